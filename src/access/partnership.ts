import type { PlainDate } from '../kernel/event.ts';
import { rolesOf, type Organisation } from '../organisation/domain/index.ts';
import { CHAPTER, requestOn, type SupportCase, type SupportCaseEvent } from '../support-cases/domain/index.ts';
import type { Reader } from './facts.ts';
import type { EntryFacts, SubjectFacts } from './vocabulary.ts';

const STANDING = { pupilAge: 'under-16', permission: 'none', copyTask: false } as const;
const nobody: SubjectFacts = { ...STANDING, role: 'none', relation: 'none', staffRole: 'none' };

const staffOf = (staffRole: SubjectFacts['staffRole'], relation: SubjectFacts['relation']): SubjectFacts => ({ ...STANDING, role: 'partnership', relation, staffRole });

/**
 * The facts about a reader of a support case on this day: staff of that partnership, by the role of today and where the
 * request stands. Whoever else asks is nobody to it, also the board that asked: it has its own dossier.
 */
export const subjectOfCase = ({ account, tenant, kind }: Reader, supportCase: SupportCase, partnership: Organisation, today: PlainDate): SubjectFacts => {
  if (kind !== 'person' || tenant === undefined || tenant !== partnership.tenant) return nobody;
  const roles = new Set(rolesOf(partnership, account, today).map(({ role }) => role));
  return roles.has('case-worker') ? staffOf('case-worker', requestOn(supportCase, today)) : nobody;
};

/** The facts about an entry of a case. Nothing in it is withheld or restricted: what is not for the partnership never came. */
export const factsOfCaseEntry = (type: SupportCaseEvent['type']): EntryFacts =>
  ({ type, chapter: CHAPTER, accessClass: 'development-plan', attended: false, ownAct: false, withheld: false, use: 'open', correction: false });

/** The facts about what staff of a partnership want to record. */
export const factsOfCaseRecording = ({ type }: { readonly type: SupportCaseEvent['type']; readonly data: object }, _supportCase: SupportCase, _reader: Pick<Reader, 'account'>): EntryFacts => factsOfCaseEntry(type);
