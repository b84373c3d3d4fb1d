import type { Rejections } from '../../kernel/decision.ts';

export const organisationRejections = {
  'board-already-registered': {
    rule: 'form',
    ground: 'Een organisatie begint met één bestuur.',
    detailNl: 'Dit bestuur is al aangemeld. Gebruik de bestaande organisatie.',
  },
  'board-not-registered': {
    rule: 'form',
    ground: 'Een organisatie begint met een bestuur.',
    detailNl: 'Dit bestuur is nog niet aangemeld. Meld eerst het bestuur aan.',
  },
  'unknown-school': {
    rule: 'form',
    ground: 'Deze school hoort niet bij dit bestuur.',
    detailNl: 'Deze school staat niet bij dit bestuur. Open eerst de school, of controleer het kenmerk.',
  },
  'unknown-grant': {
    rule: 'form',
    ground: 'Deze rol staat niet bij dit bestuur.',
    detailNl: 'Deze rol staat niet bij dit bestuur. Controleer het kenmerk.',
  },
  'unknown-mandate': {
    rule: 'form',
    ground: 'Dit mandaat staat niet bij dit bestuur.',
    detailNl: 'Dit mandaat staat niet bij dit bestuur. Controleer het kenmerk.',
  },
  'period-ends-before-it-starts': {
    rule: 'form',
    ground: 'Een periode eindigt niet voor zij begint.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
  'already-ended': {
    rule: 'form',
    ground: 'beleid: intrekken verlengt nooit',
    detailNl: 'Deze rol of dit mandaat eindigt al eerder. Wilt u verlengen, geef dan een nieuwe rol of een nieuw mandaat.',
  },
} as const satisfies Rejections;
