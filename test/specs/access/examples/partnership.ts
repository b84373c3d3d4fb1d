import type { SubjectFacts } from '../../../../src/access/index.ts';
import { subject } from '../world.ts';
import { caregiver, caseEntry, counsellor, own, parent, pupil, report, stranger, system, type Example } from './world.ts';

const staff = (staffRole: SubjectFacts['staffRole'], relation: SubjectFacts['relation']) => subject({ role: 'partnership', staffRole, relation });
const caseWorker = staff('case-worker', 'open-request');
const closed = staff('case-worker', 'closed-request');
const expert = staff('partnership-expert', 'open-request');
const auditor = staff('auditor', 'open-request');
const auditorAfter = staff('auditor', 'closed-request');
const without = staff('case-worker', 'none');

const opened = caseEntry('SupportCaseOpened');
const delivered = caseEntry('EntryDelivered');
const advice = caseEntry('ExpertAdviceGiven');

/** Of each row about staff of a partnership: where it answers, and where just not. */
export const partnership: readonly Example[] = [
  {
    rule: 'AD-25',
    says: 'the case worker sees what the board gave while the request is open',
    holds: [['read', caseWorker, opened], ['read', caseWorker, delivered]],
    unlike: [['read', closed, delivered, 'AD-28/closed'], ['read', caseWorker, report, 'default/partnership'], ['read', stranger, delivered, 'default/none']],
  },
  {
    rule: 'AD-25/record',
    says: 'the case worker records what the partnership does while the request is open',
    holds: [['record', caseWorker, advice], ['record', caseWorker, caseEntry('SupportCaseClosed')]],
    unlike: [['record', closed, advice, 'AD-28/closed'], ['record', caseWorker, report, 'default/partnership']],
  },
  {
    rule: 'AD-26',
    says: 'an expert sees the request in which the expert is named',
    holds: [['read', expert, delivered], ['read', expert, opened]],
    unlike: [['read', staff('partnership-expert', 'none'), delivered, 'AD-28'], ['read', staff('partnership-expert', 'closed-request'), delivered, 'AD-28/closed'], ['read', expert, report, 'default/partnership']],
  },
  {
    rule: 'AD-26/record',
    says: 'an expert records the own advice, and nothing else',
    holds: [['record', expert, own(advice)]],
    unlike: [['record', expert, advice, 'default/partnership'], ['record', expert, own(caseEntry('SupportCaseClosed')), 'default/partnership']],
  },
  {
    rule: 'AD-27',
    says: 'an auditor sees what was done, also when it is over, and records nothing',
    holds: [['read', auditor, delivered], ['read', auditorAfter, advice]],
    unlike: [['read', staff('auditor', 'none'), delivered, 'AD-28'], ['record', auditor, advice, 'default/partnership'], ['read', auditor, report, 'default/partnership']],
  },
  {
    rule: 'AD-27/audit',
    says: 'an auditor counts how the rules were kept, also when it is over; who works on the case does not judge it',
    holds: [['audit', auditor], ['audit', auditorAfter]],
    unlike: [['audit', caseWorker, 'default/partnership'], ['audit', expert, 'default/partnership'], ['audit', staff('auditor', 'none'), 'default/partnership']],
  },
  {
    rule: 'AD-28',
    says: 'nobody of the partnership sees or records anything without a request, or after three years',
    holds: [['read', without, delivered], ['record', without, opened], ['read', staff('auditor', 'none'), opened]],
    unlike: [['read', caseWorker, delivered, 'AD-25'], ['read', closed, delivered, 'AD-28/closed']],
  },
  {
    rule: 'AD-28/closed',
    says: 'once the request is closed the case worker and the expert are done',
    holds: [['read', closed, delivered], ['record', closed, advice], ['read', staff('partnership-expert', 'closed-request'), delivered]],
    unlike: [['read', auditorAfter, delivered, 'AD-27'], ['read', caseWorker, delivered, 'AD-25']],
  },
  {
    rule: 'W-34/own-file',
    says: 'family, school and systems do not come into the file of the partnership',
    holds: [['read', parent(), delivered], ['read', caregiver, delivered], ['read', pupil('of-age'), delivered], ['read', counsellor, delivered], ['record', system, opened]],
    unlike: [['read', caseWorker, delivered, 'AD-25'], ['read', counsellor, report, 'AD-19']],
  },
  {
    rule: 'know/partnership',
    says: 'who has to do with the request may know of the case',
    holds: [['know', caseWorker], ['know', closed]],
    unlike: [['know', without, 'default/partnership'], ['know', stranger, 'default/none']],
  },
];
