import type { Rejections } from '../../kernel/decision.ts';

export const supportCaseRejections = {
  'support-case-not-open': {
    rule: 'W-34',
    ground: 'WPO 18a(6); WVO 2020 2.47(7): op verzoek van het bestuur',
    detailNl: 'Dit is niet vastgelegd. Er is geen vraag van een school waar dit bij hoort. Vraag de school om een verzoek.',
  },
} as const satisfies Rejections;
