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

export const conversationRequested = event('ConversationRequested', { requestId: newId('conversation-request'), by: 'parent', reason: text('Het gaat thuis niet goed.'), ...silent, ...when });
export const reportConversationWished = event('ReportConversationWished', { by: 'parent', occurredOn: '2026-02-16' });
export const conversationScheduled = event('ConversationScheduled', { kind: 'report', plannedOn: '2026-03-17', invited: ['mother'], ...when });
export const conversationWaived = event('ConversationWaived', { kind: 'report', by: 'parent', ...when });
export const startProfileRecorded = event('StartProfileRecorded', { toldBy: 'pupil', talents: [text('Tekenen.')], difficulties: [text('Lezen.')], ownFocus: [text('Vaker lezen.')], likes: [text('Gym.')], ...silent, ...when });
export const observationRecorded = event('ObservationRecorded', { context: 'school', observer: 'teacher', observation: text('Werkt rustig.'), ...silent, ...when });
export const factorsRecorded = event('FactorsRecorded', { promotingFactors: [text('Een vaste plek.')], impedingFactors: [text('Drukte.')], ...silent, ...when });
export const parentsOpinionRecorded = event('ParentsOpinionRecorded', { person: 'mother', opinion: text('Dit helpt.'), ...silent, ...when });
export const parentExperienceUsed = event('ParentExperienceUsed', { person: 'mother', experience: text('Muziek maakt rustig.'), usedFor: text('Werken met een koptelefoon.'), ...silent, ...when });
export const parentInformationShared = event('ParentInformationShared', { person: 'mother', topic: 'wellbeing', information: text('Opa is ziek.'), ...silent, ...when });
export const questionAsked = event('QuestionAsked', { questionId: newId('question'), person: 'mother', question: text('Hoe gaat het met rekenen?'), ...silent, ...when });
export const questionAnswered = event('QuestionAnswered', { questionId: newId('question'), person: 'mother', answer: text('Dat gaat goed.'), ...silent, occurredOn: '2026-03-12' });

export const requestConversation = command('RequestConversation', { by: 'parent', reason: text('Het gaat thuis niet goed.'), ...silent, ...when });
export const wishReportConversation = command('WishReportConversation', { by: 'parent', occurredOn: '2026-02-16' });
export const scheduleConversation = command('ScheduleConversation', { kind: 'report', plannedOn: '2026-03-17', invited: ['mother'], ...when });
export const waiveConversation = command('WaiveConversation', { kind: 'report', by: 'parent', ...when });
export const recordStartProfile = command('RecordStartProfile', { toldBy: 'pupil', talents: [text('Tekenen.')], difficulties: [text('Lezen.')], ownFocus: [text('Vaker lezen.')], likes: [text('Gym.')], ...silent, ...when });
export const recordObservation = command('RecordObservation', { context: 'school', observer: 'teacher', observation: text('Werkt rustig.'), ...silent, ...when });
export const recordFactors = command('RecordFactors', { promotingFactors: [text('Een vaste plek.')], impedingFactors: [text('Drukte.')], ...silent, ...when });
export const recordParentsOpinion = command('RecordParentsOpinion', { person: 'mother', opinion: text('Dit helpt.'), ...silent, ...when });
export const useParentExperience = command('UseParentExperience', { person: 'mother', experience: text('Muziek maakt rustig.'), usedFor: text('Werken met een koptelefoon.'), ...silent, ...when });
export const shareParentInformation = command('ShareParentInformation', { person: 'mother', topic: 'wellbeing', information: text('Opa is ziek.'), ...silent, ...when });
export const askQuestion = command('AskQuestion', { person: 'mother', question: text('Hoe gaat het met rekenen?'), ...silent, ...when });
export const answerQuestion = command('AnswerQuestion', { questionId: newId('question'), person: 'mother', answer: text('Dat gaat goed.'), ...silent, occurredOn: '2026-03-12' });
