import { entryIn, idIn } from '../story.ts';
import { parentAt, pupilAt, silent, staffAt, type Child, type School } from './school.ts';

/** Mila, group 6, who gets extra help: from the start conversation to the advice of the support partnership. */
export const mila = {
  async arrives(school: School): Promise<Child> {
    const { system, counsellor, teacher } = school;
    const child = await school.register('Mila', '2015-11-03', school.primaryId, counsellor);
    await child.record(counsellor, 'legt vast wat school en ouders van elkaar verwachten', 'mutual-expectations', { school: ['School belt als er iets is.'], parents: ['Ouders vertellen hoe het thuis gaat.'], responsibilities: ['Samen zorgen wij dat Mila met plezier komt.'], ...silent });
    await child.record(system, 'stuurt dat Mila wordt toegelaten', 'admissions', { schoolId: school.primaryId });
    await child.record(system, 'stuurt dat Mila is ingeschreven', 'enrolments', { schoolId: school.primaryId });
    await child.record(system, 'stuurt dat Mila in groep 6 zit', 'groups', { sector: 'po', group: 6 });
    await child.record(counsellor, 'wijst juf Marieke toe aan Mila', 'assignments', { account: school.account(teacher.subject), name: teacher.called, role: 'teacher', from: school.today });
    return child;
  },

  async starts(child: Child): Promise<void> {
    const { ids, school: { teacher } } = child;
    await child.record(teacher, 'schrijft op wat Mila zelf over zichzelf vertelde', 'start-profiles', { toldBy: 'pupil', talents: ['Tekenen.'], difficulties: ['Lange teksten.'], ownFocus: ['Durven vragen.'], likes: ['Paarden.'], ...silent });
    await child.talk(teacher, 'legt het startgesprek met Mila en haar moeder vast', 'start', [parentAt(ids.mother), pupilAt(ids.pupil), staffAt(teacher)], 'Mila heeft zin in groep 6. Lezen kost haar veel tijd.', 'Mila leest elke dag tien minuten.', { what: 'Juf kiest samen met Mila een boek.', due: '2025-09-30' });
  },

  async worries(child: Child): Promise<{ readonly report: string }> {
    const { school, ids } = child;
    const { teacher, counsellor } = school;
    const concern = idIn(await child.record(teacher, 'maakt zich zorgen over het lezen', 'concerns', { by: 'school', level: 'teacher', context: 'school', what: 'Mila leest ver onder het niveau van de groep.', ...silent }), 'concernId');
    await child.record(teacher, 'bespreekt de zorg met de intern begeleider', `concerns/${concern}/escalation-steps`, { from: 'teacher', to: 'internal-counsellor', reason: 'Extra lezen in de klas helpt niet genoeg.', ...silent });
    await school.on('2025-10-14');
    await child.talk(counsellor, 'praat met beide ouders over de zorg', 'support', [parentAt(ids.mother), parentAt(ids.father), staffAt(counsellor)], 'Ouders herkennen de zorg. Mila leest thuis ook weinig.', 'Wij weten voor de kerst welke hulp past.', { what: 'De intern begeleider onderzoekt het lezen.', due: '2025-11-14' });
    await child.record(teacher, 'vertelt de ouders wat er uit het overleg kwam', `concerns/${concern}/outcomes`, { parents: [ids.mother, ids.father], outcome: 'De intern begeleider onderzoekt welke hulp Mila nodig heeft.', ...silent });
    const assessment = idIn(await child.record(counsellor, 'begint het onderzoek naar hulp', 'support-need-assessments', { reason: 'Lezen blijft achter.', ...silent }), 'assessmentId');
    const report = idIn(await child.record(counsellor, 'vraagt de moeder om het verslag van de logopedist', 'report-requests', { person: ids.mother, what: 'Verslag van de logopedist', why: 'Om te weten wat Mila al oefende.', ...silent }), 'reportRequestId');
    await school.on('2025-11-10');
    const received = entryIn(await child.record(counsellor, 'krijgt het verslag van de moeder; nog niemand keek of het over anderen gaat', `report-requests/${report}/reports`, { person: ids.mother, findings: 'Mila oefende een jaar met klanken.', thirdParties: 'unknown' }));
    await child.record(counsellor, 'legt de uitkomst vast: Mila heeft extra hulp nodig', `support-need-assessments/${assessment}/outcomes`, { extraSupport: true, findings: 'Mila leest als een kind in groep 4. Zij begrijpt wel wat zij hoort.', ...silent });
    return { report: received };
  },

  async getsPlan(child: Child): Promise<{ readonly planId: string; readonly planEntry: string; readonly goalId: string }> {
    const { school, ids, acts } = child;
    const { teacher, counsellor } = school;
    await child.record(counsellor, 'legt vast dat school met beide ouders over het plan sprak', 'plan-consultations', { parents: [ids.mother, ids.father], aimedAtAgreement: true, report: 'Beide ouders willen hulp in de klas.', ...silent });
    await child.record(teacher, 'schrijft op wat Mila zelf van de hulp vindt', 'pupil-inputs', { way: 'spoken', words: 'Ik wil niet steeds de klas uit. Ik wil boeken over paarden.', ...silent });
    const plan = await child.record(counsellor, 'stelt het plan vast', 'development-plans', {
      expectedDestination: 'Voortgezet onderwijs: vmbo-tl of havo', substantiation: 'Mila begrijpt veel. Alleen het lezen blijft achter.', promotingFactors: ['Wil graag leren.'], impedingFactors: ['Raakt moe van lange teksten.'],
      guidance: 'Drie keer in de week een kwartier lezen in een groepje.', pupilInfluence: 'Mila blijft in de klas en kiest haar eigen boeken.', ...silent,
    });
    const planId = idIn(plan, 'planId');
    for (const parent of ['mother', 'father'] as const) await child.record(acts[parent], 'is het eens met de hulp in het plan', `development-plans/${planId}/agreements`, { version: 1, person: ids[parent] });
    const goalId = idIn(await child.record(counsellor, 'stelt een doel', 'goals', { goal: 'Mila leest in mei een boek van groep 5.', measuredBy: 'De leestoets van mei.', evaluateOn: '2026-05-18', ...silent }), 'goalId');
    await school.on('2025-12-08');
    await child.record(teacher, 'legt Mila uit wat er met haar woorden is gedaan', `development-plans/${planId}/explanations`, { version: 1, explanation: 'Je blijft in de klas. De boeken over paarden liggen klaar.', ...silent });
    return { planId, planEntry: entryIn(plan), goalId };
  },

  async agrees(child: Child): Promise<void> {
    const { school, ids } = child;
    const { teacher } = school;
    const agreed = await child.record(teacher, 'spreekt met de moeder af: thuis elke avond voorlezen', 'agreements', { participants: [parentAt(ids.mother), staffAt(teacher)], text: 'Thuis leest iemand elke avond tien minuten voor.', rationale: 'Zo blijft lezen leuk.', evaluateOn: '2026-02-09', ...silent });
    await school.on('2026-02-09');
    await child.record(teacher, 'kijkt terug: het is niet gelukt', `agreements/${idIn(agreed, 'agreementId')}/evaluations`, { outcome: 'not-kept', report: 'In drukke weken kwam het er niet van.', ...silent });
    await school.on('2026-02-17');
    await child.talk(teacher, 'praat daarom opnieuw met de moeder', 'other', [parentAt(ids.mother), staffAt(teacher)], 'Elke avond is te veel. Drie avonden gaat wel.', 'Drie avonden per week voorlezen.', { what: 'Juf geeft een boek mee.', due: '2026-02-20' });
    await child.record(teacher, 'legt de nieuwe afspraak vast', 'agreements', { participants: [parentAt(ids.mother), staffAt(teacher)], text: 'Drie avonden per week voorlezen.', rationale: 'Dat past in de week.', evaluateOn: '2026-06-22', ...silent });
  },

  async report(child: Child): Promise<void> {
    const { school, ids, acts } = child;
    const { teacher } = school;
    await child.record(acts.mother, 'wil een gesprek over het rapport', 'report-conversation-wishes', { by: 'parent' });
    await school.on('2026-03-30');
    await child.record(teacher, 'vertelt beide ouders hoe Mila zich ontwikkelt', 'progress-reports', { domain: 'general', told: [ids.mother, ids.father], report: 'Mila leest vlotter. Zij vraagt vaker om hulp.', ...silent });
    await child.talk(teacher, 'houdt het rapportgesprek', 'report', [parentAt(ids.mother), parentAt(ids.father), pupilAt(ids.pupil), staffAt(teacher)], 'Mila is trots op haar boek.', 'Mila leest een heel boek uit.', { what: 'Juf zoekt een vervolg.', due: '2026-04-10' });
  },

  /** The school names what the support partnership gets: the plan, a report, and what Mila says herself. */
  async asksPartnership(child: Child, partnership: string, planEntry: string, report: string): Promise<{ readonly requestId: string }> {
    const { school: { teacher, counsellor } } = child;
    const words = [{ text: 'Lezen gaat beter als het stil is. ' }, { text: 'Timo lacht mij uit.', person: 'Timo', relation: 'other-pupil' }];
    const voice = entryIn(await child.record(teacher, 'schrijft op wat Mila van het lezen vindt; zij noemt een klasgenoot', 'child-voices', { words, via: 'self', thirdParties: 'tagged' }));
    const asked = await child.record(counsellor, 'vraagt het samenwerkingsverband om advies, en noemt wat het krijgt: het plan, het verslag en de woorden van Mila', 'support-requests', { partnership, task: 'advise', entries: [planEntry, report, voice], question: 'Welke hulp past bij Mila na groep 6?', ...silent });
    return { requestId: idIn(asked, 'supportRequestId') };
  },

  async hasAdvice(child: Child, { requestId }: { readonly requestId: string }): Promise<void> {
    const { school, ids, acts } = child;
    const { counsellor, story } = school;
    const advice = await child.awaited(acts.mother, 'Advies van deskundigen');
    story.say(acts.mother.called, 'leest het advies in het dossier van de school; niemand hoefde het over te typen');
    story.tell(`${advice.heading}. Vastgelegd namens ${advice.recordedBy.name ?? ''}.`);
    await child.record(counsellor, 'vertelt de ouders wat de school met het advies doet', 'parent-notices', { parents: [ids.mother, ids.father], about: advice.entryId, message: 'Mila krijgt luisterboeken in de klas.', ...silent });
    await child.record(counsellor, 'sluit de vraag af', `support-requests/${requestId}/closings`, { outcome: 'advised' });
  },

  async looksBack(child: Child, { planId, goalId }: { readonly planId: string; readonly goalId: string }): Promise<void> {
    const { school, ids } = child;
    const { counsellor } = school;
    await child.record(counsellor, 'kijkt terug op het doel', `goals/${goalId}/progress`, { progress: 'Mila las een boek van groep 5 uit.', score: 90, ...silent });
    await child.record(counsellor, 'sluit het doel: het is gehaald', `goals/${goalId}/closings`, { outcome: 'achieved', reason: 'De leestoets is op niveau.', ...silent });
    await school.on('2026-06-15');
    await child.record(counsellor, 'kijkt met de moeder en Mila terug op het plan; de vader kon niet', `development-plans/${planId}/evaluations`, { participants: [parentAt(ids.mother), pupilAt(ids.pupil), staffAt(counsellor)], invitedAndDeclined: [ids.father], report: 'De hulp werkt. Wij gaan zo door.', ...silent });
  },
};
