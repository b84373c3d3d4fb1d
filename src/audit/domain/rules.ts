import type { DossierEvent } from '../../dossier/domain/index.ts';

/** A rule that asks for something by a day. */
export interface TermRule {
  /** The article or source; openly "beleid" where the term is policy. */
  readonly ground: string;
  /** What is counted, in plain Dutch. */
  readonly headingNl: string;
  /** Entries that do what is asked. What ends a duty otherwise (the pupil left, a plan was stopped) does not do it. */
  readonly doneBy: readonly DossierEvent['type'][];
}

/** What happened against the rules is to be explained, whatever rule it was. */
export const IRREGULAR = 'irregular';

/** Every rule with a term, by its number. A rule in a chapter's obligations that is not here fails a spec. */
export const termRules: Readonly<Record<string, TermRule>> = {
  'W-06': { ground: 'bron 002; beleid: bij de aanmelding', headingNl: 'Verwachtingen opgeschreven bij de aanmelding', doneBy: ['MutualExpectationsRecorded'] },
  'W-07': { ground: 'WPO 40(6); WVO 2020 8.8(2): 6 weken, met uitleg 10', headingNl: 'Besluit over de aanmelding', doneBy: ['PupilAdmitted', 'AdmissionRefused', 'PupilEnrolled'] },
  'W-08': { ground: 'WPO 40(7); WVO 2020 8.13: na 10 weken', headingNl: 'Tijdelijke plaats als er geen besluit is', doneBy: ['TemporaryPlacementStarted'] },
  'W-11': { ground: 'WPO 40a; WVO 2020 2.44(2): 6 weken', headingNl: 'Plan (OPP) vastgesteld', doneBy: ['DevelopmentPlanAdopted'] },
  'W-14': { ground: 'WVO 2020 2.44(7); WPO 40a; beleid: 14 dagen; doelen: bron 002 en 004', headingNl: 'Uitleg aan de leerling en terugkijken op doelen', doneBy: ['PupilInfluenceExplained', 'GoalProgressRecorded', 'DevelopmentGoalClosed'] },
  'W-15': { ground: 'WVO 2020 2.44(3); WEC 41a: elk schooljaar', headingNl: 'Teruggekeken op het plan', doneBy: ['DevelopmentPlanEvaluated'] },
  'W-18': { ground: 'bron 002; beleid: 5 werkdagen', headingNl: 'Gesprekken afgerond', doneBy: ['ConversationConcluded'] },
  'W-19': { ground: 'bron 000 en 002; beleid: 2 weken', headingNl: 'Opnieuw gepraat na een afspraak die niet lukte', doneBy: ['ConversationHeld'] },
  'W-20': { ground: 'bron 001; beleid: voor november, en rond maart en juni', headingNl: 'Startgesprekken en rapportgesprekken', doneBy: ['ConversationHeld'] },
  'W-23': { ground: 'UAVG 5: vanaf 16 jaar', headingNl: 'Toestemming gevraagd aan de leerling van 16 jaar', doneBy: ['ConsentGranted', 'ConsentRefused', 'ConsentWithdrawn'] },
  'W-24': { ground: 'bron 000 en 004; WPO 14; WVO 2020 3.35; beleid: 5 werkdagen', headingNl: 'Aan ouders verteld wat er uit een zorg kwam', doneBy: ['OutcomeCommunicatedToParents'] },
  'W-27': { ground: 'AVG 12(3): 1 maand, met uitleg 3', headingNl: 'Aanvragen van een kopie beantwoord', doneBy: ['CopyIssued', 'CopyRefused'] },
  'W-29': { ground: 'AVG 12(3) en 16: 1 maand', headingNl: 'Verzoeken om iets te verbeteren', doneBy: ['RectificationDecided', 'EntryCorrected'] },
  'W-35': { ground: 'WPO 18a; WVO 2020 2.47(17): meteen', headingNl: 'Advies van deskundigen aan ouders gegeven', doneBy: ['ParentsInformed'] },
  'W-39': { ground: 'LPW 21a; WPO 40c; WVO 2020 8.14: meteen', headingNl: 'Verzuim en schorsing gemeld', doneBy: ['UnauthorisedAbsenceNotified', 'DisclosureMade'] },
  '001-4': { ground: 'bron 001; beleid: 2 weken', headingNl: 'Gesprekken waar iemand om vroeg', doneBy: ['ConversationHeld', 'ChildConversationHeld'] },
  '001-5': { ground: 'bron 001; beleid: 2 weken', headingNl: 'Gepraat met ouders over een zorg van de school', doneBy: ['ConversationHeld'] },
  '001-16': { ground: 'bron 001; beleid: 10 werkdagen', headingNl: 'Vragen beantwoord', doneBy: ['QuestionAnswered'] },
  [IRREGULAR]: { ground: 'AVG 5(1)(a); beleid: 4 weken', headingNl: 'Aan ouders uitgelegd wat niet volgens de regels ging', doneBy: ['ParentsInformed'] },
};

/** Looking back on an agreement is counted apart from the talk after one that failed. */
export const agreementEvaluation: TermRule = { ground: 'bron 000 en 002', headingNl: 'Teruggekeken op afspraken', doneBy: ['AgreementEvaluated'] };
