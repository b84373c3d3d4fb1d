import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { text, values } from '../fields.ts';
import type { ProgressEvent } from './progress.events.ts';

type Kinds = { readonly [T in ProgressEvent['type']]: EntryKind<Named<ProgressEvent, T>['data']> };

const progress = {
  schemaVersion: 1,
  accessClass: 'progress',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (WPO 11 en 40; WVO 2020 2.97 en 8.14)',
  processingActivity: 'vorderingen',
} as const;

const absence = {
  ...progress,
  accessClass: 'administration',
  retentionClass: 'administration',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (Leerplichtwet 1969)',
  processingActivity: 'verzuim',
} as const;

export const progressEntries: Kinds = {
  ProgressReported: {
    ...progress,
    fields: { domain: value, told: values, report: text, thirdParties: value },
    headingNl: 'Hoe het gaat op school',
    summaryNl: ({ occurredOn }) => `De school vertelde op ${occurredOn} hoe het gaat.`,
    participants: ({ told }) => told,
  },
  TrackingResultRecorded: {
    ...progress,
    fields: { domain: value, instrument: value, result: value },
    headingNl: 'Resultaat van een toets',
    summaryNl: ({ occurredOn }) => `Er is een resultaat van een toets van ${occurredOn}.`,
  },
  AbsenceReported: {
    ...absence,
    fields: { absenceId: value, by: value, from: value, until: value, lessonHours: value, reason: value, authorised: value },
    headingNl: 'Afwezig',
    summaryNl: ({ from, until, authorised }) => `De leerling was er niet van ${from} tot en met ${until}.${authorised ? '' : ' Daar was geen geldige reden voor.'}`,
  },
  LateArrivalRecorded: {
    ...absence,
    fields: { minutes: value },
    headingNl: 'Te laat',
    summaryNl: ({ minutes }) => `De leerling kwam ${String(minutes)} minuten te laat.`,
  },
  UnauthorisedAbsenceNotified: {
    ...absence,
    fields: { to: value, lessonHours: value },
    headingNl: 'Verzuim gemeld',
    summaryNl: ({ lessonHours, occurredOn }) => `De school meldde op ${occurredOn} ${String(lessonHours)} uur verzuim.`,
  },
  SuspensionImposed: {
    ...progress,
    fields: { from: value, until: value, written: value, reason: text, thirdParties: value },
    headingNl: 'Geschorst',
    summaryNl: ({ from, until }) => `De leerling mocht niet op school komen van ${from} tot en met ${until}.`,
  },
  RemovalDecided: {
    ...progress,
    fields: { parentsHeard: value, pupilHeard: value, willingSchool: value, reason: text, thirdParties: value },
    headingNl: 'Verwijderd van school',
    summaryNl: ({ occurredOn }) => `Op ${occurredOn} besloot de school dat de leerling weg moet.`,
  },
};
