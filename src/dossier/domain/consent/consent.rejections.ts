import type { Rejections } from '../../../kernel/decision.ts';

export const consentRejections = {
  'grantor-unknown': {
    rule: 'form',
    ground: 'Wie beslist, staat in dit dossier.',
    detailNl: 'De persoon die beslist, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'permitted-parent-unknown': {
    rule: 'form',
    ground: 'De ouder die mag meekijken, staat in dit dossier.',
    detailNl: 'De ouder om wie het gaat, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'unknown-consent': {
    rule: 'form',
    ground: 'Deze toestemming staat niet in dit dossier.',
    detailNl: 'Deze toestemming staat niet in dit dossier. Vraag eerst toestemming en leg dat vast.',
  },
  'unknown-permission': {
    rule: 'form',
    ground: 'Dit goedvinden van de leerling staat niet in dit dossier.',
    detailNl: 'Wat u wilt stoppen, staat niet in dit dossier. Controleer het kenmerk.',
  },
  'permission-for-pupil': {
    rule: 'form',
    ground: 'De leerling vindt goed dat een ander meekijkt.',
    detailNl: 'De leerling heeft dit zelf niet nodig. Kies de ouder om wie het gaat.',
  },
  'consent-ends-before-it-starts': {
    rule: 'form',
    ground: 'Een periode eindigt niet voor zij begint.',
    detailNl: 'De laatste dag van de toestemming ligt voor de dag van de vraag. Kies een latere dag.',
  },
  'consent-too-long': {
    rule: 'W-23',
    ground: 'AVG 7; beleid: toestemming geldt ten hoogste tot het einde van het schooljaar, of zo kort als de school koos',
    detailNl: 'Toestemming geldt ten hoogste tot en met 31 juli. De school kan een kortere tijd kiezen. Kies een eerdere dag. Vraag het daarna opnieuw.',
  },
  'grantor-not-entitled': {
    rule: 'W-22',
    ground: 'UAVG 5; art. 1:245 BW; bron 004 (vanaf 16 jaar ook het kind)',
    detailNl: 'Deze persoon kan hier nu niet over beslissen. Tot 16 jaar is dat een ouder met gezag. Vanaf 16 jaar is dat de leerling. Vraag het aan wie mag beslissen.',
  },
  'objected-on-this-day': {
    rule: 'W-23',
    ground: 'AVG 7(3): wie niet meer wil, wordt meteen gevolgd',
    detailNl: 'Deze persoon zei op deze dag ook nee. Noteer bij beide hoe laat het was, of vraag het morgen opnieuw.',
  },
  'consent-outside-period': {
    rule: 'W-23',
    ground: 'AVG 7; beleid: toestemming geldt tot een vaste dag',
    detailNl: 'Deze dag valt buiten de tijd waarvoor toestemming is gevraagd. Vraag opnieuw toestemming.',
  },
  'consent-for-other-purpose': {
    rule: 'W-21',
    ground: 'AVG 6(1)(a) en 4(11): toestemming is voor één doel; bron 004',
    detailNl: 'Deze toestemming is voor iets anders gegeven. Vraag hier apart toestemming voor.',
  },
  'nobody-with-authority': {
    rule: 'W-22',
    ground: 'UAVG 5; art. 1:245 BW: gezag dat niet bekend is, telt niet',
    detailNl: 'Er is geen toestemming. Van niemand is bekend dat die gezag heeft op deze dag. Leg eerst het bewijs van gezag vast.',
  },
  'parent-objects': {
    rule: 'W-22',
    ground: 'UAVG 5; AVG 7(3); art. 1:253i BW',
    detailNl: 'Er is geen toestemming. Een ouder met gezag wil dit niet of niet meer. Ga met de ouders in gesprek.',
  },
  'not-all-parents-consented': {
    rule: 'W-22',
    ground: 'UAVG 5; bron 004; beleid: voor een zorgverlener alle ouders met gezag',
    detailNl: 'Er is nog geen toestemming van alle ouders met gezag. Vraag het ook aan de andere ouder.',
  },
  'parent-consent-missing': {
    rule: 'W-22',
    ground: 'UAVG 5; bron 004 (alleen als de ouder toestemming geeft)',
    detailNl: 'Er is nog geen toestemming van een ouder met gezag. Vraag een ouder om toestemming.',
  },
  'pupil-consent-missing': {
    rule: 'W-22',
    ground: 'UAVG 5; bron 004 (vanaf 16 jaar het kind zelf)',
    detailNl: 'Er is geen toestemming van de leerling, of niet meer. Vanaf 16 jaar beslist de leerling zelf. Vraag het de leerling.',
  },
  'permission-before-16': {
    rule: 'W-26',
    ground: 'UAVG 5; bron 004 (vanaf 16 jaar toestemming van het kind)',
    detailNl: 'De leerling is jonger dan 16 jaar. Ouders met gezag hebben dit dan nog niet nodig. Vraag het de leerling vanaf de 16e verjaardag.',
  },
  'unknown-report-request': {
    rule: 'form',
    ground: 'Dit verslag is gevraagd en dat staat in dit dossier.',
    detailNl: 'Deze vraag om een verslag staat niet in dit dossier. Leg eerst vast welk verslag u vroeg.',
  },
} as const satisfies Rejections;
