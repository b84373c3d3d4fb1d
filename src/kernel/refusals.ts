import type { Rejection } from './decision.ts';

/** Expected endings of a request, as the application throws them; only the HTTP edge turns them into problem+json. */

/** `recordable`: the same fact may be recorded as irregular. */
export type BrokenRule = Rejection & { readonly code: string; readonly recordable?: boolean };

/** One or more rules refuse it. */
export class Refused extends Error {
  readonly code = 'refused';
  readonly rejections: readonly BrokenRule[];
  /** The entries because of which, where it is some of them. */
  readonly entryIds: readonly string[];

  constructor(rejections: readonly BrokenRule[], entryIds: readonly string[] = []) {
    super(rejections.map(({ code }) => code).join(', '));
    this.rejections = rejections;
    this.entryIds = entryIds;
  }
}

/** `busy`: others changed it too often; `since-erased`: a repeat of what was erased; `idempotency-key-reused`: other body, same key. */
export class Conflict extends Error {
  readonly code: 'busy' | 'since-erased' | 'idempotency-key-reused';

  constructor(code: Conflict['code']) {
    super(code);
    this.code = code;
  }
}

/** If-Match does not hold any more (412). */
export class PreconditionFailed extends Error {
  readonly code = 'precondition-failed';
}

/** A page was asked after something that is not in this list (400). */
export class UnknownCursor extends Error {
  readonly code = 'unknown-cursor';
}

/** It does not exist, or the asker may not know that it does: the answer is the same (404). */
export class NotFound extends Error {
  readonly code = 'not-found';
}

/** The asker knows it exists but may not (403): by which rule, and what a parent reads. A write-only system gets no facts. */
export class Forbidden extends Error {
  readonly code = 'forbidden';
  readonly rule: string;
  readonly ground: string;
  readonly textNl: string;

  constructor(rule: string, ground: string, textNl: string) {
    super(rule);
    this.rule = rule;
    this.ground = ground;
    this.textNl = textNl;
  }
}
