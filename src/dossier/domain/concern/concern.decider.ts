import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import type { Dossier } from '../dossier.ts';
import { isUnknown } from '../people/people.facts.ts';
import type { ConcernCommand } from './concern.commands.ts';
import { concernEntries } from './concern.entries.ts';
import type { ConcernEvent } from './concern.events.ts';
import { concernOf, type Concern, type Concerns } from './concern.facts.ts';
import { concernObligations } from './concern.obligations.ts';
import { concernRejections } from './concern.rejections.ts';

const { rejectIf, record } = rulebook(concernRejections);

const notOpen = (concern: Concern | undefined) => ({ 'unknown-concern': !concern, 'concern-resolved': concern?.resolved !== undefined });

const answersNothing = ({ concern, people }: Dossier, { offerId, person }: { readonly offerId: string; readonly person: string }) => ({
  'unknown-offer': !concern.offers.has(offerId),
  'told-person-unknown': isUnknown(people, person),
});

const changed = (slice: Concerns, concernId: string, change: (concern: Concern) => Concern): Concerns => {
  const concern = concernOf(slice, concernId);
  return concern ? { ...slice, concerns: put(slice.concerns, concernId, change(concern)) } : slice;
};

/** W-24: steps on the ladder are told, never blocked; the right to complain stands beside it (WPO 14, WVO 2020 3.35). */
export const concern: Chapter<Dossier, Concerns, ConcernCommand, ConcernEvent> = {
  initial: { concerns: new Map(), offers: new Set() },
  rejections: concernRejections,
  entries: concernEntries,
  obligations: concernObligations,

  decide: {
    RaiseConcern: (asked, _dossier, { commandId }) => record({ type: 'ConcernRaised', data: { concernId: idFrom(commandId, 'concern'), ...asked } }),

    TakeEscalationStep: (asked, { concern: slice }) =>
      rejectIf({ ...notOpen(concernOf(slice, asked.concernId)), 'same-level': asked.from === asked.to }) ?? record({ type: 'EscalationStepTaken', data: asked }),

    CommunicateOutcome: (asked, { concern: slice, people }) =>
      rejectIf({ 'unknown-concern': !concernOf(slice, asked.concernId), 'told-person-unknown': asked.parents.some((it) => isUnknown(people, it)) }) ??
      record({ type: 'OutcomeCommunicatedToParents', data: asked }),

    ResolveConcern: (asked, { concern: slice }) => rejectIf(notOpen(concernOf(slice, asked.concernId))) ?? record({ type: 'ConcernResolved', data: asked }),

    InvokeContactProtocol: (asked) => record({ type: 'ContactProtocolInvoked', data: asked }),

    OfferExtraSupport: (asked, _dossier, { commandId }) => record({ type: 'ExtraSupportOffered', data: { offerId: idFrom(commandId, 'offer'), ...asked } }),

    AcceptExtraSupport: (asked, dossier) => rejectIf(answersNothing(dossier, asked)) ?? record({ type: 'ExtraSupportAccepted', data: asked }),

    DeclineExtraSupport: (asked, dossier) => rejectIf(answersNothing(dossier, asked)) ?? record({ type: 'ExtraSupportDeclined', data: asked }),
  },

  evolve: {
    ConcernRaised: (slice, data, recorded) => ({
      ...slice,
      concerns: put(slice.concerns, data.concernId, { ...occurrence(data, recorded), bySchool: data.by === 'school', steps: [], told: [] }),
    }),
    EscalationStepTaken: (slice, data, recorded) => changed(slice, data.concernId, (it) => ({ ...it, steps: [...it.steps, occurrence(data, recorded)] })),
    OutcomeCommunicatedToParents: (slice, data, recorded) => changed(slice, data.concernId, (it) => ({ ...it, told: [...it.told, occurrence(data, recorded)] })),
    ConcernResolved: (slice, data, recorded) => changed(slice, data.concernId, (it) => ({ ...it, resolved: occurrence(data, recorded) })),
    ContactProtocolInvoked: (slice) => slice,
    ExtraSupportOffered: (slice, { offerId }) => ({ ...slice, offers: new Set(slice.offers).add(offerId) }),
    ExtraSupportAccepted: (slice) => slice,
    ExtraSupportDeclined: (slice) => slice,
  },
};
