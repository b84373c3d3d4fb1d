import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { AccessLogUnavailable } from '../../../src/access-log/access-log.ts';
import { MongoAccessLog } from '../../../src/access-log/mongodb/mongo-access-log.ts';
import { mongodbUrl, newDatabaseUrl, NO_MONGODB } from '../../servers/mongodb.ts';
import { removeStores } from '../../servers/stores.ts';
import { accessLogContract } from './access-log.contract.ts';
import { line } from './access-log.samples.ts';

const isThere = mongodbUrl() !== undefined;

(isThere ? describe : describe.skip)(`The access log on MongoDB${isThere ? '' : ` (${NO_MONGODB})`}`, () => {
  accessLogContract(async () => {
    const url = newDatabaseUrl();
    return { open: () => MongoAccessLog.open({ url }), remove: () => removeStores({ MONGODB_URL: url }) };
  });

  describe('its database', () => {
    let url: string;
    let log: MongoAccessLog;

    beforeEach(async () => {
      url = newDatabaseUrl();
      log = await MongoAccessLog.open({ url });
    });
    afterEach(async () => {
      await log.close();
      await removeStores({ MONGODB_URL: url });
    });

    it('has one collection a month, and a page goes on over the turn of the month', async () => {
      const dossierId = randomUUID();
      const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2027-01-02'];
      const lines = days.map((day) => line({ about: dossierId, at: `${day}T10:00:00.000Z` }));
      for (const entry of lines) await log.write(entry);

      const client = new MongoClient(url);
      const names = (await client.db(`${client.options.dbName}-access-log`).listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).toSorted();
      await client.close();
      expect(names).toEqual(['lines-2026-09', 'lines-2026-10', 'lines-2026-11', 'lines-2027-01']);

      const newest = lines.toReversed();
      expect(await log.about(dossierId, { limit: 3 })).toEqual(newest.slice(0, 3));
      expect(await log.about(dossierId, { limit: 3, before: newest[2]!.id })).toEqual(newest.slice(3));
    });

    it('two processes may write the same line, and lines of one month, at once', async () => {
      const other = await MongoAccessLog.open({ url });
      const dossierId = randomUUID();
      const lines = Array.from({ length: 50 }, () => line({ about: dossierId }));
      await Promise.all(lines.flatMap((entry) => [log.write(entry), other.write(entry)]));
      expect(await log.about(dossierId, { limit: 100 })).toHaveLength(50);
      await other.close();
    });

    it('an operator in the place of an id finds nothing', async () => {
      await log.write(line({ about: randomUUID() }));
      expect(await log.about({ $gt: '' } as unknown as string, { limit: 1 })).toEqual([]);
    });
  });

  it('answers AccessLogUnavailable where no server is', async () => {
    await expect(MongoAccessLog.open({ url: 'mongodb://127.0.0.1:1/nobody?serverSelectionTimeoutMS=200' })).rejects.toThrow(AccessLogUnavailable);
  });
});
