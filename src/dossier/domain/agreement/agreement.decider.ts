import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import { permissionInForce } from '../consent/consent.facts.ts';
import type { Participant } from '../conversation/conversation.events.ts';
import { conversationOf } from '../conversation/conversation.facts.ts';
import { decidersTookPart, isStranger } from '../conversation/participants.facts.ts';
import { saysNothing } from '../text.ts';
import type { Dossier } from '../dossier.ts';
import { isMinor, isUnknown } from '../people/people.facts.ts';
import type { AgreementCommand } from './agreement.commands.ts';
import { agreementEntries } from './agreement.entries.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { agreementOf, type Agreements } from './agreement.facts.ts';
import { agreementObligations } from './agreement.obligations.ts';
import { agreementRejections } from './agreement.rejections.ts';

const { rejectIf, record } = rulebook(agreementRejections);

/** A parent or caregiver at the table whom the pupil, of age, did not let in. */
const withoutPermission = (dossier: Dossier, { role, personId }: Participant, on: PlainDate): boolean =>
  (role === 'parent' || role === 'caregiver') && (personId === undefined || !permissionInForce(dossier, personId, 'everything', on));

export const agreement: Chapter<Dossier, Agreements, AgreementCommand, AgreementEvent> = {
  initial: { made: new Map() },
  rejections: agreementRejections,
  entries: agreementEntries,
  obligations: agreementObligations,

  decide: {
    MakeAgreement: (asked, dossier, { commandId }) => {
      const { people, conversation } = dossier;
      const { conversationId, participants, occurredOn } = asked;
      const held = conversationId === undefined ? undefined : conversationOf(conversation, conversationId);
      const minor = isMinor(people, occurredOn);
      const decided = decidersTookPart(people, participants, occurredOn);
      return (
        rejectIf({
          'agreement-conversation-unknown': conversationId !== undefined && !held,
          'agreement-participant-unknown': participants.some((it) => isStranger(people, it)),
        }) ??
        record({ type: 'AgreementMade', data: { agreementId: idFrom(commandId, 'agreement'), ...asked } }, {
          'parent-not-present': minor && !decided,
          'pupil-not-present': !minor && !decided,
          'parent-without-permission': !minor && participants.some((it) => withoutPermission(dossier, it, occurredOn)),
          'agreement-in-child-conversation': minor && held?.kind === 'child',
          'rationale-missing': saysNothing(asked.rationale),
          'evaluation-too-early': asked.evaluateOn <= occurredOn,
        })
      );
    },

    EvaluateAgreement: (asked, { agreement: slice }) => {
      const made = agreementOf(slice, asked.agreementId);
      return (
        rejectIf({ 'unknown-agreement': !made, 'evaluated-before-made': made !== undefined && asked.occurredOn < made.madeOn }) ??
        record({ type: 'AgreementEvaluated', data: asked })
      );
    },

    RecordAgreementProgress: (asked, { agreement: slice }) =>
      rejectIf({ 'unknown-agreement': !agreementOf(slice, asked.agreementId) }) ?? record({ type: 'AgreementProgressRecorded', data: asked }),

    ExplainDecision: (asked, { history }) => rejectIf({ 'explained-entry-unknown': !history.kept(asked.entryId) }) ?? record({ type: 'DecisionExplained', data: asked }),

    DeclineWish: (asked, { people }) =>
      rejectIf({ 'wishing-person-unknown': isUnknown(people, asked.person) }) ??
      record({ type: 'WishDeclined', data: asked }, { 'rationale-missing': saysNothing(asked.rationale), 'wish-without-invitation': !asked.invitedToTalk }),
  },

  evolve: {
    AgreementProgressRecorded: (slice) => slice,
    DecisionExplained: (slice) => slice,
    WishDeclined: (slice) => slice,
    AgreementMade: ({ made }, { agreementId, evaluateOn, occurredOn }, { eventId }) => ({
      made: put(made, agreementId, { agreementId, entryId: eventId, madeOn: occurredOn, evaluateOn }),
    }),
    AgreementEvaluated: (slice, { agreementId, outcome, occurredOn }, { eventId, revision }) => {
      const agreement = agreementOf(slice, agreementId);
      if (!agreement || (agreement.evaluation && agreement.evaluation.on > occurredOn)) return slice;
      return { made: put(slice.made, agreementId, { ...agreement, evaluation: { entryId: eventId, revision, on: occurredOn, outcome } }) };
    },
  },
};
