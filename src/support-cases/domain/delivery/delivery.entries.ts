import { value } from '../../../kernel/fields.ts';
import { supportFile, type Part } from '../part.ts';
import type { DeliveryCommand } from './delivery.decider.ts';
import type { DeliveryEvent, KeptBackReason, Task } from './delivery.events.ts';

export const taskNl: { readonly [T in Task]: string } = {
  'allocate-means': 'geld of hulp',
  'judge-admissibility': 'een besluit over een andere soort school',
  advise: 'advies',
};

export const keptBackNl: { readonly [R in KeptBackReason]: string } = {
  erased: 'De school heeft dit gewist.',
  misfiled: 'Dit hoort in een ander dossier.',
  restricted: 'De school mag dit nu alleen bewaren.',
  withheld: 'De school heeft besloten om dit niet te tonen.',
  'not-reviewed': 'Niemand keek nog of dit over anderen gaat.',
  'care-team': 'Dit is een gesprek van het zorgteam. Dat gaat niet naar een samenwerkingsverband.',
  'too-large': 'Dit is te groot om te geven.',
};

export const deliveryEntries: Part<DeliveryCommand, DeliveryEvent>['entries'] = {
  SupportCaseOpened: {
    ...supportFile,
    fields: {
      supportRequestId: value,
      dossierId: value,
      requestEntryId: value,
      boardId: value,
      schoolId: value,
      membershipId: value,
      task: value,
      pupil: { personId: value, name: value, bornOn: value },
    },
    headingNl: 'Vraag van een school ontvangen',
    summaryNl: ({ task }) => `Een school vroeg om hulp: ${taskNl[task]}.`,
  },
  EntryDelivered: {
    ...supportFile,
    fields: {
      entryId: value,
      chapter: value,
      schemaVersion: value,
      recordedAt: value,
      commitment: value,
      leaves: { '*': { pointer: value, salt: value, value: { '': value, '*': value }, inner: value, reason: value } },
    },
    headingNl: 'Stuk van de school ontvangen',
    summaryNl: () => 'De school gaf een stuk uit het dossier. Wat niet nodig is, is zwart.',
  },
  EntryKeptBack: {
    ...supportFile,
    fields: { entryId: value, reason: value },
    headingNl: 'Stuk van de school niet ontvangen',
    summaryNl: ({ reason }) => `Een stuk uit het dossier is niet gegeven. ${keptBackNl[reason]}`,
  },
  ComplianceDelivered: {
    ...supportFile,
    fields: { asOf: value, final: value, findings: { '*': { measure: value, rule: value, outcome: value, on: value } } },
    headingNl: 'Tellingen van de school ontvangen',
    summaryNl: ({ asOf, final }) => `De school telde tot en met ${asOf} of zij zich aan de regels hield.${final ? ' De vraag is daar afgesloten.' : ''} Alleen wie controleert, ziet de tellingen.`,
  },
};
