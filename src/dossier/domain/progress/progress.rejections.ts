import type { Rejections } from '../../../kernel/decision.ts';

export const progressRejections = {
  'informed-person-unknown': {
    rule: 'form',
    ground: 'Wie u noemt, staat in dit dossier.',
    detailNl: 'Iemand die u noemt, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'ends-before-it-starts': {
    rule: 'form',
    ground: 'De laatste dag is niet voor de eerste dag.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
  'suspension-too-long': {
    rule: 'W-39',
    ground: 'WPO 40c; WVO 2020 8.14: schorsen voor hooguit een week',
    detailNl: 'De schorsing is niet vastgelegd. Een schorsing duurt hooguit een week. Kies een kortere tijd.',
  },
  'suspension-not-written': {
    rule: 'W-39',
    ground: 'WPO 40c; WVO 2020 8.14: schriftelijk, met redenen',
    detailNl: 'De schorsing is niet vastgelegd. Schorsen gaat schriftelijk, met de reden erbij. Stuur eerst een brief.',
  },
  'suspension-without-reason': {
    rule: 'W-39',
    ground: 'WPO 40c; WVO 2020 8.14: schriftelijk, met redenen',
    detailNl: 'De schorsing is niet vastgelegd. Er staat niet bij waarom. Schrijf de reden op.',
  },
  'removal-unheard': {
    rule: 'W-39',
    ground: 'WPO 40(11); WVO 2020 8.15: leerling en, tot 18 jaar, ouders zijn gehoord',
    detailNl: 'Het besluit is niet vastgelegd. De leerling en de ouders zijn nog niet gehoord. Praat eerst met hen.',
  },
  'removal-without-school': {
    rule: 'W-39',
    ground: 'WPO 40(11); WVO 2020 8.15: een andere school is bereid',
    detailNl: 'Het besluit is niet vastgelegd. Er is nog geen andere school die de leerling wil toelaten. Zoek die eerst.',
  },
  'removal-without-reason': {
    rule: 'W-39',
    ground: 'bron 000 (uitleg over onze keuzes); WVO 2020 8.15',
    detailNl: 'Het besluit is niet vastgelegd. Er staat niet bij waarom. Schrijf de reden op.',
  },
} as const satisfies Rejections;
