import { addMonths } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { Dossier } from '../dossier.ts';
import { dueOn, mayHaveCopy } from './information-rights.facts.ts';

/** W-29 (AVG 12(3), 16): a decision within one month. */
const MONTHS_TO_DECIDE = 1;

/** W-27: every request is answered in time, with the copy or with a refusal. */
const copiesDue = (dossier: Dossier): readonly Obligation[] =>
  dossier.informationRights.copyRequests
    .filter(({ state }) => state === 'open')
    .map((request) => ({
      id: `W-27:${request.entryId}`,
      rule: 'W-27',
      since: request.entryId,
      due: dueOn(request),
      owner: 'school',
      textNl: mayHaveCopy(dossier, request.requester, request.receivedOn)
        ? 'Er is een kopie van het dossier gevraagd. Geef de kopie op tijd.'
        : 'Er is een kopie gevraagd door iemand die daar nu geen recht op heeft. Wijs de aanvraag op tijd af, met uitleg.',
    }));

/** W-29: a decision about what is said to be wrong; and what was accepted is corrected. */
const rectificationsDue = ({ informationRights: { rectifications }, corrections }: Dossier): readonly Obligation[] =>
  [...rectifications.values()].flatMap(({ entryId, on, concerns, decision }) => {
    const due = { id: `W-29:${entryId}`, rule: 'W-29', since: entryId, due: addMonths(on, MONTHS_TO_DECIDE), owner: 'school' } as const;
    if (!decision) return [{ ...due, textNl: 'Iemand zegt dat een gebeurtenis niet klopt. Besluit op tijd en leg uit waarom.' }];
    return decision.accepted && !corrections.has(concerns) ? [{ ...due, textNl: 'De school verbetert een gebeurtenis. Leg de verbetering vast.' }] : [];
  });

export const informationRightsObligations = (dossier: Dossier): readonly Obligation[] => [...copiesDue(dossier), ...rectificationsDue(dossier)];
