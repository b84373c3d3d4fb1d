import type { DatabaseSync } from 'node:sqlite';
import { NothingWritten, Transactions } from '../../../src/platform/event-store/sqlite/transactions.ts';

/** A connection whose one failing statement fails with an SQLite result code. */
function failing(statement: 'BEGIN IMMEDIATE' | 'COMMIT', errcode: number): { db: DatabaseSync; run: string[] } {
  const run: string[] = [];
  const execute = (sql: string): void => {
    run.push(sql);
    if (sql === statement) throw Object.assign(new Error('failed'), { errcode });
  };
  const db = { isTransaction: true, exec: execute, prepare: (sql: string) => ({ run: () => { execute(sql); } }) };
  return { db: db as unknown as DatabaseSync, run };
}

describe('a transaction that fails', () => {
  it.each([
    ['the file is full', 13],
    ['a write failed', 778],
    ['someone else has the lock', 5],
  ])('at its commit because %s, was not written, and is rolled back', (_, errcode) => {
    const { db, run } = failing('COMMIT', errcode);

    expect(() => new Transactions(db).run(() => 1)).toThrow(NothingWritten);
    expect(run).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']);
  });

  it.each([
    ['the sync failed', 1034],
    ['shared memory failed', 5386],
    ['of no known reason', 0],
  ])('at its commit because %s, may have been written: the error goes on and ends the thread', (_, errcode) => {
    const { db } = failing('COMMIT', errcode);

    expect(() => new Transactions(db).run(() => 1)).not.toThrow(NothingWritten);
    expect(() => new Transactions(db).run(() => 1)).toThrow('failed');
  });

  it('before its commit, was not written', () => {
    const { db, run } = failing('BEGIN IMMEDIATE', 10);

    expect(() => new Transactions(db).run(() => 1)).toThrow(NothingWritten);
    expect(run).not.toContain('COMMIT');
  });
});
