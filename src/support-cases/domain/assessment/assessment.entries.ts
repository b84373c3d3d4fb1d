import { textFields, valueFields } from '../../../dossier/domain/index.ts';
import { value } from '../../../kernel/fields.ts';
import { supportFile, type Part } from '../part.ts';
import type { AssessmentCommand } from './assessment.decider.ts';
import type { AssessmentEvent } from './assessment.events.ts';

export const assessmentEntries: Part<AssessmentCommand, AssessmentEvent>['entries'] = {
  ExpertNamed: {
    ...supportFile,
    fields: { expertId: value, account: value, name: value, profession: value },
    headingNl: 'Deskundige gevraagd',
    summaryNl: () => 'Een deskundige denkt mee over deze vraag.',
  },
  ExpertAdviceGiven: {
    ...supportFile,
    fields: { adviceId: value, experts: valueFields, advice: textFields, thirdParties: value },
    headingNl: 'Deskundigenadvies gegeven',
    summaryNl: ({ occurredOn }) => `Deskundigen gaven advies op ${occurredOn}. De ouders krijgen een kopie.`,
  },
  AdviceSharedWithParents: {
    ...supportFile,
    fields: { adviceId: value },
    headingNl: 'Kopie van het advies aan de ouders',
    summaryNl: ({ occurredOn }) => `De ouders kregen op ${occurredOn} een kopie van het advies.`,
  },
  SupportAllocated: {
    ...supportFile,
    fields: { allocationId: value, arrangement: textFields, from: value, until: value, thirdParties: value },
    headingNl: 'Hulp of geld toegekend',
    summaryNl: ({ from }) => `Het samenwerkingsverband geeft hulp of geld vanaf ${from}.`,
  },
  AdmissibilityDeclarationIssued: {
    ...supportFile,
    // A decision in the sense of the Archiefwet: kept apart from the file, until the partnership's own list says otherwise (W-32).
    retentionClass: 'admissibility',
    fields: {
      declarationId: value,
      sequenceNumber: value,
      kind: value,
      from: value,
      until: value,
      experts: valueFields,
      rationale: textFields,
      objectionUntil: value,
      thirdParties: value,
    },
    headingNl: 'Toelaatbaarheidsverklaring (TLV) gegeven',
    summaryNl: ({ from, until, objectionUntil }) => `De leerling mag naar een andere soort school van ${from} tot en met ${until}. Bezwaar kan tot en met ${objectionUntil}.`,
  },
};
