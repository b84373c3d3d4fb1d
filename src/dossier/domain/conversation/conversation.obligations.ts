import { addMonths, addWeeks, addWorkingDays, endOfSchoolYear, firstDayOfSchoolYear, firstSchoolYearWithout } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { PolicyOn } from '../../../kernel/policy.ts';
import { windowIn } from '../../../kernel/window.ts';
import type { Dossier } from '../dossier.ts';
import { countingFrom } from '../imported.ts';
import { pupilOf } from '../people/people.facts.ts';
import { groupOn } from '../registration/registration.facts.ts';
import { heldSince, openWishes, wasInvitedToStart, type HeldConversation } from './conversation.facts.ts';
import { pupilTookPart } from './participants.facts.ts';

/** Policy: whoever wants to talk does so within two weeks (source 001). */
const WEEKS_TO_TALK = 2;
/** Policy: a question is answered within ten working days (source 001). */
const WORKING_DAYS_TO_ANSWER = 10;

/** Every conversation ends with perspective: until it is concluded, that is due. */
const toConclude = ({ conversation: { held } }: Dossier, policyOn: PolicyOn): readonly Obligation[] =>
  [...held.values()]
    .filter(({ kind, concludedOn }) => kind !== 'child' && concludedOn === undefined)
    .map(({ entryId, heldOn }) => ({
      id: `W-18:${entryId}`,
      rule: 'W-18',
      since: entryId,
      due: addWorkingDays(heldOn, policyOn('conclude-conversation', heldOn)),
      owner: 'school',
      textNl: 'Dit gesprek is nog niet afgerond. Schrijf het doel en de volgende stappen op.',
    }));

const toHold = ({ conversation }: Dossier): readonly Obligation[] =>
  conversation.requested
    .filter((request) => heldSince(conversation, request).length === 0)
    .map(({ entryId, on }) => ({ id: `001-4:${entryId}`, rule: '001-4', since: entryId, due: addWeeks(on, WEEKS_TO_TALK), owner: 'school', textNl: 'Er is een gesprek gevraagd. Plan het gesprek.' }));

const toAnswer = ({ conversation: { questions } }: Dossier): readonly Obligation[] =>
  [...questions.values()]
    .filter(({ answered }) => answered === undefined)
    .map(({ entryId, on }) => ({ id: `001-16:${entryId}`, rule: '001-16', since: entryId, due: addWorkingDays(on, WORKING_DAYS_TO_ANSWER), owner: 'school', textNl: 'Er is een vraag gesteld. Geef antwoord.' }));

/** The last day of the next window for talks about the report, in this school year or the next; as it was when the wish was said. */
const endOfReportTalks = (on: PlainDate, policyOn: PolicyOn): PlainDate => {
  const windows = [policyOn('report-window-spring', on), policyOn('report-window-summer', on)];
  return [on, addMonths(on, 12)].flatMap((year) => windows.map((window) => windowIn(window, year).until)).toSorted().find((day) => day >= on) as PlainDate;
};

const toTalkAboutReport = ({ conversation }: Dossier, policyOn: PolicyOn): readonly Obligation[] =>
  openWishes(conversation).map(({ entryId, on }) => ({ id: `W-20:${entryId}`, rule: 'W-20', since: entryId, due: endOfReportTalks(on, policyOn), owner: 'school', textNl: 'Iemand wil een rapportgesprek. Plan het gesprek.' }));

/** The first school year since the enrolment without a start conversation; who came after its window starts in the next one. */
const toStart = (dossier: Dossier, policyOn: PolicyOn): readonly Obligation[] => {
  const { conversation: { held }, registration: { enrolled, deregistered } } = dossier;
  if (!enrolled || deregistered) return [];
  const started = new Set([...held.values()].filter(({ kind }) => kind === 'start').map(({ heldOn }) => endOfSchoolYear(heldOn)));
  const first = countingFrom(dossier, enrolled.on);
  const from = first > startConversationsUntil(first, policyOn) ? addMonths(first, 12) : first;
  const schoolYearEnds = firstSchoolYearWithout(from, started);
  const due = startConversationsUntil(schoolYearEnds, policyOn);
  return [{ id: `W-20:${enrolled.entryId}:${schoolYearEnds.slice(0, 4)}`, rule: 'W-20', since: enrolled.entryId, due, owner: 'school', textNl: 'Elk schooljaar is er een startgesprek, uiterlijk op deze dag. Plan het gesprek met de ouders.' }];
};

/** Source 001: from this group in primary school the pupil is invited to the start conversation. */
const PUPIL_INVITED_FROM_GROUP = 5;

/** The pupil belonged at this start conversation, was not invited, and was not spoken with since (W-20). */
const wentOverThePupil = ({ conversation, people, registration }: Dossier, held: HeldConversation): boolean => {
  const { sector, group = 0 } = groupOn(registration, held.heldOn) ?? {};
  const pupil = pupilOf(people);
  if (held.kind !== 'start' || sector !== 'po' || group < PUPIL_INVITED_FROM_GROUP || pupilTookPart(held.participants)) return false;
  const spoken = heldSince(conversation, { on: held.heldOn, revision: held.revision }).some(({ kind, participants }) => kind === 'child' || pupilTookPart(participants));
  return !spoken && !(pupil && wasInvitedToStart(conversation, pupil.personId, held.heldOn));
};

const toSpeakWithPupil = (dossier: Dossier): readonly Obligation[] =>
  [...dossier.conversation.held.values()]
    .filter((held) => wentOverThePupil(dossier, held))
    .map(({ entryId, heldOn }) => ({ id: `W-20:${entryId}`, rule: 'W-20', since: entryId, due: addWeeks(heldOn, WEEKS_TO_TALK), owner: 'school', textNl: 'De leerling was niet uitgenodigd voor het startgesprek. Dat hoort wel vanaf groep 5. Praat met de leerling.' }));

/** The last day for it in the school year of this day, as was chosen when that year began. */
const startConversationsUntil = (on: PlainDate, policyOn: PolicyOn): PlainDate => windowIn(policyOn('start-conversation-window', firstDayOfSchoolYear(on)), on).until;

export const conversationObligations = (dossier: Dossier, _today: PlainDate, policyOn: PolicyOn): readonly Obligation[] =>
  [toConclude, toHold, toAnswer, toTalkAboutReport, toStart, toSpeakWithPupil].flatMap((due) => due(dossier, policyOn));
