import {
  advicesAbout,
  asCorrected,
  authorityHolders,
  consentInForce,
  consentOf,
  consultedAbout,
  eventOf,
  hearingsAbout,
  isCaregiver,
  isMinor,
  isParentInEducation,
  isRestrictedByCourt,
  needsAdvice,
  parentsSpokenWith,
  personsIn,
  pupilOf,
  replay,
  RIGHT_TO_BE_HEARD_FROM,
  withdrawnBy,
  type ConsentPurpose,
  type Dossier,
  type DossierEvent,
} from '../../dossier/domain/index.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { Named, PlainDate } from '../../kernel/event.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import type { MeasureName } from './measures.ts';

/** Something that was to be right on the day it was done, and whether it was. */
export interface Check {
  readonly measure: Exclude<MeasureName, 'terms' | 'agreements-evaluated'>;
  readonly rule: string;
  readonly outcome: string;
  readonly on: PlainDate;
  /** The entry that was looked at, and those because of which it came out so. */
  readonly entryIds: readonly string[];
}

type Found = Omit<Check, 'on' | 'entryIds'> & { readonly because?: readonly string[] };

/** The dossier as it is known in the end, and just before an entry that is judged by that. */
interface Looked {
  readonly before: Dossier;
  readonly dossier: Dossier;
  /** What the board chose. */
  readonly policyOn: PolicyOn;
}

type Checks = { readonly [T in DossierEvent['type']]?: (data: Named<DossierEvent, T>['data'], looked: Looked) => readonly Found[] };

/** All whose voice counts on a day, whom no court keeps away: parents with authority, else who takes care; from 18 the pupil. */
const whoShouldBeThere = (dossier: Dossier, on: PlainDate): readonly string[] => {
  const { people } = dossier;
  if (!isMinor(people, on)) return [pupilOf(people)?.personId ?? ''];
  const holders = authorityHolders(people, on).map(({ personId }) => personId);
  const all = holders.length > 0 ? holders : people.persons.map(({ personId }) => personId).filter((it) => isCaregiver(people, it, on));
  return all.filter((personId) => !isRestrictedByCourt(people, personId, on));
};

const involvement = (dossier: Dossier, present: readonly string[], on: PlainDate): 'all' | 'some' | 'none' => {
  const { people } = dossier;
  const counts = (personId: string): boolean => (isMinor(people, on) ? isParentInEducation(people, personId, on) : pupilOf(people)?.personId === personId);
  if (!present.some(counts)) return 'none';
  return whoShouldBeThere(dossier, on).every((personId) => present.includes(personId)) ? 'all' : 'some';
};

const parents = (rule: string, outcome: string): Found => ({ measure: 'parents-involved', rule, outcome });

const planChecks = ({ occurredOn }: { readonly occurredOn: PlainDate }, { before, dossier }: Looked): readonly Found[] => {
  // What led to this version is what was there before it; who speaks for the plan is as we know it now.
  const led = { people: dossier.people, developmentPlan: before.developmentPlan };
  const heard = entriesAt(dossier, hearingsAbout(led, occurredOn));
  const spoke = heard.some(({ content }) => content.type === 'PupilInputRecorded');
  const hearing: Found = { measure: 'pupil-heard', rule: 'W-12', outcome: spoke ? 'heard' : heard.length > 0 ? 'declined' : 'not-heard', because: idsOf(heard) };
  const advices = entriesAt(dossier, advicesAbout(led, occurredOn));
  const advice: Found = { measure: 'guidance-committee-advised', rule: 'W-12', outcome: advices.length > 0 ? 'advised' : 'not-advised', because: idsOf(advices) };
  return [
    parents('W-12', involvement(dossier, consultedAbout(led, occurredOn), occurredOn)),
    ...(occurredOn >= RIGHT_TO_BE_HEARD_FROM ? [hearing] : []),
    ...(needsAdvice(dossier, occurredOn) ? [advice] : []),
  ];
};

const entriesAt = ({ history }: Dossier, places: readonly { readonly revision: number }[]): readonly KeptEntry[] =>
  places.flatMap(({ revision }) => history.at(revision) ?? []).filter((entry) => entry.state === 'kept');

const idsOf = (entries: readonly KeptEntry[]): readonly string[] => entries.map(({ eventId }) => eventId);

interface Use {
  readonly consentId?: string;
  readonly occurredOn: PlainDate;
  readonly occurredTime?: string;
}

/** Whether a consent carried what was done with it. Known now: also when the withdrawal was recorded later. */
const useOf = (purpose: ConsentPurpose) => ({ consentId, occurredOn: on, occurredTime: time }: Use, { dossier, policyOn }: Looked): readonly Found[] => {
  const found = (outcome: string, because: readonly string[] = []): readonly Found[] => [{ measure: 'consent-used', rule: 'W-21', outcome, because }];
  if (consentId === undefined) return found('not-in-force');
  if (consentOf(dossier.consent, consentId)?.purpose === purpose && consentInForce(dossier, policyOn, consentId, on, time).inForce) return found('in-force');
  const withdrawn = withdrawnBy(dossier.consent, consentId, { on, ...(time !== undefined && { time }) });
  return withdrawn.length > 0 ? found('after-withdrawal', objections(dossier, consentId, withdrawn, on)) : found('not-in-force');
};

const NO: ReadonlySet<string> = new Set<DossierEvent['type']>(['ConsentRefused', 'ConsentWithdrawn']);

/** The entries in which these persons said no to this consent, until a day. */
const objections = (dossier: Dossier, consentId: string, persons: readonly string[], until: PlainDate): readonly string[] =>
  [...dossier.history].flatMap((entry) => {
    if (entry.state !== 'kept' || !NO.has(entry.content.type)) return [];
    const { data, occurredOn } = asCorrected(dossier, entry).content;
    const said = data as { readonly consentId: string; readonly grantor: string };
    return said.consentId === consentId && persons.includes(said.grantor) && occurredOn <= until ? [entry.eventId] : [];
  });

/** What is looked at in entries of each type, also in irregular ones: these tell most. */
const checks: Checks = {
  AgreementMade: ({ participants, occurredOn }, { dossier }) => [parents('W-17', involvement(dossier, personsIn(participants), occurredOn))],
  DevelopmentPlanAdopted: planChecks,
  DevelopmentPlanAmended: planChecks,
  AdmissionRefused: ({ occurredOn }, { dossier }) => [parents('W-09', parentsSpokenWith(dossier, occurredOn) ? 'some' : 'none')],
  RemovalDecided: ({ parentsHeard, pupilHeard, occurredOn }, { dossier }) => [
    parents('W-39', (isMinor(dossier.people, occurredOn) ? parentsHeard : pupilHeard) ? 'some' : 'none'),
    { measure: 'pupil-heard', rule: 'W-39', outcome: pupilHeard ? 'heard' : 'not-heard' },
  ],
  CareProviderContacted: useOf('care-provider'),
  PreviousSchoolContacted: useOf('previous-school'),
  DisclosureMade: (data, looked) => (data.ground === 'consent' ? useOf('third-party')(data, looked) : []),
  TransferFileSent: (data, looked) => (looked.before.registration.sector === 'vo' ? useOf('third-party')(data, looked) : []),
};

/** Everything in a dossier that was to be right on its day. What belongs in another dossier is not looked at. */
export const checksOf = (dossier: Dossier, policyOn: PolicyOn): readonly Check[] => {
  const before = dossiersBefore(dossier);
  return [...dossier.history].flatMap((entry) => {
    if (entry.state !== 'kept' || dossier.informationRights.misfiled.has(entry.eventId)) return [];
    const looked = found(entry, { before: before.get(entry.eventId) ?? dossier, dossier, policyOn });
    return looked.map(({ because = [], ...check }) => ({ ...check, on: asCorrected(dossier, entry).content.occurredOn, entryIds: [entry.eventId, ...because] }));
  });
};

/** What these are judged by is what was there before them; the rest by what is known in the end. */
const JUDGED_BY_BEFORE: ReadonlySet<string> = new Set<DossierEvent['type']>(['DevelopmentPlanAdopted', 'DevelopmentPlanAmended', 'TransferFileSent']);

const dossiersBefore = (dossier: Dossier): ReadonlyMap<string, Dossier> => {
  const isJudged = (entry: Entry): boolean => entry.state === 'kept' && JUDGED_BY_BEFORE.has(entry.content.type);
  const found = new Map<string, Dossier>();
  // Most dossiers have none, and then need no replay.
  if ([...dossier.history].some(isJudged)) for (const { entry, before } of replay(dossier)) if (isJudged(entry)) found.set(entry.eventId, before);
  return found;
};

const found = (entry: KeptEntry, looked: Looked): readonly Found[] => {
  const { type, data } = eventOf(asCorrected(looked.dossier, entry));
  const look = (checks as Readonly<Record<string, ((data: object, looked: Looked) => readonly Found[]) | undefined>>)[type];
  return look?.(data, looked) ?? [];
};
