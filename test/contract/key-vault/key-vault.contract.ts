import { randomUUID, sign, verify } from 'node:crypto';
import { KeyMissing, KeyVaultUnavailable, SubjectRefused, type KeyVault } from '../../../src/platform/key-vault/key-vault.ts';
import { deriveEntryKey } from '../../../src/proof/index.ts';
import { erasureContract } from './erasure.contract.ts';
import { available, BOARD, bytes, sealed, shown, subject, type Place } from './key-vault.samples.ts';

/** What every key vault does. @param fresh makes an empty place for one test */
export function keyVaultContract(fresh: () => Promise<Place>): void {
  let place: Place;
  let vault: KeyVault;

  beforeEach(async () => {
    place = await fresh();
    vault = await place.open();
  });

  afterEach(async () => {
    await vault.close();
    await place.remove();
  });

  const reopened = async (): Promise<KeyVault> => {
    await vault.close();
    vault = await place.open();
    return vault;
  };

  describe('subjects', () => {
    it('is found as it was registered, also after a restart; nobody else is', async () => {
      const owner = subject();
      await vault.register(owner);
      expect(await (await reopened()).find(owner.id)).toEqual(owner);
      expect(await vault.find(randomUUID())).toBeUndefined();
    });

    it('keeps its keys when it is registered again', async () => {
      const owner = subject();
      await vault.register(owner);
      const before = [bytes(await vault.idKey(owner.id)), bytes(await vault.blindingKey(owner.id))];
      await vault.register(owner);
      expect([bytes(await vault.idKey(owner.id)), bytes(await vault.blindingKey(owner.id))]).toEqual(before);
    });

    it('is refused with another stream or tenant under the same id, and with the stream of another', async () => {
      const owner = subject();
      await vault.register(owner);
      await expect(vault.register({ ...owner, stream: 'dossier-other_1' })).rejects.toThrow(SubjectRefused);
      await expect(vault.register({ ...owner, tenant: 'board-2' })).rejects.toThrow(SubjectRefused);
      await expect(vault.register({ ...owner, id: randomUUID() })).rejects.toThrow(SubjectRefused);
      expect(await vault.find(owner.id)).toEqual(owner);
    });

    it('may be the tenant itself: an organisation has the id of its tenant', async () => {
      const id = randomUUID();
      await vault.register({ id, tenant: id, stream: `organisation-${id}` });
      const keys = [await vault.idKey(id), await vault.blindingKey(id), await vault.tenantIdKey(id)].map(bytes);
      expect(new Set(keys).size).toBe(3);
    });

    it.each([
      ['a subject that is not named by a UUID', { id: 'not-a-uuid' }],
      ['a tenant that could leave its folder', { tenant: '../board' }],
      ['a tenant without a name', { tenant: '' }],
    ])('refuses %s', async (_, wrong) => {
      await expect(vault.register({ ...subject(), ...wrong })).rejects.toThrow(TypeError);
    });

    it('is an alarm when its keys are asked for and nobody knows it', async () => {
      const nobody = randomUUID();
      await expect(vault.sealingKey(nobody, 'a')).rejects.toThrow(KeyMissing);
      await expect(vault.entryKey(nobody, randomUUID(), randomUUID())).rejects.toThrow(KeyMissing);
      await expect(vault.dataKey(nobody, randomUUID())).rejects.toThrow(KeyMissing);
      await expect(vault.idKey(nobody)).rejects.toThrow(KeyMissing);
      await expect(vault.blindingKey(nobody)).rejects.toThrow(KeyMissing);
      await expect(vault.activate(nobody, 'a')).rejects.toThrow(KeyMissing);
      await expect(vault.retire(nobody, randomUUID(), [], [])).rejects.toThrow(KeyMissing);
      await expect(vault.isErased(nobody, randomUUID())).rejects.toThrow(KeyMissing);
      await expect(vault.tenantIdKey('board-9')).rejects.toThrow(KeyMissing);
      await expect(vault.signingKey('board-9')).rejects.toThrow(KeyMissing);
      await expect(vault.rotate('board-9')).rejects.toThrow(KeyMissing);
    });
  });

  describe('keys of entries (docs/proof.md section 2: DEK per dossier and retention class, entry key derived)', () => {
    it('makes the sealing key at first use and gives the same one ever after', async () => {
      const { owner, keyId } = await sealed(vault);
      const again = await (await reopened()).sealingKey(owner.id, 'school-career');
      expect(again.keyId).toBe(keyId);
      expect(again.retentionClass).toBe('school-career');
      expect(again.key.type).toBe('secret');
      expect(again.key.symmetricKeySize).toBe(32);
    });

    it('makes one key when many ask for the first time at once', async () => {
      const owner = subject();
      await vault.register(owner);
      const keys = await Promise.all(Array.from({ length: 20 }, () => vault.sealingKey(owner.id, 'school-career')));
      expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
    });

    it('has a key of its own for each class and each subject, under ids that tell nothing', async () => {
      const [one, other] = [subject(), subject()];
      await vault.register(one);
      await vault.register(other);
      const keys = [await vault.sealingKey(one.id, 'a'), await vault.sealingKey(one.id, 'b'), await vault.sealingKey(other.id, 'a')];
      expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(3);
      expect(new Set(keys.map(({ key }) => bytes(key))).size).toBe(3);
      for (const { keyId } of keys) expect(keyId).not.toContain(one.id);
    });

    it('derives the entry key that sealing derives, also after a restart', async () => {
      const { owner, keyId, eventIds, keys } = await sealed(vault);
      const { key } = await vault.sealingKey(owner.id, 'school-career');
      expect(keys).toEqual(eventIds.map((it) => bytes(deriveEntryKey(key, it))));
      expect(shown(await (await reopened()).entryKey(owner.id, keyId, eventIds[0]!))).toBe(keys[0]);
    });

    it('gives the DEK by its id, for documents', async () => {
      const { owner, keyId } = await sealed(vault);
      const { key } = await vault.sealingKey(owner.id, 'school-career');
      const found = await vault.dataKey(owner.id, keyId);
      expect(found && { ...found, key: bytes(found.key) }).toEqual({ keyId, retentionClass: 'school-career', key: bytes(key) });
    });

    it('raises an alarm for an unknown key id and for the key id of another subject', async () => {
      const [{ owner }, other] = [await sealed(vault), await sealed(vault)];
      await expect(vault.entryKey(owner.id, randomUUID(), randomUUID())).rejects.toThrow(KeyMissing);
      await expect(vault.entryKey(owner.id, other.keyId, other.eventIds[0]!)).rejects.toThrow(KeyMissing);
      await expect(vault.dataKey(owner.id, other.keyId)).rejects.toThrow(KeyMissing);
      await expect(vault.retire(owner.id, other.keyId, [], [])).rejects.toThrow(KeyMissing);
    });
  });

  describe('keys of tenants', () => {
    it('has one id key per tenant, the same for all its subjects and after a restart', async () => {
      await vault.register(subject());
      const before = bytes(await vault.tenantIdKey(BOARD));
      await vault.register(subject());
      await vault.register(subject('board-2'));
      expect(bytes(await (await reopened()).tenantIdKey(BOARD))).toBe(before);
      expect(bytes(await vault.tenantIdKey('board-2'))).not.toBe(before);
    });

    it('signs under a published name and key, the same after a restart (docs/proof.md section 6)', async () => {
      await vault.register(subject());
      const { privateKey } = await vault.signingKey(BOARD);
      const signature = sign(null, Buffer.from('receipt'), privateKey);
      const { name, publicKey } = await (await reopened()).signingKey(BOARD);
      expect(name).toBe(`leerlingdossier/${BOARD}`);
      expect(publicKey.asymmetricKeyType).toBe('ed25519');
      expect(verify(null, Buffer.from('receipt'), publicKey, signature)).toBe(true);
    });

    it('publishes the public keys of all tenants, and nothing private', async () => {
      await vault.register(subject());
      await vault.register(subject('board-2'));
      const published = await vault.proofKeys();
      expect(published.map(({ tenant, name }) => [tenant, name]).sort()).toEqual([
        [BOARD, `leerlingdossier/${BOARD}`],
        ['board-2', 'leerlingdossier/board-2'],
      ]);
      for (const { tenant, publicKey } of published) {
        expect(publicKey.type).toBe('public');
        expect(publicKey.equals((await vault.signingKey(tenant)).publicKey)).toBe(true);
      }
    });
  });

  erasureContract({ vault: () => vault, reopened });

  describe('a new KEK epoch (docs/operations.md, Erasure, step 5)', () => {
    it('leaves every key as it was, also after a restart', async () => {
      const { owner, keyId, eventIds, keys } = await sealed(vault);
      const all = async () => [await vault.idKey(owner.id), await vault.blindingKey(owner.id), await vault.tenantIdKey(BOARD)].map(bytes);
      const [before, signing] = [await all(), (await vault.signingKey(BOARD)).publicKey];
      const { epoch } = await vault.rotate(BOARD);
      for (const restarts of [false, true]) {
        if (restarts) await reopened();
        expect(await all()).toEqual(before);
        expect(await Promise.all(eventIds.map(async (it) => shown(await vault.entryKey(owner.id, keyId, it))))).toEqual(keys);
        expect((await vault.signingKey(BOARD)).publicKey.equals(signing)).toBe(true);
      }
      expect((await vault.rotate(BOARD)).epoch).toBeGreaterThan(epoch);
    });

    it('concerns one tenant', async () => {
      const other = await sealed(vault, { tenant: 'board-2' });
      await sealed(vault);
      await vault.rotate(BOARD);
      expect(shown(await (await reopened()).entryKey(other.owner.id, other.keyId, other.eventIds[0]!))).toBe(other.keys[0]);
    });

    it('lets keys be made and asked for meanwhile, and a second rotation wait its turn', async () => {
      const { owner, keyId, eventIds, keys } = await sealed(vault);
      const rotations = Promise.all([vault.rotate(BOARD), vault.rotate(BOARD)]);
      const during = await sealed(vault);
      expect(shown(await vault.entryKey(owner.id, keyId, eventIds[0]!))).toBe(keys[0]);
      const [first, second] = await rotations;
      expect(second.epoch).toBe(first.epoch + 1);
      await reopened();
      expect(shown(await vault.entryKey(during.owner.id, during.keyId, during.eventIds[0]!))).toBe(during.keys[0]);
      expect(available(await vault.entryKey(owner.id, keyId, eventIds[1]!)).symmetricKeySize).toBe(32);
    });
  });

  it('answers KeyVaultUnavailable once closed; closing twice is safe', async () => {
    const { owner, keyId, eventIds } = await sealed(vault);
    await vault.close();
    await vault.close();
    await expect(vault.entryKey(owner.id, keyId, eventIds[0]!)).rejects.toThrow(KeyVaultUnavailable);
    await expect(vault.register(subject())).rejects.toThrow(KeyVaultUnavailable);
    await expect(vault.rotate(BOARD)).rejects.toThrow(KeyVaultUnavailable);
  });
}
