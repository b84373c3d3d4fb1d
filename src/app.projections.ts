import { auditProjections } from './audit/lists.ts';
import { dossierProjections, DossierStates, underPolicy } from './dossier/lists.ts';
import { chosenPolicies, type ChosenPolicies } from './organisation/lists.ts';
import { Journal } from './platform/journal/journal.ts';
import { served, type Follower, type ProjectionStores, type Reaction, type Served } from './platform/projections/index.ts';
import { supportCaseProjections, SupportCaseStates } from './support-cases/lists.ts';

const overDossiers = [...dossierProjections, ...auditProjections];

/** Lists of all contexts: what can be built again. */
export const lists: readonly Follower<never>[] = [...overDossiers, ...supportCaseProjections];

/** What lists are derived from. */
export interface ListStates {
  readonly dossiers: DossierStates;
  readonly cases: SupportCaseStates;
  readonly policies: ChosenPolicies;
}

/** States for lists alone, where no commands are carried out. */
export const statesOver = ({ eventStore, keyVault }: ProjectionStores): ListStates => {
  const journal = new Journal(eventStore, keyVault);
  return { dossiers: new DossierStates(journal), cases: new SupportCaseStates(journal), policies: chosenPolicies(keyVault, journal) };
};

/** Everything that follows the log. The contexts know ports and one another's index; here they are put together. */
export const contextsOf = ({ dossiers, cases, policies }: ListStates, reactions: readonly Reaction[] = []): readonly Served[] => [
  served(overDossiers, underPolicy(dossiers, policies), policies),
  served([...supportCaseProjections, ...reactions], cases),
];
