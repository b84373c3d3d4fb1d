import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { survivorOf, type DataKeyRow, type DataKeyState, type Keyring } from '../keyring.ts';
import { KEY_CACHE_TTL_MS, TtlCache } from '../ttl-cache.ts';
import type { Subjects } from './subjects.ts';
import type { WrappedKeys } from './wrapped-keys.ts';

/** Some kilobytes each: the subjects that are worked on within a minute. */
const MAX_KEYRINGS = 2_000;

/** Opened keys of the subjects that are worked on, at most 60 seconds old. */
export class Keyrings {
  readonly #keys: WrappedKeys;
  readonly #subjects: Subjects;
  readonly #dataKeys: StatementSync;
  readonly #erased: StatementSync;
  readonly #opened: TtlCache<Keyring>;

  constructor(db: DatabaseSync, keys: WrappedKeys, subjects: Subjects, now: () => number) {
    this.#keys = keys;
    this.#subjects = subjects;
    this.#dataKeys = db.prepare('SELECT id, retention_class, state FROM data_keys WHERE subject = ?');
    this.#erased = db.prepare('SELECT event_id, ground, at FROM erased WHERE subject = ?');
    this.#opened = new TtlCache(MAX_KEYRINGS, KEY_CACHE_TTL_MS, now);
  }

  /** @throws KeyMissing for a subject nobody knows */
  of(subjectId: string): Keyring {
    return this.#opened.get(subjectId) ?? this.reload(subjectId);
  }

  /** As it is stored now. */
  reload(subjectId: string): Keyring {
    this.#subjects.get(subjectId);
    const keyring: Keyring = {
      idKey: this.#only(subjectId, 'id'),
      blindingKey: this.#only(subjectId, 'blinding'),
      dataKeys: this.#dataKeysOf(subjectId),
      survivors: new Map(this.#keys.of(subjectId, 'entry').map((key) => [survivorOf(key.keyId, key.eventId), this.#keys.open(key)])),
      erased: new Map(this.#erased.all(subjectId).map((row) => [row['event_id'] as string, { ground: row['ground'] as string, at: row['at'] as string }])),
    };
    this.#opened.set(subjectId, keyring);
    return keyring;
  }

  forget(subjectId: string): void {
    this.#opened.delete(subjectId);
  }

  forgetAll(): void {
    this.#opened.clear();
  }

  #dataKeysOf(subjectId: string): ReadonlyMap<string, DataKeyRow> {
    const material = new Map(this.#keys.of(subjectId, 'data').map((key) => [key.keyId, this.#keys.open(key)]));
    return new Map(
      this.#dataKeys.all(subjectId).map((row) => {
        const key = material.get(row['id'] as string);
        const state = row['state'] as DataKeyState;
        return [row['id'] as string, { retentionClass: row['retention_class'] as string, state, ...(key !== undefined && { key }) }];
      }),
    );
  }

  #only(subjectId: string, purpose: 'id' | 'blinding'): KeyObject {
    const [key] = this.#keys.of(subjectId, purpose);
    if (key === undefined) throw new Error(`A registered subject has no ${purpose} key.`);
    return this.#keys.open(key);
  }
}
