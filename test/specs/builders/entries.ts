import { kindOf, type DossierEvent } from '../../../src/dossier/domain/index.ts';
import type { Entry, KeptEntry } from '../../../src/kernel/entry.ts';
import type { Irregular, Provenance } from '../../../src/kernel/event.ts';

/** What happened: an event, or an entry that needs to know its place. */
export type Past = DossierEvent | ((revision: number) => Entry);

/** The event id of the entry with this revision. */
export const entryId = (revision: number): string => `00000000-0000-8000-8000-${String(revision).padStart(12, '0')}`;

const placeOf = (revision: number, chapter: string, schemaVersion: number) => ({
  eventId: entryId(revision),
  revision,
  chapter,
  schemaVersion,
  recordedAt: new Date(Date.UTC(2026, 0, 1) + revision * 1000).toISOString(),
  commandId: entryId(revision),
});

export const kept =
  ({ type, data }: DossierEvent, marked: { readonly irregular?: Irregular; readonly provenance?: Provenance } = {}) =>
  (revision: number): KeptEntry => {
    const kind = kindOf(type);
    if (!kind) throw new Error(`No kind describes ${type}.`);
    const { occurredOn, occurredTime, ...rest } = data;
    return {
      ...placeOf(revision, kind.chapter, kind.schemaVersion),
      state: 'kept',
      fingerprint: '0'.repeat(64),
      content: {
        type,
        accessClass: kind.accessClass,
        retentionClass: kind.retentionClass,
        occurredOn,
        ...(occurredTime !== undefined && { occurredTime }),
        actor: { account: 'account-of-mentor', role: 'mentor' },
        source: 'urn:nld:spec',
        onBehalfOf: 'board',
        purpose: 'guidance',
        legalBasis: kind.legalBasis,
        processingActivity: kind.processingActivity,
        allowedBy: { rule: 'spec', policyVersion: 'spec' },
        ...marked,
        data: rest,
      },
    };
  };

/** Recorded although it broke rules: the fact stands, without legal effect. */
export const irregular = (event: DossierEvent, ...rules: readonly string[]): ((revision: number) => KeptEntry) =>
  kept(event, { irregular: { rules, explanation: 'Zo is het gegaan.' } });

/** From a file that was taken over. */
export const imported = (event: DossierEvent): ((revision: number) => KeptEntry) => kept(event, { provenance: 'imported' });

/** Its key was destroyed. */
export const forgotten = (event: DossierEvent) => (revision: number): Entry => {
  const { content: _gone, state: _kept, fingerprint: _too, ...place } = kept(event)(revision);
  return { ...place, state: 'forgotten', ground: 'AVG 17', at: '2026-06-01T12:00:00.000Z' };
};

/** Written by a program of a later day: a type, or a version, that is not known here. */
export const fromTheFuture = (chapter: string, event: DossierEvent, change: { readonly type: string } | { readonly schemaVersion: number }) => (revision: number): Entry => {
  const entry = kept(event)(revision);
  return 'type' in change ? { ...entry, chapter, content: { ...entry.content, type: change.type } } : { ...entry, chapter, schemaVersion: change.schemaVersion };
};
