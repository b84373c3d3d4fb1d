import type { Action, EntryFacts, SubjectFacts } from '../../../../src/access/index.ts';
import type { SupportCaseEvent } from '../../../../src/support-cases/domain/index.ts';
import { entry, subject } from '../world.ts';

/** The people and entries of the examples: who asks for what. */

export type Asked = readonly [action: Action, subject: SubjectFacts, entry?: EntryFacts];

export interface Example {
  readonly rule: string;
  readonly says: string;
  readonly holds: readonly Asked[];
  /** Where it just does not hold, and the row that answers there. */
  readonly unlike: readonly (readonly [...Asked, answeredBy: string] | readonly [Action, SubjectFacts, string])[];
}

export const parent = (facts: Partial<SubjectFacts> = {}) => subject(facts);
export const at16 = parent({ pupilAge: '16-17' });
export const at18 = parent({ pupilAge: 'of-age' });
export const permitted = (facts: SubjectFacts, permission: SubjectFacts['permission']): SubjectFacts => ({ ...facts, permission });
export const withoutAuthority = parent({ relation: 'no-authority' });
export const caregiver = subject({ role: 'caregiver', relation: 'no-authority' });
export const pupil = (pupilAge: SubjectFacts['pupilAge']) => subject({ role: 'pupil', relation: 'self', pupilAge });
export const teacher = subject({ role: 'staff', relation: 'assigned', staffRole: 'teacher' });
export const elsewhere = subject({ role: 'staff', relation: 'none', staffRole: 'teacher' });
export const atBoard = (staffRole: SubjectFacts['staffRole'], copyTask = false) => subject({ role: 'staff', relation: 'same-board', staffRole, copyTask });
export const counsellor = atBoard('internal-counsellor');
export const administrator = atBoard('administrator');
export const officer = atBoard('privacy-officer');
export const system = subject({ role: 'system', relation: 'mandated' });
export const unmandated = subject({ role: 'system', relation: 'none' });
export const stranger = subject({ role: 'none', relation: 'none' });

export const report = entry('ConversationHeld');
export const attended = entry('ConversationHeld', { attended: true });
export const words = entry('ChildVoiceRecorded');
export const plan = entry('DevelopmentPlanAdopted');
export const made = entry('AgreementMade');
export const goal = entry('DevelopmentGoalSet');
export const care = entry('CareProviderContacted');
export const consent = entry('ConsentGranted');
export const request = entry('CopyRequested');
export const enrolment = entry('PupilEnrolled');
export const external = entry('ConversationHeld', { accessClass: 'external-report' });
export const own = (asked: EntryFacts): EntryFacts => ({ ...asked, ownAct: true });
export const withheld = (asked: EntryFacts): EntryFacts => ({ ...asked, withheld: true });
export const correctionOf = (asked: EntryFacts): EntryFacts => ({ ...asked, correction: true });

export const caseEntry = (type: SupportCaseEvent['type']): EntryFacts => entry(type);
export const misfiled = (about: EntryFacts): EntryFacts => ({ ...about, use: 'misfiled' });
