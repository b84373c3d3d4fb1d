import { idIn } from '../story.ts';
import { parentAt, silent, staffAt, type Child, type School } from './school.ts';

/** Yara, registered with the school, which has a duty of care for her until another school admits her (WPO 40). */
export const yara = {
  async registers(school: School): Promise<{ readonly child: Child; readonly assessmentId: string }> {
    const { counsellor } = school;
    const child = await school.register('Yara', '2019-02-20', school.primaryId, counsellor);
    await child.record(counsellor, 'legt vast wat school en ouders van elkaar verwachten', 'mutual-expectations', { school: ['School zoekt mee.'], parents: ['Ouders delen wat zij weten.'], responsibilities: ['Wij beslissen niets zonder elkaar.'], ...silent });
    await child.record(counsellor, 'schrijft op wat Yara, haar ouders en de leerkracht nodig hebben', 'needs', { child: ['Rust en vaste gezichten.'], parents: ['Weten waar zij aan toe zijn.'], teacher: ['Iemand erbij in de klas.'], ...silent });
    const started = await child.record(counsellor, 'begint het onderzoek naar hulp', 'support-need-assessments', { reason: 'Ouders vertelden bij de aanmelding dat Yara veel hulp nodig heeft.', ...silent });
    return { child, assessmentId: idIn(started, 'assessmentId') };
  },

  async isAssessed(child: Child, assessmentId: string): Promise<void> {
    const { school } = child;
    const { counsellor, system } = school;
    await child.record(counsellor, 'legt de uitkomst vast: Yara heeft meer hulp nodig dan deze school kan geven', `support-need-assessments/${assessmentId}/outcomes`, { extraSupport: true, findings: 'Yara heeft een kleine groep nodig.', ...silent });
    await child.record(system, 'stuurt dat het besluit vier weken later komt, en dat de ouders dat weten', 'admission-extensions', { weeks: 4, parentsTold: true, reason: 'Wij zoeken nog een school die wel kan helpen.', ...silent });
  },

  async isNotJustRefused(child: Child): Promise<void> {
    const { school } = child;
    await child.refused(school.system, 'stuurt een weigering, terwijl er nog geen andere school is', 'admission-refusals', { rationale: 'Onze groepen zijn te groot.', ...silent }, 'no-school-willing');
  },

  async goesElsewhere(child: Child): Promise<void> {
    const { school, ids } = child;
    const { counsellor, system } = school;
    await child.talk(counsellor, 'praat met beide ouders over een andere school', 'support', [parentAt(ids.mother), parentAt(ids.father), staffAt(counsellor)], 'Ouders willen een kleine groep, liefst dichtbij.', 'Voor april weet Yara waar zij naartoe gaat.', { what: 'De intern begeleider belt twee scholen.', due: '2026-03-13' });
    await child.record(counsellor, 'legt vast dat school met beide ouders over de hulp sprak', 'plan-consultations', { parents: [ids.mother, ids.father], aimedAtAgreement: true, report: 'Ouders zijn het eens met zoeken naar een kleine groep.', ...silent });
    await child.record(counsellor, 'zoekt een school die wel kan helpen', 'alternative-school-searches', { what: 'Gebeld met SBO De Vaart en SBO De Brug.', ...silent });
    await school.on('2026-03-16');
    await child.record(counsellor, 'vindt een school die Yara wil plaatsen', 'alternative-schools', { school: 'SBO De Vaart', willing: true });
    await child.record(system, 'stuurt de weigering, met de reden en de andere school', 'admission-refusals', { rationale: 'SBO De Vaart geeft Yara de kleine groep die zij nodig heeft.', ...silent });
    await school.on('2026-03-23');
    await child.record(counsellor, 'stuurt een rapport naar de nieuwe school; de ouders krijgen het ook', 'educational-reports', { school: 'SBO De Vaart', copyToParents: true, content: 'Yara heeft rust en vaste gezichten nodig.', ...silent });
    await child.record(system, 'stuurt dat Yara daar is toegelaten: de zorgplicht van deze school is klaar', 'duty-of-care-endings', { reason: 'admitted-elsewhere', school: 'SBO De Vaart' });
  },
};
