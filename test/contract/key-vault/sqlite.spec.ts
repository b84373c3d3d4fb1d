import { randomUUID } from 'node:crypto';
import { chmod, cp, link, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyVaultUnavailable, type KeyVault } from '../../../src/platform/key-vault/key-vault.ts';
import { keyVaultContract } from './key-vault.contract.ts';
import { BOARD, bytes, erasedNow, GROUND, sealed, shown, subject, survivorsOf } from './key-vault.samples.ts';
import { kekFolder, openIn, rawBytes, temporary, vaultFile, wrappedKeys } from './sqlite.samples.ts';

describe('The key vault on SQLite', () => {
  keyVaultContract(async () => {
    const home = await temporary();
    return { open: () => openIn(home.path), remove: home.remove };
  });

  let home: string;
  let remove: () => Promise<void>;
  let vault: KeyVault;
  let warnings: string[];

  beforeEach(async () => {
    ({ path: home, remove } = await temporary());
    warnings = [];
    vault = await openIn(home, { onWarning: (text) => warnings.push(text) });
  });

  afterEach(async () => {
    await vault.close();
    await remove();
  });

  const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

  describe('its KEK files (docs/architecture.md, Keys: outside the data, only for a tenant the vault holds nothing of)', () => {
    it('makes one of 32 bytes per tenant, readable by this account only, and says so once', async () => {
      await vault.register(subject());
      await vault.register(subject());
      expect(await readdir(kekFolder(home))).toEqual([`${BOARD}.1.kek`]);
      const file = join(kekFolder(home), `${BOARD}.1.kek`);
      expect([await modeOf(file), await modeOf(kekFolder(home)), (await stat(file)).size]).toEqual([0o400, 0o700, 32]);
      expect(warnings).toEqual([expect.stringContaining(`${file}. Back it up now, apart from the data`)]);
    });

    it('makes none before there is a tenant', async () => {
      await vault.close();
      vault = await openIn(home);
      await expect(readdir(kekFolder(home))).rejects.toThrow('ENOENT');
    });

    it('does not start on rows without their KEK, and makes no new one', async () => {
      await vault.register(subject());
      await vault.close();
      await rename(kekFolder(home), join(home, 'elsewhere'));
      await expect(openIn(home)).rejects.toThrow(KeyVaultUnavailable);
      await expect(readdir(kekFolder(home))).rejects.toThrow('ENOENT');
    });

    it.each([
      ['damaged', Buffer.alloc(31)],
      ['another', Buffer.alloc(32, 7)],
    ])('does not start when the KEK is %s', async (_, wrong) => {
      await vault.register(subject());
      await vault.close();
      const file = join(kekFolder(home), `${BOARD}.1.kek`);
      await chmod(file, 0o600);
      await writeFile(file, wrong);
      await expect(openIn(home)).rejects.toThrow(KeyVaultUnavailable);
    });

    it('warns at the start of a KEK that others can read, and of one that no row needs', async () => {
      await vault.register(subject());
      await vault.close();
      await chmod(join(kekFolder(home), `${BOARD}.1.kek`), 0o444);
      await cp(join(kekFolder(home), `${BOARD}.1.kek`), join(kekFolder(home), 'board-7.1.kek'));
      warnings = [];
      vault = await openIn(home, { onWarning: (text) => warnings.push(text) });
      expect(warnings).toEqual([expect.stringContaining('0400'), expect.stringContaining('board-7.1.kek')]);
    });

    it('is destroyed under every name: also the draft of a process that was killed while it made the KEK', async () => {
      await vault.register(subject());
      await link(join(kekFolder(home), `${BOARD}.1.kek`), join(kekFolder(home), `${BOARD}.1.kek.0123456789abcdef.draft`));
      await vault.rotate(BOARD);
      expect(await readdir(kekFolder(home))).toEqual([`${BOARD}.2.kek`]);
    });

    it('leaves no half-made files behind', async () => {
      for (const tenant of ['a', 'b', 'c']) await vault.register(subject(tenant));
      await vault.rotate('b');
      expect((await readdir(kekFolder(home))).sort()).toEqual(['a.1.kek', 'b.2.kek', 'c.1.kek']);
    });
  });

  describe('its file', () => {
    it('can be read by this account only', async () => {
      await vault.register(subject());
      expect([await modeOf(vaultFile(home)), await modeOf(`${vaultFile(home)}-wal`)]).toEqual([0o600, 0o600]);
    });

    it('holds no key in clear', async () => {
      const { owner, keyId, eventIds } = await sealed(vault);
      await vault.retire(owner.id, (await vault.activate(owner.id, 'school-career')).retired, await survivorsOf(vault, owner, keyId, eventIds), []);
      const clear = [
        await vault.idKey(owner.id),
        await vault.blindingKey(owner.id),
        await vault.tenantIdKey(BOARD),
        (await vault.sealingKey(owner.id, 'school-career')).key,
        ...(await survivorsOf(vault, owner, keyId, eventIds)).map(({ key }) => key),
      ].map((key) => key.export());
      const seed = Buffer.from((await vault.signingKey(BOARD)).privateKey.export({ format: 'jwk' }).d!, 'base64url');
      const raw = await rawBytes(home);
      for (const key of [...clear, seed]) expect(raw.includes(key)).toBe(false);
    });

    it('holds no deleted wrapped key, not in the file and not in its log (docs/notes.md, Storing: secure_delete, TRUNCATE)', async () => {
      const files = [];
      for (let n = 0; n < 120; n += 1) files.push(await sealed(vault));
      const destroyed = files.filter((_, n) => n % 3 !== 0).map(({ owner }) => owner.id);
      const dead = wrappedKeys(home).filter(({ owner, purpose }) => destroyed.includes(owner) && (purpose === 'data' || purpose === 'id'));
      expect(dead).toHaveLength(2 * destroyed.length);
      for (const { owner, keyId, eventIds } of files) if (destroyed.includes(owner.id)) await vault.retire(owner.id, keyId, [], erasedNow(...eventIds));
      const raw = await rawBytes(home);
      expect(dead.filter(({ wrapped }) => raw.includes(Buffer.from(wrapped)))).toEqual([]);
    });

    it('holds no row for an erased survivor, nor after an older call that still held its key', async () => {
      const { owner, keyId, eventIds } = await sealed(vault);
      const [first, second, third] = eventIds as [string, string, string];
      const rows = () => wrappedKeys(home).flatMap(({ purpose, event_id: eventId }) => (purpose === 'entry' ? [eventId] : []));
      await vault.activate(owner.id, 'school-career');
      const older = await survivorsOf(vault, owner, keyId, [second, third]);
      await vault.retire(owner.id, keyId, older, erasedNow(first));
      expect(rows().sort()).toEqual([second, third].sort());
      await vault.retire(owner.id, keyId, older.slice(1), erasedNow(second));
      expect(rows()).toEqual([third]);
      await vault.retire(owner.id, keyId, older, erasedNow(first));
      expect(rows()).toEqual([third]);
    });

    it('registers a subject with its tenant or not at all when the disk is full', async () => {
      await vault.close();
      vault = await openIn(home, { maxPageCount: 24 });
      const owners = Array.from({ length: 200 }, () => subject());
      const results = await Promise.allSettled(owners.map((it) => vault.register(it)));
      const refused = owners.filter((_, n) => results[n]?.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThan(owners.length);
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(KeyVaultUnavailable);
      for (const { id } of refused) expect(await vault.find(id)).toBeUndefined();
      expect(bytes(await vault.idKey(owners[0]!.id))).toHaveLength(64);
    });

    it('is left alone when it is something else', async () => {
      await vault.close();
      await writeFile(vaultFile(home), 'not a database, but more than a header of one hundred bytes: '.repeat(40));
      await expect(openIn(home)).rejects.toThrow(KeyVaultUnavailable);
    });
  });

  describe('an older copy after a rotation (docs/operations.md, Erasure: from that moment no older back-up opens what was erased)', () => {
    const erasedAndRotated = async () => {
      const file = await sealed(vault);
      await vault.close();
      const copy = join(home, 'copy');
      await cp(join(home, 'data'), join(copy, 'data'), { recursive: true });
      vault = await openIn(home);
      const [gone, ...stay] = file.eventIds;
      const { retired } = await vault.activate(file.owner.id, file.retentionClass);
      await vault.retire(file.owner.id, retired, await survivorsOf(vault, file.owner, retired, stay), erasedNow(gone!));
      await vault.rotate(BOARD);
      return { ...file, copy };
    };

    it('opens with the KEK of its own epoch: the attack is real until that KEK is gone', async () => {
      const file = await sealed(vault);
      await vault.close();
      const copy = join(home, 'copy');
      for (const folder of ['data', 'keks']) await cp(join(home, folder), join(copy, folder), { recursive: true });
      const old = await openIn(copy);
      expect(shown(await old.entryKey(file.owner.id, file.keyId, file.eventIds[0]!))).toBe(file.keys[0]);
      await old.close();
    });

    it('does not open with the KEK of the new epoch', async () => {
      const { copy } = await erasedAndRotated();
      await cp(kekFolder(home), kekFolder(copy), { recursive: true });
      expect(await readdir(kekFolder(copy))).toEqual([`${BOARD}.2.kek`]);
      await expect(openIn(copy)).rejects.toThrow(KeyVaultUnavailable);
    });

    it('does not open when the new KEK is given the name of the old one', async () => {
      const { copy } = await erasedAndRotated();
      await cp(kekFolder(home), kekFolder(copy), { recursive: true });
      await rename(join(kekFolder(copy), `${BOARD}.2.kek`), join(kekFolder(copy), `${BOARD}.1.kek`));
      await expect(openIn(copy)).rejects.toThrow(KeyVaultUnavailable);
    });
  });

  describe('a rotation that is interrupted', () => {
    const many = async () => {
      const files = [];
      for (let n = 0; n < 150; n += 1) files.push(await sealed(vault, { entries: 1 }));
      return files;
    };
    const allOpen = async (files: Awaited<ReturnType<typeof many>>) => {
      for (const { owner, keyId, eventIds, keys } of files) expect(shown(await vault.entryKey(owner.id, keyId, eventIds[0]!))).toBe(keys[0]);
    };

    it('by the end of the process leaves every key readable under two KEKs, and a repeat finishes it', async () => {
      const files = await many();
      const rotation = vault.rotate(BOARD);
      const ended = expect(rotation).rejects.toThrow(KeyVaultUnavailable);
      await new Promise(setImmediate);
      await vault.close();
      await ended;
      expect((await readdir(kekFolder(home))).sort()).toEqual([`${BOARD}.1.kek`, `${BOARD}.2.kek`]);
      vault = await openIn(home);
      await allOpen(files);
      expect(await vault.rotate(BOARD)).toEqual({ epoch: 3 });
      await allOpen(files);
      expect(await readdir(kekFolder(home))).toEqual([`${BOARD}.3.kek`]);
    });

    it('before its first row uses the KEK that was made already', async () => {
      const file = await sealed(vault);
      await vault.rotate(BOARD);
      await writeFile(join(kekFolder(home), `${BOARD}.3.kek`), Buffer.alloc(32, 1), { mode: 0o400 });
      expect(await vault.rotate(BOARD)).toEqual({ epoch: 3 });
      expect(shown(await vault.entryKey(file.owner.id, file.keyId, file.eventIds[0]!))).toBe(file.keys[0]);
    });

    it('because the new KEK cannot be used changes nothing', async () => {
      const file = await sealed(vault);
      await writeFile(join(kekFolder(home), `${BOARD}.2.kek`), Buffer.alloc(5), { mode: 0o400 });
      await expect(vault.rotate(BOARD)).rejects.toThrow(KeyVaultUnavailable);
      await vault.close();
      vault = await openIn(home);
      expect(shown(await vault.entryKey(file.owner.id, file.keyId, file.eventIds[0]!))).toBe(file.keys[0]);
      expect((await readdir(kekFolder(home))).sort()).toEqual([`${BOARD}.1.kek`, `${BOARD}.2.kek`]);
    });
  });

  describe('a second process on the same vault (docs/operations.md, Erasure, step 2: cache life)', () => {
    let time: number;
    let other: KeyVault;

    beforeEach(async () => {
      time = 0;
      other = await openIn(home, { now: () => time });
    });
    afterEach(() => other.close());

    it('sees an erasure after 60 seconds at most', async () => {
      const { owner, keyId, eventIds, keys } = await sealed(vault);
      const seen = async () => shown(await other.entryKey(owner.id, keyId, eventIds[0]!));
      expect(await seen()).toBe(keys[0]);
      await vault.retire(owner.id, keyId, [], erasedNow(...eventIds));
      time = 59_999;
      expect(await seen()).toBe(keys[0]);
      time = 60_000;
      expect(await seen()).toEqual({ state: 'erased', ...GROUND });
    });

    it('does not prolong the life of a key by using it', async () => {
      const { owner, keyId, eventIds } = await sealed(vault);
      for (time = 0; time < 60_000; time += 20_000) await other.entryKey(owner.id, keyId, eventIds[0]!);
      await vault.retire(owner.id, keyId, [], erasedNow(...eventIds));
      expect((await other.entryKey(owner.id, keyId, eventIds[0]!)).state).toBe('erased');
    });

    it('finds an entry at once that was sealed under a newer key', async () => {
      const { owner, keyId, eventIds } = await sealed(vault);
      await other.entryKey(owner.id, keyId, eventIds[0]!);
      const { active } = await vault.activate(owner.id, 'school-career');
      expect((await other.entryKey(owner.id, active, randomUUID())).state).toBe('available');
      expect((await other.dataKey(owner.id, active))?.keyId).toBe(active);
    });

    it('goes on over a rotation', async () => {
      const { owner, keyId, eventIds, keys } = await sealed(vault);
      await other.register(subject());
      await vault.rotate(BOARD);
      expect(shown(await other.entryKey(owner.id, keyId, eventIds[0]!))).toBe(keys[0]);
      const later = await sealed(other);
      expect(shown(await vault.entryKey(later.owner.id, later.keyId, later.eventIds[0]!))).toBe(later.keys[0]);
    });
  });
});
