import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessLog, type AccessLogEntry, type Purpose } from '../../access-log/index.ts';
import { policyVersion, type AccessDecision } from '../../access/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import { UnknownCursor } from '../../kernel/refusals.ts';
import { Organisations } from '../../organisation/index.ts';
import { Clock } from '../../platform/clock.ts';
import type { Held } from './dossiers.ts';
import { whoLookedLine, type WhoLookedLine } from './who-looked-line.ts';

/** Why and in which trace somebody reads. */
export interface Looking {
  readonly purpose: Purpose;
  readonly traceId: string;
}

/** What is about to be disclosed of one dossier, and under which rules. */
export interface Disclosure {
  readonly action: AccessLogEntry['action'];
  readonly purpose: Purpose;
  readonly traceId: string;
  readonly entries: readonly Entry[];
  readonly decisions: readonly AccessDecision[];
}

/** Writes who looked before anything leaves (W-40). It throws when the line cannot be written: then nothing leaves. */
@Injectable()
export class WhoLooked {
  constructor(
    private readonly log: AccessLog,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  async disclose({ subject, caller, who }: Held, { action, purpose, traceId, entries, decisions }: Disclosure): Promise<void> {
    const refused = decisions.length > 0 && decisions.every(({ effect }) => effect === 'deny');
    await this.log.write({
      id: randomUUID(),
      at: this.clock.now(),
      traceId,
      action: refused ? 'refuse' : action,
      outcome: refused ? 'refused' : 'allowed',
      tenant: subject.tenant,
      actor: { account: caller.account, role: who.staffRole === 'none' ? who.role : who.staffRole, ...(caller.tenant !== undefined && { organisation: caller.tenant }) },
      purpose,
      disclosed: [{ dossierId: subject.id, ranges: rangesOf(entries), classes: [...new Set(entries.flatMap((entry) => (entry.state === 'kept' ? [entry.content.accessClass] : [])))].toSorted() }],
      decision: { policyVersion, rules: [...new Set(decisions.map(({ rule }) => rule))].toSorted() },
    });
  }

  /** Somebody may not: that is written too, and nothing leaves. */
  refuse(held: Held, looking: Looking, decision: AccessDecision): Promise<void> {
    return this.disclose(held, { action: 'refuse', ...looking, entries: [], decisions: [{ ...decision, effect: 'deny' }] });
  }

  /** Lines about one dossier, newest first; `before` is the id of the last line of the page before. */
  async about(dossierId: string, options: { readonly before?: string; readonly limit: number }): Promise<readonly WhoLookedLine[]> {
    const lines = await this.log.about(dossierId, options).catch((error: unknown) => {
      throw error instanceof RangeError ? new UnknownCursor() : error;
    });
    return Promise.all(lines.map(async (line) => whoLookedLine(line, dossierId, await this.nameOf(line))));
  }

  /** The board for which somebody looked; parents and pupils look for themselves. */
  private async nameOf({ actor: { organisation } }: AccessLogEntry): Promise<string | undefined> {
    return organisation === undefined ? undefined : (await this.organisations.of(organisation)).board?.name;
  }
}

/** Revisions as closed ranges: one line per request, however many entries. */
export const rangesOf = (entries: readonly Entry[]): readonly (readonly [number, number])[] => {
  const ranges: [number, number][] = [];
  for (const revision of entries.map((entry) => entry.revision).toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && revision <= last[1] + 1) last[1] = Math.max(last[1], revision);
    else ranges.push([revision, revision]);
  }
  return ranges;
};
