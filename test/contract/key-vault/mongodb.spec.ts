import { randomUUID } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { MongoClient } from 'mongodb';
import { KeyVaultUnavailable } from '../../../src/platform/key-vault/key-vault.ts';
import { MongoKeyVault } from '../../../src/platform/key-vault/mongodb/mongo-key-vault.ts';
import { mongodbUrl, newDatabaseUrl, NO_MONGODB } from '../../servers/mongodb.ts';
import { removeStores } from '../../servers/stores.ts';
import { keyVaultContract } from './key-vault.contract.ts';
import { BOARD, bytes, erasedNow, GROUND, sealed, shown, subject, survivorsOf } from './key-vault.samples.ts';
import { kekFolder, temporary } from './sqlite.samples.ts';

const isThere = mongodbUrl() !== undefined;

(isThere ? describe : describe.skip)(`The key vault on MongoDB${isThere ? '' : ` (${NO_MONGODB})`}`, () => {
  const place = async () => {
    const home = await temporary();
    const url = newDatabaseUrl();
    // No other process writes in these tests, so a rotation has nothing to wait for.
    const open = (now?: () => number) => MongoKeyVault.open({ url, kekFolder: kekFolder(home.path), onWarning: () => undefined, fenceMs: 0, ...(now && { now }) });
    const remove = async () => {
      await home.remove();
      await removeStores({ MONGODB_URL: url });
    };
    return { home: home.path, url, open, remove };
  };

  keyVaultContract(async () => {
    const { open, remove } = await place();
    return { open: () => open(), remove };
  });

  describe('two processes on one database', () => {
    let at: Awaited<ReturnType<typeof place>>;
    let one: MongoKeyVault;
    let other: MongoKeyVault;
    let clock = 0;

    beforeEach(async () => {
      at = await place();
      clock = 0;
      one = await at.open();
      other = await at.open(() => clock);
    });
    afterEach(async () => {
      await one.close();
      await other.close();
      await at.remove();
    });

    it('register the same subject and tenant at once: one set of keys, and one KEK', async () => {
      const owner = subject();
      await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one : other).register(owner)));
      expect(bytes(await one.idKey(owner.id))).toBe(bytes(await other.idKey(owner.id)));
      expect(bytes(await one.tenantIdKey(BOARD))).toBe(bytes(await other.tenantIdKey(BOARD)));
      expect(await readdir(kekFolder(at.home))).toEqual([`${BOARD}.1.kek`]);
      expect(await one.proofKeys()).toHaveLength(1);
    });

    it('use a class for the first time at once: one active key', async () => {
      const owner = subject();
      await one.register(owner);
      const keys = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one : other).sealingKey(owner.id, 'school-career')));
      expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
    });

    it('see the erasure of the other one within the life of a cached key', async () => {
      const { owner, keyId, retentionClass, eventIds } = await sealed(other);
      const [gone = '', ...staying] = eventIds;
      const { retired } = await one.activate(owner.id, retentionClass);
      await one.retire(owner.id, retired, await survivorsOf(one, owner, keyId, staying), erasedNow(gone));
      clock = 60_001;
      expect(await other.entryKey(owner.id, keyId, gone)).toEqual({ state: 'erased', ...GROUND });
      expect((await other.sealingKey(owner.id, retentionClass)).keyId).not.toBe(keyId);
    });

    it('take step 1 and step 3 at once: every survivor keeps its key, and what was erased is erased', async () => {
      const { owner, keyId, retentionClass, eventIds, keys } = await sealed(one, { entries: 6 });
      const [first = '', second = '', ...staying] = eventIds;
      await Promise.all([one.activate(owner.id, retentionClass), other.activate(owner.id, retentionClass)]);
      const survivors = await survivorsOf(one, owner, keyId, staying);
      const stays = await survivorsOf(one, owner, keyId, [second]);
      await one.retire(owner.id, keyId, [...survivors, ...stays], erasedNow(first));
      await Promise.all([one.retire(owner.id, keyId, survivors, erasedNow(first, second)), other.sealingKey(owner.id, 'other-class')]);
      clock = 60_001;
      for (const [index, eventId] of staying.entries()) expect(shown(await other.entryKey(owner.id, keyId, eventId))).toEqual(keys[index + 2]);
      for (const eventId of [first, second]) expect(await other.entryKey(owner.id, keyId, eventId)).toMatchObject({ state: 'erased' });
    });

    it('rotate at once, while keys are made: every key opens, and one KEK is left', async () => {
      const owners = await Promise.all(Array.from({ length: 5 }, () => sealed(one)));
      const results = await Promise.allSettled([one.rotate(BOARD), other.rotate(BOARD)]);
      expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
      await one.rotate(BOARD);
      expect(await readdir(kekFolder(at.home))).toHaveLength(1);
      const again = await at.open();
      for (const { owner, keyId, eventIds, keys } of owners) {
        expect(await Promise.all(eventIds.map(async (eventId) => shown(await again.entryKey(owner.id, keyId, eventId))))).toEqual(keys);
      }
      await again.close();
    });
  });

  it('keys without their KEK stop the start (docs/architecture.md, Keys)', async () => {
    const { home, open, remove } = await place();
    const vault = await open();
    await sealed(vault);
    await vault.close();
    await rename(kekFolder(home), `${kekFolder(home)}-elsewhere`);
    await expect(open()).rejects.toThrow(KeyVaultUnavailable);
    await remove();
  });

  it('after a rotation no copy of the database from before opens', async () => {
    const { url, open, remove } = await place();
    const vault = await open();
    const { owner } = await sealed(vault);
    const client = new MongoClient(url);
    const subjects = client.db(`${client.options.dbName}-keys`).collection<{ _id: string }>('subjects');
    const before = await subjects.findOne({ _id: owner.id });
    await vault.rotate(BOARD);
    await vault.close();
    await subjects.replaceOne({ _id: owner.id }, before!);
    await expect(open()).rejects.toThrow(KeyVaultUnavailable);
    await client.close();
    await remove();
  });

  it('no key lies in the database as it is', async () => {
    const { url, open, remove } = await place();
    const vault = await open();
    const { owner, keyId } = await sealed(vault);
    const material = [await vault.idKey(owner.id), await vault.blindingKey(owner.id), (await vault.dataKey(owner.id, keyId))!.key].map((key) => key.export().toString('base64'));
    const client = new MongoClient(url);
    const stored = JSON.stringify(await client.db(`${client.options.dbName}-keys`).collection('subjects').find({}).toArray());
    for (const key of material) expect(stored).not.toContain(key);
    await client.close();
    await vault.close();
    await remove();
  });

  it('an operator in the place of an id finds nobody', async () => {
    const { open, remove } = await place();
    const vault = await open();
    await sealed(vault);
    expect(await vault.find({ $gt: '' } as unknown as string)).toBeUndefined();
    expect(await vault.find(randomUUID())).toBeUndefined();
    await vault.close();
    await remove();
  });
});
