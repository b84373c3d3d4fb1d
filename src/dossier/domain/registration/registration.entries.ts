import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { text, texts } from '../fields.ts';
import type { RegistrationEvent } from './registration.events.ts';

type Kinds = { readonly [T in RegistrationEvent['type']]: EntryKind<Named<RegistrationEvent, T>['data']> };

const administration = {
  schemaVersion: 1,
  accessClass: 'administration',
  retentionClass: 'administration',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (WPO 40; WVO 2020 8.8)',
  processingActivity: 'aanmelding-en-inschrijving',
} as const;

/** The road to admission: read by parents and those who guide the pupil. */
const admission = { ...administration, accessClass: 'agreement', retentionClass: 'file', processingActivity: 'zorgplicht' } as const;

const exceptionNl = {
  'school-full': 'De school is vol.',
  'foundation-not-endorsed': 'De ouders staan niet achter de grondslag van de school.',
  'cluster-1-or-2': 'De school heeft een eigen regeling voor toelating.',
  'admission-conditions-not-met': 'De leerling voldoet niet aan de eisen voor toelating.',
} as const;

const endNl = {
  'registered-elsewhere': 'De leerling is aangemeld op een andere school.',
  'admitted-elsewhere': 'De leerling is toegelaten op een andere school.',
  'withdrawn-by-parents': 'De ouders trokken de aanmelding in.',
} as const;

const leftNl = { moved: 'Reden: verhuizing.', 'other-school': 'Reden: een andere school.', finished: 'Reden: de school is afgerond.', other: 'Er is een andere reden.' } as const;

const formNl = { paper: 'Het was op papier.', digital: 'Het was digitaal.', both: 'Het was op papier en digitaal.' } as const;

export const registrationEntries: Kinds = {
  RegistrationReceived: {
    ...administration,
    fields: { schoolId: value, written: value, submittedBy: value, capacity: value },
    headingNl: 'Aanmelding ontvangen',
    summaryNl: ({ occurredOn }) => `De school ontving de aanmelding op ${occurredOn}.`,
  },
  FileTakenOver: {
    ...administration,
    fields: { schoolId: value, keptBy: value, form: value, file: value, checkedBy: value },
    headingNl: 'Ouder dossier overgenomen',
    summaryNl: ({ form, occurredOn }) => `De school nam op ${occurredOn} een ouder dossier over. ${formNl[form]}`,
  },
  MutualExpectationsRecorded: {
    ...admission,
    fields: { school: texts, parents: texts, responsibilities: texts, thirdParties: value },
    headingNl: 'Wat school en ouders van elkaar verwachten',
    summaryNl: ({ occurredOn }) => `School en ouders spraken op ${occurredOn} uit wat zij van elkaar verwachten.`,
  },
  NeedsRecorded: {
    ...admission,
    fields: { child: texts, parents: texts, teacher: texts, thirdParties: value },
    headingNl: 'Wat er nodig is',
    summaryNl: () => 'Er is opgeschreven wat het kind, de ouders en de leerkracht nodig hebben.',
  },
  DutyOfCareExceptionRecorded: {
    ...admission,
    fields: { exception: value, sector: value, appliesToAllApplicants: value, evidence: text, thirdParties: value },
    headingNl: 'Geen zorgplicht',
    summaryNl: ({ exception }) => `De school heeft geen zorgplicht voor deze leerling. ${exceptionNl[exception]}`,
  },
  SupportNeedAssessmentStarted: {
    ...admission,
    fields: { assessmentId: value, reason: text, thirdParties: value },
    headingNl: 'Onderzoek naar hulp begonnen',
    summaryNl: ({ occurredOn }) => `De school kijkt sinds ${occurredOn} of de leerling extra hulp nodig heeft.`,
  },
  SupportNeedAssessed: {
    ...admission,
    fields: { assessmentId: value, extraSupport: value, findings: text, thirdParties: value },
    headingNl: 'Onderzoek naar hulp klaar',
    summaryNl: ({ extraSupport }) => (extraSupport ? 'De leerling heeft extra hulp nodig.' : 'De leerling heeft geen extra hulp nodig.'),
  },
  AdmissionDecisionExtended: {
    ...admission,
    fields: { weeks: value, parentsTold: value, reason: text, thirdParties: value },
    headingNl: 'Besluit over toelating duurt langer',
    summaryNl: ({ weeks }) => `De school neemt meer tijd voor het besluit. Het duurt hooguit ${String(weeks)} weken langer.`,
  },
  PupilAdmitted: {
    ...admission,
    fields: { schoolId: value },
    headingNl: 'Leerling toegelaten',
    summaryNl: ({ occurredOn }) => `De leerling is toegelaten op ${occurredOn}.`,
  },
  AdmissionRefused: {
    ...admission,
    fields: { rationale: text, thirdParties: value },
    headingNl: 'Leerling niet toegelaten',
    summaryNl: ({ occurredOn }) => `De school liet de leerling niet toe op ${occurredOn}. De uitleg staat erbij.`,
  },
  TemporaryPlacementStarted: {
    ...admission,
    fields: { schoolId: value },
    headingNl: 'Tijdelijk geplaatst',
    summaryNl: ({ occurredOn }) => `De leerling heeft vanaf ${occurredOn} tijdelijk een plaats op school.`,
  },
  AlternativeSchoolSought: {
    ...admission,
    fields: { what: text, thirdParties: value },
    headingNl: 'Andere school gezocht',
    summaryNl: ({ occurredOn }) => `De school zoekt sinds ${occurredOn} een andere school die past.`,
  },
  AlternativeSchoolFound: {
    ...admission,
    fields: { school: value, willing: value },
    headingNl: 'Antwoord van een andere school',
    summaryNl: ({ willing }) => (willing ? 'Een andere school wil de leerling toelaten.' : 'Een andere school wil de leerling niet toelaten.'),
  },
  DutyOfCareEnded: {
    ...admission,
    fields: { reason: value, school: value },
    headingNl: 'Zorgplicht gestopt',
    summaryNl: ({ reason, occurredOn }) => `De zorgplicht van deze school stopte op ${occurredOn}. ${endNl[reason]}`,
  },
  PupilEnrolled: {
    ...administration,
    fields: { schoolId: value },
    headingNl: 'Leerling ingeschreven',
    summaryNl: ({ occurredOn }) => `De leerling is ingeschreven vanaf ${occurredOn}.`,
  },
  PupilGroupSet: {
    ...administration,
    fields: { sector: value, group: value, schoolYearEnds: value },
    headingNl: 'Groep of leerjaar',
    summaryNl: ({ sector, group, schoolYearEnds }) => `De leerling zit tot en met ${schoolYearEnds} in ${sector === 'vo' ? 'leerjaar' : 'groep'} ${String(group)}.`,
  },
  PupilDeregistered: {
    ...administration,
    fields: { reason: value },
    headingNl: 'Leerling uitgeschreven',
    summaryNl: ({ reason, occurredOn }) => `De laatste dag op deze school was ${occurredOn}. ${leftNl[reason]}`,
  },
};
