import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { Dossier } from '../dossier.ts';

/** Policy of the organisation (W-18): a conversation is concluded within five working days. */
const WORKING_DAYS_TO_CONCLUDE = 5;

/** Every conversation ends with perspective: until it is concluded, that is due. */
export const conversationObligations = ({ conversation: { held } }: Dossier): readonly Obligation[] =>
  [...held.values()]
    .filter(({ kind, concludedOn }) => kind !== 'child' && concludedOn === undefined)
    .map(({ entryId, heldOn }) => ({
      id: `W-18:${entryId}`,
      rule: 'W-18',
      since: entryId,
      due: addWorkingDays(heldOn, WORKING_DAYS_TO_CONCLUDE),
      owner: 'school',
      textNl: 'Dit gesprek is nog niet afgerond. Schrijf het doel en de volgende stappen op.',
    }));
