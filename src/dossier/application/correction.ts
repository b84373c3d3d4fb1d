import type { Meta } from '../../kernel/command.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { Event } from '../../kernel/event.ts';
import { Refused } from '../../kernel/refusals.ts';
import { happensInTheFuture, occurredInFuture } from '../../platform/journal/recorder.ts';
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
export const correctedFact = (dossier: Dossier, entry: KeptEntry, recorded: DossierCommand, { now, today, policyOn }: Pick<Meta, 'now' | 'today' | 'policyOn'>): Corrected => {
  if (happensInTheFuture(recorded, now)) throw new Refused([{ code: 'occurred-in-future', ...occurredInFuture }]);
  if (!sameThings(entry.content.data, recorded.data)) throw otherThing();
  const before = asKnownAt(dossier, entry.revision);
  const { events, refused, broken } = decide(recorded, before, { commandId: entry.commandId, actor: entry.content.actor, now, today, policyOn, ...(entry.content.provenance && { provenance: entry.content.provenance }) });
  const codes = [...refused, ...broken.filter((code) => !entry.content.irregular?.rules.includes(code))];
  if (codes.length > 0) throw new Refused(codes.flatMap((code) => explained(code)));
  const event: Event | undefined = events.find(({ type }) => type === entry.content.type);
  if (!event) throw otherThing();
  const { occurredOn, occurredTime, ...data } = event.data;
  return { occurredOn, ...(occurredTime !== undefined && { occurredTime }), data: { ...data, ...idsIn(entry.content.data) } };
};

/** Ids that were made when it was recorded stay. */
const idsIn = (data: object): object => Object.fromEntries(Object.entries(data).filter(([key]) => key.endsWith('Id')));

/** What was asked names the same persons and things as what was recorded. */
const sameThings = (original: object, asked: object): boolean =>
  Object.entries(idsIn(asked)).every(([key, id]) => (original as Readonly<Record<string, unknown>>)[key] === id);

const explained = (code: string) => {
  const rejection = rejectionOf(code);
  return rejection ? [{ code, ...rejection }] : [];
};

const otherThing = (): Refused => new Refused(explained('correction-changes-identity'));
