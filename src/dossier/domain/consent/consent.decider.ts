import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import type { Dated } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import type { PolicyOn } from '../../../kernel/policy.ts';
import type { Dossier } from '../dossier.ts';
import { hasReached, isUnknown, personOf, type People } from '../people/people.facts.ts';
import type { ConsentCommand } from './consent.commands.ts';
import { consentEntries } from './consent.entries.ts';
import type { ConsentEvent, ConsentPurpose } from './consent.events.ts';
import { capacityOf, consentInForce, consentOf, isWithin, longestValidity, permissionOf, type ConsentGap, type ConsentRequest, type Consents } from './consent.facts.ts';
import { consentObligations } from './consent.obligations.ts';
import { consentRejections } from './consent.rejections.ts';
import { standingOf, type Moment, type Said } from './said.facts.ts';

const { rejectIf, record, nothing } = rulebook(consentRejections);

interface Word extends Dated {
  readonly consentId: string;
  readonly grantor: string;
}

const momentOf = ({ occurredOn, occurredTime }: Dated): Moment => ({ on: occurredOn, ...(occurredTime !== undefined && { time: occurredTime }) });

const saidIn = (word: Word, yes: boolean): Said => ({ personId: word.grantor, yes, ...momentOf(word) });

const saidBy = (request: ConsentRequest | undefined, personId: string): readonly Said[] => request?.said.filter((it) => it.personId === personId) ?? [];

const saidAlready = (request: ConsentRequest | undefined, said: Said): boolean =>
  saidBy(request, said.personId).some((it) => it.yes === said.yes && it.on === said.on && it.time === said.time);

const refersToNothing = ({ people }: Dossier, request: ConsentRequest | undefined, grantor: string) => ({
  'unknown-consent': !request,
  'grantor-unknown': isUnknown(people, grantor),
});

const mayDecide = (people: People, request: ConsentRequest | undefined, { grantor, occurredOn }: Word): boolean =>
  request !== undefined && capacityOf(people, request.purpose, grantor, occurredOn) !== 'none';

/** Each gap is a broken rule of its own, so that the answer says everything that is needed. */
const brokenBy = (gaps: readonly ConsentGap[]): Partial<Record<ConsentGap, boolean>> => Object.fromEntries(gaps.map((gap) => [gap, true]));

const permitsNobody = (people: People, parent: string) => ({
  'permitted-parent-unknown': isUnknown(people, parent),
  'permission-for-pupil': personOf(people, parent)?.role === 'pupil',
});

const answersNoRequest = ({ people, consent }: Dossier, { reportRequestId, person }: { readonly reportRequestId: string; readonly person: string }) => ({
  'unknown-report-request': !consent.reportsAsked.has(reportRequestId),
  'grantor-unknown': isUnknown(people, person),
});

/** Why the consent does not carry a contact for this purpose (W-21). */
const uncovered = (dossier: Dossier, policyOn: PolicyOn, purpose: ConsentPurpose, { consentId, occurredOn, occurredTime }: Dated & { readonly consentId: string }) => ({
  'consent-for-other-purpose': consentOf(dossier.consent, consentId)?.purpose !== purpose,
  ...brokenBy(consentInForce(dossier, policyOn, consentId, occurredOn, occurredTime).missing),
});

const adding = (slice: Consents, word: Word, yes: boolean): Consents => {
  const request = consentOf(slice, word.consentId);
  return request ? { ...slice, requests: put(slice.requests, word.consentId, { ...request, said: [...request.said, saidIn(word, yes)] }) } : slice;
};

export const consent: Chapter<Dossier, Consents, ConsentCommand, ConsentEvent> = {
  initial: { requests: new Map(), permissions: new Map(), reportsAsked: new Set() },
  rejections: consentRejections,
  entries: consentEntries,
  obligations: consentObligations,

  decide: {
    RequestConsent: (asked, _dossier, { commandId, policyOn }) => {
      const longest = longestValidity(asked.occurredOn, policyOn('consent-validity', asked.occurredOn));
      const { validUntil = longest } = asked;
      return (
        rejectIf({ 'consent-ends-before-it-starts': validUntil < asked.occurredOn }) ??
        record({ type: 'ConsentRequested', data: { consentId: idFrom(commandId, 'consent'), ...asked, validUntil } }, { 'consent-too-long': validUntil > longest })
      );
    },

    GrantConsent: (asked, dossier) => {
      const request = consentOf(dossier.consent, asked.consentId);
      const said = saidIn(asked, true);
      if (saidAlready(request, said)) return nothing;
      const capacity = request ? capacityOf(dossier.people, request.purpose, asked.grantor, asked.occurredOn) : 'none';
      return (
        rejectIf(refersToNothing(dossier, request, asked.grantor)) ??
        record({ type: 'ConsentGranted', data: { ...asked, capacity } }, {
          'grantor-not-entitled': capacity === 'none',
          'consent-outside-period': request !== undefined && !isWithin(request, asked.occurredOn),
          'objected-on-this-day': standingOf([...saidBy(request, asked.grantor), said], said) === 'no',
        })
      );
    },

    RefuseConsent: (asked, dossier) => {
      const request = consentOf(dossier.consent, asked.consentId);
      if (saidAlready(request, saidIn(asked, false))) return nothing;
      return (
        rejectIf(refersToNothing(dossier, request, asked.grantor)) ??
        record({ type: 'ConsentRefused', data: asked }, { 'grantor-not-entitled': !mayDecide(dossier.people, request, asked) })
      );
    },

    // As easy as to give: whoever said anything before may stop it, also one who could not consent any more.
    WithdrawConsent: (asked, dossier) => {
      const request = consentOf(dossier.consent, asked.consentId);
      if (saidAlready(request, saidIn(asked, false))) return nothing;
      return (
        rejectIf(refersToNothing(dossier, request, asked.grantor)) ??
        record({ type: 'ConsentWithdrawn', data: asked }, {
          'grantor-not-entitled': saidBy(request, asked.grantor).length === 0 && !mayDecide(dossier.people, request, asked),
        })
      );
    },

    GrantPupilPermission: (asked, { people }, { commandId }) =>
      rejectIf(permitsNobody(people, asked.parent)) ??
      record({ type: 'PupilPermissionGranted', data: { permissionId: idFrom(commandId, 'permission'), ...asked } }, {
        'permission-before-16': !hasReached(people, 16, asked.occurredOn),
      }),

    WithdrawPupilPermission: (asked, dossier) => {
      const permission = permissionOf(dossier.consent, asked.permissionId);
      if (permission?.withdrawnOn !== undefined && permission.withdrawnOn <= asked.occurredOn) return nothing;
      return rejectIf({ 'unknown-permission': !permission }) ?? record({ type: 'PupilPermissionWithdrawn', data: asked });
    },

    RefusePupilPermission: (asked, { people }) =>
      rejectIf(permitsNobody(people, asked.parent)) ?? record({ type: 'PupilPermissionRefused', data: asked }, { 'permission-before-16': !hasReached(people, 16, asked.occurredOn) }),

    RequestAssessmentReport: (asked, { people }, { commandId }) =>
      rejectIf({ 'grantor-unknown': isUnknown(people, asked.person) }) ??
      record({ type: 'AssessmentReportRequested', data: { reportRequestId: idFrom(commandId, 'report-request'), ...asked } }),

    ProvideAssessmentReport: (asked, dossier) =>
      rejectIf(answersNoRequest(dossier, asked)) ??
      record({ type: 'AssessmentReportProvided', data: asked }, { 'grantor-not-entitled': capacityOf(dossier.people, 'third-party', asked.person, asked.occurredOn) === 'none' }),

    DeclineAssessmentReport: (asked, dossier) => rejectIf(answersNoRequest(dossier, asked)) ?? record({ type: 'AssessmentReportDeclined', data: asked }),

    ContactCareProvider: (asked, dossier, { policyOn }) =>
      rejectIf({ 'unknown-consent': !consentOf(dossier.consent, asked.consentId) }) ?? record({ type: 'CareProviderContacted', data: asked }, uncovered(dossier, policyOn, 'care-provider', asked)),

    ContactPreviousSchool: (asked, dossier, { policyOn }) =>
      rejectIf({ 'unknown-consent': !consentOf(dossier.consent, asked.consentId) }) ?? record({ type: 'PreviousSchoolContacted', data: asked }, uncovered(dossier, policyOn, 'previous-school', asked)),
  },

  evolve: {
    ConsentRequested: (slice, { consentId, purpose, validUntil, occurredOn }, { eventId }) => ({
      ...slice,
      requests: put(slice.requests, consentId, { consentId, entryId: eventId, purpose, requestedOn: occurredOn, validUntil, said: [] }),
    }),
    ConsentGranted: (slice, word) => adding(slice, word, true),
    ConsentRefused: (slice, word) => adding(slice, word, false),
    ConsentWithdrawn: (slice, word) => adding(slice, word, false),
    PupilPermissionGranted: (slice, { permissionId, parent, scope, occurredOn }) => ({
      ...slice,
      permissions: put(slice.permissions, permissionId, { permissionId, parent, scope, grantedOn: occurredOn }),
    }),
    PupilPermissionWithdrawn: (slice, { permissionId, occurredOn }) => {
      const permission = permissionOf(slice, permissionId);
      if (!permission) return slice;
      const withdrawnOn = permission.withdrawnOn !== undefined && permission.withdrawnOn < occurredOn ? permission.withdrawnOn : occurredOn;
      return { ...slice, permissions: put(slice.permissions, permissionId, { ...permission, withdrawnOn }) };
    },
    // A no works at once: refusing the copy ends the permission for everything too, for that covers the copy.
    PupilPermissionRefused: (slice, { parent, scope, occurredOn }) => ({
      ...slice,
      permissions: new Map([...slice.permissions].map(([id, it]) => [id, it.parent === parent && it.withdrawnOn === undefined && (it.scope === scope || it.scope === 'everything') ? { ...it, withdrawnOn: occurredOn } : it])),
    }),
    AssessmentReportRequested: (slice, { reportRequestId }) => ({ ...slice, reportsAsked: new Set(slice.reportsAsked).add(reportRequestId) }),
    AssessmentReportProvided: (slice) => slice,
    AssessmentReportDeclined: (slice) => slice,
    CareProviderContacted: (slice) => slice,
    PreviousSchoolContacted: (slice) => slice,
  },
};
