import type { Window } from '../../../kernel/window.ts';

interface Described {
  /** The rule of docs/rules.md that leaves the choice. */
  readonly rule: string;
  /** Where it is written that there is a choice, or what bounds it. */
  readonly ground: string;
  /** Plain Dutch: what is chosen here. */
  readonly textNl: string;
}

/** `range`: both ends included. */
export type NumberPolicy = Described & { readonly unit: 'working-days' | 'days' | 'weeks' | 'years'; readonly default: number; readonly range: { readonly min: number; readonly max: number } };
/** `range`: everything that can be chosen; all of it is within the law. */
export type ChoicePolicy = Described & { readonly unit: 'choice'; readonly default: string; readonly range: readonly string[] };
/** `range`: the window lies within this one. */
export type WindowPolicy = Described & { readonly unit: 'window'; readonly default: Window; readonly range: Window };
export type Policy = NumberPolicy | ChoicePolicy | WindowPolicy;

/**
 * Every choice that law and sources leave to an organisation, with what holds when it chose nothing. What the law fixes
 * (the term of a copy, six weeks for a plan, five years of enrolment, three years at a partnership) is not in here.
 */
export const policies = {
  'conclude-conversation': {
    unit: 'working-days', default: 5, range: { min: 1, max: 10 },
    rule: 'W-18', ground: 'bron 002; de wet noemt geen termijn',
    textNl: 'Zoveel werkdagen na een gesprek staan doel en volgende stappen op papier.',
  },
  'explain-influence': {
    unit: 'days', default: 14, range: { min: 1, max: 28 },
    rule: 'W-14', ground: 'WVO 2020 2.44(7), WPO 40a; de wet noemt geen termijn',
    textNl: 'Zoveel dagen na een plan hoort de leerling wat zijn mening heeft veranderd.',
  },
  'follow-up-failed-agreement': {
    unit: 'weeks', default: 2, range: { min: 1, max: 4 },
    rule: 'W-19', ground: 'bron 000; de wet noemt geen termijn',
    textNl: 'Zoveel weken na een afspraak die niet lukte praten school en ouders opnieuw.',
  },
  'explain-irregularity': {
    unit: 'weeks', default: 4, range: { min: 1, max: 4 },
    rule: 'irregular', ground: 'AVG 5(1)(a); de wet noemt geen termijn',
    textNl: 'Binnen zoveel weken horen ouders wat er anders ging dan de regels zeggen.',
  },
  'start-conversation-window': {
    unit: 'window', default: '09-01/10-31', range: '08-01/12-31',
    rule: 'W-20', ground: 'bron 001; de wet noemt geen periode',
    textNl: 'In deze periode is het startgesprek met ouders en leerkracht.',
  },
  'report-window-spring': {
    unit: 'window', default: '03-01/03-31', range: '01-01/05-31',
    rule: 'W-20', ground: 'bron 001; de wet noemt geen periode',
    textNl: 'In deze periode is het eerste rapportgesprek.',
  },
  'report-window-summer': {
    unit: 'window', default: '06-01/06-30', range: '05-01/07-31',
    rule: 'W-20', ground: 'bron 001; de wet noemt geen periode',
    textNl: 'In deze periode is het tweede rapportgesprek.',
  },
  'care-provider-consent-under-16': {
    unit: 'choice', default: 'all-holders', range: ['all-holders', 'one-holder-without-objection'],
    rule: 'W-22', ground: 'UAVG 5, BW 1:245: altijd een ouder met gezag, nooit tegen het bezwaar van een ander',
    textNl: 'Contact met een zorgverlener, leerling jonger dan 16 jaar: wie geeft toestemming. Nooit tegen het bezwaar van een ouder.',
  },
  'care-provider-consent-16-17': {
    unit: 'choice', default: 'pupil-and-parent', range: ['pupil-and-parent', 'pupil'],
    rule: 'W-22', ground: 'UAVG 5: altijd de leerling zelf; bron 004 vraagt ook een ouder',
    textNl: 'Contact met een zorgverlener, leerling van 16 of 17 jaar: wie geeft toestemming. Altijd de leerling.',
  },
  'consent-validity': {
    unit: 'choice', default: 'end-of-school-year', range: ['end-of-school-year', 'three-months', 'six-months'],
    rule: 'W-23', ground: 'AVG 4(11) en 7: toestemming is specifiek; nooit langer dan het schooljaar',
    textNl: 'Hoe lang een toestemming hooguit geldt. Het einde van het schooljaar is altijd de grens.',
  },
  'break-glass-review': {
    unit: 'working-days', default: 2, range: { min: 1, max: 5 },
    rule: 'AD-37', ground: 'AVG 5(2) en 32; de wet noemt geen termijn',
    textNl: 'Binnen zoveel werkdagen kijkt iemand na of een dossier terecht met spoed is geopend.',
  },
  'retention-file': {
    unit: 'years', default: 2, range: { min: 1, max: 2 },
    rule: 'W-32', ground: 'AVG 5(1)(e); richtlijn van de AP: hooguit 2 jaar',
    textNl: 'Zoveel jaar na het vertrek van de leerling blijft het dossier bewaard.',
  },
  'retention-file-referred': {
    unit: 'years', default: 3, range: { min: 2, max: 3 },
    rule: 'W-32', ground: 'AVG 5(1)(e); richtlijn van de AP: 3 jaar na verwijzing naar speciaal onderwijs',
    textNl: 'Zoveel jaar blijft het dossier bewaard na verwijzing naar het speciaal onderwijs.',
  },
  'retention-admissibility': {
    unit: 'choice', default: 'kept', range: ['kept', 'three-years', 'seven-years'],
    rule: 'W-32', ground: 'Archiefwet: de selectielijst van de organisatie; zonder keuze wordt niets vanzelf vernietigd',
    textNl: 'Hoe lang een toelaatbaarheidsverklaring (TLV) blijft bewaard.',
  },
  'retention-complaint': {
    unit: 'years', default: 2, range: { min: 1, max: 5 },
    rule: 'W-32', ground: 'AVG 5(1)(e); de wet noemt geen termijn',
    textNl: 'Zoveel jaar na het einde van een klacht blijven de stukken bewaard.',
  },
  'retention-access-log': {
    unit: 'years', default: 5, range: { min: 2, max: 10 },
    rule: 'W-32', ground: 'AVG 5(2), 5(1)(e); HvJ EU C-579/21; de wet noemt geen termijn',
    textNl: 'Zoveel jaar blijft bewaard wie een dossier heeft bekeken.',
  },
} as const satisfies Readonly<Record<string, Policy>>;

export type PolicyName = keyof typeof policies;
export const policyNames = Object.keys(policies) as readonly PolicyName[];

/** What a policy holds: a number, one of its choices, or a window. */
export type PolicyValue<N extends PolicyName> = (typeof policies)[N] extends { readonly unit: 'choice'; readonly range: readonly (infer Choice)[] }
  ? Choice
  : (typeof policies)[N] extends { readonly unit: 'window' }
    ? Window
    : number;

/** Every policy with what it holds. */
export type PolicyValues = { readonly [N in PolicyName]: PolicyValue<N> };
