import { randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ClassDestroyed, KeyMissing, type ErasedEntry, type Subject, type Survivor } from '../key-vault.ts';
import { checkRetirement, type DataKeyState } from '../keyring.ts';
import type { Subjects } from './subjects.ts';
import type { WrappedKeys } from './wrapped-keys.ts';

const DEK_BYTES = 32;

/** The life of a DEK: active → retiring → retired (docs/architecture.md, Keys). Every method belongs in one transaction of the caller. */
export class DataKeys {
  readonly #keys: WrappedKeys;
  readonly #subjects: Subjects;
  readonly #ofClass: StatementSync;
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #setState: StatementSync;
  readonly #erase: StatementSync;
  readonly #isErased: StatementSync;

  constructor(db: DatabaseSync, keys: WrappedKeys, subjects: Subjects) {
    this.#keys = keys;
    this.#subjects = subjects;
    this.#ofClass = db.prepare('SELECT id, state FROM data_keys WHERE subject = ? AND retention_class = ? ORDER BY rowid');
    this.#find = db.prepare('SELECT state FROM data_keys WHERE subject = ? AND id = ?');
    this.#insert = db.prepare("INSERT INTO data_keys (id, subject, retention_class, state) VALUES (?, ?, ?, 'active')");
    this.#setState = db.prepare('UPDATE data_keys SET state = ? WHERE id = ?');
    this.#erase = db.prepare('INSERT INTO erased (subject, event_id, ground, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
    this.#isErased = db.prepare('SELECT 1 FROM erased WHERE subject = ? AND event_id = ?');
  }

  isErased(subjectId: string, eventId: string): boolean {
    return this.#isErased.get(subjectId, eventId) !== undefined;
  }

  /** A class gets its first key by being used; never a second one that way. @throws ClassDestroyed */
  ensureActive(subject: Subject, retentionClass: string): void {
    const known = this.#idsOf(subject, retentionClass);
    if (known.active !== undefined) return;
    if (known.last !== undefined) throw new ClassDestroyed('The keys of this class were destroyed.');
    this.#create(subject, retentionClass);
  }

  /** Step 1. @throws KeyMissing when the class never had a key: there is nothing to erase */
  activate(subject: Subject, retentionClass: string): { readonly retired: string; readonly active: string } {
    const { active, retiring, last } = this.#idsOf(subject, retentionClass);
    if (retiring !== undefined && active !== undefined) return { retired: retiring, active };
    const retired = active ?? retiring ?? last;
    if (retired === undefined) throw new KeyMissing('This class never had a key.');
    // In this order: a class has at most one active key.
    if (active !== undefined) this.#setState.run('retiring', active);
    return { retired, active: this.#create(subject, retentionClass) };
  }

  /** Step 3. A repeat that finds everything done changes nothing, so the id key stays too. */
  retire(subject: Subject, keyId: string, survivors: readonly Survivor[], erased: readonly ErasedEntry[]): void {
    const state = this.#find.get(subject.id, keyId)?.['state'] as DataKeyState | undefined;
    if (state === undefined) throw new KeyMissing('The vault does not know this key id.');
    const listed = this.#keys.of(subject.id, 'entry');
    const kept = new Set(listed.filter((it) => it.keyId === keyId).map(({ eventId }) => eventId));
    checkRetirement(state, kept, survivors, erased, (eventId) => this.isErased(subject.id, eventId));
    const newlyErased = erased.filter(({ eventId, ground, at }) => Number(this.#erase.run(subject.id, eventId, ground, at).changes) === 1);
    for (const it of listed) if (this.isErased(subject.id, it.eventId)) this.#keys.remove(it);
    this.#keepSurvivors(subject, keyId, kept, survivors);
    if (state === 'retired' && newlyErased.length === 0) return;
    this.#keys.remove({ owner: subject.id, purpose: 'data', keyId, eventId: '' });
    this.#setState.run('retired', keyId);
    this.#subjects.newIdKey(subject);
  }

  #keepSurvivors({ id, tenant }: Subject, keyId: string, kept: ReadonlySet<string>, survivors: readonly Survivor[]): void {
    for (const { eventId, key } of survivors) {
      // Nothing ever makes a key for an erased id, also not an older call that is repeated.
      if (kept.has(eventId) || this.isErased(id, eventId)) continue;
      this.#keys.put({ tenant, owner: id, purpose: 'entry', keyId, eventId }, key.export());
    }
  }

  #create({ id: subjectId, tenant }: Subject, retentionClass: string): string {
    const id = randomUUID();
    this.#insert.run(id, subjectId, retentionClass);
    this.#keys.put({ tenant, owner: subjectId, purpose: 'data', keyId: id, eventId: '' }, randomBytes(DEK_BYTES));
    return id;
  }

  #idsOf({ id }: Subject, retentionClass: string): { readonly active?: string; readonly retiring?: string; readonly last?: string } {
    const rows = this.#ofClass.all(id, retentionClass).map((row) => ({ id: row['id'] as string, state: row['state'] as DataKeyState }));
    const active = rows.find(({ state }) => state === 'active')?.id;
    const retiring = rows.find(({ state }) => state === 'retiring')?.id;
    const last = rows.at(-1)?.id;
    return { ...(active !== undefined && { active }), ...(retiring !== undefined && { retiring }), ...(last !== undefined && { last }) };
  }
}
