import type { Obligation } from '../../kernel/chapter.ts';
import { rulebook, type Decision } from '../../kernel/decision.ts';
import type { Dated, PlainDate } from '../../kernel/event.ts';
import type { Dossier } from './dossier.ts';
import { registrationRejections } from './registration/registration.rejections.ts';

const { rejectIf } = rulebook(registrationRejections);

/**
 * A fact from the file that was taken over: no rule of law refuses what happened before, and it takes its effect as
 * history. What refers to nothing stays refused, and what happened since the takeover is judged as ever.
 */
export const asImported = <E>({ events, refused }: Decision<E>, { occurredOn }: Dated, { registration: { takenOver } }: Dossier): Decision<E> => {
  const outside = rejectIf({ 'file-not-taken-over': !takenOver, 'imported-after-takeover': takenOver !== undefined && occurredOn >= takenOver.on });
  const codes = [...refused, ...(outside?.refused ?? [])];
  return { events: codes.length > 0 ? [] : events, refused: codes, broken: [] };
};

/** The term of something imported that had run out when the file was taken over; what still ran goes on. */
export const ranOutBefore = ({ registration: { takenOver }, history }: Dossier, { since, due }: Obligation): boolean =>
  takenOver !== undefined && due < takenOver.on && history.kept(since)?.content.provenance === 'imported';

/** From when what is due every year is due: the day itself, or the takeover when that came later. */
export const countingFrom = ({ registration: { takenOver } }: Pick<Dossier, 'registration'>, on: PlainDate): PlainDate => (takenOver && takenOver.on > on ? takenOver.on : on);
