import { isReversed } from '../../../kernel/calendar.ts';
import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import type { Dossier } from '../dossier.ts';
import { saysNothing } from '../text.ts';
import type { SupportRequestCommand } from './support-request.commands.ts';
import { supportRequestEntries } from './support-request.entries.ts';
import type { SupportRequestEvent } from './support-request.events.ts';
import { areWholeSchoolYears, declarationOf, saysTheSame, supportRequestOf, type SupportRequest, type SupportRequests } from './support-request.facts.ts';
import { supportRequestObligations } from './support-request.obligations.ts';
import { supportRequestRejections } from './support-request.rejections.ts';

const { rejectIf, record, nothing } = rulebook(supportRequestRejections);

const notOpen = (request: SupportRequest | undefined) => ({ 'unknown-support-request': !request, 'support-request-closed': request?.closed !== undefined });

const LEAST_EXPERTS = 2;

export const supportRequest: Chapter<Dossier, SupportRequests, SupportRequestCommand, SupportRequestEvent> = {
  initial: { requests: new Map(), advicesToShare: [], declarations: [] },
  rejections: supportRequestRejections,
  entries: supportRequestEntries,
  obligations: supportRequestObligations,

  decide: {
    RequestSupport: (asked, { history, registration: { registeredAt, enrolledAt, deregistered } }, { commandId }) =>
      rejectIf({ 'support-entry-unknown': asked.entries.some((it) => !history.kept(it)) }) ??
      record({ type: 'SupportRequested', data: { supportRequestId: idFrom(commandId, 'support-request'), ...asked } }, {
        'pupil-not-at-this-board': enrolledAt === undefined && (registeredAt === undefined || deregistered !== undefined),
        'support-question-missing': saysNothing(asked.question),
      }),

    // What comes back is recorded also when the request was closed before: it happened.
    ReceiveExpertAdvice: (asked, { supportRequest: slice }) =>
      rejectIf({ 'unknown-support-request': !supportRequestOf(slice, asked.supportRequestId) }) ?? record({ type: 'ExpertAdviceReceived', data: asked }),

    // Staff may have recorded it before the partnership's own answer came, or do so after it: it is one declaration (0026).
    DeclareAdmissibility: (asked, { supportRequest: slice }) => {
      const before = declarationOf(slice, asked);
      if (before && saysTheSame(before, asked)) return nothing;
      return (
        rejectIf({
          'unknown-support-request': !supportRequestOf(slice, asked.supportRequestId),
          'declaration-ends-before-it-starts': isReversed(asked),
          'declaration-number-used': before !== undefined,
        }) ??
        record({ type: 'AdmissibilityDeclared', data: asked }, {
          'declaration-not-whole-years': !areWholeSchoolYears(asked.from, asked.until),
          'too-few-experts': asked.kind !== 'practical' && asked.experts < LEAST_EXPERTS,
        })
      );
    },

    CloseSupportRequest: (asked, { supportRequest: slice }) => rejectIf(notOpen(supportRequestOf(slice, asked.supportRequestId))) ?? record({ type: 'SupportRequestClosed', data: asked }),
  },

  evolve: {
    SupportRequested: (slice, data, recorded) => ({
      ...slice,
      requests: put(slice.requests, data.supportRequestId, occurrence(data, recorded)),
    }),
    ExpertAdviceReceived: (slice, data, recorded) => (data.copyToParents ? slice : { ...slice, advicesToShare: [...slice.advicesToShare, occurrence(data, recorded)] }),
    AdmissibilityDeclared: (slice, { supportRequestId, sequenceNumber, kind, from, until }) => ({
      ...slice,
      declarations: [...slice.declarations, { supportRequestId, sequenceNumber, kind, from, until }],
    }),
    SupportRequestClosed: (slice, data, recorded) => {
      const request = supportRequestOf(slice, data.supportRequestId);
      return request ? { ...slice, requests: put(slice.requests, data.supportRequestId, { ...request, closed: occurrence(data, recorded) }) } : slice;
    },
  },
};
