import { addMonths, birthday, endOfSchoolYear } from '../../../kernel/calendar.ts';
import type { PlainDate, PlainTime } from '../../../kernel/event.ts';
import type { Policies, PolicyOn } from '../../../kernel/policy.ts';
import type { Dossier } from '../dossier.ts';
import { authorityHolders, hasAuthority, hasReached, isMinor, personOf, pupilOf, type People } from '../people/people.facts.ts';
import type { ConsentCapacity, ConsentPurpose, PermissionScope } from './consent.events.ts';
import { standingOf, type Moment, type Said, type Standing } from './said.facts.ts';

/** The chapter's slice: what was asked, who said what about it when, and what the pupil permits. */
export interface Consents {
  readonly requests: ReadonlyMap<string, ConsentRequest>;
  readonly permissions: ReadonlyMap<string, Permission>;
  /** Requests for a report of an earlier examination. */
  readonly reportsAsked: ReadonlySet<string>;
}

export interface ConsentRequest {
  readonly consentId: string;
  readonly entryId: string;
  readonly purpose: ConsentPurpose;
  readonly requestedOn: PlainDate;
  /** Last day on which it counts. */
  readonly validUntil: PlainDate;
  /** A refusal and a withdrawal are both a no. */
  readonly said: readonly Said[];
}

export interface Permission {
  readonly permissionId: string;
  readonly parent: string;
  readonly scope: PermissionScope;
  readonly grantedOn: PlainDate;
  readonly withdrawnOn?: PlainDate;
}

/** Why consent does not count at a moment: codes of `consentRejections`, so that each has its rule and its words. */
export type ConsentGap =
  | 'unknown-consent'
  | 'consent-outside-period'
  | 'nobody-with-authority'
  | 'parent-objects'
  | 'not-all-parents-consented'
  | 'parent-consent-missing'
  | 'pupil-consent-missing';

export interface ConsentState {
  readonly inForce: boolean;
  readonly missing: readonly ConsentGap[];
}

export const consentOf = ({ requests }: Consents, consentId: string): ConsentRequest | undefined => requests.get(consentId);
export const permissionOf = ({ permissions }: Consents, permissionId: string): Permission | undefined => permissions.get(permissionId);

const isPupil = (people: People, personId: string): boolean => personOf(people, personId)?.role === 'pupil';

/**
 * In what right somebody may consent on a day (W-22; UAVG 5): under 16 who has authority, from the 16th birthday the
 * pupil. About contact with a care provider a parent may speak as well until 18 (source 004); whether that is needed is
 * the choice of the organisation.
 */
export const capacityOf = (people: People, purpose: ConsentPurpose, personId: string, on: PlainDate): ConsentCapacity => {
  const sixteen = hasReached(people, 16, on);
  if (isPupil(people, personId)) return sixteen ? 'pupil' : 'none';
  const parentsSpeak = !sixteen || (purpose === 'care-provider' && isMinor(people, on));
  return parentsSpeak && hasAuthority(people, personId, on) ? 'authority-holder' : 'none';
};

const standing = (people: People, { purpose, said }: ConsentRequest, personId: string, moment: Moment): Standing =>
  standingOf(said.filter((it) => it.personId === personId && (!it.yes || capacityOf(people, purpose, personId, it.on) !== 'none')), moment);

const pupilConsents = (people: People, request: ConsentRequest, moment: Moment): boolean => {
  const pupil = pupilOf(people);
  return pupil !== undefined && standing(people, request, pupil.personId, moment) === 'yes';
};

/** Under 16: one holder of authority without objection; for a care provider all of them, unless the organisation chose otherwise. */
const gapsUnder16 = (parents: readonly Standing[], allParents: boolean): ConsentGap[] => [
  ...(parents.length === 0 ? ['nobody-with-authority' as const] : []),
  ...(parents.includes('no') ? ['parent-objects' as const] : []),
  ...(allParents && parents.includes('silent') ? ['not-all-parents-consented' as const] : []),
  ...(!allParents && parents.length > 0 && !parents.includes('yes') ? ['parent-consent-missing' as const] : []),
];

/** From 16: the pupil; until 18 for a care provider one parent too (source 004), unless the organisation chose otherwise. */
const gapsFrom16 = (pupil: boolean, parents: readonly Standing[], parentToo: boolean): ConsentGap[] => [
  ...(pupil ? [] : ['pupil-consent-missing' as const]),
  ...(parentToo && parents.length === 0 ? ['nobody-with-authority' as const] : []),
  ...(parentToo && parents.length > 0 && !parents.includes('yes') ? ['parent-consent-missing' as const] : []),
];

/**
 * Whether this consent carries an act on a day (W-21…W-23). Age, authority and policy are those of the day of the act, whoever
 * signed before; so what only parents signed stops on the 16th birthday. What was withdrawn on the same day counts as
 * withdrawn, unless both times are known and the act came first.
 */
export const consentInForce = ({ people, consent }: Pick<Dossier, 'people' | 'consent'>, policyOn: PolicyOn, consentId: string, on: PlainDate, time?: PlainTime): ConsentState => {
  const request = consentOf(consent, consentId);
  if (!request) return { inForce: false, missing: ['unknown-consent'] };
  const moment: Moment = { on, ...(time !== undefined && { time }) };
  const forCare = request.purpose === 'care-provider';
  const parents = authorityHolders(people, on).map(({ personId }) => standing(people, request, personId, moment));
  const missing = [
    ...(isWithin(request, on) ? [] : ['consent-outside-period' as const]),
    ...(hasReached(people, 16, on)
      ? gapsFrom16(pupilConsents(people, request, moment), parents, forCare && isMinor(people, on) && policyOn('care-provider-consent-16-17', on) === 'pupil-and-parent')
      : gapsUnder16(parents, forCare && policyOn('care-provider-consent-under-16', on) === 'all-holders')),
  ];
  return { inForce: missing.length === 0, missing };
};

const MONTHS: { readonly [V in Policies['consent-validity']]?: number } = { 'three-months': 3, 'six-months': 6 };

/** The last day that a consent asked on this day may have (W-23): never beyond the school year. */
export const longestValidity = (requestedOn: PlainDate, validity: Policies['consent-validity']): PlainDate => {
  const [months, yearEnds] = [MONTHS[validity], endOfSchoolYear(requestedOn)];
  const chosen = months === undefined ? yearEnds : addMonths(requestedOn, months);
  return chosen < yearEnds ? chosen : yearEnds;
};

/** Who had said yes and then took it back, by this moment (AVG 7(3)). */
export const withdrawnBy = ({ requests }: Consents, consentId: string, moment: Moment): readonly string[] => {
  const said = requests.get(consentId)?.said ?? [];
  const consented = said.filter(({ yes, on }) => yes && on <= moment.on).map(({ personId }) => personId);
  return [...new Set(consented)].filter((personId) => standingOf(said.filter((it) => it.personId === personId), moment) === 'no');
};

/** From the day it was asked to its last day, both included. */
export const isWithin = ({ requestedOn, validUntil }: ConsentRequest, on: PlainDate): boolean => requestedOn <= on && on <= validUntil;

/**
 * Whether the pupil lets this parent (UAVG 5; source 004). Given before the 16th birthday it does not count; given at 16
 * or 17 it survives the 18th. Withdrawn today is withdrawn.
 */
export const permissionInForce = ({ people, consent }: Pick<Dossier, 'people' | 'consent'>, parent: string, scope: PermissionScope, on: PlainDate): boolean =>
  [...consent.permissions.values()].some(
    (it) =>
      it.parent === parent &&
      (it.scope === scope || it.scope === 'everything') &&
      it.grantedOn <= on &&
      hasReached(people, 16, it.grantedOn) &&
      (it.withdrawnOn === undefined || on < it.withdrawnOn),
  );

/** Consents that parents gave and that wait for the pupil since the 16th birthday (W-23). */
export const awaitingPupil = ({ people, consent }: Pick<Dossier, 'people' | 'consent'>, today: PlainDate): readonly (ConsentRequest & { readonly since16: PlainDate })[] => {
  const pupil = pupilOf(people);
  if (pupil?.bornOn === undefined) return [];
  const since16 = birthday(pupil.bornOn, 16);
  if (today < since16) return [];
  return [...consent.requests.values()]
    .filter((it) => it.requestedOn < since16 && today <= it.validUntil && it.said.some(({ yes }) => yes) && standing(people, it, pupil.personId, { on: today }) === 'silent')
    .map((it) => ({ ...it, since16 }));
};
