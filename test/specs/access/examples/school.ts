import { caregiver, misfiled, parent, teacher, elsewhere, atBoard, counsellor, administrator, officer, system, unmandated, report, words, plan, made, care, consent, request, enrolment, external, own, type Example } from './world.ts';

/** Of each row about staff and systems reading: where it answers, and where just not. */
export const school: readonly Example[] = [
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
    rule: 'AD-34/audit',
    says: 'the privacy officer sees how the school kept to its rules, and nobody else does',
    holds: [['audit', officer]],
    unlike: [['audit', administrator, 'default/staff'], ['audit', counsellor, 'default/staff'], ['audit', teacher, 'default/staff'], ['audit', parent(), 'default/parent'], ['audit', { ...officer, relation: 'none' }, 'default/staff']],
  },
  {
    rule: 'AD-35/write-only',
    says: 'a system reads nothing',
    holds: [['read', system, enrolment], ['request-copy', system], ['handle-copy', system], ['read-access-log', unmandated], ['audit', system]],
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
  {
    rule: 'AD-34/misfiled',
    says: 'the privacy officer sees what came into the wrong dossier',
    holds: [['read', officer, misfiled(report)], ['read', officer, misfiled(words)]],
    unlike: [['read', officer, report, 'default/staff']],
  },
  {
    rule: 'misfiled',
    says: 'no parent or pupil sees what is about another child',
    holds: [['read', parent(), misfiled(plan)], ['read', caregiver, misfiled(plan)]],
    unlike: [['read', parent(), plan, 'AD-1']],
  },
  {
    rule: 'misfiled/staff',
    says: 'nor do those who work with this pupil',
    holds: [['read', teacher, misfiled(report)], ['read', counsellor, misfiled(words)]],
    unlike: [['read', teacher, report, 'AD-16'], ['read', officer, misfiled(report), 'AD-34/misfiled']],
  },
  {
    rule: 'W-30',
    says: 'a teacher does not use what is only kept',
    holds: [['read', teacher, { ...report, use: 'restricted' }]],
    unlike: [['read', counsellor, { ...report, use: 'restricted' }, 'AD-19'], ['read', teacher, report, 'AD-16']],
  },
];
