import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import type { Dossier } from '../dossier.ts';
import { isMinor, isUnknown, type People } from '../people/people.facts.ts';
import type { ConversationCommand } from './conversation.commands.ts';
import { conversationEntries } from './conversation.entries.ts';
import type { ConversationConcluded, ConversationEvent, ConversationKind, Participant } from './conversation.events.ts';
import { conversationOf, type Conversations, type HeldConversation } from './conversation.facts.ts';
import { conversationObligations } from './conversation.obligations.ts';
import { conversationRejections } from './conversation.rejections.ts';
import { exchange } from './exchange.decider.ts';
import { decidersTookPart, isStranger, pupilTookPart } from './participants.facts.ts';
import { noneSaid } from '../text.ts';

const { rejectIf, record } = rulebook(conversationRejections);

const ABOUT_SUPPORT: ReadonlySet<HeldConversation['kind']> = new Set<ConversationKind>(['support', 'care-team']);

const someParentTookPart = (participants: readonly Participant[]): boolean => participants.some(({ role }) => role === 'parent' || role === 'caregiver');

/** Entries that belong to another one: nothing is laid beside them. */
const FOLLOWS_ANOTHER: ReadonlySet<string> = new Set(['ParentStatementAttached', 'EntryCorrected']);

const holding = ({ held, ...slice }: Conversations, conversation: HeldConversation): Conversations => ({
  ...slice,
  held: put(held, conversation.conversationId, conversation),
});

/** W-16…W-18, by the age and authority of the day of the conversation. */
const rulesOfConcluding = ({ kind, heldOn, participants }: HeldConversation, asked: ConversationConcluded['data'], people: People) => {
  const minor = isMinor(people, heldOn);
  const jointAlone = asked.agreedJointly && kind !== 'child' && !decidersTookPart(people, participants, heldOn);
  return {
    'child-conversation-concludes-nothing': kind === 'child' && minor,
    'goal-missing': noneSaid(asked.goals),
    'next-step-missing': noneSaid(asked.nextSteps.map(({ what }) => what)),
    'conversation-factors-missing': ABOUT_SUPPORT.has(kind) && (noneSaid(asked.promotingFactors) || noneSaid(asked.impedingFactors)),
    'joint-without-parent': jointAlone && minor,
    'joint-without-pupil': jointAlone && !minor,
  };
};

export const conversation: Chapter<Dossier, Conversations, ConversationCommand, ConversationEvent> = {
  initial: { held: new Map(), requested: [], wished: [], startsPlanned: [], questions: new Map(), informedAbout: new Set() },
  rejections: conversationRejections,
  entries: conversationEntries,
  obligations: conversationObligations,

  decide: {
    ...exchange,

    RecordConversation: (asked, { people }, { commandId }) =>
      rejectIf({ 'participant-unknown': asked.participants.some((it) => isStranger(people, it)) }) ??
      record({ type: 'ConversationHeld', data: { conversationId: idFrom(commandId, 'conversation'), ...asked } }, {
        'child-without-parent': isMinor(people, asked.occurredOn) && pupilTookPart(asked.participants) && !someParentTookPart(asked.participants),
      }),

    ConcludeConversation: (asked, { conversation: slice, people }) => {
      const held = conversationOf(slice, asked.conversationId);
      return (
        rejectIf({
          'unknown-conversation': !held,
          'conversation-already-concluded': held?.concludedOn !== undefined,
          'concluded-before-held': held !== undefined && asked.occurredOn < held.heldOn,
        }) ?? record({ type: 'ConversationConcluded', data: asked }, held && rulesOfConcluding(held, asked, people))
      );
    },

    RecordChildConversation: (asked, { people }, { commandId }) =>
      record({ type: 'ChildConversationHeld', data: { conversationId: idFrom(commandId, 'conversation'), ...asked } }, {
        'child-not-able': isMinor(people, asked.occurredOn) && !asked.childAble,
        'child-not-willing': isMinor(people, asked.occurredOn) && !asked.childWilling,
      }),

    RecordChildVoice: (asked, _dossier, { commandId }) =>
      record({ type: 'ChildVoiceRecorded', data: { voiceId: idFrom(commandId, 'child-voice'), ...asked } }),

    InformParents: (asked, dossier) =>
      rejectIf({
        'nobody-named': asked.parents.length === 0,
        'named-person-unknown': asked.parents.some((personId) => isUnknown(dossier.people, personId)),
        'named-entry-unknown': asked.about !== undefined && !dossier.history.kept(asked.about),
      }) ?? record({ type: 'ParentsInformed', data: asked }),

    AttachParentStatement: (asked, dossier) => {
      const entry = dossier.history.kept(asked.entryId);
      return (
        rejectIf({
          'named-entry-unknown': !entry,
          'named-person-unknown': isUnknown(dossier.people, asked.personId),
          'statement-on-statement': entry !== undefined && FOLLOWS_ANOTHER.has(entry.content.type),
        }) ?? record({ type: 'ParentStatementAttached', data: asked })
      );
    },
  },

  evolve: {
    ConversationHeld: (slice, { conversationId, kind, participants, occurredOn }, { eventId, revision }) =>
      holding(slice, { conversationId, kind, participants, heldOn: occurredOn, entryId: eventId, revision }),
    ConversationConcluded: (slice, { conversationId, occurredOn }) => {
      const held = conversationOf(slice, conversationId);
      return held ? holding(slice, { ...held, concludedOn: occurredOn }) : slice;
    },
    ChildConversationHeld: (slice, { conversationId, occurredOn }, { eventId, revision }) =>
      holding(slice, { conversationId, kind: 'child', participants: [], heldOn: occurredOn, entryId: eventId, revision }),
    ChildVoiceRecorded: (slice) => slice,
    ParentsInformed: (slice, { about }) => (about === undefined ? slice : { ...slice, informedAbout: new Set(slice.informedAbout).add(about) }),
    ParentStatementAttached: (slice) => slice,
    ConversationRequested: (slice, data, recorded) => ({ ...slice, requested: [...slice.requested, occurrence(data, recorded)] }),
    ReportConversationWished: (slice, data, recorded) => ({ ...slice, wished: [...slice.wished, occurrence(data, recorded)] }),
    ConversationScheduled: (slice, { kind, plannedOn, invited }) => (kind === 'start' ? { ...slice, startsPlanned: [...slice.startsPlanned, { on: plannedOn, invited }] } : slice),
    ConversationWaived: (slice) => slice,
    StartProfileRecorded: (slice) => slice,
    ObservationRecorded: (slice) => slice,
    FactorsRecorded: (slice) => slice,
    ParentsOpinionRecorded: (slice) => slice,
    ParentExperienceUsed: (slice) => slice,
    ParentInformationShared: (slice) => slice,
    QuestionAsked: (slice, data, recorded) => ({ ...slice, questions: put(slice.questions, data.questionId, occurrence(data, recorded)) }),
    QuestionAnswered: (slice, data, recorded) => {
      const question = slice.questions.get(data.questionId);
      return question ? { ...slice, questions: put(slice.questions, data.questionId, { ...question, answered: occurrence(data, recorded) }) } : slice;
    },
  },
};
