import type { Event, PlainDate } from '../kernel/event.ts';
import { rolesOf, type Organisation } from '../organisation/domain/index.ts';
import { CHAPTER, requestOn, type SupportCase, type SupportCaseEvent } from '../support-cases/domain/index.ts';
import type { Reader } from './facts.ts';
import type { EntryFacts, SubjectFacts } from './vocabulary.ts';

const STANDING = { pupilAge: 'under-16', permission: 'none', copyTask: false } as const;
const nobody: SubjectFacts = { ...STANDING, role: 'none', relation: 'none', staffRole: 'none' };

const isNamed = ({ experts }: SupportCase, account: string): boolean => [...experts.values()].some((expert) => expert.account === account);

/** One account, one standing: of several the widest. Of a closed request that is the auditor's. */
const widest = (standings: readonly SubjectFacts[]): SubjectFacts => {
  const [open, closed] = (['open-request', 'closed-request'] as const).map((relation) => standings.filter((it) => it.relation === relation));
  return open?.[0] ?? closed?.find(({ staffRole }) => staffRole === 'auditor') ?? closed?.[0] ?? standings[0] ?? nobody;
};

/**
 * The facts about a reader of a support case on this day: staff of that partnership, by the role of today and where the
 * request stands; an expert only where named. Whoever else asks is nobody to it, also the board that asked: it has its own dossier.
 */
export const subjectOfCase = ({ account, tenant, kind }: Reader, supportCase: SupportCase, partnership: Organisation, today: PlainDate): SubjectFacts => {
  if (kind !== 'person' || tenant === undefined || tenant !== partnership.tenant) return nobody;
  const roles = new Set(rolesOf(partnership, account, today).map(({ role }) => role));
  const relation = requestOn(supportCase, today);
  const standings = (['case-worker', 'partnership-expert', 'auditor'] as const)
    .filter((role) => roles.has(role))
    .map((staffRole): SubjectFacts => ({ ...STANDING, role: 'partnership', staffRole, relation: staffRole === 'partnership-expert' && !isNamed(supportCase, account) ? 'none' : relation }));
  return widest(standings);
};

/** The facts about an entry of a case. Nothing in it is withheld or restricted: what is not for the partnership never came. */
export const factsOfCaseEntry = (type: SupportCaseEvent['type']): EntryFacts =>
  ({ type, chapter: CHAPTER, accessClass: 'development-plan', attended: false, ownAct: false, withheld: false, use: 'open', correction: false });

/** The facts about what staff of a partnership want to record. An expert advises in the own name. */
export const factsOfCaseRecording = ({ type, data }: { readonly type: SupportCaseEvent['type']; readonly data: Event['data'] }, { experts }: SupportCase, { account }: Pick<Reader, 'account'>): EntryFacts => {
  const advising = 'experts' in data ? (data.experts as readonly string[]) : [];
  return { ...factsOfCaseEntry(type), ownAct: advising.length > 0 && advising.every((id) => experts.get(id)?.account === account) };
};
