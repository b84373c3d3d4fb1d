import { isUuid } from '../../kernel/ids.ts';
import type { CaseEntryView, CaseView } from './case-view.ts';

/**
 * What an auditor sees (AD-27): what was done, when, by which role, and who took part, without names, texts or the board's ids.
 * Only what is listed here is told: a new field is silent until somebody decides that it tells of nobody.
 */

/** What an id is of. */
type Sort = 'person' | 'goal' | 'agreement' | 'conversation';

/** The same person, goal, agreement or conversation is the same in one case, and another in the next. */
export type Pseudonym = (sort: Sort, id: string) => string;

/** Codes, days and flags: they tell of nobody. */
const TOLD: ReadonlySet<string> = new Set(['task', 'outcome', 'kind', 'profession', 'reason', 'from', 'until', 'objectionUntil', 'evaluateOn', 'role', 'presence', 'via', 'agreedJointly', 'childAble', 'childWilling', 'owner', 'due', 'asOf', 'final']);
/** Ids, one or a list: told as pseudonyms, so that what belongs together can be found. */
const IDS: ReadonlyMap<string, Sort> = new Map([
  ['personId', 'person'],
  ['parents', 'person'],
  ['person', 'person'],
  ['grantor', 'person'],
  ['goalId', 'goal'],
  ['agreementId', 'agreement'],
  ['conversationId', 'conversation'],
]);
/** What holds them. */
const HOLDERS: ReadonlySet<string> = new Set(['participants', 'nextSteps', 'pupil']);

const CODE = /^[a-z0-9][a-z0-9-]{0,60}$/;

const pseudonymised = (sort: Sort, value: unknown, pseudonym: Pseudonym): unknown => {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => pseudonymised(sort, item, pseudonym) ?? []);
  return typeof value === 'string' && isUuid(value) ? pseudonym(sort, value) : undefined;
};

const audited = (data: object, pseudonym: Pseudonym): object => Object.fromEntries(Object.entries(data).flatMap(([key, value]) => told(key, value, pseudonym)));

const told = (key: string, value: unknown, pseudonym: Pseudonym): readonly (readonly [string, unknown])[] => {
  if (TOLD.has(key)) return typeof value === 'boolean' || (typeof value === 'string' && CODE.test(value)) ? [[key, value]] : [];
  const sort = IDS.get(key);
  if (sort) {
    const found = pseudonymised(sort, value, pseudonym);
    return found === undefined ? [] : [[key, found]];
  }
  if (!HOLDERS.has(key) || typeof value !== 'object' || value === null) return [];
  return [[key, Array.isArray(value) ? value.map((item: object) => audited(item, pseudonym)) : audited(value, pseudonym)]];
};

export const auditedEntry = (view: CaseEntryView, pseudonym: Pseudonym) => {
  if (view.state === 'erased') return view;
  const { state, entryId, type, heading, summary, occurredOn, recordedAt, recordedBy, irregular, data, delivered } = view;
  return {
    state,
    entryId,
    type,
    heading,
    summary,
    occurredOn,
    recordedAt,
    recordedBy: { role: recordedBy.role },
    ...(irregular && { irregular: { rules: irregular.rules } }),
    data: audited(data, pseudonym),
    ...(delivered && {
      delivered: {
        type: delivered.type,
        heading: delivered.heading,
        occurredOn: delivered.occurredOn,
        recordedAt: delivered.recordedAt,
        content: audited((delivered.content as { readonly data: object }).data, pseudonym),
      },
    }),
  };
};

export const auditedCase = ({ pupil, experts, keptBack, ...rest }: CaseView, pseudonym: Pseudonym) => ({
  ...rest,
  ...(pupil && { pupil: { personId: pseudonym('person', pupil.personId) } }),
  keptBack: keptBack.map(({ reason, textNl }) => ({ reason, textNl })),
  experts: experts.map(({ expertId, profession }) => ({ expertId, profession })),
});
