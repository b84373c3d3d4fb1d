import type { Rejections } from '../../../kernel/decision.ts';

export const informationRightsRejections = {
  'requester-unknown': {
    rule: 'form',
    ground: 'De aanvrager staat niet in dit dossier.',
    detailNl: 'De aanvrager staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'unknown-copy-request': {
    rule: 'form',
    ground: 'Deze aanvraag staat niet in dit dossier.',
    detailNl: 'Deze aanvraag van een kopie staat niet in dit dossier. Controleer het kenmerk.',
  },
  'copy-request-closed': {
    rule: 'form',
    ground: 'Deze aanvraag is al afgehandeld.',
    detailNl: 'Deze aanvraag van een kopie is al afgehandeld. Vraag een nieuwe kopie aan.',
  },
  'copy-not-issued': {
    rule: 'form',
    ground: 'Deze kopie is nog niet klaar.',
    detailNl: 'Deze kopie is nog niet klaar. Kijk bij de aanvraag wanneer u de kopie uiterlijk krijgt.',
  },
  'unknown-entry': {
    rule: 'form',
    ground: 'Deze gebeurtenis staat niet in dit dossier.',
    detailNl: 'Deze gebeurtenis staat niet in dit dossier, of is gewist. Controleer het kenmerk.',
  },
  'no-such-place': {
    rule: 'form',
    ground: 'Deze plek bestaat niet in de gebeurtenis.',
    detailNl: 'Een plek die u zwart wilt maken, bestaat niet in deze gebeurtenis. Controleer de aanwijzing.',
  },
  'correction-of-correction': {
    rule: 'W-29',
    ground: 'AVG 16; beleid: een verbetering hoort bij de eerste vastlegging',
    detailNl: 'U kunt een verbetering niet zelf verbeteren. Verbeter opnieuw de gebeurtenis waar het om gaat.',
  },
  'correction-changes-identity': {
    rule: 'W-29',
    ground: 'AVG 16; beleid: een verbetering verandert niet over wie of wat het gaat',
    detailNl: 'Een verbetering mag niet veranderen over wie of wat het gaat. Leg daarvoor een nieuwe gebeurtenis vast.',
  },
  'requester-not-entitled': {
    rule: 'W-26',
    ground: 'UAVG 5; AVG 15; bron 004 (vanaf 16 jaar toestemming van het kind)',
    detailNl: 'De aanvrager heeft nu geen recht op deze kopie. Tot 16 jaar is dat een ouder met gezag. Vanaf 16 jaar is dat de leerling zelf. Een ouder heeft dan toestemming van de leerling nodig. Wijs de aanvraag af met uitleg, of vraag de leerling om toestemming.',
  },
  'identity-not-verified': {
    rule: 'W-26',
    ground: 'AVG 12(6)',
    detailNl: 'De kopie is niet afgegeven. Controleer eerst wie de aanvrager is en leg dat vast.',
  },
  'entries-undecided': {
    rule: 'W-28',
    ground: 'AVG 15(4): rechten van anderen',
    detailNl: 'De kopie is niet afgegeven. Van een of meer gebeurtenissen is nog niet bekeken of ze over anderen gaan. Bekijk ze en leg uw keuze vast.',
  },
  'counts-do-not-add-up': {
    rule: 'W-28',
    ground: 'AVG 15(3): volledige kopie (HvJ EU C-487/21)',
    detailNl: 'De kopie is niet afgegeven. Niet elke gebeurtenis is verantwoord. Maak de kopie opnieuw.',
  },
} as const satisfies Rejections;
