import type { Rejections } from '../../kernel/decision.ts';

export const organisationRejections = {
  'board-already-registered': {
    rule: 'form',
    ground: 'Een organisatie begint met één bestuur.',
    detailNl: 'Dit bestuur is al aangemeld. Gebruik de bestaande organisatie.',
  },
  'board-not-registered': {
    rule: 'form',
    ground: 'Een organisatie begint met een bestuur.',
    detailNl: 'Dit bestuur is nog niet aangemeld. Meld eerst het bestuur aan.',
  },
  'partnership-already-registered': {
    rule: 'form',
    ground: 'Een organisatie is één bestuur of één samenwerkingsverband.',
    detailNl: 'Deze organisatie is al aangemeld. Gebruik de bestaande organisatie.',
  },
  'partnership-not-registered': {
    rule: 'form',
    ground: 'Alleen een samenwerkingsverband heeft deelnemers.',
    detailNl: 'Dit is geen samenwerkingsverband. Leg deelnemers vast bij het samenwerkingsverband zelf.',
  },
  'organisation-not-registered': {
    rule: 'form',
    ground: 'Een organisatie begint met een bestuur of een samenwerkingsverband.',
    detailNl: 'Deze organisatie is nog niet aangemeld. Meld eerst het bestuur of het samenwerkingsverband aan.',
  },
  'role-of-another-kind': {
    rule: 'AD-25',
    ground: 'WVO 2020 2.47, WPO 18a: school en samenwerkingsverband hebben elk een eigen taak',
    detailNl: 'Deze rol bestaat niet bij dit soort organisatie. Kies een rol die bij een school of juist bij een samenwerkingsverband hoort.',
  },
  'already-a-member': {
    rule: 'form',
    ground: 'Een bestuur of school doet één keer tegelijk mee.',
    detailNl: 'Dit bestuur of deze school doet in deze periode al mee. Beëindig eerst die deelname, of kies andere datums.',
  },
  'unknown-membership': {
    rule: 'form',
    ground: 'Deze deelname staat niet bij dit samenwerkingsverband.',
    detailNl: 'Deze deelname staat niet bij dit samenwerkingsverband. Controleer het kenmerk.',
  },
  'school-not-open': {
    rule: 'form',
    ground: 'Een school heeft een naam zolang zij open is.',
    detailNl: 'De school is op die dag nog niet of niet meer open. Kies een dag waarop de school open is.',
  },
  'school-closed': {
    rule: 'form',
    ground: 'Bij een gesloten school begint niets meer.',
    detailNl: 'De school is op die dag al gesloten. Kies een andere school of een eerdere dag.',
  },
  'ladder-role-twice': {
    rule: 'W-24',
    ground: 'bronnen 000 en 004: elke stap is een ander',
    detailNl: 'Een rol staat twee keer in de stappen. Noem elke rol één keer.',
  },
  'ladder-without-confidant': {
    rule: 'W-24',
    ground: 'bron 004, WPO 14, WVO 2020 3.35: de vertrouwenspersoon is er altijd',
    detailNl: 'De laatste stap moet de vertrouwenspersoon zijn. Zet de vertrouwenspersoon als laatste in de lijst.',
  },
  'contact-unreachable': {
    rule: 'W-24',
    ground: 'bron 004: ouders kunnen contactpersonen bereiken',
    detailNl: 'Ouders kunnen deze contactpersoon niet bereiken. Vul een telefoonnummer of een e-mailadres in.',
  },
  'unknown-contact': {
    rule: 'form',
    ground: 'Deze contactpersoon staat niet bij deze organisatie.',
    detailNl: 'Deze contactpersoon staat niet bij deze organisatie. Controleer het kenmerk.',
  },
  'unknown-policy': {
    rule: 'form',
    ground: 'Alleen wat de wet open laat, is een keuze van de organisatie.',
    detailNl: 'Hierover kan uw organisatie niet zelf kiezen. Kijk in de lijst met beleid waarover u wel kunt kiezen.',
  },
  'policy-outside-range': {
    rule: 'form',
    ground: 'beleid blijft binnen de grens van de wet en de bronnen (docs/rules.md)',
    detailNl: 'Deze keuze valt buiten de grens van de wet of de afspraken. Kijk in de lijst met beleid wat u kunt kiezen.',
  },
  'policy-reaches-back': {
    rule: 'form',
    ground: 'beleid: wat toen gold, verandert niet achteraf',
    detailNl: 'Beleid kan niet ingaan op een dag die voorbij is. Kies vandaag of een latere dag.',
  },
  'unknown-school': {
    rule: 'form',
    ground: 'Deze school hoort niet bij dit bestuur.',
    detailNl: 'Deze school staat niet bij dit bestuur. Open eerst de school, of controleer het kenmerk.',
  },
  'unknown-grant': {
    rule: 'form',
    ground: 'Deze rol staat niet bij dit bestuur.',
    detailNl: 'Deze rol staat niet bij dit bestuur. Controleer het kenmerk.',
  },
  'unknown-mandate': {
    rule: 'form',
    ground: 'Dit mandaat staat niet bij dit bestuur.',
    detailNl: 'Dit mandaat staat niet bij dit bestuur. Controleer het kenmerk.',
  },
  'period-ends-before-it-starts': {
    rule: 'form',
    ground: 'Een periode eindigt niet voor zij begint.',
    detailNl: 'De laatste dag ligt voor de eerste dag. Controleer de datums.',
  },
  'already-ended': {
    rule: 'form',
    ground: 'beleid: intrekken verlengt nooit',
    detailNl: 'Dit eindigt al eerder. Wilt u verlengen, leg het dan opnieuw vast vanaf een nieuwe dag.',
  },
} as const satisfies Rejections;
