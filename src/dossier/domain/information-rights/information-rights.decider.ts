import type { Chapter, Obligation } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import type { KeptEntry } from '../../../kernel/entry.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Dossier } from '../dossier.ts';
import { personOf } from '../people/people.facts.ts';
import type { InformationRightsCommand } from './information-rights.commands.ts';
import { informationRightsEntries } from './information-rights.entries.ts';
import type { InformationRightsEvent, Redaction } from './information-rights.events.ts';
import { copyRequestOf, dueOn, mayHaveCopy, undecidedEntries, type CopyRequest, type InformationRights } from './information-rights.facts.ts';
import { informationRightsRejections } from './information-rights.rejections.ts';

const { rejectIf, record } = rulebook(informationRightsRejections);

const requestsWith = (slice: InformationRights, copyRequestId: string, change: Partial<CopyRequest>): InformationRights => ({
  ...slice,
  copyRequests: slice.copyRequests.map((it) => (it.copyRequestId === copyRequestId ? { ...it, ...change } : it)),
});

const notOpen = (request: CopyRequest | undefined) => ({
  'unknown-copy-request': request === undefined,
  'copy-request-closed': request !== undefined && request.state !== 'open',
});

const isCorrection = (entry: KeptEntry | undefined): boolean => entry?.content.type === 'EntryCorrected';

/** The scalar at a JSON pointer, or undefined when there is none. */
const scalarAt = (content: object, pointer: string): unknown => {
  if (!pointer.startsWith('/')) return undefined;
  let at: unknown = content;
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === 'object' ? undefined : at;
};

/** Only the words of an entry can be black; who recorded it and under which rule always stays. */
const isPlaceIn = (entry: KeptEntry, { pointer }: Redaction): boolean => pointer.startsWith('/data/') && scalarAt(entry.content, pointer) !== undefined;

/** What says over whom and what it is: a correction may not turn one thing into another. */
const IDENTITY = /Id$|^(grantor|person|parent|requester|submittedBy|account)$/;

const sameIdentity = (before: object, after: object): boolean =>
  Object.entries(before).every(([key, value]) => !IDENTITY.test(key) || (after as Record<string, unknown>)[key] === value);

const openRequests = (dossier: Dossier): readonly Obligation[] =>
  dossier.informationRights.copyRequests
    .filter(({ state }) => state === 'open')
    .map((request) => ({
      id: `W-27:${request.entryId}`,
      rule: 'W-27',
      since: request.entryId,
      due: dueOn(request),
      owner: 'school' as const,
      textNl: mayHaveCopy(dossier, request.requester, request.receivedOn)
        ? 'Er is een kopie van het dossier gevraagd. Geef de kopie op tijd.'
        : 'Er is een kopie gevraagd door iemand die daar nu geen recht op heeft. Wijs de aanvraag op tijd af, met uitleg.',
    }));

export const informationRights: Chapter<Dossier, InformationRights, InformationRightsCommand, InformationRightsEvent> = {
  initial: { copyRequests: [], redactions: new Map(), withheld: new Map() },
  rejections: informationRightsRejections,
  entries: informationRightsEntries,
  obligations: openRequests,

  decide: {
    RequestCopy: (asked, dossier, { commandId }) =>
      rejectIf({ 'requester-unknown': personOf(dossier.people, asked.requester) === undefined }) ??
      record({ type: 'CopyRequested', data: { copyRequestId: idFrom(commandId, 'copy-request'), ...asked } }),

    VerifyIdentity: (asked, { informationRights: rights }) =>
      rejectIf(notOpen(copyRequestOf(rights, asked.copyRequestId))) ?? record({ type: 'IdentityVerified', data: asked }),

    RefuseCopy: (asked, { informationRights: rights }) =>
      rejectIf(notOpen(copyRequestOf(rights, asked.copyRequestId))) ?? record({ type: 'CopyRefused', data: asked }),

    DecideRedaction: (asked, dossier) => {
      const entry = dossier.history.kept(asked.entryId);
      return (
        rejectIf({ 'unknown-entry': !entry, 'no-such-place': entry !== undefined && !asked.redactions.every((it) => isPlaceIn(entry, it)) }) ??
        record({ type: 'RedactionDecided', data: asked })
      );
    },

    WithholdEntry: (asked, dossier) =>
      rejectIf({ 'unknown-entry': !dossier.history.kept(asked.entryId) }) ?? record({ type: 'EntryWithheld', data: asked }),

    IssueCopy: (asked, dossier, { today }) => {
      const request = copyRequestOf(dossier.informationRights, asked.copyRequestId);
      const { snapshot, shown, redacted, withheld, erased } = asked;
      return (
        rejectIf({
          ...notOpen(request),
          'requester-not-entitled': request !== undefined && !mayHaveCopy(dossier, request.requester, today),
          'identity-not-verified': request !== undefined && !request.identityVerified,
          'entries-undecided': request !== undefined && undecidedEntries(dossier, request.scope).length > 0,
          'counts-do-not-add-up': snapshot !== dossier.history.size || (request?.scope === 'whole' && shown + redacted + withheld + erased !== snapshot),
        }) ?? record({ type: 'CopyIssued', data: asked })
      );
    },

    CollectCopy: (asked, { informationRights: rights }) => {
      const request = copyRequestOf(rights, asked.copyRequestId);
      return (
        rejectIf({ 'unknown-copy-request': !request, 'copy-not-issued': request !== undefined && !request.issued }) ??
        record({ type: 'CopyCollected', data: asked })
      );
    },

    CorrectEntry: (asked, dossier) => {
      const entry = dossier.history.kept(asked.entryId);
      return (
        rejectIf({
          'unknown-entry': !entry,
          'correction-of-correction': isCorrection(entry),
          'correction-changes-identity': entry !== undefined && !isCorrection(entry) && !sameIdentity(entry.content.data, asked.corrected.data),
        }) ?? record({ type: 'EntryCorrected', data: asked })
      );
    },
  },

  evolve: {
    CopyRequested: (slice, { copyRequestId, requester, scope, occurredOn }, { eventId }) => ({
      ...slice,
      copyRequests: [...slice.copyRequests, { copyRequestId, entryId: eventId, requester, scope, receivedOn: occurredOn, identityVerified: false, state: 'open' }],
    }),
    IdentityVerified: (slice, { copyRequestId }) => requestsWith(slice, copyRequestId, { identityVerified: true }),
    CopyRefused: (slice, { copyRequestId }) => requestsWith(slice, copyRequestId, { state: 'refused' }),
    CopyIssued: (slice, { copyRequestId, snapshot }, { revision, recordedAt }) =>
      requestsWith(slice, copyRequestId, { state: 'issued', issued: { snapshot, revision, at: recordedAt } }),
    CopyCollected: (slice, { copyRequestId }) => requestsWith(slice, copyRequestId, { state: 'collected' }),
    RedactionDecided: (slice, { entryId, redactions }) => ({ ...slice, redactions: new Map(slice.redactions).set(entryId, redactions) }),
    EntryWithheld: (slice, { entryId, reason }, { actor, recordedAt }) => ({
      ...slice,
      withheld: new Map(slice.withheld).set(entryId, { reason, decidedBy: actor.role, decidedAt: recordedAt }),
    }),
    EntryCorrected: (slice) => slice,
  },
};
