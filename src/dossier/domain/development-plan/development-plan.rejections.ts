import type { Rejections } from '../../../kernel/decision.ts';

export const developmentPlanRejections = {
  'nobody-consulted': {
    rule: 'form',
    ground: 'Overleg is met ten minste één persoon.',
    detailNl: 'U hebt niemand genoemd. Noem de ouder of ouders met wie u praatte.',
  },
  'consulted-person-unknown': {
    rule: 'form',
    ground: 'Met wie u praatte, staat in dit dossier.',
    detailNl: 'Iemand met wie u praatte, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'agreeing-person-unknown': {
    rule: 'form',
    ground: 'Wie beslist over het plan, staat in dit dossier.',
    detailNl: 'De persoon die over het plan beslist, staat niet in dit dossier. Voeg de persoon eerst toe.',
  },
  'unknown-plan': {
    rule: 'form',
    ground: 'Dit plan staat niet in dit dossier.',
    detailNl: 'Dit plan staat niet in dit dossier. Stel eerst het plan vast.',
  },
  'unknown-plan-version': {
    rule: 'form',
    ground: 'Deze versie van het plan staat niet in dit dossier.',
    detailNl: 'Deze versie van het plan staat niet in dit dossier. Kijk welke versie u bedoelt.',
  },
  'unknown-goal': {
    rule: 'form',
    ground: 'Dit doel staat niet in dit dossier.',
    detailNl: 'Dit doel staat niet in dit dossier. Leg eerst het doel vast.',
  },
  'score-out-of-range': {
    rule: 'form',
    ground: 'Een score is een heel getal van 0 tot en met 100.',
    detailNl: 'De score klopt niet. Vul een heel getal in van 0 tot en met 100.',
  },
  'parents-not-consulted': {
    rule: 'W-12',
    ground: 'WVO 2020 2.44(1) en (4); WPO 40a; WEC 41a: op overeenstemming gericht overleg',
    detailNl: 'Het plan is niet vastgesteld. Over deze versie is nog niet met een ouder gepraat om het eens te worden. Vanaf 18 jaar doet u dat met de leerling. Plan eerst dat gesprek.',
  },
  'pupil-not-heard': {
    rule: 'W-12',
    ground: 'WVO 2020 2.44(5), sinds 1 augustus 2025 (Kamerstukken 36443): hoorrecht',
    detailNl: 'Het plan is niet vastgesteld. De leerling kon over deze versie nog niet vrij zeggen wat die vindt. Laat de leerling kiezen hoe dat gaat en help daarbij.',
  },
  'guidance-committee-advice-missing': {
    rule: 'W-12',
    ground: 'WEC 41a(1): advies van de commissie voor de begeleiding',
    detailNl: 'Het plan is niet vastgesteld. In het speciaal onderwijs geeft de commissie voor de begeleiding eerst advies over deze versie. Vraag dat advies en leg het vast. Is dit geen speciaal onderwijs? Leg dan de groep van dit schooljaar vast.',
  },
  'plan-incomplete': {
    rule: 'W-12',
    ground: 'WVO 2020 2.44(6); Besluit bekostiging WPO 34.7: uitstroombestemming, onderbouwing en begeleiding',
    detailNl: 'Het plan is niet compleet. Schrijf op waar de leerling naartoe werkt, waarom dat past en hoe de school helpt.',
  },
  'plan-factors-missing': {
    rule: 'W-12',
    ground: 'Besluit bekostiging WPO 34.7: bevorderende en belemmerende factoren; bron 002',
    detailNl: 'Het plan is niet compleet. Schrijf op wat de leerling helpt en wat het lastig maakt. Vul van elk ten minste één punt in.',
  },
  'pupil-influence-missing': {
    rule: 'W-12',
    ground: 'WVO 2020 2.44(6) en (7), sinds 1 augustus 2025: invloed van de inbreng van de leerling',
    detailNl: 'Het plan is niet compleet. Schrijf op wat de leerling inbracht en wat daarmee is gedaan.',
  },
  'not-entitled-to-agree': {
    rule: 'W-13',
    ground: 'WVO 2020 2.44(2): overeenstemming met de ouders; meerderjarig: art. 1:233 BW',
    detailNl: 'Deze persoon kan hier op deze dag niet over beslissen. Tot 18 jaar is dat een ouder met gezag of een verzorger. Vanaf 18 jaar is dat de leerling.',
  },
  'goal-not-measurable': {
    rule: 'W-14',
    ground: 'bron 004 (een plan met doelen); beleid: een doel is te meten',
    detailNl: 'Dit doel is niet vastgelegd. Schrijf het doel op, en hoe u ziet dat het is gehaald.',
  },
  'goal-evaluation-too-early': {
    rule: 'W-14',
    ground: 'bron 002 (evalueren); beleid: een doel heeft een dag waarop u erop terugkijkt',
    detailNl: 'De dag waarop u terugkijkt, ligt niet na de dag van het doel. Kies een latere dag.',
  },
  'goal-closed': {
    rule: 'form',
    ground: 'Een doel wordt één keer afgesloten.',
    detailNl: 'Dit doel is al afgesloten. Kies een nieuw doel.',
  },
  'plan-ended': {
    rule: 'form',
    ground: 'Een plan stopt één keer.',
    detailNl: 'Dit plan is al gestopt. Stel een nieuw plan vast.',
  },
} as const satisfies Rejections;
