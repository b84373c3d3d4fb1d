import type { Rejections } from '../../../kernel/decision.ts';

export const peopleRejections = {
  'unknown-person': {
    rule: 'form',
    ground: 'Deze persoon staat niet in dit dossier.',
    detailNl: 'Deze persoon staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'unknown-assignment': {
    rule: 'form',
    ground: 'Deze toewijzing staat niet in dit dossier.',
    detailNl: 'Deze toewijzing van een medewerker staat niet in dit dossier. Controleer het kenmerk.',
  },
  'pupil-already-known': {
    rule: 'W-05',
    ground: 'beleid: een dossier gaat over precies één leerling',
    detailNl: 'De leerling staat al in dit dossier. Een dossier gaat over één leerling.',
  },
  'account-linked-to-other': {
    rule: 'W-25',
    ground: 'beleid: één account hoort bij één persoon',
    detailNl: 'Dit account hoort in dit dossier al bij een ander. Maak die koppeling eerst los.',
  },
  'authority-evidence-in-future': {
    rule: 'W-25',
    ground: 'art. 1:245 en 1:251 BW; bewijs van gezag',
    detailNl: 'De dag waarop het bewijs is gezien, ligt in de toekomst. Leg gezag pas vast als u het bewijs hebt gezien.',
  },
  'no-authority-to-end': {
    rule: 'W-25',
    ground: 'art. 1:245 BW',
    detailNl: 'Voor deze persoon is op die dag geen gezag vastgelegd. Er is dus niets om te beëindigen.',
  },
  'authority-only-for-adults-around': {
    rule: 'W-25',
    ground: 'art. 1:245 BW',
    detailNl: 'De leerling kan geen gezag over zichzelf hebben. Kies een ouder of voogd.',
  },
  'assignment-ends-before-it-starts': {
    rule: 'form',
    ground: 'Een periode eindigt niet voor zij begint.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
  'period-ends-before-it-starts': {
    rule: 'form',
    ground: 'De laatste dag is niet voor de eerste dag.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
} as const satisfies Rejections;
