import type { Meta } from '../../kernel/command.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { Event } from '../../kernel/event.ts';
import { Refused } from '../../kernel/refusals.ts';
import { asKnownAt, decide, rejectionOf, type Dossier, type DossierCommand } from '../domain/dossier.ts';

export interface Corrected {
  readonly occurredOn: string;
  readonly occurredTime?: string;
  readonly data: object;
}

/**
 * What an entry should have said, judged as that fact would have been when it was recorded: a correction cannot bring in
 * what a rule would have refused. An irregular entry may stay as irregular as it was.
 * @throws Refused with every broken rule
 */
export const correctedFact = (dossier: Dossier, entry: KeptEntry, recorded: DossierCommand, { now, today }: Pick<Meta, 'now' | 'today'>): Corrected => {
  const before = asKnownAt(dossier, entry.revision);
  const { events, refused, broken } = decide(recorded, before, { commandId: entry.commandId, actor: entry.content.actor, now, today });
  const codes = [...refused, ...broken.filter((code) => !entry.content.irregular?.rules.includes(code))];
  if (codes.length > 0) throw new Refused(codes.map((code) => ({ code, ...(rejectionOf(code) ?? NEW_FACT) })));
  const event: Event | undefined = events.find(({ type }) => type === entry.content.type);
  if (!event) throw new Refused([{ code: 'correction-changes-identity', ...NEW_FACT }]);
  const { occurredOn, occurredTime, ...data } = event.data;
  return { occurredOn, ...(occurredTime !== undefined && { occurredTime }), data: { ...data, ...idsIn(entry.content.data) } };
};

/** Ids that were made when it was recorded stay. */
const idsIn = (data: object): object => Object.fromEntries(Object.entries(data).filter(([key]) => key.endsWith('Id')));

const NEW_FACT = {
  rule: 'W-29',
  ground: 'AVG 16; beleid: een verbetering verandert niet over wie of wat het gaat',
  detailNl: 'Dit kan niet als verbetering. Leg een nieuwe gebeurtenis vast.',
};
