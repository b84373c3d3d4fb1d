import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position } from '../../event-store/event-store.ts';
import { canonicalSpec, checkPosition, checkSpec, projectionOf } from '../check.ts';
import { UnknownCollection, type CollectionSpec, type ParkedEvent } from '../read-store.ts';
import { Collection, createCollection, dropCollection } from './collection.ts';

/** Which collections there are, how far each has come, which one is read, and what was set aside. */
export class Catalog {
  readonly #db: DatabaseSync;
  readonly #opened = new Map<string, Collection>();
  readonly #row: StatementSync;
  readonly #active: StatementSync;
  readonly #advance: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #park: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#row = db.prepare('SELECT spec, dropped FROM collections WHERE name = ?');
    this.#active = db.prepare('SELECT collection FROM active WHERE projection = ?');
    this.#advance = db.prepare(`
      UPDATE collections SET commit_position = $commit, prepare_position = $prepare
      WHERE name = $name AND (commit_position IS NULL OR commit_position < $commit)`);
    this.#checkpoint = db.prepare('SELECT commit_position, prepare_position FROM collections WHERE name = ?');
    this.#checkpoint.setReadBigInts(true);
    this.#park = db.prepare(`
      INSERT INTO parked (collection, commit_position, prepare_position, stream, revision, reason) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (collection, commit_position) DO NOTHING`);
  }

  /** @throws TypeError for a spec that differs from the existing one, or a name that was used before */
  ensure(spec: CollectionSpec): void {
    checkSpec(spec);
    const row = this.#row.get(spec.name);
    if (row === undefined) {
      createCollection(this.#db, spec);
      this.#db.prepare('INSERT INTO collections (name, projection, spec) VALUES (?, ?, ?)').run(spec.name, projectionOf(spec.name), JSON.stringify(spec));
      return;
    }
    if (row['dropped'] === 1) throw new TypeError(`${spec.name} was dropped before: a build never reuses a name.`);
    if (canonicalSpec(specOf(row['spec'])) !== canonicalSpec(spec)) throw new TypeError(`${spec.name} exists with other fields or indexes: take the name of a new build.`);
  }

  /** @throws UnknownCollection */
  collection(name: string): Collection {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const row = this.#row.get(name);
    if (row?.['dropped'] !== 0) throw new UnknownCollection(`There is no collection ${name}.`);
    const collection = new Collection(this.#db, specOf(row['spec']));
    this.#opened.set(name, collection);
    return collection;
  }

  /** Drops what is remembered of the tables: the next call looks them up again. */
  forget(): void {
    this.#opened.clear();
  }

  drop(name: string): void {
    const projection = projectionOf(name);
    if (this.active(projection) === name) throw new TypeError(`${name} is being read: switch to another build first.`);
    this.#opened.delete(name);
    dropCollection(this.#db, name);
    this.#db.prepare('UPDATE collections SET dropped = 1, commit_position = NULL, prepare_position = NULL WHERE name = ?').run(name);
    this.#db.prepare('DELETE FROM parked WHERE collection = ?').run(name);
  }

  /** Moves the checkpoint forwards; never backwards. */
  advance(name: string, checkpoint: Position): void {
    checkPosition(checkpoint);
    this.#advance.run({ name, commit: checkpoint.commit, prepare: checkpoint.prepare });
  }

  checkpoint(name: string): Position | undefined {
    const row = this.#checkpoint.get(name);
    const commit = row?.['commit_position'];
    return typeof commit === 'bigint' ? { commit, prepare: row?.['prepare_position'] as bigint } : undefined;
  }

  active(projection: string): string | undefined {
    return this.#active.get(projection)?.['collection'] as string | undefined;
  }

  switchTo(projection: string, name: string): void {
    if (projectionOf(name) !== projection) throw new TypeError(`${name} is no build of ${projection}.`);
    this.collection(name);
    this.#db
      .prepare('INSERT INTO active (projection, collection) VALUES (?, ?) ON CONFLICT (projection) DO UPDATE SET collection = excluded.collection')
      .run(projection, name);
  }

  collections(projection: string): readonly string[] {
    const rows = this.#db.prepare('SELECT name FROM collections WHERE projection = ? AND dropped = 0 ORDER BY name').all(projection);
    return rows.map((row) => row['name'] as string);
  }

  /** Twice is once: an event is delivered at least once, and parked at its position. */
  park(name: string, { position, stream, revision, reason }: ParkedEvent): void {
    checkPosition(position);
    this.#park.run(name, position.commit, position.prepare, stream, revision, reason);
  }

  parked(name: string): readonly ParkedEvent[] {
    const select = this.#db.prepare('SELECT * FROM parked WHERE collection = ? ORDER BY commit_position');
    select.setReadBigInts(true);
    return select.all(name).map((row) => ({
      position: { commit: row['commit_position'] as bigint, prepare: row['prepare_position'] as bigint },
      stream: row['stream'] as string,
      revision: Number(row['revision']),
      reason: row['reason'] as string,
    }));
  }
}

const specOf = (json: unknown): CollectionSpec => JSON.parse(json as string) as CollectionSpec;
