import { decide } from '../../access/index.ts';
import { contactsFor, ladderOn, type Contact, type LadderStep } from '../../organisation/index.ts';
import { demand, type Held } from './dossiers.ts';

export interface SchoolContacts {
  readonly escalationLadder: { readonly from?: string; readonly steps: readonly LadderStep[] };
  readonly contacts: readonly Contact[];
}

/**
 * Whom to go to today about this pupil (W-24): what the school published, so for everybody who may know of the dossier,
 * also who may read nothing in it. Nothing of the dossier is shown, so nobody looked. A system reads nothing (AD-35).
 */
export const schoolContactsOf = ({ folded, organisation, who, today }: Held): SchoolContacts => {
  if (who.role === 'system') demand(decide('read', who));
  const { enrolledAt, registeredAt } = folded.state.registration;
  const schoolId = enrolledAt ?? registeredAt;
  return {
    escalationLadder: (schoolId === undefined ? undefined : ladderOn(organisation, schoolId, today)) ?? { steps: [] },
    contacts: contactsFor(organisation, schoolId, today),
  };
};
