import { addMonths, addWeeks, addWorkingDays, endOfSchoolYear, firstSchoolYearWithout } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { Dossier } from '../dossier.ts';
import { heldSince, openWishes } from './conversation.facts.ts';

/** Policy of the organisation (W-18): a conversation is concluded within five working days. */
const WORKING_DAYS_TO_CONCLUDE = 5;

/** Policy: whoever wants to talk does so within two weeks (source 001). */
const WEEKS_TO_TALK = 2;
/** Policy: a question is answered within ten working days (source 001). */
const WORKING_DAYS_TO_ANSWER = 10;
/** Policy of the organisation (W-20; source 001): talks about the report around March and June, the start conversation before November. */
const LAST_DAYS_OF_REPORT_TALKS = ['03-31', '06-30'] as const;
const LAST_DAY_OF_START_CONVERSATIONS = '10-31';

/** Every conversation ends with perspective: until it is concluded, that is due. */
const toConclude = ({ conversation: { held } }: Dossier): readonly Obligation[] =>
  [...held.values()]
    .filter(({ kind, concludedOn }) => kind !== 'child' && concludedOn === undefined)
    .map(({ entryId, heldOn }) => ({
      id: `W-18:${entryId}`,
      rule: 'W-18',
      since: entryId,
      due: addWorkingDays(heldOn, WORKING_DAYS_TO_CONCLUDE),
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

/** The last day of the next window for talks about the report, this year or the next. */
const endOfReportTalks = (on: PlainDate): PlainDate => {
  const year = Number(on.slice(0, 4));
  return [year, year + 1].flatMap((it) => LAST_DAYS_OF_REPORT_TALKS.map((day) => `${String(it)}-${day}`)).find((day) => day >= on) as PlainDate;
};

const toTalkAboutReport = ({ conversation }: Dossier): readonly Obligation[] =>
  openWishes(conversation).map(({ entryId, on }) => ({ id: `W-20:${entryId}`, rule: 'W-20', since: entryId, due: endOfReportTalks(on), owner: 'school', textNl: 'Iemand wil een rapportgesprek. Plan het gesprek.' }));

/** The first school year since the enrolment without a start conversation; who came after October starts in the next one. */
const toStart = ({ conversation: { held }, registration: { enrolled, deregistered } }: Dossier): readonly Obligation[] => {
  if (!enrolled || deregistered) return [];
  const started = new Set([...held.values()].filter(({ kind }) => kind === 'start').map(({ heldOn }) => endOfSchoolYear(heldOn)));
  const firstYearEnds = endOfSchoolYear(enrolled.on);
  const from = enrolled.on > startConversationsUntil(firstYearEnds) ? addMonths(enrolled.on, 12) : enrolled.on;
  const schoolYearEnds = firstSchoolYearWithout(from, started);
  const due = startConversationsUntil(schoolYearEnds);
  return [{ id: `W-20:${enrolled.entryId}:${schoolYearEnds.slice(0, 4)}`, rule: 'W-20', since: enrolled.entryId, due, owner: 'school', textNl: 'Elk schooljaar is er een startgesprek, in september of oktober. Plan het gesprek met de ouders.' }];
};

const startConversationsUntil = (schoolYearEnds: PlainDate): PlainDate => `${String(Number(schoolYearEnds.slice(0, 4)) - 1)}-${LAST_DAY_OF_START_CONVERSATIONS}`;

export const conversationObligations = (dossier: Dossier): readonly Obligation[] => [toConclude, toHold, toAnswer, toTalkAboutReport, toStart].flatMap((due) => due(dossier));
