/** Why an act is refused: the rule, where it is written, and what a parent or school employee reads. */
export interface Rejection {
  /** `W-…` of the domain's rules, or `form` for an order that cannot be understood in this dossier. */
  readonly rule: string;
  /** The article or source text; openly "beleid" where it is policy. */
  readonly ground: string;
  /** Plain Dutch (B1, "u"): what, why, what now. No names, no free text. */
  readonly detailNl: string;
}

export type Rejections = Readonly<Record<string, Rejection>>;

/**
 * The outcome of a command: the events, or every broken rule at once.
 * `refused` cannot stand in any dossier (it refers to what does not exist). `broken` names rules of law: the act is
 * refused, but the same fact may be recorded as irregular.
 */
export interface Decision<E> {
  readonly events: readonly E[];
  readonly refused: readonly string[];
  readonly broken: readonly string[];
}

type Conditions<R extends Rejections> = { readonly [Code in keyof R & string]?: boolean };

const codesThatHold = (conditions: Readonly<Record<string, boolean | undefined>>): string[] =>
  Object.entries(conditions).flatMap(([code, holds]) => (holds ? [code] : []));

/** The three answers a chapter's decider gives, typed by its own rejections. */
export interface Rulebook<R extends Rejections> {
  /** Refused for good when any condition holds, else undefined: `rejectIf({…}) ?? record(…)`. */
  readonly rejectIf: (conditions: Conditions<R>) => Decision<never> | undefined;
  /** Records the events unless a rule of law is broken. */
  readonly record: <E>(events: E | readonly E[], brokenIf?: Conditions<R>) => Decision<E>;
  /** Asked twice: nothing to record, and not an error. */
  readonly nothing: Decision<never>;
}

export const rulebook = <R extends Rejections>(_rejections: R): Rulebook<R> => ({
  rejectIf: (conditions) => {
    const refused = codesThatHold(conditions);
    return refused.length > 0 ? { events: [], refused, broken: [] } : undefined;
  },
  record: <E>(events: E | readonly E[], brokenIf: Conditions<R> = {}): Decision<E> => ({
    events: Array.isArray(events) ? (events as readonly E[]) : [events as E],
    refused: [],
    broken: codesThatHold(brokenIf),
  }),
  nothing: { events: [], refused: [], broken: [] },
});
