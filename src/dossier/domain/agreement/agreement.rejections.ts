import type { Rejections } from '../../../kernel/decision.ts';

export const agreementRejections = {
  'agreement-conversation-unknown': {
    rule: 'form',
    ground: 'Het gesprek waarin dit is afgesproken, staat in dit dossier.',
    detailNl: 'Het gesprek waarin dit is afgesproken, staat niet in dit dossier. Leg eerst het gesprek vast.',
  },
  'agreement-participant-unknown': {
    rule: 'form',
    ground: 'Een ouder, verzorger of leerling die meedoet, staat met die rol in dit dossier.',
    detailNl: 'Een van de deelnemers staat niet met deze rol in dit dossier. Voeg de persoon toe of kies een andere rol.',
  },
  'unknown-agreement': {
    rule: 'form',
    ground: 'Deze afspraak staat niet in dit dossier.',
    detailNl: 'Deze afspraak staat niet in dit dossier. Controleer het kenmerk.',
  },
  'evaluated-before-made': {
    rule: 'form',
    ground: 'Een afspraak wordt niet geëvalueerd voordat zij er is.',
    detailNl: 'De dag waarop u terugkijkt, ligt voor de dag van de afspraak. Controleer de datums.',
  },
  'parent-not-present': {
    rule: 'W-17',
    ground: 'bron 004 (geen afspraken zonder ouder, tot 18)',
    detailNl: 'De afspraak is niet vastgelegd. Tot 18 jaar maakt de school afspraken met een ouder met gezag of een verzorger. Plan een gesprek met een ouder erbij.',
  },
  'pupil-not-present': {
    rule: 'W-17',
    ground: 'meerderjarig: art. 1:233 BW; bron 004 (tot 18 jaar met een ouder)',
    detailNl: 'De afspraak is niet vastgelegd. Vanaf 18 jaar maakt de school afspraken met de leerling zelf. Plan een gesprek met de leerling.',
  },
  'parent-without-permission': {
    rule: 'W-17',
    ground: 'meerderjarig: art. 1:233 BW; UAVG 5: de leerling beslist wie meepraat',
    detailNl: 'De afspraak is niet vastgelegd. Vanaf 18 jaar is een ouder er alleen bij als de leerling dat goedvindt. Vraag het de leerling en leg dat vast.',
  },
  'agreement-in-child-conversation': {
    rule: 'W-16',
    ground: 'bron 004 (een gesprek met het kind alleen: geen beslissingen of afspraken)',
    detailNl: 'De afspraak is niet vastgelegd. In een gesprek met het kind alleen spreekt u niets af. Plan een gesprek met een ouder erbij.',
  },
  'rationale-missing': {
    rule: 'W-17',
    ground: 'bron 000 (uitleg over onze keuzes); bron 002 (wat de school doet en waarom)',
    detailNl: 'De afspraak is niet vastgelegd. Er staat niet bij waarom u dit afspreekt. Schrijf de reden op.',
  },
  'evaluation-too-early': {
    rule: 'W-19',
    ground: 'bron 002 (afspraken worden geëvalueerd)',
    detailNl: 'De afspraak is niet vastgelegd. De dag waarop u terugkijkt, ligt niet na de dag van de afspraak. Kies een latere dag.',
  },
  'explained-entry-unknown': {
    rule: 'form',
    ground: 'Wat u uitlegt, staat in dit dossier.',
    detailNl: 'De gebeurtenis die u uitlegt, staat niet in dit dossier, of is gewist. Controleer het kenmerk.',
  },
  'wishing-person-unknown': {
    rule: 'form',
    ground: 'Wie iets wenst, staat in dit dossier.',
    detailNl: 'De persoon met deze wens staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'wish-without-invitation': {
    rule: 'W-17',
    ground: 'bron 000 (niet elke wens kan; wel uitleg en een gesprek)',
    detailNl: 'Dit is niet vastgelegd. U nodigt de ouder nog niet uit om erover te praten. Doe dat eerst.',
  },
} as const satisfies Rejections;
