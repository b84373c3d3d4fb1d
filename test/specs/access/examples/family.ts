import { entry } from '../world.ts';
import { parent, at16, at18, permitted, withoutAuthority, caregiver, pupil, counsellor, stranger, report, attended, words, plan, made, goal, care, consent, request, enrolment, external, own, withheld, type Example } from './world.ts';

/** Of each row about parents, caregivers and pupil: where it answers, and where just not. */
export const family: readonly Example[] = [
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
