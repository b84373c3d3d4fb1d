import type { Rejections } from '../../../kernel/decision.ts';

export const concernRejections = {
  'unknown-concern': {
    rule: 'form',
    ground: 'Deze zorg staat in dit dossier.',
    detailNl: 'Deze zorg staat niet in dit dossier. Leg eerst de zorg vast.',
  },
  'concern-resolved': {
    rule: 'form',
    ground: 'Deze zorg is opgelost.',
    detailNl: 'Deze zorg is al opgelost. Is er weer iets? Leg dan een nieuwe zorg vast.',
  },
  'told-person-unknown': {
    rule: 'form',
    ground: 'Wie u noemt, staat in dit dossier.',
    detailNl: 'Iemand die u noemt, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'unknown-offer': {
    rule: 'form',
    ground: 'Dit aanbod staat in dit dossier.',
    detailNl: 'Dit aanbod van hulp staat niet in dit dossier. Leg eerst het aanbod vast.',
  },
  'same-level': {
    rule: 'form',
    ground: 'Een stap gaat naar iemand anders.',
    detailNl: 'De zorg blijft bij dezelfde persoon. Kies naar wie de zorg gaat.',
  },
} as const satisfies Rejections;
