import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { checkDocument, checkId, checkPosition } from '../check.ts';
import type { Change, CollectionSpec, Field, Query, ReadDocument } from '../read-store.ts';
import { column, stored, walks } from './find.ts';

const table = (name: string): string => `"c:${name}"`;
const SQL_TYPE = { text: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER' } as const;

/** Names come from a checked spec, so they can stand in SQL; nothing else does. */
export function createCollection(db: DatabaseSync, { name, fields, indexes }: CollectionSpec): void {
  const columns = Object.entries(fields).map(([field, type]) => `, ${column(field)} ${SQL_TYPE[type]}`);
  db.exec(`
    CREATE TABLE ${table(name)} (
      id               TEXT NOT NULL PRIMARY KEY,
      commit_position  INTEGER NOT NULL,
      prepare_position INTEGER NOT NULL,
      gone             INTEGER NOT NULL
      ${columns.join('')},
      header           TEXT,
      body             BLOB
    ) STRICT`);
  // What is gone is never found, only kept against late writes; so it takes no room in an index.
  for (const index of indexes) {
    db.exec(`CREATE INDEX IF NOT EXISTS "i:${name}:${index.join(':')}" ON ${table(name)} (${index.map(column).join(', ')}, id) WHERE gone = 0`);
  }
}

export function dropCollection(db: DatabaseSync, name: string): void {
  db.exec(`DROP TABLE IF EXISTS ${table(name)}`);
}

/** The documents of one collection. Writes belong in a transaction of the caller. */
export class Collection {
  readonly spec: CollectionSpec;
  readonly #db: DatabaseSync;
  readonly #fields: readonly string[];
  readonly #put: StatementSync;
  readonly #gone: StatementSync;
  readonly #count: StatementSync;
  readonly #selects = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, spec: CollectionSpec) {
    this.#db = db;
    this.spec = spec;
    this.#fields = Object.keys(spec.fields);
    const columns = ['id', 'commit_position', 'prepare_position', 'gone', ...this.#fields.map(column), 'header', 'body'];
    this.#put = db.prepare(guarded(spec.name, columns, columns.map((it) => (it === 'gone' ? '0' : '?'))));
    const cleared = ['?', '?', '?', '1', ...this.#fields.map(() => 'NULL'), 'NULL', 'NULL'];
    this.#gone = db.prepare(guarded(spec.name, columns, cleared));
    this.#count = db.prepare(`SELECT count(*) AS documents FROM ${table(spec.name)} WHERE gone = 0`);
  }

  /** Writes one change, unless the document is at its position already or beyond. @throws TypeError for a document outside the spec */
  write(change: Change): void {
    const { commit, prepare } = change.position;
    checkPosition(change.position);
    if (change.kind === 'gone') {
      checkId(change.id);
      this.#gone.run(change.id, commit, prepare);
      return;
    }
    const { document } = change;
    checkDocument(this.spec, document);
    const values = this.#fields.map((field) => stored(document.fields[field] ?? null));
    this.#put.run(document.id, commit, prepare, ...values, JSON.stringify(document.header), document.body);
  }

  get(id: string): ReadDocument | undefined {
    const row = this.#select('id = ? AND gone = 0').get(id);
    return row === undefined ? undefined : this.#document(row);
  }

  getMany(ids: readonly string[]): ReadonlyMap<string, ReadDocument> {
    const rows = this.#select('id IN (SELECT value FROM json_each(?)) AND gone = 0').all(JSON.stringify(ids));
    return new Map(rows.map((row) => this.#document(row)).map((document) => [document.id, document]));
  }

  find(query: Query): readonly ReadDocument[] {
    const found: ReadDocument[] = [];
    for (const { condition, order, values } of walks(this.spec, query)) {
      const room = query.limit - found.length;
      if (room > 0) found.push(...this.#select(`${condition} ORDER BY ${order} LIMIT ?`).all(...values, room).map((row) => this.#document(row)));
    }
    return found;
  }

  count(): number {
    return Number(this.#count.get()?.['documents']);
  }

  /** Prepared once per shape; the declared indexes bound how many shapes there are. */
  #select(condition: string): StatementSync {
    const known = this.#selects.get(condition);
    if (known !== undefined) return known;
    const columns = ['id', ...this.#fields.map(column), 'header', 'body'];
    const statement = this.#db.prepare(`SELECT ${columns.join(', ')} FROM ${table(this.spec.name)} WHERE ${condition}`);
    this.#selects.set(condition, statement);
    return statement;
  }

  #document(row: Record<string, SQLOutputValue>): ReadDocument {
    const fields = Object.fromEntries(this.#fields.map((field) => [field, this.#field(field, row[`f_${field}`] ?? null)]));
    return {
      id: row['id'] as string,
      fields,
      body: row['body'] as Uint8Array,
      header: JSON.parse(row['header'] as string) as Record<string, string>,
    };
  }

  #field(field: string, value: SQLOutputValue): Field {
    return value !== null && this.spec.fields[field] === 'boolean' ? value === 1 : (value as string | number | null);
  }
}

/** Inserts, or replaces what lies strictly before: the guard that makes every repeat and every late write harmless (docs/architecture.md, Projections). */
function guarded(name: string, columns: readonly string[], values: readonly string[]): string {
  const replaced = columns.filter((it) => it !== 'id').map((it) => `${it} = excluded.${it}`);
  return `
    INSERT INTO ${table(name)} (${columns.join(', ')}) VALUES (${values.join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${replaced.join(', ')} WHERE commit_position < excluded.commit_position`;
}
