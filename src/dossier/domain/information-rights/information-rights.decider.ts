import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import type { KeptEntry } from '../../../kernel/entry.ts';
import { occurrence, type Recorded } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import type { Dossier } from '../dossier.ts';
import { isUnknown } from '../people/people.facts.ts';
import { saysNothing } from '../text.ts';
import { disclosure } from './disclosure.decider.ts';
import { entryRights } from './entry-rights.decider.ts';
import type { InformationRightsCommand } from './information-rights.commands.ts';
import { informationRightsEntries } from './information-rights.entries.ts';
import type { InformationRightsEvent, ReasonCode, Redaction } from './information-rights.events.ts';
import { copyRequestOf, firstTermOf, mayHaveCopy, undecidedEntries, unsecondedEntries, type CopyRequest, type Decision, type InformationRights, type Withholding } from './information-rights.facts.ts';
import { informationRightsObligations } from './information-rights.obligations.ts';
import { informationRightsRejections } from './information-rights.rejections.ts';

const { rejectIf, record, nothing } = rulebook(informationRightsRejections);

const requestsWith = (slice: InformationRights, copyRequestId: string, change: Partial<CopyRequest>): InformationRights => ({
  ...slice,
  copyRequests: slice.copyRequests.map((it) => (it.copyRequestId === copyRequestId ? { ...it, ...change } : it)),
});

const notOpen = (request: CopyRequest | undefined) => ({
  'unknown-copy-request': request === undefined,
  'copy-request-closed': request !== undefined && request.state !== 'open',
});

const decisionIn = ({ eventId, actor }: Recorded): Decision => ({ entryId: eventId, account: actor.account });

const withholding = (reason: ReasonCode, recorded: Recorded): Withholding => ({ reason, decidedBy: recorded.actor.role, decidedAt: recorded.recordedAt, decision: decisionIn(recorded) });

const decide = (slice: InformationRights, entryId: string, ...inForce: readonly Decision[]): InformationRights['decided'] =>
  put(slice.decided, entryId, { inForce, seconded: inForce.length === 0 });

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

export const informationRights: Chapter<Dossier, InformationRights, InformationRightsCommand, InformationRightsEvent> = {
  initial: { copyRequests: [], redactions: new Map(), withheld: new Map(), decided: new Map(), misfiled: new Set(), restrictions: new Map(), rectifications: new Map(), disclosures: [] },
  rejections: informationRightsRejections,
  entries: informationRightsEntries,
  obligations: informationRightsObligations,

  decide: {
    ...entryRights,
    ...disclosure,

    RequestCopy: (asked, dossier, { commandId }) =>
      rejectIf({ 'requester-unknown': isUnknown(dossier.people, asked.requester) }) ??
      record({ type: 'CopyRequested', data: { copyRequestId: idFrom(commandId, 'copy-request'), ...asked } }),

    VerifyIdentity: (asked, { informationRights: rights }) =>
      rejectIf(notOpen(copyRequestOf(rights, asked.copyRequestId))) ?? record({ type: 'IdentityVerified', data: asked }),

    RefuseCopy: (asked, { informationRights: rights }) =>
      rejectIf(notOpen(copyRequestOf(rights, asked.copyRequestId))) ?? record({ type: 'CopyRefused', data: asked }),

    ExtendCopy: (asked, { informationRights: rights }) => {
      const request = copyRequestOf(rights, asked.copyRequestId);
      return (
        rejectIf(notOpen(request)) ??
        record({ type: 'CopyExtended', data: asked }, {
          'copy-extended-twice': request?.extendedOn !== undefined,
          'copy-extended-late': request !== undefined && asked.occurredOn > firstTermOf(request),
          'extension-without-reason': saysNothing(asked.explanation),
        })
      );
    },

    DecideRedaction: (asked, dossier) => {
      const entry = dossier.history.kept(asked.entryId);
      return (
        rejectIf({ 'unknown-entry': !entry, 'no-such-place': entry !== undefined && !asked.redactions.every((it) => isPlaceIn(entry, it)) }) ??
        record({ type: 'RedactionDecided', data: asked })
      );
    },

    WithholdEntry: (asked, dossier) =>
      rejectIf({ 'unknown-entry': !dossier.history.kept(asked.entryId) }) ?? record({ type: 'EntryWithheld', data: asked }),

    SecondDecision: (asked, dossier, { actor }) => {
      const isKept = dossier.history.kept(asked.entryId) !== undefined;
      const { inForce, seconded } = dossier.informationRights.decided.get(asked.entryId) ?? { inForce: [], seconded: false };
      return (
        rejectIf({ 'unknown-entry': !isKept, 'nothing-to-second': isKept && inForce.length === 0, 'second-reader-is-decider': isKept && inForce.some(({ account }) => account === actor.account) }) ??
        (seconded ? nothing : record({ type: 'DecisionSeconded', data: asked }))
      );
    },

    IssueCopy: (asked, dossier, { today }) => {
      const request = copyRequestOf(dossier.informationRights, asked.copyRequestId);
      const { snapshot, shown, redacted, withheld, erased } = asked;
      return (
        rejectIf({
          ...notOpen(request),
          'requester-not-entitled': request !== undefined && !mayHaveCopy(dossier, request.requester, today),
          'identity-not-verified': request !== undefined && !request.identityVerified,
          'entries-undecided': request !== undefined && undecidedEntries(dossier, request.scope).length > 0,
          'not-seconded': request !== undefined && unsecondedEntries(dossier, request.scope).length > 0,
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
    CopyExtended: (slice, { copyRequestId, occurredOn }) => requestsWith(slice, copyRequestId, { extendedOn: occurredOn }),
    // What is withheld stays so, whatever is decided about its words: who withheld it is never its second reader.
    RedactionDecided: (slice, { entryId, redactions }, recorded) => {
      const withheld = slice.withheld.get(entryId);
      const inForce = [...(redactions.length > 0 ? [decisionIn(recorded)] : []), ...(withheld ? [withheld.decision] : [])];
      return { ...slice, redactions: put(slice.redactions, entryId, redactions), decided: decide(slice, entryId, ...inForce) };
    },
    EntryWithheld: (slice, { entryId, reason }, recorded) => ({
      ...slice,
      withheld: put(slice.withheld, entryId, withholding(reason, recorded)),
      decided: decide(slice, entryId, decisionIn(recorded)),
    }),
    DecisionSeconded: (slice, { entryId }) => {
      const decision = slice.decided.get(entryId);
      return decision ? { ...slice, decided: put(slice.decided, entryId, { ...decision, seconded: true }) } : slice;
    },
    // A decision that is corrected says something else than the second reader read.
    EntryCorrected: (slice, { entryId }, { actor }) => {
      const [about, decided] = [...slice.decided].find(([, { inForce }]) => inForce.some((it) => it.entryId === entryId)) ?? [];
      return about && decided ? { ...slice, decided: decide(slice, about, ...decided.inForce, { entryId, account: actor.account }) } : slice;
    },
    RectificationRequested: (slice, data, recorded) => ({
      ...slice,
      rectifications: put(slice.rectifications, data.rectificationId, { concerns: data.entryId, ...occurrence(data, recorded) }),
    }),
    RectificationDecided: (slice, data, recorded) => {
      const asked = slice.rectifications.get(data.rectificationId);
      const decision = { accepted: data.accepted, ...occurrence(data, recorded) };
      return asked ? { ...slice, rectifications: put(slice.rectifications, data.rectificationId, { ...asked, decision }) } : slice;
    },
    RestrictionPlaced: (slice, { restrictionId, entryId }) => ({ ...slice, restrictions: put(slice.restrictions, restrictionId, entryId) }),
    RestrictionLifted: (slice, { restrictionId }) => ({ ...slice, restrictions: new Map([...slice.restrictions].filter(([id]) => id !== restrictionId)) }),
    // Kept from parents and pupil, for it is about another child; and closed to the school as well.
    EntryMisfiled: (slice, { entryId }, recorded) => ({
      ...slice,
      misfiled: new Set(slice.misfiled).add(entryId),
      withheld: put(slice.withheld, entryId, withholding('A', recorded)),
    }),
    DisclosureMade: (slice, { recipient, entries }) => ({ ...slice, disclosures: [...slice.disclosures, { recipient, entries }] }),
    EducationalReportIssued: (slice) => slice,
    TransferFileSent: (slice) => slice,
    TransferFileReceived: (slice) => slice,
    DossiersLinked: (slice) => slice,
  },
};
