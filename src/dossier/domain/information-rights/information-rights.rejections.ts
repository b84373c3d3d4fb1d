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
  'not-seconded': {
    rule: 'W-28',
    ground: 'AVG 15(4); UAVG 41; beleid: een tweede lezer bij alles wat niet wordt getoond',
    detailNl: 'De kopie is niet afgegeven. Iets is zwart gemaakt of niet getoond. Dat heeft nog maar één medewerker gelezen. Laat een andere medewerker het lezen en vastleggen.',
  },
  'nothing-to-second': {
    rule: 'form',
    ground: 'In deze gebeurtenis is niets zwart gemaakt of weggelaten.',
    detailNl: 'In deze gebeurtenis is niets zwart gemaakt of weggelaten. Een tweede lezer is niet nodig. Controleer het kenmerk.',
  },
  'second-reader-is-decider': {
    rule: 'W-28',
    ground: 'AVG 15(4); UAVG 41; beleid: de tweede lezer is iemand anders',
    detailNl: 'Dit is niet vastgelegd. U hebt zelf besloten wat niet wordt getoond. Laat een andere medewerker het lezen.',
  },
  'counts-do-not-add-up': {
    rule: 'W-28',
    ground: 'AVG 15(3): volledige kopie (HvJ EU C-487/21)',
    detailNl: 'De kopie is niet afgegeven. Niet elke gebeurtenis is verantwoord. Maak de kopie opnieuw.',
  },
  'copy-extended-twice': {
    rule: 'W-27',
    ground: 'AVG 12(3): één keer uitstel',
    detailNl: 'De kopie is al een keer uitgesteld. Nog een keer kan niet. Geef de kopie, of wijs de aanvraag af met uitleg.',
  },
  'copy-extended-late': {
    rule: 'W-27',
    ground: 'AVG 12(3): uitstel binnen de eerste maand',
    detailNl: 'Het uitstel komt te laat. Dat kan alleen in de eerste maand. Geef de kopie nu.',
  },
  'extension-without-reason': {
    rule: 'W-27',
    ground: 'AVG 12(3): uitstel met redenen',
    detailNl: 'Het uitstel is niet vastgelegd. Er staat niet bij waarom. Schrijf de reden op.',
  },
  'unknown-rectification': {
    rule: 'form',
    ground: 'Deze vraag om verbetering staat in dit dossier.',
    detailNl: 'Deze vraag om verbetering staat niet in dit dossier. Controleer het kenmerk.',
  },
  'rectification-decided': {
    rule: 'form',
    ground: 'Over deze vraag is al besloten.',
    detailNl: 'Over deze vraag om verbetering is al besloten. Leg een nieuwe vraag vast.',
  },
  'rejected-without-reason': {
    rule: 'W-29',
    ground: 'AVG 12(4) en 16: een afwijzing heeft redenen',
    detailNl: 'Het besluit is niet vastgelegd. Er staat niet bij waarom. Schrijf de reden op.',
  },
  'unknown-restriction': {
    rule: 'form',
    ground: 'Deze beperking staat in dit dossier.',
    detailNl: 'Deze beperking staat niet in dit dossier, of geldt niet meer. Controleer het kenmerk.',
  },
  'lifted-untold': {
    rule: 'W-30',
    ground: 'AVG 18(3): eerst vertellen, dan weer gebruiken',
    detailNl: 'Dit is niet vastgelegd. De aanvrager weet nog niet dat u dit weer gaat gebruiken. Vertel dat eerst.',
  },
  'disclosure-without-consent': {
    rule: 'W-21',
    ground: 'AVG 6(1)(a) en 7; bron 004: alleen met toestemming',
    detailNl: 'Dit is niet vastgelegd. Er is geen toestemming om dit aan een ander te geven. Vraag die eerst.',
  },
  'report-not-for-parents': {
    rule: 'W-37',
    ground: 'WPO 42; WEC 43: afschrift aan de ouders',
    detailNl: 'Het rapport is niet vastgelegd. De ouders hebben nog geen kopie. Geef die eerst.',
  },
  'transfer-not-inspected': {
    rule: 'W-37',
    ground: 'WPO 42; OSO: ouders mogen het eerst bekijken',
    detailNl: 'Dit is niet vastgelegd. De ouders konden het overstapdossier nog niet bekijken. Laat het hun eerst zien.',
  },
  'transfer-without-consent': {
    rule: 'W-37',
    ground: 'OSO: vanuit het voortgezet onderwijs met toestemming',
    detailNl: 'Dit is niet vastgelegd. Er is geen toestemming om het overstapdossier te geven. Vraag die eerst.',
  },
} as const satisfies Rejections;
