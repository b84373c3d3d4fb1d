import type { Participant } from '../../../src/dossier/domain/conversation/conversation.events.ts';
import { command, event, newId, text } from './build.ts';

const when = { occurredOn: '2026-03-10' } as const;
const silent = { thirdParties: 'none' } as const;

/** Who sat at the table. */
export const withMother: Participant = { role: 'parent', personId: 'mother', presence: 'in-person' };
export const withFather: Participant = { role: 'parent', personId: 'father', presence: 'in-person' };
export const withCaregiver: Participant = { role: 'caregiver', personId: 'caregiver', presence: 'in-person' };
export const withPupil: Participant = { role: 'pupil', personId: 'pupil', presence: 'in-person' };
export const withMentor: Participant = { role: 'staff', name: 'Mentor', presence: 'in-person' };
export const withExpert: Participant = { role: 'expert', name: 'Orthopedagoog', presence: 'by-video' };

const talk = { kind: 'other', participants: [withMother, withMentor], report: text('We spraken over lezen.'), ...silent, ...when } as const;
const conclusion = {
  conversationId: newId('conversation'),
  goals: [text('Noor leest elke dag een kwartier.')],
  nextSteps: [{ what: text('De mentor zoekt boeken uit.'), owner: 'school', due: '2026-03-20' }],
  promotingFactors: [text('Noor houdt van dieren.')],
  impedingFactors: [text('Noor is vaak moe.')],
  agreedJointly: true,
  ...silent,
  ...when,
} as const;
const childTalk = { childAble: true, childWilling: true, report: text('Het gaat goed.'), ...silent, ...when } as const;
const voice = { words: text('Ik wil meer tijd.'), via: 'self', ...silent, ...when } as const;
const told = { parents: ['mother'], message: text('Wij leggen uit wat er is gebeurd.'), ...silent, ...when } as const;
const reaction = { entryId: 'entry', personId: 'mother', statement: text('Thuis zien wij iets anders.'), ...silent, ...when } as const;

export const conversationHeld = event('ConversationHeld', { conversationId: newId('conversation'), ...talk });
export const conversationConcluded = event('ConversationConcluded', conclusion);
export const childConversationHeld = event('ChildConversationHeld', { conversationId: newId('conversation'), ...childTalk });
export const childVoiceRecorded = event('ChildVoiceRecorded', { voiceId: newId('child-voice'), ...voice });
export const parentsInformed = event('ParentsInformed', told);
export const parentStatementAttached = event('ParentStatementAttached', reaction);

export const recordConversation = command('RecordConversation', talk);
export const concludeConversation = command('ConcludeConversation', conclusion);
export const recordChildConversation = command('RecordChildConversation', childTalk);
export const recordChildVoice = command('RecordChildVoice', voice);
export const informParents = command('InformParents', told);
export const attachParentStatement = command('AttachParentStatement', reaction);
