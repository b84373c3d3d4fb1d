import { accessTable, decide, type Action, type EntryFacts, type SubjectFacts } from '../../../src/access/index.ts';
import { entry, subject } from './world.ts';

type Asked = readonly [action: Action, subject: SubjectFacts, entry?: EntryFacts];

interface Example {
  readonly rule: string;
  readonly says: string;
  readonly holds: readonly Asked[];
  /** Where it just does not hold, and the row that answers there. */
  readonly unlike: readonly (readonly [...Asked, answeredBy: string] | readonly [Action, SubjectFacts, string])[];
}

const parent = (facts: Partial<SubjectFacts> = {}) => subject(facts);
const at16 = parent({ pupilAge: '16-17' });
const at18 = parent({ pupilAge: 'of-age' });
const permitted = (facts: SubjectFacts, permission: SubjectFacts['permission']): SubjectFacts => ({ ...facts, permission });
const withoutAuthority = parent({ relation: 'no-authority' });
const caregiver = subject({ role: 'caregiver', relation: 'no-authority' });
const pupil = (pupilAge: SubjectFacts['pupilAge']) => subject({ role: 'pupil', relation: 'self', pupilAge });
const teacher = subject({ role: 'staff', relation: 'assigned', staffRole: 'teacher' });
const elsewhere = subject({ role: 'staff', relation: 'none', staffRole: 'teacher' });
const atBoard = (staffRole: SubjectFacts['staffRole'], copyTask = false) => subject({ role: 'staff', relation: 'same-board', staffRole, copyTask });
const counsellor = atBoard('internal-counsellor');
const administrator = atBoard('administrator');
const officer = atBoard('privacy-officer');
const system = subject({ role: 'system', relation: 'mandated' });
const unmandated = subject({ role: 'system', relation: 'none' });
const stranger = subject({ role: 'none', relation: 'none' });

const report = entry('ConversationHeld');
const attended = entry('ConversationHeld', { attended: true });
const words = entry('ChildVoiceRecorded');
const plan = entry('DevelopmentPlanAdopted');
const made = entry('AgreementMade');
const goal = entry('DevelopmentGoalSet');
const care = entry('CareProviderContacted');
const consent = entry('ConsentGranted');
const request = entry('CopyRequested');
const enrolment = entry('PupilEnrolled');
const external = entry('ConversationHeld', { accessClass: 'external-report' });
const own = (asked: EntryFacts): EntryFacts => ({ ...asked, ownAct: true });
const withheld = (asked: EntryFacts): EntryFacts => ({ ...asked, withheld: true });
const correctionOf = (asked: EntryFacts): EntryFacts => ({ ...asked, correction: true });

const family: readonly Example[] = [
  {
    rule: 'AD-1',
    says: 'a parent with authority of a child under 16 sees everything, has a copy and sees who looked',
    holds: [['read', parent(), care], ['read', parent(), words], ['request-copy', parent()], ['read-access-log', parent()]],
    unlike: [['read', at16, care, 'AD-5'], ['read', withoutAuthority, care, 'AD-10']],
  },
  {
    rule: 'AD-2',
    says: 'what is withheld by a reasoned decision stays closed to parents and pupil',
    holds: [['read', parent(), withheld(words)], ['read', pupil('16-17'), withheld(report)]],
    unlike: [['read', parent(), words, 'AD-1'], ['read', counsellor, withheld(words), 'AD-19'], ['read', withoutAuthority, withheld(words), 'AD-10']],
  },
  {
    rule: 'AD-4',
    says: 'at 16 and 17 a parent keeps plan and agreements',
    holds: [['read', at16, plan], ['read', at16, made]],
    unlike: [['read', at16, report, 'AD-5/conversation'], ['read', at18, plan, 'AD-7']],
  },
  {
    rule: 'AD-4/administration',
    says: 'at 16 and 17 a parent keeps the facts of enrolment',
    holds: [['read', at16, enrolment]],
    unlike: [['read', at18, enrolment, 'AD-7'], ['read', caregiver, enrolment, 'default/caregiver']],
  },
  {
    rule: 'AD-4/attended',
    says: 'at 16 and 17 a parent reads the conversations that the parent attended',
    holds: [['read', at16, attended]],
    unlike: [['read', at16, report, 'AD-5/conversation'], ['read', at16, { ...words, attended: true }, 'AD-5']],
  },
  {
    rule: 'AD-4/own',
    says: 'at 16 and 17 a parent sees what the parent did or was asked',
    holds: [['read', at16, own(consent)], ['read', at16, own(request)], ['read', at16, own(report)]],
    unlike: [['read', at16, consent, 'AD-5/rights'], ['read', at16, own(care), 'AD-5']],
  },
  {
    rule: 'AD-5',
    says: 'at 16 and 17 health, reports of others and the pupil’s own words are the pupil’s',
    holds: [['read', at16, care], ['read', at16, external], ['read', permitted(at16, 'copy'), words]],
    unlike: [['read', permitted(at16, 'everything'), care, 'AD-6'], ['read', parent(), care, 'AD-1']],
  },
  {
    rule: 'AD-5/rights',
    says: 'at 16 and 17 what the pupil arranges is the pupil’s',
    holds: [['read', at16, consent], ['read', at16, request]],
    unlike: [['read', at16, own(consent), 'AD-4/own'], ['read', permitted(at16, 'everything'), consent, 'AD-6']],
  },
  {
    rule: 'AD-5/conversation',
    says: 'at 16 and 17 a conversation without the parent is the pupil’s',
    holds: [['read', at16, report]],
    unlike: [['read', at16, attended, 'AD-4/attended'], ['read', parent(), report, 'AD-1']],
  },
  {
    rule: 'AD-5/log',
    says: 'at 16 and 17 who looked is for the pupil',
    holds: [['read-access-log', at16], ['read-access-log', permitted(at16, 'copy')]],
    unlike: [['read-access-log', permitted(at16, 'everything'), 'AD-6'], ['read-access-log', parent(), 'AD-1']],
  },
  {
    rule: 'AD-5/copy',
    says: 'at 16 and 17 a copy needs the pupil’s permission',
    holds: [['request-copy', at16]],
    unlike: [['request-copy', permitted(at16, 'copy'), 'AD-6/copy'], ['request-copy', parent(), 'AD-1']],
  },
  {
    rule: 'AD-6',
    says: 'a pupil of 16 or 17 may let a parent see everything',
    holds: [['read', permitted(at16, 'everything'), care], ['request-copy', permitted(at16, 'everything')], ['read-access-log', permitted(at16, 'everything')]],
    unlike: [['read', permitted(at16, 'copy'), care, 'AD-5'], ['read', permitted(parent({ pupilAge: '16-17', relation: 'no-authority' }), 'everything'), care, 'AD-10']],
  },
  {
    rule: 'AD-6/copy',
    says: 'a pupil of 16 or 17 may let a parent have a copy',
    holds: [['request-copy', permitted(at16, 'copy')]],
    unlike: [['request-copy', at16, 'AD-5/copy'], ['request-copy', permitted({ ...at16, relation: 'no-authority' }, 'copy'), 'AD-10']],
  },
  {
    rule: 'AD-7',
    says: 'from the 18th birthday parents see nothing without permission (BW 1:233)',
    holds: [['read', at18, plan], ['request-copy', at18], ['read-access-log', { ...at18, role: 'caregiver', relation: 'no-authority' }]],
    unlike: [['read', permitted(at18, 'everything'), plan, 'AD-8'], ['read', at16, plan, 'AD-4']],
  },
  {
    rule: 'AD-7/copy-only',
    says: 'from 18 a permission for a copy opens the copy only',
    holds: [['read', permitted(at18, 'copy'), plan], ['read-access-log', permitted(at18, 'copy')]],
    unlike: [['request-copy', permitted(at18, 'copy'), 'AD-8/copy'], ['read', at18, plan, 'AD-7']],
  },
  {
    rule: 'AD-8',
    says: 'an adult pupil may let parents see everything',
    holds: [['read', permitted(at18, 'everything'), care], ['request-copy', permitted({ ...at18, relation: 'no-authority' }, 'everything')]],
    unlike: [['read', at18, care, 'AD-7']],
  },
  {
    rule: 'AD-8/copy',
    says: 'an adult pupil may let parents have a copy',
    holds: [['request-copy', permitted(at18, 'copy')]],
    unlike: [['request-copy', at18, 'AD-7']],
  },
  {
    rule: 'AD-10',
    says: 'a parent without authority hears why the file stays closed (BW 1:377c)',
    holds: [['read', withoutAuthority, plan], ['request-copy', withoutAuthority], ['read-access-log', withoutAuthority]],
    unlike: [['read', parent(), plan, 'AD-1'], ['read', caregiver, plan, 'AD-11']],
  },
  {
    rule: 'AD-11',
    says: 'a caregiver has what education law gives: plan and agreements',
    holds: [['read', caregiver, plan], ['read', { ...caregiver, pupilAge: '16-17' }, made]],
    unlike: [['read', caregiver, care, 'default/caregiver'], ['read', { ...caregiver, pupilAge: 'of-age' }, plan, 'AD-7']],
  },
  {
    rule: 'AD-11/attended',
    says: 'a caregiver reads the conversations that the caregiver attended',
    holds: [['read', caregiver, attended]],
    unlike: [['read', caregiver, report, 'default/caregiver']],
  },
  {
    rule: 'AD-11/own',
    says: 'a caregiver sees what the caregiver did',
    holds: [['read', caregiver, own(request)], ['read', caregiver, own(entry('PersonAdded'))]],
    unlike: [['read', caregiver, request, 'default/caregiver'], ['read', caregiver, own(care), 'default/caregiver']],
  },
  {
    rule: 'AD-14',
    says: 'a pupil under 16 sees the own words and agreements (WVO 2020 2.44(6))',
    holds: [['read', pupil('under-16'), words], ['read', pupil('under-16'), entry('PupilInputRecorded')], ['read', pupil('under-16'), made]],
    unlike: [['read', pupil('under-16'), plan, 'default/pupil'], ['read', pupil('16-17'), words, 'AD-15']],
  },
  {
    rule: 'AD-14/plan',
    says: 'a pupil under 16 sees the own goals',
    holds: [['read', pupil('under-16'), goal], ['read', pupil('under-16'), entry('GoalProgressRecorded')]],
    unlike: [['read', pupil('under-16'), plan, 'default/pupil']],
  },
  {
    rule: 'AD-14/own',
    says: 'a pupil under 16 sees the answer to the own request',
    holds: [['read', pupil('under-16'), own(request)]],
    unlike: [['read', pupil('under-16'), request, 'default/pupil']],
  },
  {
    rule: 'AD-15',
    says: 'a pupil from 16 sees everything (UAVG 5)',
    holds: [['read', pupil('16-17'), care], ['read', pupil('of-age'), consent], ['request-copy', pupil('16-17')], ['read-access-log', pupil('of-age')]],
    unlike: [['read', pupil('under-16'), care, 'default/pupil'], ['request-copy', pupil('under-16'), 'default/pupil']],
  },
  {
    rule: 'know/family',
    says: 'who is in the dossier hears a reason instead of silence',
    holds: [['know', withoutAuthority], ['know', pupil('under-16')], ['know', at18]],
    unlike: [['know', stranger, 'default/none']],
  },
];

const school: readonly Example[] = [
  {
    rule: 'AD-16',
    says: 'an assigned teacher or mentor sees conversations, agreements and plan',
    holds: [['read', teacher, report], ['read', { ...teacher, staffRole: 'mentor' }, plan], ['read', teacher, made]],
    unlike: [['read', elsewhere, report, 'default/staff'], ['read', teacher, words, 'default/staff']],
  },
  {
    rule: 'AD-16/reach',
    says: 'an assigned teacher sees who the parents are and what they consented to',
    holds: [['read', teacher, enrolment], ['read', teacher, consent]],
    unlike: [['read', teacher, request, 'default/staff'], ['read', elsewhere, enrolment, 'default/staff']],
  },
  {
    rule: 'AD-16/own',
    says: 'a teacher sees the child’s words and the contacts with care that the teacher recorded',
    holds: [['read', teacher, own(words)], ['read', teacher, own(care)]],
    unlike: [['read', teacher, words, 'default/staff'], ['read', teacher, care, 'AD-17']],
  },
  {
    rule: 'AD-17',
    says: 'a teacher does not see health (UAVG 30)',
    holds: [['read', teacher, care]],
    unlike: [['read', counsellor, care, 'AD-19']],
  },
  {
    rule: 'AD-18',
    says: 'a teacher does not see reports of others',
    holds: [['read', teacher, external], ['read', teacher, own(external)]],
    unlike: [['read', counsellor, external, 'AD-19']],
  },
  {
    rule: 'AD-19',
    says: 'the internal counsellor and support coordinator of the school see everything',
    holds: [['read', counsellor, care], ['read', atBoard('support-coordinator'), words], ['read', counsellor, external]],
    unlike: [['read', { ...counsellor, relation: 'none' }, care, 'default/staff'], ['read-access-log', counsellor, 'default/staff']],
  },
  {
    rule: 'AD-21',
    says: 'the administrator sees the administration',
    holds: [['read', administrator, enrolment]],
    unlike: [['read', administrator, report, 'default/staff'], ['read', administrator, consent, 'default/staff']],
  },
  {
    rule: 'AD-34',
    says: 'the privacy officer sees how requests were handled',
    holds: [['read', officer, request]],
    unlike: [['read', officer, report, 'default/staff']],
  },
  {
    rule: 'AD-34/log',
    says: 'the privacy officer sees who looked',
    holds: [['read-access-log', officer]],
    unlike: [['read-access-log', administrator, 'default/staff']],
  },
  {
    rule: 'AD-35/write-only',
    says: 'a system reads nothing',
    holds: [['read', system, enrolment], ['request-copy', system], ['handle-copy', system], ['read-access-log', unmandated]],
    unlike: [['record', system, enrolment, 'AD-35']],
  },
  {
    rule: 'W-28',
    says: 'the internal counsellor handles a copy that was asked',
    holds: [['handle-copy', atBoard('internal-counsellor', true)]],
    unlike: [['handle-copy', counsellor, 'W-28/no-request'], ['handle-copy', atBoard('administrator', true), 'default/staff']],
  },
  {
    rule: 'W-28/no-request',
    says: 'without a request there is no copy to handle',
    holds: [['handle-copy', counsellor]],
    unlike: [['handle-copy', atBoard('support-coordinator', true), 'W-28']],
  },
  {
    rule: 'know/staff',
    says: 'staff of the pupil’s school know of the dossier',
    holds: [['know', teacher], ['know', administrator], ['know', officer]],
    unlike: [['know', elsewhere, 'default/staff']],
  },
  {
    rule: 'know/system',
    says: 'a mandated system knows of the dossier',
    holds: [['know', system]],
    unlike: [['know', unmandated, 'default/system']],
  },
];

const recording: readonly Example[] = [
  {
    rule: 'AD-35',
    says: 'a mandated system records what a school records',
    holds: [['record', system, enrolment], ['record', system, consent], ['record', system, made], ['record', system, own(correctionOf(report))]],
    unlike: [['record', unmandated, enrolment, 'default/system'], ['record', system, request, 'default/system']],
  },
  {
    rule: 'AD-35/by-people',
    says: 'a system links no account and speaks for no parent',
    holds: [['record', system, entry('AccountLinked')], ['record', system, entry('ParentStatementAttached')]],
    unlike: [['record', counsellor, entry('AccountLinked'), 'AD-19/record'], ['record', system, entry('StaffAssigned'), 'AD-35']],
  },
  {
    rule: 'AD-35/correction',
    says: 'a system corrects only what it recorded',
    holds: [['record', system, correctionOf(report)]],
    unlike: [['record', system, own(correctionOf(report)), 'AD-35']],
  },
  {
    rule: 'AD-16/record',
    says: 'an assigned teacher records conversations, agreements and plan',
    holds: [['record', teacher, report], ['record', teacher, goal], ['record', teacher, correctionOf(made)]],
    unlike: [['record', elsewhere, report, 'default/staff'], ['record', teacher, enrolment, 'default/staff']],
  },
  {
    rule: 'AD-16/consent',
    says: 'an assigned teacher records consents that were handed in, and contacts with care',
    holds: [['record', teacher, consent], ['record', teacher, care], ['record', teacher, entry('ConsentRequested')]],
    unlike: [['record', teacher, entry('PupilPermissionGranted'), 'default/staff'], ['record', administrator, consent, 'default/staff']],
  },
  {
    rule: 'AD-16/correction',
    says: 'a teacher does not correct what the teacher may not read',
    holds: [['record', teacher, correctionOf(words)], ['record', teacher, correctionOf(care)]],
    unlike: [['record', teacher, own(correctionOf(words)), 'AD-16/record'], ['record', counsellor, correctionOf(words), 'AD-19/record']],
  },
  {
    rule: 'AD-19/record',
    says: 'the internal counsellor also records persons, authority and the handling of requests',
    holds: [['record', counsellor, entry('ParentalAuthorityRecorded')], ['record', counsellor, entry('CopyIssued')], ['record', counsellor, entry('EntryWithheld')], ['record', counsellor, correctionOf(care)]],
    unlike: [['record', counsellor, enrolment, 'default/staff'], ['record', teacher, entry('CopyIssued'), 'default/staff']],
  },
  {
    rule: 'AD-21/record',
    says: 'the administrator records registration and people',
    holds: [['record', administrator, enrolment], ['record', administrator, entry('AccountLinked')]],
    unlike: [['record', administrator, report, 'default/staff']],
  },
  {
    rule: 'W-22',
    says: 'a parent with authority consents in the own name, for care also at 16 and 17',
    holds: [['record', parent(), own(consent)], ['record', at16, own(entry('ConsentRefused'))]],
    unlike: [['record', parent(), consent, 'default/parent'], ['record', at18, own(consent), 'default/parent'], ['record', withoutAuthority, own(consent), 'default/parent']],
  },
  {
    rule: 'AVG-7',
    says: 'a parent withdraws the own consent at any time, also without authority',
    holds: [['record', parent(), own(entry('ConsentWithdrawn'))], ['record', { ...at18, relation: 'no-authority' }, own(entry('ConsentWithdrawn'))]],
    unlike: [['record', parent(), entry('ConsentWithdrawn'), 'default/parent']],
  },
  {
    rule: 'W-13',
    says: 'a parent with authority agrees to the plan and reacts, until 18',
    holds: [['record', at16, own(entry('ActionPartAgreed'))], ['record', parent(), own(entry('ParentStatementAttached'))]],
    unlike: [['record', at18, own(entry('ActionPartAgreed')), 'default/parent'], ['record', parent(), entry('ActionPartAgreed'), 'default/parent']],
  },
  {
    rule: 'AD-11/record',
    says: 'a caregiver agrees to the plan and reacts, until 18',
    holds: [['record', caregiver, own(entry('ActionPartDeclined'))], ['record', caregiver, own(entry('ParentStatementAttached'))]],
    unlike: [['record', { ...caregiver, pupilAge: 'of-age' }, own(entry('ActionPartAgreed')), 'default/caregiver'], ['record', caregiver, own(consent), 'default/caregiver']],
  },
  {
    rule: 'AVG-16',
    says: 'a parent with authority changes the own contact details',
    holds: [['record', parent(), own(entry('ContactDetailsChanged'))]],
    unlike: [['record', parent(), entry('ContactDetailsChanged'), 'default/parent'], ['record', withoutAuthority, own(entry('ContactDetailsChanged')), 'default/parent']],
  },
  {
    rule: 'W-26',
    says: 'everybody in the dossier may ask a copy; whether it is given is decided later',
    holds: [['record', withoutAuthority, own(request)], ['record', pupil('under-16'), own(request)], ['record', caregiver, own(entry('CopyCollected'))]],
    unlike: [['record', parent(), request, 'default/parent'], ['record', stranger, own(request), 'default/none']],
  },
  {
    rule: 'UAVG-5',
    says: 'a pupil from 16 consents, permits and reacts',
    holds: [['record', pupil('16-17'), own(consent)], ['record', pupil('of-age'), own(entry('PupilPermissionGranted'))], ['record', pupil('16-17'), own(entry('ParentStatementAttached'))]],
    unlike: [['record', pupil('under-16'), own(consent), 'default/pupil'], ['record', pupil('16-17'), consent, 'default/pupil'], ['record', parent(), own(entry('PupilPermissionGranted')), 'default/parent']],
  },
  {
    rule: 'W-15',
    says: 'from 18 the pupil agrees to the plan in the parents’ place',
    holds: [['record', pupil('of-age'), own(entry('ActionPartAgreed'))]],
    unlike: [['record', pupil('16-17'), own(entry('ActionPartAgreed')), 'default/pupil']],
  },
  {
    rule: 'W-12',
    says: 'a pupil of any age has a say',
    holds: [['record', pupil('under-16'), own(words)], ['record', pupil('of-age'), own(entry('PupilInputRecorded'))]],
    unlike: [['record', pupil('under-16'), words, 'default/pupil'], ['record', parent(), own(words), 'default/parent']],
  },
  {
    rule: 'W-29',
    says: 'parents and pupil do not correct entries themselves (AVG 16)',
    holds: [['record', parent(), own(correctionOf(consent))], ['record', pupil('16-17'), own(correctionOf(words))]],
    unlike: [['record', parent(), own(consent), 'W-22']],
  },
];

/** Words in a sentence (ux.md, language test). */
const LONGEST = 15;

const examples = [...family, ...school, ...recording];

const answer = ([action, who, about]: Asked): string => decide(action, who, about).rule;
const inWords = ([action, who, about]: Asked): string => `${action} ${about?.type ?? ''} by ${who.role} ${who.relation} ${who.pupilAge}`;

describe('Each row of the access table', () => {
  it.each(examples.map((example) => [example.rule, example.says, example] as const))('%s: %s', (rule, _says, { holds, unlike }) => {
    expect(holds.map((asked) => [inWords(asked), answer(asked)])).toEqual(holds.map((asked) => [inWords(asked), rule]));
    for (const example of unlike) {
      const expected = example.at(-1);
      const asked = example.slice(0, -1) as unknown as Asked;
      expect([inWords(asked), answer(asked)]).toEqual([inWords(asked), expected]);
    }
  });

  it('has examples on both sides', () => {
    expect(examples.map(({ rule }) => rule).toSorted()).toEqual(accessTable.rules.map(({ id }) => id).toSorted());
    expect(examples.filter(({ holds, unlike }) => holds.length === 0 || unlike.length === 0)).toEqual([]);
  });

  it('is named once', () => {
    const ids = [...accessTable.rules, ...Object.values(accessTable.otherwise)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('speaks plain Dutch: short sentences, "u", and for a refusal what to do now', () => {
    for (const { id, textNl } of [...accessTable.rules, ...Object.values(accessTable.otherwise)]) {
      const sentences = textNl.split(/(?<=[.?!])\s/);
      expect(sentences.filter((sentence) => sentence.split(' ').length > LONGEST).map((sentence) => [id, sentence])).toEqual([]);
      expect([id, /\b(je|jij|jouw)\b/i.test(textNl)]).toEqual([id, false]);
    }
    const refusals = [...accessTable.rules.filter(({ effect }) => effect === 'deny'), ...Object.values(accessTable.otherwise)];
    expect(refusals.filter(({ textNl }) => !/\b(vraag|vragen|laat|geef|leg)\b/i.test(textNl)).map(({ id }) => id)).toEqual([]);
  });
});
