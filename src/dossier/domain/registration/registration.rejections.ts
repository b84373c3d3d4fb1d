import type { Rejections } from '../../../kernel/decision.ts';

export const registrationRejections = {
  'already-registered': {
    rule: 'form',
    ground: 'Een dossier begint met één aanmelding.',
    detailNl: 'Dit dossier bestaat al. Een leerling wordt bij een bestuur één keer aangemeld.',
  },
  'registration-not-written': {
    rule: 'W-06',
    ground: 'WPO 40(2); WVO 2020 8.8(1): aanmelding is schriftelijk',
    detailNl: 'De aanmelding is niet vastgelegd. Aanmelden gaat altijd schriftelijk. Vraag de ouders om een aanmelding op papier of per e-mail.',
  },
  'registration-by-minor': {
    rule: 'W-06',
    ground: 'bron 004: alleen ouders kunnen een kind aanmelden; meerderjarig: art. 1:233 BW',
    detailNl: 'De aanmelding is niet vastgelegd. Een leerling jonger dan 18 jaar wordt aangemeld door een ouder, voogd of verzorger.',
  },
  'registration-too-young': {
    rule: 'W-06',
    ground: 'WPO 40(2): aanmelding kan vanaf 3 jaar',
    detailNl: 'De aanmelding is niet vastgelegd. Ouders kunnen hun kind aanmelden vanaf de dag dat het 3 jaar is.',
  },
} as const satisfies Rejections;
