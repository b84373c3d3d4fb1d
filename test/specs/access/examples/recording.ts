import { entry } from '../world.ts';
import { parent, at16, at18, withoutAuthority, caregiver, pupil, teacher, elsewhere, counsellor, administrator, officer, system, unmandated, stranger, report, words, made, goal, care, consent, request, enrolment, own, correctionOf, type Example } from './world.ts';

/** Of each row about recording: where it answers, and where just not. */
export const recording: readonly Example[] = [
  {
    rule: 'AD-35/import-facts',
    says: 'a mandated system brings in the facts of a file that was taken over',
    holds: [['import', system, enrolment], ['import', system, made], ['import', system, entry('ParentStatementAttached')]],
    unlike: [['import', unmandated, made, 'default/system'], ['import', counsellor, made, 'default/staff'], ['import', system, correctionOf(made), 'default/system']],
  },
  {
    rule: 'AD-35/import-requests',
    says: 'a mandated system brings in what was asked, and decides about nothing of today',
    holds: [['import', system, request], ['import', system, entry('DisclosureMade')]],
    unlike: [['import', system, entry('CopyRefused'), 'default/system'], ['import', system, entry('EntryWithheld'), 'default/system'], ['record', system, request, 'default/system']],
  },
  {
    rule: 'AD-21/import-facts',
    says: 'the administration brings in the facts of a file that was taken over',
    holds: [['import', administrator, made], ['import', administrator, words]],
    unlike: [['record', administrator, made, 'default/staff'], ['import', teacher, made, 'default/staff'], ['import', parent(), made, 'default/parent']],
  },
  {
    rule: 'AD-21/import-requests',
    says: 'the administration brings in what was asked',
    holds: [['import', administrator, request]],
    unlike: [['import', administrator, entry('EntryMisfiled'), 'default/staff'], ['import', officer, request, 'default/staff']],
  },
  {
    rule: 'W-25/import',
    says: 'no file brings an account with it',
    holds: [['import', system, entry('AccountLinked')], ['import', administrator, entry('AccountUnlinked')]],
    unlike: [['import', system, entry('StaffAssigned'), 'AD-35/import-facts'], ['record', administrator, entry('AccountLinked'), 'AD-21/record']],
  },
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
    holds: [['record', counsellor, entry('ParentalAuthorityRecorded')], ['record', counsellor, entry('CopyIssued')], ['record', counsellor, entry('EntryWithheld')], ['record', counsellor, entry('DecisionSeconded')], ['record', counsellor, correctionOf(care)]],
    unlike: [['record', counsellor, enrolment, 'default/staff'], ['record', teacher, entry('CopyIssued'), 'default/staff']],
  },
  {
    rule: 'AD-21/record',
    says: 'the administrator records registration and people',
    holds: [['record', administrator, enrolment], ['record', administrator, entry('AccountLinked')]],
    unlike: [['record', administrator, report, 'default/staff']],
  },
  {
    rule: 'AD-19/admission',
    says: 'a counsellor records what is found out about the support that is needed',
    holds: [['record', counsellor, entry('SupportNeedAssessed')], ['record', counsellor, entry('MutualExpectationsRecorded')]],
    unlike: [['record', counsellor, entry('AdmissionRefused'), 'default/staff'], ['record', teacher, entry('SupportNeedAssessed'), 'default/staff']],
  },
  {
    rule: 'AD-21/absence',
    says: 'the office records absence',
    holds: [['record', administrator, entry('AbsenceReported')], ['record', administrator, entry('UnauthorisedAbsenceNotified')]],
    unlike: [['record', administrator, entry('ProgressReported'), 'default/staff'], ['record', teacher, entry('AbsenceReported'), 'AD-16/record']],
  },
  {
    rule: 'AD-34/record',
    says: 'the privacy officer closes what belongs in another dossier',
    holds: [['record', officer, entry('EntryMisfiled')], ['record', officer, entry('RestrictionPlaced')]],
    unlike: [['record', officer, entry('EntryWithheld'), 'default/staff'], ['record', administrator, entry('EntryMisfiled'), 'default/staff']],
  },
  {
    rule: 'AD-1/exchange',
    says: 'a parent with authority asks, tells and answers in the own name, until the pupil is 18',
    holds: [['record', parent(), own(entry('QuestionAsked'))], ['record', at16, own(entry('ConversationRequested'))], ['record', parent(), own(entry('RectificationRequested'))]],
    unlike: [['record', parent(), entry('QuestionAsked'), 'default/parent'], ['record', at18, own(entry('QuestionAsked')), 'default/parent'], ['record', withoutAuthority, own(entry('QuestionAsked')), 'default/parent']],
  },
  {
    rule: 'AD-11/exchange',
    says: 'a caregiver asks and tells too, and asks no rectification',
    holds: [['record', caregiver, own(entry('QuestionAsked'))], ['record', caregiver, own(entry('ExtraSupportAccepted'))]],
    unlike: [['record', caregiver, own(entry('RectificationRequested')), 'default/caregiver'], ['record', caregiver, entry('QuestionAsked'), 'default/caregiver']],
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
