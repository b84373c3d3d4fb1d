import type { AccessClass } from '../kernel/chapter.ts';
import type { ChapterName, DossierEvent } from '../dossier/domain/index.ts';
import type { SupportCaseEvent, SupportCaseKind } from '../support-cases/domain/index.ts';

/**
 * Every fact an access rule may ask about, and every value it can have. Closed, so that the whole table can be tried:
 * who asks (read now, from dossier or support case and organisation) and what is asked for (one entry, or one event to be recorded).
 */
export const subjectVocabulary = {
  /** What the account in use is to this dossier; `partnership`: staff of a partnership, to its own support case. */
  role: ['parent', 'caregiver', 'pupil', 'staff', 'system', 'partnership', 'none'],
  relation: ['authority', 'no-authority', 'self', 'assigned', 'same-board', 'mandated', 'open-request', 'closed-request', 'none'],
  staffRole: ['teacher', 'mentor', 'internal-counsellor', 'support-coordinator', 'administrator', 'privacy-officer', 'case-worker', 'partnership-expert', 'auditor', 'none'],
  pupilAge: ['under-16', '16-17', 'of-age'],
  /** What the pupil, from 16, permits this person. */
  permission: ['none', 'copy', 'everything'],
  /** A copy request is being handled: asked or issued, not yet refused or collected. */
  copyTask: [true, false],
} as const;

export const entryVocabulary = {
  /** The reader took part in it. */
  attended: [true, false],
  /** The reader did it or it is about the reader; for an event to be recorded: it is done in the reader's own name. */
  ownAct: [true, false],
  /** Kept from parents and pupil by a reasoned decision. */
  withheld: [true, false],
  /** Whether it may be used: restricted is only kept (AVG 18), misfiled belongs in another child's dossier. */
  use: ['open', 'restricted', 'misfiled'],
  /** It says what another entry should have said (only when recording; a reader sees the entry itself, as corrected). */
  correction: [true, false],
} as const;

type Values<V extends Readonly<Record<string, readonly unknown[]>>> = { readonly [F in keyof V]: V[F][number] };

export type SubjectFacts = Values<typeof subjectVocabulary>;
/** A statement and a correction carry the class, type and chapter of the entry they concern (`factsOfEntry`). */
export type EntryFacts = Values<typeof entryVocabulary> & {
  readonly accessClass: AccessClass;
  readonly type: DossierEvent['type'] | SupportCaseEvent['type'];
  readonly chapter: ChapterName | SupportCaseKind['chapter'];
};

export const actions = ['read', 'record', 'import', 'request-copy', 'handle-copy', 'read-access-log', 'audit', 'know'] as const;

/**
 * `read`, `record` and `import` are about one entry; `import`: brings in what a file that was taken over says of before. `request-copy`: may have a copy now. `handle-copy`: prepares and issues one.
 * `audit`: may see how the school kept to its rules: counts, days, rules and ids of entries, no content.
 * `know`: may know that the dossier exists; without it every answer is 404.
 */
export type Action = (typeof actions)[number];

export type Effect = 'allow' | 'redact' | 'deny';

export type Conditions<Facts> = { readonly [F in keyof Facts]?: readonly Facts[F][] };

/** One row: holds when every named fact has one of the values listed. */
export interface AccessRule {
  readonly id: string;
  readonly effect: Effect;
  readonly actions: readonly Action[];
  readonly subject: Conditions<SubjectFacts>;
  readonly entry: Conditions<EntryFacts>;
  /** Article, or openly "beleid". */
  readonly ground: string;
  /** Plain Dutch (B1, "u"): why, and for a refusal what to do now. */
  readonly textNl: string;
}

/** What is said to a role when no row allows: always a refusal. */
export type DefaultDenial = Pick<AccessRule, 'id' | 'ground' | 'textNl'>;

export interface AccessTable {
  readonly rules: readonly AccessRule[];
  readonly otherwise: { readonly [R in SubjectFacts['role']]: DefaultDenial };
}
