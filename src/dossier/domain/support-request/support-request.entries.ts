import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { text, values } from '../fields.ts';
import type { SupportRequestEvent } from './support-request.events.ts';

type Kinds = { readonly [T in SupportRequestEvent['type']]: EntryKind<Named<SupportRequestEvent, T>['data']> };

const request = {
  schemaVersion: 1,
  accessClass: 'development-plan',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (WPO 18a; WVO 2020 2.47)',
  processingActivity: 'ondersteuning-door-het-samenwerkingsverband',
} as const;

const taskNl = { 'allocate-means': 'geld of hulp', 'judge-admissibility': 'een besluit over een andere soort school', advise: 'advies' } as const;

const closedNl = {
  granted: 'Het samenwerkingsverband geeft de hulp.',
  'not-granted': 'Het samenwerkingsverband geeft de hulp niet.',
  withdrawn: 'De school trok de vraag in.',
  advised: 'Het samenwerkingsverband gaf advies.',
} as const;

export const supportRequestEntries: Kinds = {
  SupportRequested: {
    ...request,
    fields: { supportRequestId: value, partnership: value, task: value, entries: values, question: text, thirdParties: value },
    headingNl: 'Hulp gevraagd aan het samenwerkingsverband',
    summaryNl: ({ task }) => `De school vroeg het samenwerkingsverband om hulp: ${taskNl[task]}.`,
  },
  ExpertAdviceReceived: {
    ...request,
    fields: { supportRequestId: value, copyToParents: value, advice: text, thirdParties: value },
    headingNl: 'Advies van deskundigen',
    summaryNl: ({ occurredOn }) => `De school kreeg op ${occurredOn} advies van deskundigen.`,
  },
  AdmissibilityDeclared: {
    ...request,
    fields: { supportRequestId: value, sequenceNumber: value, kind: value, from: value, until: value, experts: value },
    headingNl: 'Toelaatbaarheid verklaard (TLV)',
    summaryNl: ({ from, until }) => `De leerling mag naar een andere soort school van ${from} tot en met ${until}.`,
  },
  SupportRequestClosed: {
    ...request,
    fields: { supportRequestId: value, outcome: value },
    headingNl: 'Vraag aan het samenwerkingsverband afgesloten',
    summaryNl: ({ outcome }) => closedNl[outcome],
  },
};
