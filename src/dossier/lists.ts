/** What keeps lists of dossiers up to date, without the edge around it: the thread that does so loads this alone. */
export { DossierStates } from './application/dossier-states.ts';
export { dossierProjections, lastKept, schoolOf, underPolicy, type DossierUnderPolicy } from './projections/index.ts';
