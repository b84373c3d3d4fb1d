import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AccessLogUnavailable } from '../../../src/access-log/access-log.ts';
import { SqliteAccessLog } from '../../../src/access-log/sqlite/sqlite-access-log.ts';
import { accessLogContract } from './access-log.contract.ts';
import { line } from './access-log.samples.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'access-log-'));

describe('The access log on SQLite', () => {
  accessLogContract(async () => {
    const home = await folder();
    return {
      open: () => SqliteAccessLog.open({ file: join(home, 'deep', 'access.db') }),
      remove: () => rm(home, { recursive: true }),
    };
  });

  describe('its file', () => {
    let home: string;
    let file: string;

    beforeEach(async () => {
      home = await folder();
      file = join(home, 'access.db');
    });
    afterEach(() => rm(home, { recursive: true }));

    it('can be read by this account only', async () => {
      const log = await SqliteAccessLog.open({ file });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      await log.close();
    });

    it.each([
      ['changes a line', "UPDATE lines SET line = '{}'"],
      ['deletes a line', 'DELETE FROM lines'],
      ['hides a line from a dossier', 'DELETE FROM about'],
      ['moves a line to another dossier', "UPDATE about SET dossier = 'x'"],
      ['replaces a line', "PRAGMA recursive_triggers = ON; INSERT OR REPLACE INTO lines (row, id, at, line) SELECT row, id, at, '{}' FROM lines"],
    ])('is insert-only for every program: nobody %s', async (_, sql) => {
      const log = await SqliteAccessLog.open({ file });
      const dossierId = randomUUID();
      const entry = line({ about: dossierId });
      await log.write(entry);
      const db = new DatabaseSync(file);
      expect(() => db.exec(sql)).toThrow('insert-only');
      db.close();
      expect(await log.about(dossierId, { limit: 10 })).toEqual([entry]);
      await log.close();
    });

    it('is read by another connection as soon as a write is answered', async () => {
      const log = await SqliteAccessLog.open({ file });
      const db = new DatabaseSync(file, { readOnly: true });
      await log.write(line());
      expect(db.prepare('SELECT count(*) AS lines FROM lines').get()).toEqual({ lines: 1 });
      db.close();
      await log.close();
    });

    it('answers AccessLogUnavailable when the disk is full, for every line that it did not keep (W-40: then nothing leaves)', async () => {
      const log = await SqliteAccessLog.open({ file, maxPageCount: 20 });
      const dossierId = randomUUID();
      const kept: string[] = [];
      const refused: unknown[] = [];
      for (let n = 0; n < 200; n += 1) {
        const entry = line({ about: dossierId });
        await log.write(entry).then(() => kept.push(entry.id), (error: unknown) => refused.push(error));
      }
      expect(kept.length).toBeGreaterThan(0);
      expect(refused.length).toBeGreaterThan(0);
      for (const error of refused) expect(error).toBeInstanceOf(AccessLogUnavailable);
      expect((await log.about(dossierId, { limit: 1_000 })).map(({ id }) => id).sort()).toEqual(kept.sort());
      await log.close();
    });

    it('answers AccessLogUnavailable while another program keeps it locked, and takes lines again afterwards', async () => {
      const log = await SqliteAccessLog.open({ file, busyTimeoutMs: 20 });
      const db = new DatabaseSync(file);
      db.exec('BEGIN IMMEDIATE');
      await expect(log.write(line())).rejects.toThrow(AccessLogUnavailable);
      db.exec('ROLLBACK');
      await log.write(line());
      db.close();
      await log.close();
    });

    it('is left alone when it is something else', async () => {
      await writeFile(file, 'not a database, but more than a header of one hundred bytes: '.repeat(40));
      await expect(SqliteAccessLog.open({ file })).rejects.toThrow(AccessLogUnavailable);
    });
  });
});
