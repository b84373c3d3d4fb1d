import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/refusals.ts';
import { Clock } from '../clock.ts';
import { KeyVault, type Subject, type Survivor } from '../key-vault/key-vault.ts';
import { Projections } from '../projections/index.ts';
import { Journal } from './journal.ts';

/** What goes: one entry, or everything sealed under one retention class. */
export type Erased = { readonly entryId: string } | { readonly retentionClass: string };

/** Longest that another process may still seal with a key id it remembers: cache life plus the longest append. */
export const SEALING_MAY_LAST_MS = 75_000;

/**
 * Erasure by destroying keys of one subject (docs/operations.md, Erasure), in the order in which a crash at any step loses nothing and betrays
 * nothing. Every step is repeatable: after a failure, ask the same again.
 */
@Injectable()
export class Erasure {
  constructor(
    private readonly vault: KeyVault,
    private readonly journal: Journal,
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  /**
   * @param waitMs as long as other processes may seal with an old key; 0 only where this is the only process and it is idle
   * @throws NotFound when there is nothing of this kind that could still be read
   */
  async erase(subject: Subject, what: Erased, ground: string, waitMs = SEALING_MAY_LAST_MS): Promise<void> {
    let keyIds = await this.keysOf(subject, what);
    if (keyIds.size === 0) throw new NotFound();
    // What was added while waiting goes too: a statement about the entry, or another entry of the class.
    for (; keyIds.size > 0; keyIds = await this.keysOf(subject, what)) await this.round(subject, what, keyIds, ground, waitMs);
    await this.projections.rebuildSubject(subject.id);
    await this.vault.rotate(subject.tenant);
  }

  /** Closes the keys of what goes, waits, and destroys them. */
  private async round(subject: Subject, what: Erased, keyIds: ReadonlySet<string>, ground: string, waitMs: number): Promise<void> {
    const sealed = await this.sealed(subject);
    for (const retentionClass of new Set(sealed.filter(({ keyId }) => keyIds.has(keyId)).map((it) => it.retentionClass))) {
      const active = await this.vault.sealingKey(subject.id, retentionClass);
      if (keyIds.has(active.keyId)) await this.vault.activate(subject.id, retentionClass);
    }
    await pause(waitMs);
    // Read again: until now entries could still be sealed with what is retired here.
    const settled = await this.sealed(subject);
    for (const keyId of keyIds) await this.retire(subject, settled.filter((it) => it.keyId === keyId), what, ground);
  }

  private async keysOf(subject: Subject, what: Erased): Promise<ReadonlySet<string>> {
    return new Set((await this.sealed(subject)).filter((it) => goes(what, it)).map(({ keyId }) => keyId));
  }

  private async retire(subject: Subject, sealed: readonly Sealed[], what: Erased, ground: string): Promise<void> {
    const [first] = sealed;
    if (!first) return;
    const survivors: Survivor[] = [];
    for (const { keyId, eventId } of sealed.filter((it) => !goes(what, it))) {
      const found = await this.vault.entryKey(subject.id, keyId, eventId);
      if (found.state === 'available') survivors.push({ eventId, key: found.key });
    }
    const erased = sealed.filter((it) => goes(what, it)).map(({ eventId }) => ({ eventId, ground, at: this.clock.now() }));
    await this.vault.retire(subject.id, first.keyId, survivors, erased);
  }

  /** Every entry that can still be read, with the key id it is sealed under. */
  private async sealed(subject: Subject): Promise<readonly Sealed[]> {
    const found: Sealed[] = [];
    for await (const { entry, header } of this.journal.read(subject)) {
      if (entry.state === 'kept') found.push({ keyId: header.keyId, eventId: entry.eventId, retentionClass: entry.content.retentionClass, data: entry.content.data });
    }
    return found;
  }
}

interface Sealed {
  readonly keyId: string;
  readonly eventId: string;
  readonly retentionClass: string;
  readonly data: object;
}

const goes = (what: Erased, { retentionClass, eventId, data }: Sealed): boolean =>
  'entryId' in what ? goesWith(what.entryId, eventId, data) : what.retentionClass === retentionClass;

/** A correction or statement shares the fate of the entry it concerns: its words would say again what was erased. */
const goesWith = (entryId: string, eventId: string, data: object): boolean => eventId === entryId || ('entryId' in data && data.entryId === entryId && ('corrected' in data || 'statement' in data));
