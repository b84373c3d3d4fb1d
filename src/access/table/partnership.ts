import type { AccessRule } from '../vocabulary.ts';

/** What staff of a partnership (SWV) may see and record in its own support cases (docs/rules.md, AD-25 to AD-28). */
const partnership = { role: ['partnership'] } as const;
const caseWorker = { ...partnership, relation: ['open-request'], staffRole: ['case-worker'] } as const;
const ofCases = { chapter: ['supportCase'] } as const;

export const partnershipRules: readonly AccessRule[] = [
  {
    id: 'AD-25',
    effect: 'redact',
    actions: ['read'],
    subject: caseWorker,
    entry: ofCases,
    ground: 'WVO 2020 2.47(7) en (16); WPO 18a',
    textNl: 'Uw samenwerkingsverband behandelt deze vraag. U ziet wat de school gaf. Wat niet nodig is, is zwart.',
  },
  {
    id: 'AD-25/record',
    effect: 'allow',
    actions: ['record'],
    subject: caseWorker,
    entry: ofCases,
    ground: 'WVO 2020 2.47(7); WPO 18a(6): de taken van het samenwerkingsverband',
    textNl: 'Uw samenwerkingsverband behandelt deze vraag. Daarom legt u vast wat u doet.',
  },
  {
    id: 'AD-26',
    effect: 'redact',
    actions: ['read'],
    subject: { ...partnership, relation: ['open-request'], staffRole: ['partnership-expert'] },
    entry: ofCases,
    ground: 'WVO 2020 2.47(14) en (16); WPO 18a',
    textNl: 'U bent gevraagd als deskundige voor deze vraag. U ziet wat de school gaf. Wat niet nodig is, is zwart.',
  },
  {
    id: 'AD-26/record',
    effect: 'allow',
    actions: ['record'],
    subject: { ...partnership, relation: ['open-request'], staffRole: ['partnership-expert'] },
    entry: { type: ['ExpertAdviceGiven'], ownAct: [true] },
    ground: 'WVO 2020 2.47(14); WPO 18a(11): de deskundige adviseert',
    textNl: 'U bent gevraagd als deskundige voor deze vraag. U legt uw eigen advies vast.',
  },
  {
    id: 'AD-27',
    effect: 'redact',
    actions: ['read'],
    subject: { ...partnership, relation: ['open-request', 'closed-request'], staffRole: ['auditor'] },
    entry: ofCases,
    ground: 'WVO 2020 2.47(16); AVG 5(1)(c); beleid: verantwoording zonder namen',
    textNl: 'U controleert hoe het samenwerkingsverband zijn taak doet. U ziet wat er is gedaan en wanneer, zonder namen en teksten.',
  },
  {
    id: 'AD-27/audit',
    effect: 'allow',
    actions: ['audit'],
    subject: { ...partnership, relation: ['open-request', 'closed-request'], staffRole: ['auditor'] },
    entry: {},
    ground: 'WVO 2020 2.47(16); AVG 5(1)(c) en 5(2): verantwoording met tellingen en dagen',
    textNl: 'U controleert hoe het samenwerkingsverband zijn taak doet. U ziet tellingen en dagen, zonder namen en teksten.',
  },
  {
    id: 'AD-28',
    effect: 'deny',
    actions: ['read', 'record'],
    subject: { ...partnership, relation: ['none'] },
    entry: {},
    ground: 'WVO 2020 2.47(16); WPO 18a(13): alleen voor de taak, hooguit drie jaar',
    textNl: 'Er is geen vraag van een school waar u mee te maken hebt. Vraag de school om een verzoek.',
  },
  {
    id: 'AD-28/closed',
    effect: 'deny',
    actions: ['read', 'record'],
    subject: { ...partnership, relation: ['closed-request'], staffRole: ['case-worker', 'partnership-expert'] },
    entry: {},
    ground: 'WVO 2020 2.47(16); WPO 18a(13): alleen voor de taak',
    textNl: 'Deze vraag is afgesloten. Daarom is dit dossier gesloten. Vraag de school om een nieuw verzoek.',
  },
  {
    id: 'W-34/own-file',
    effect: 'deny',
    actions: ['read', 'record'],
    subject: { role: ['parent', 'caregiver', 'pupil', 'staff', 'system'] },
    entry: ofCases,
    ground: 'WVO 2020 2.47(16); WPO 18a(13): alleen het samenwerkingsverband en zijn deskundigen',
    textNl: 'Dit is het dossier van het samenwerkingsverband. Vraag het samenwerkingsverband zelf om inzage.',
  },
  {
    id: 'know/partnership',
    effect: 'allow',
    actions: ['know'],
    subject: { ...partnership, relation: ['open-request', 'closed-request'] },
    entry: {},
    ground: 'AVG 32: wie bij dit samenwerkingsverband met deze vraag te maken heeft',
    textNl: 'Uw samenwerkingsverband kreeg deze vraag. Daarom hoort u het ook als u iets niet mag zien.',
  },
];
