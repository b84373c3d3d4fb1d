import type { Rejections } from '../../../kernel/decision.ts';

export const conversationRejections = {
  'named-person-unknown': {
    rule: 'form',
    ground: 'Wie u noemt, staat in dit dossier.',
    detailNl: 'Iemand die u noemt, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'named-entry-unknown': {
    rule: 'form',
    ground: 'Wat u noemt, staat in dit dossier.',
    detailNl: 'De gebeurtenis die u noemt, staat niet in dit dossier, of is gewist. Controleer het kenmerk.',
  },
  'participant-unknown': {
    rule: 'form',
    ground: 'Een ouder, verzorger of leerling die meedoet, staat met die rol in dit dossier.',
    detailNl: 'Een van de deelnemers staat niet met deze rol in dit dossier. Voeg de persoon toe of kies een andere rol.',
  },
  'unknown-conversation': {
    rule: 'form',
    ground: 'Dit gesprek staat niet in dit dossier.',
    detailNl: 'Dit gesprek staat niet in dit dossier. Leg eerst het gesprek vast.',
  },
  'conversation-already-concluded': {
    rule: 'form',
    ground: 'Een gesprek wordt één keer afgerond.',
    detailNl: 'Dit gesprek is al afgerond. Klopt er iets niet? Leg dan een verbetering vast.',
  },
  'concluded-before-held': {
    rule: 'form',
    ground: 'Een gesprek wordt niet afgerond voordat het er was.',
    detailNl: 'De dag van de afronding ligt voor de dag van het gesprek. Controleer de datums.',
  },
  'nobody-named': {
    rule: 'form',
    ground: 'Er hoort ten minste één ouder bij.',
    detailNl: 'U hebt geen ouder genoemd. Noem de ouder of ouders om wie het gaat.',
  },
  'statement-on-statement': {
    rule: 'form',
    ground: 'Een reactie hoort bij de gebeurtenis zelf.',
    detailNl: 'Een reactie kan niet bij een andere reactie of bij een verbetering. Leg de reactie bij de gebeurtenis zelf.',
  },
  'child-not-able': {
    rule: 'W-16',
    ground: 'bron 004 (een gesprek met het kind, als het dat aankan)',
    detailNl: 'Dit gesprek is niet vastgelegd. Praat alleen met een kind zonder ouder als het dat aankan. Plan een gesprek met een ouder erbij.',
  },
  'child-not-willing': {
    rule: 'W-16',
    ground: 'bron 004 (een gesprek met het kind, als het dat prettig vindt)',
    detailNl: 'Dit gesprek is niet vastgelegd. Praat alleen met een kind zonder ouder als het dat prettig vindt. Plan een gesprek met een ouder erbij.',
  },
  'child-without-parent': {
    rule: 'W-16',
    ground: 'bron 004 (een gesprek met het kind alleen: of het dat aankan en prettig vindt)',
    detailNl: 'Er was geen ouder bij dit gesprek met een leerling jonger dan 18 jaar. Leg het vast als gesprek met het kind.',
  },
  'child-conversation-concludes-nothing': {
    rule: 'W-16',
    ground: 'bron 004 (geen beslissingen of afspraken zonder ouder, tot 18)',
    detailNl: 'In een gesprek met het kind alleen spreekt u niets af. Plan een gesprek met een ouder erbij en leg daar doelen en stappen vast.',
  },
  'goal-missing': {
    rule: 'W-18',
    ground: 'bron 002 (een gesprek eindigt met perspectief: het doel)',
    detailNl: 'Er staat geen doel bij dit gesprek. Schrijf op wat school en ouders samen willen bereiken.',
  },
  'next-step-missing': {
    rule: 'W-18',
    ground: 'bron 002 (een gesprek eindigt met perspectief: de vervolgstappen)',
    detailNl: 'Er staat geen volgende stap bij dit gesprek. Schrijf op wat er gebeurt, wie dat doet en wanneer.',
  },
  'conversation-factors-missing': {
    rule: 'W-18',
    ground: 'bron 002 (bevorderende en belemmerende factoren worden genoemd)',
    detailNl: 'Dit gesprek gaat over hulp. Schrijf op wat het kind helpt en wat het lastig maakt. Vul van elk ten minste één punt in.',
  },
  'joint-without-parent': {
    rule: 'W-17',
    ground: 'bron 002 (gezamenlijk vastgelegd); bron 004 (niet zonder ouder, tot 18)',
    detailNl: 'U schrijft dat dit samen is afgesproken, maar er was geen ouder bij. Tot 18 jaar is een ouder met gezag of een verzorger nodig. Bespreek het eerst samen.',
  },
  'joint-without-pupil': {
    rule: 'W-17',
    ground: 'bron 002 (gezamenlijk vastgelegd); meerderjarig: art. 1:233 BW',
    detailNl: 'U schrijft dat dit samen is afgesproken, maar de leerling was er niet bij. Vanaf 18 jaar is de leerling daarvoor nodig. Bespreek het eerst samen.',
  },
  'planned-in-the-past': {
    rule: 'form',
    ground: 'Een gesprek wordt vooruit gepland.',
    detailNl: 'De dag van het gesprek ligt voor vandaag. Kies een latere dag.',
  },
  'unknown-question': {
    rule: 'form',
    ground: 'Deze vraag staat in dit dossier.',
    detailNl: 'Deze vraag staat niet in dit dossier. Leg eerst de vraag vast.',
  },
  'start-conversation-required': {
    rule: 'W-20',
    ground: 'bron 001: het startgesprek is verplicht',
    detailNl: 'Dit is niet vastgelegd. Een startgesprek is er elk schooljaar. Plan het gesprek.',
  },
  'report-conversation-wished': {
    rule: 'W-20',
    ground: 'bron 001: een rapportgesprek als een van beiden dat wil',
    detailNl: 'Dit is niet vastgelegd. De ouder of de leerkracht wil een rapportgesprek. Plan het gesprek.',
  },
  'factors-one-sided': {
    rule: 'W-18',
    ground: 'bron 002: wat helpt en wat lastig is, allebei',
    detailNl: 'Dit is niet vastgelegd. Schrijf op wat helpt en wat lastig is. Vul van elk ten minste één punt in.',
  },
} as const satisfies Rejections;
