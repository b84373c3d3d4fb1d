import type { Obligation } from '../../../kernel/chapter.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { Dossier } from '../dossier.ts';
import { awaitingPupil } from './consent.facts.ts';

/** From the 16th birthday what parents consented to waits for the pupil (W-23; UAVG 5). */
export const consentObligations = (dossier: Dossier, today: PlainDate): readonly Obligation[] =>
  awaitingPupil(dossier, today).map(({ entryId, since16 }) => ({
    id: `W-23:${entryId}`,
    rule: 'W-23',
    since: entryId,
    due: since16,
    owner: 'school',
    textNl: 'De leerling is nu 16 jaar. Toestemming van ouders is niet meer genoeg. Vraag het de leerling zelf.',
  }));
