import type { Command, Meta } from './command.ts';
import type { Decision, Rejections } from './decision.ts';
import type { Dated, Event, Named, PlainDate, Recorded } from './event.ts';
import type { Fields } from './fields.ts';
import type { PolicyOn } from './policy.ts';

/** What an entry is about, as far as it decides who may see it (docs/rules.md, Access classes). */
export const accessClasses = [
  'administration',
  'progress',
  'conversation',
  'child-voice',
  'development-plan',
  'agreement',
  'consent',
  'health',
  'external-report',
  'information-rights',
] as const;

export type AccessClass = (typeof accessClasses)[number];

/** How long an entry is kept, and so which key seals it (W-31, W-32). */
export type RetentionClass = 'file' | 'administration' | 'admissibility';

/**
 * The single description of an event type: access, retention, law, the words above it in pages and copies, its reference
 * in the documents. `D` is the event's data.
 */
export interface EntryKind<D> {
  readonly schemaVersion: number;
  /**
   * Every field that is stored under `data`. The verifier of copies refuses any other in this version, for ever: a field
   * more or less is a next `schemaVersion`, and `npm run schemas` writes it down.
   */
  readonly fields: Fields<Omit<D, keyof Dated>>;
  readonly accessClass: AccessClass;
  readonly retentionClass: RetentionClass;
  /** AVG article 6 (or 9) ground, as shown to the parent. */
  readonly legalBasis: string;
  /** Entry of the register of processing activities. */
  readonly processingActivity: string;
  /** Plain Dutch heading. */
  readonly headingNl: string;
  /** One plain Dutch line about what happened, without free text of third parties. */
  summaryNl(data: D): string;
  /** For an entry about another entry (a correction, a statement): that entry's event id. It then follows that entry's access, retention, key and fate. */
  concerns?(data: D): string;
  /** Contact data of one person: pointers under `/data` that another parent does not see (AD-3). */
  readonly contactDetails?: { readonly personAt: string; readonly pointers: readonly string[] };
  /** Persons who took part, so that "conversations the parent attended" can be told (AD-4). */
  participants?(data: D): readonly string[];
}

/** Something that is due: since which entry, by which rule, whose, until when. Overdue is computed when asked. */
export interface Obligation {
  /** Stable within the dossier: rule and the entry that opened it. */
  readonly id: string;
  readonly rule: string;
  readonly since: string;
  readonly due: PlainDate;
  readonly owner: 'school' | 'parents' | 'board' | 'partnership';
  readonly textNl: string;
}

/**
 * One chapter of a dossier: its slice of state, folded from its own events, deciding its own commands against the whole
 * dossier. `Also` names events of other chapters that a command records with its own, in one append.
 */
export interface Chapter<Dossier, Slice, C extends Command, E extends Event, Also extends Event = never> {
  readonly initial: Slice;
  readonly decide: { readonly [T in C['type']]: (data: Named<C, T>['data'], dossier: Dossier, meta: Meta) => Decision<E | Also> };
  readonly evolve: { readonly [T in E['type']]: (slice: Slice, data: Named<E, T>['data'], recorded: Recorded) => Slice };
  readonly entries: { readonly [T in E['type']]: EntryKind<Named<E, T>['data']> };
  readonly rejections: Rejections;
  /** What is due now, since which entry, by which rule, whose. */
  obligations?(dossier: Dossier, today: PlainDate, policyOn: PolicyOn): readonly Obligation[];
}
