import type { Rejections } from '../../../kernel/decision.ts';

export const supportRequestRejections = {
  'unknown-support-request': {
    rule: 'form',
    ground: 'Deze vraag aan het samenwerkingsverband staat in dit dossier.',
    detailNl: 'Deze vraag staat niet in dit dossier. Leg eerst vast wat u het samenwerkingsverband vroeg.',
  },
  'support-request-closed': {
    rule: 'form',
    ground: 'Deze vraag is afgesloten.',
    detailNl: 'Deze vraag is al afgesloten. Leg een nieuwe vraag vast.',
  },
  'support-entry-unknown': {
    rule: 'form',
    ground: 'Wat het samenwerkingsverband krijgt, staat in dit dossier.',
    detailNl: 'Een gebeurtenis die u wilt geven, staat niet in dit dossier, of is gewist. Controleer het kenmerk.',
  },
  'declaration-ends-before-it-starts': {
    rule: 'form',
    ground: 'De laatste dag is niet voor de eerste dag.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
  'pupil-not-at-this-board': {
    rule: 'W-34',
    ground: 'WPO 18a(6); WVO 2020 2.47(7): het bestuur van aanmelding of inschrijving vraagt',
    detailNl: 'De vraag is niet vastgelegd. De leerling is hier niet aangemeld of ingeschreven. Alleen het bestuur van de school van de leerling kan vragen.',
  },
  'support-question-missing': {
    rule: 'W-34',
    ground: 'WPO 18a(6); WVO 2020 2.47(7): op verzoek van het bestuur; AVG 5(1)(b)',
    detailNl: 'De vraag is niet vastgelegd. Er staat niet in wat u wilt weten. Schrijf uw vraag op.',
  },
  'declaration-number-used': {
    rule: 'W-35',
    ground: 'WPO 18a; WVO 2020 2.47(17): elke verklaring heeft een eigen volgnummer',
    detailNl: 'De verklaring is niet vastgelegd. Bij deze vraag staat al een andere verklaring met dit volgnummer. Controleer het nummer, of verbeter de verklaring die er staat.',
  },
  'declaration-not-whole-years': {
    rule: 'W-35',
    ground: 'WEC 40(10); WVO 2020 2.47(14): hele schooljaren',
    detailNl: 'De verklaring is niet vastgelegd. Zij geldt voor hele schooljaren, van 1 augustus tot en met 31 juli. Controleer de datums.',
  },
  'too-few-experts': {
    rule: 'W-35',
    ground: 'WPO 18a(11); Besluit bekostiging WPO 34.8: ten minste twee deskundigen',
    detailNl: 'De verklaring is niet vastgelegd. Ten minste twee deskundigen geven advies. Vraag het samenwerkingsverband wie dat waren.',
  },
} as const satisfies Rejections;
