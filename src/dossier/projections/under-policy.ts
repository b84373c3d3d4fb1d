import type { PolicyOn } from '../../kernel/policy.ts';
import type { States } from '../../platform/journal/states.ts';
import type { Dossier } from '../domain/dossier.ts';

/** What documents are derived from: a dossier, and what its board chose where the law leaves a choice. */
export type DossierUnderPolicy = Dossier & { readonly policyOn: PolicyOn };

type Source<S> = Pick<States<S>, 'load' | 'forget'>;

/** Dossiers as they are, each with the choices of its board as they are. */
export const underPolicy = (dossiers: Source<Dossier>, policies: { of(tenant: string): Promise<PolicyOn> }): Source<DossierUnderPolicy> => ({
  load: async (subject, atLeast) => {
    const [folded, policyOn] = await Promise.all([dossiers.load(subject, atLeast), policies.of(subject.tenant)]);
    return { ...folded, state: { ...folded.state, policyOn } };
  },
  forget: (subjectId) => {
    dossiers.forget(subjectId);
  },
});
