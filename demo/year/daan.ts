import { check, idIn } from '../story.ts';
import { parentAt, pupilAt, silent, staffAt, type Child, type School } from './school.ts';

/** Daan, who turns 16 this year: from then on it is he who decides about his data, for a care provider together with a parent. */
export const daan = {
  async arrives(school: School): Promise<Child> {
    const { system, coordinator, mentor } = school;
    const child = await school.register('Daan', '2009-10-12', school.secondaryId, coordinator);
    await child.record(coordinator, 'legt vast wat school en ouders van elkaar verwachten', 'mutual-expectations', { school: ['School belt bij verzuim.'], parents: ['Ouders melden ziekte voor half negen.'], responsibilities: ['Daan vertelt zelf wat hij nodig heeft.'], ...silent });
    await child.record(system, 'stuurt dat Daan wordt toegelaten', 'admissions', { schoolId: school.secondaryId });
    await child.record(system, 'stuurt dat Daan is ingeschreven', 'enrolments', { schoolId: school.secondaryId });
    await child.record(system, 'stuurt dat Daan in de vierde klas zit', 'groups', { sector: 'vo', group: 4 });
    await child.record(coordinator, 'wijst meneer Bakker aan als mentor', 'assignments', { account: school.account(mentor.subject), name: mentor.called, role: 'mentor', from: school.today });
    return child;
  },

  async starts(child: Child): Promise<void> {
    const { ids, school: { mentor } } = child;
    await child.talk(mentor, 'legt het startgesprek met Daan en zijn moeder vast', 'start', [pupilAt(ids.pupil), parentAt(ids.mother), staffAt(mentor)], 'Daan slaapt slecht. Hij wil daar met iemand over praten.', 'Daan kiest iemand om mee te praten.', { what: 'De mentor geeft drie namen.', due: '2025-10-03' });
  },

  async consents(child: Child): Promise<string> {
    const { school, ids, acts } = child;
    const { mentor } = school;
    const consentId = idIn(await child.record(mentor, 'vraagt toestemming om met de psycholoog te praten; Daan is nu 16', 'consents', { purpose: 'care-provider', counterparty: 'Praktijk De Ruimte', scope: 'Praten over wat op school helpt.', textVersion: '2025-1' }), 'consentId');
    const contact = { consentId, report: 'De psycholoog raadt een rustig begin van de dag aan.', ...silent };
    await child.record(acts.pupil, 'geeft zelf toestemming', `consents/${consentId}/grants`, { grantor: ids.pupil, how: 'portal' });
    await child.refused(mentor, 'wil het gesprek met de psycholoog vastleggen; geen ouder zei nog iets', 'care-provider-contacts', contact, 'parent-consent-missing');
    await child.record(acts.mother, 'geeft ook toestemming', `consents/${consentId}/grants`, { grantor: ids.mother, how: 'portal' });
    await child.record(mentor, 'legt het gesprek met de psycholoog vast', 'care-provider-contacts', contact);
    return consentId;
  },

  async withdraws(child: Child, consentId: string): Promise<void> {
    const { school, ids, acts } = child;
    await child.record(acts.pupil, 'trekt zijn toestemming in', `consents/${consentId}/withdrawals`, { grantor: ids.pupil }, () => 'Vastgelegd. Het werkt direct.');
    await child.refused(school.mentor, 'wil de psycholoog nog een keer bellen', 'care-provider-contacts', { consentId, report: 'De psycholoog vroeg hoe het ging.', ...silent }, 'pupil-consent-missing');
  },

  async isAbsent(child: Child): Promise<void> {
    const { school: { system } } = child;
    await child.record(system, 'stuurt dat Daan twee dagen zonder reden weg was', 'absences', { by: 'school', from: '2026-02-02', until: '2026-02-03', lessonHours: 16, reason: 'unknown', authorised: false });
    await child.record(system, 'stuurt dat dit bij de gemeente is gemeld', 'absence-notices', { to: 'municipality', lessonHours: 16 });
  },

  /** The copy for the mother: only with Daan's permission. @returns its text */
  async copied(child: Child): Promise<string> {
    const { school, ids, acts, path } = child;
    const { coordinator, story } = school;
    const copyRequestId = idIn(await child.record(acts.mother, 'vraagt een kopie van het dossier', 'copy-requests', { requester: ids.mother, form: 'electronic' }), 'copyRequestId');
    await child.record(coordinator, 'controleert wie de kopie vraagt', `copy-requests/${copyRequestId}/identity-verifications`, { how: 'identity-document-seen' });
    await child.refused(coordinator, 'wil de kopie maken', `copy-requests/${copyRequestId}/issues`, {}, 'requester-not-entitled');
    await child.record(acts.pupil, 'vindt het goed dat zijn moeder een kopie krijgt', 'pupil-permissions', { parent: ids.mother, scope: 'copy' });
    await child.record(coordinator, 'maakt de kopie', `copy-requests/${copyRequestId}/issues`, {});
    const copy = await story.step({ who: acts.mother.called, does: 'haalt de kopie op', expect: 200, tell: () => 'De kopie is er.', ...school.requestOf(acts.mother, `${path}/copy-requests/${copyRequestId}/package`) });
    check(copy.text.includes('Praktijk De Ruimte'), 'in de kopie staat niet met wie school mocht praten');
    return copy.text;
  },
};
