import type { Rejections } from '../../../kernel/decision.ts';

export const registrationRejections = {
  'already-registered': {
    rule: 'form',
    ground: 'Een dossier begint één keer: met een aanmelding of met een ouder dossier.',
    detailNl: 'Dit dossier bestaat al. Een leerling wordt bij een bestuur één keer aangemeld.',
  },
  'file-not-taken-over': {
    rule: 'form',
    ground: 'Alleen wat in een ouder dossier stond, wordt overgenomen.',
    detailNl: 'Dit dossier is niet overgenomen van een ander. Leg vast wat is gebeurd, zonder herkomst.',
  },
  'imported-after-takeover': {
    rule: 'form',
    ground: 'Overnemen gaat over de tijd voor de overname.',
    detailNl: 'Dit gebeurde op of na de dag van de overname. Leg het gewoon vast, zonder herkomst.',
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
  'not-registered': {
    rule: 'form',
    ground: 'Een stap van de toelating hoort bij een aanmelding.',
    detailNl: 'In dit dossier staat geen aanmelding. Leg eerst de aanmelding vast.',
  },
  'unknown-assessment': {
    rule: 'form',
    ground: 'Dit onderzoek staat in dit dossier.',
    detailNl: 'Dit onderzoek staat niet in dit dossier. Leg eerst vast dat het onderzoek begon.',
  },
  'assessed-before-started': {
    rule: 'form',
    ground: 'Een onderzoek is niet klaar voordat het begint.',
    detailNl: 'De uitkomst is van voor het begin van het onderzoek. Controleer de datums.',
  },
  'no-such-group': {
    rule: 'form',
    ground: 'Groep 1 tot en met 8; in het voortgezet onderwijs leerjaar 1 tot en met 6.',
    detailNl: 'Deze groep bestaat niet. Kies groep 1 tot en met 8, of leerjaar 1 tot en met 6.',
  },
  'not-enrolled': {
    rule: 'form',
    ground: 'Uitschrijven kan na inschrijven.',
    detailNl: 'Deze leerling is niet ingeschreven. Controleer het dossier.',
  },
  'deregistered-before-enrolled': {
    rule: 'form',
    ground: 'Uitschrijven kan na inschrijven.',
    detailNl: 'De laatste dag ligt voor de dag van inschrijving. Controleer de datums.',
  },
  'full-for-some-only': {
    rule: 'W-06',
    ground: 'WPO 40(4); WVO 2020 8.9(2); bron 004: de school is vol voor iedereen',
    detailNl: 'Dit is niet vastgelegd. Een school is pas vol als er voor niemand plaats is. Kijk of dat zo is.',
  },
  'conditions-only-in-secondary': {
    rule: 'W-06',
    ground: 'WVO 2020 8.9(3): eisen voor toelating, alleen in het voortgezet onderwijs',
    detailNl: 'Dit is niet vastgelegd. Eisen voor toelating gelden alleen in het voortgezet onderwijs. Kies een andere reden.',
  },
  'exception-without-evidence': {
    rule: 'W-06',
    ground: 'bron 004; beleid: een uitzondering op de zorgplicht heeft een bewijs',
    detailNl: 'Dit is niet vastgelegd. Er staat niet bij waaruit dit blijkt. Schrijf op wat u weet.',
  },
  'extended-twice': {
    rule: 'W-07',
    ground: 'WPO 40(6); WVO 2020 8.8(2): één keer uitstel',
    detailNl: 'Het besluit is al een keer uitgesteld. Nog een keer kan niet. Neem nu een besluit.',
  },
  'extension-too-long': {
    rule: 'W-07',
    ground: 'WPO 40(6); WVO 2020 8.8(2): uitstel van hooguit vier weken',
    detailNl: 'Het uitstel is te lang. Het besluit mag hooguit vier weken later komen. Kies een kortere tijd.',
  },
  'extension-too-late': {
    rule: 'W-07',
    ground: 'WPO 40(6); WVO 2020 8.8(2): uitstel binnen de eerste zes weken',
    detailNl: 'Het uitstel komt te laat. Dat kan alleen in de eerste zes weken. Neem nu een besluit.',
  },
  'extension-not-told': {
    rule: 'W-07',
    ground: 'WPO 40(6); WVO 2020 8.8(2): meegedeeld aan de ouders',
    detailNl: 'Het uitstel is niet vastgelegd. De ouders weten het nog niet. Vertel het hun eerst.',
  },
  'placed-before-ten-weeks': {
    rule: 'W-08',
    ground: 'WPO 40(7); WVO 2020 8.13: tijdelijke plaatsing na tien weken',
    detailNl: 'Tijdelijk plaatsen kan pas als er na tien weken geen besluit is. Laat de leerling toe, of wacht.',
  },
  'no-school-willing': {
    rule: 'W-09',
    ground: 'WPO 40(4); WVO 2020 8.9(2): een andere school is bereid',
    detailNl: 'U kunt deze leerling nog niet weigeren. Er is nog geen andere school die de leerling wil toelaten. Zoek die eerst.',
  },
  'refused-without-talk': {
    rule: 'W-09',
    ground: 'WPO 40(4); WVO 2020 8.9(2): na overleg met de ouders',
    detailNl: 'U kunt deze leerling nog niet weigeren. Er is nog niet met de ouders gepraat. Plan eerst dat gesprek.',
  },
  'refusal-without-reason': {
    rule: 'W-09',
    ground: 'bron 000 (uitleg over onze keuzes); bron 002 (wat de school doet en waarom)',
    detailNl: 'De weigering is niet vastgelegd. Er staat niet bij waarom. Schrijf de reden op.',
  },
  'other-school-not-named': {
    rule: 'W-10',
    ground: 'bron 004: de zorgplicht stopt als er een andere school is',
    detailNl: 'De zorgplicht stopt pas als er een andere school is. Schrijf op welke school dat is.',
  },
} as const satisfies Rejections;
