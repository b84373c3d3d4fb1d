import type { SubjectFacts } from '../../../../src/access/index.ts';
import { subject } from '../world.ts';
import { caregiver, caseEntry, counsellor, parent, pupil, report, stranger, system, type Example } from './world.ts';

const staff = (staffRole: SubjectFacts['staffRole'], relation: SubjectFacts['relation']) => subject({ role: 'partnership', staffRole, relation });
const caseWorker = staff('case-worker', 'open-request');
const closed = staff('case-worker', 'closed-request');
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
    unlike: [['read', closed, delivered, 'AD-28'], ['read', caseWorker, report, 'default/partnership'], ['read', stranger, delivered, 'default/none']],
  },
  {
    rule: 'AD-25/record',
    says: 'the case worker records what the partnership does while the request is open',
    holds: [['record', caseWorker, advice], ['record', caseWorker, caseEntry('SupportCaseClosed')]],
    unlike: [['record', closed, advice, 'AD-28'], ['record', caseWorker, report, 'default/partnership']],
  },
  {
    rule: 'AD-28',
    says: 'nobody of the partnership sees or records anything without an open request',
    holds: [['read', closed, delivered], ['read', without, delivered], ['record', closed, opened]],
    unlike: [['read', caseWorker, delivered, 'AD-25']],
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
