import { addWeeks, workingDayFrom } from '../../../kernel/calendar.ts';
import type { Occurrence, PlainDate } from '../../../kernel/event.ts';
import type { AdmissibilityDeclarationIssued, Profession } from './assessment.events.ts';

export interface Expert {
  readonly name: string;
  readonly profession: Profession;
  readonly account?: string;
}

export interface Advice extends Occurrence {
  readonly shared: boolean;
}

/** Who advises, what was advised and decided. */
export interface Assessments {
  readonly experts: ReadonlyMap<string, Expert>;
  readonly advices: ReadonlyMap<string, Advice>;
  readonly sequenceNumbers: ReadonlySet<string>;
  /** Day of the last advice, allocation or declaration: retention counts from it (WVO 2020 2.47(16)). */
  readonly lastTaskOn?: PlainDate;
}

/** Awb 6:7 and 6:8: six weeks after the day of the decision. A right of the parents, so it moves to a working day (Algemene termijnenwet 1, 3). */
export const objectionUntil = (decidedOn: PlainDate): PlainDate => workingDayFrom(addWeeks(decidedOn, 6));

const LEADING: readonly Profession[] = ['orthopedagogue', 'psychologist'];

/** For another kind of primary or special school two experts, one of them an orthopedagogue or psychologist; for practical education one. */
export const hasTheExperts = ({ experts }: Assessments, asked: Pick<AdmissibilityDeclarationIssued['data'], 'kind' | 'experts'>): boolean => {
  const heard = asked.experts.flatMap((id) => experts.get(id) ?? []);
  if (asked.kind === 'practical') return heard.length > 0;
  return heard.length >= 2 && heard.some(({ profession }) => LEADING.includes(profession));
};

export const isUnknownExpert = ({ experts }: Assessments, ids: readonly string[]): boolean => ids.some((id) => !experts.has(id));

/** The later of two days, where there was one before. */
export const laterDay = (one: PlainDate | undefined, other: PlainDate): PlainDate => (one !== undefined && one > other ? one : other);
