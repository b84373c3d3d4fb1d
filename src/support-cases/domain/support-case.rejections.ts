import type { Rejections } from '../../kernel/decision.ts';

export const supportCaseRejections = {
  'support-case-not-open': {
    rule: 'W-34',
    ground: 'WPO 18a(6); WVO 2020 2.47(7): op verzoek van het bestuur',
    detailNl: 'Dit is niet vastgelegd. Er is geen vraag van een school waar dit bij hoort. Vraag de school om een verzoek.',
  },
  'support-case-closed': {
    rule: 'W-34',
    ground: 'WPO 18a(6); WVO 2020 2.47(7): op verzoek van het bestuur',
    detailNl: 'Dit is niet vastgelegd. De vraag van de school is afgesloten. Vraag de school om een nieuw verzoek.',
  },
  'task-not-asked': {
    rule: 'W-34',
    ground: 'WPO 18a(6); WVO 2020 2.47(7): op verzoek van het bestuur',
    detailNl: 'Dit is niet vastgelegd. De school vroeg om iets anders. Vraag de school om een verzoek voor deze taak.',
  },
  'unknown-expert': {
    rule: 'form',
    ground: 'Wie advies geeft, is gevraagd in dit dossier.',
    detailNl: 'Een deskundige staat niet in dit dossier. Leg eerst vast wie er meedenkt.',
  },
  'advice-not-shared': {
    rule: 'W-35',
    ground: 'WPO 18a(14); WVO 2020 2.47(17): de ouders krijgen een afschrift van elk advies',
    detailNl: 'De vraag is niet afgesloten. De ouders hebben nog geen kopie van een advies. Geef die kopie en leg dat vast.',
  },
  'unknown-advice': {
    rule: 'form',
    ground: 'Het advies staat in dit dossier.',
    detailNl: 'Dit advies staat niet in dit dossier. Controleer het kenmerk.',
  },
  'ends-before-it-starts': {
    rule: 'form',
    ground: 'De laatste dag is niet voor de eerste dag.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
  'sequence-number-used': {
    rule: 'W-35',
    ground: 'WPO 18a; WVO 2020 2.47(17): elke verklaring heeft een eigen volgnummer',
    detailNl: 'De verklaring is niet vastgelegd. Dit volgnummer is al gebruikt. Kies een nieuw nummer.',
  },
  'not-whole-school-years': {
    rule: 'W-35',
    ground: 'WEC 40(10); WVO 2020 2.47(14): hele schooljaren',
    detailNl: 'De verklaring is niet vastgelegd. Zij geldt voor hele schooljaren, van 1 augustus tot en met 31 juli. Controleer de datums.',
  },
  'experts-missing': {
    rule: 'W-35',
    ground: 'WPO 18a(11); Besluit bekostiging WPO 34.8: orthopedagoog of psycholoog, en een tweede deskundige',
    detailNl: 'De verklaring is niet vastgelegd. Een orthopedagoog of psycholoog geeft advies, en een tweede deskundige. Vraag wie er nog ontbreekt.',
  },
} as const satisfies Rejections;
