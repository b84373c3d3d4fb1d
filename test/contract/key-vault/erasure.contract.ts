import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ClassDestroyed, KeyMissing, type KeyVault } from '../../../src/platform/key-vault/key-vault.ts';
import { bytes, BOARD, erasedNow, GROUND, sealed, shown, survivorsOf } from './key-vault.samples.ts';

interface Vaults {
  readonly vault: () => KeyVault;
  readonly reopened: () => Promise<KeyVault>;
}

const ERASED = { state: 'erased', ...GROUND };

export function erasureContract({ vault: current, reopened }: Vaults): void {
  let vault: KeyVault;
  let file: Awaited<ReturnType<typeof sealed>>;
  const entry = async (eventId: string | undefined, keyId = file.keyId): Promise<unknown> => shown(await vault.entryKey(file.owner.id, keyId, eventId!));
  const activate = () => vault.activate(file.owner.id, file.retentionClass);
  const retire = (...[keyId, survivors, erased]: [string, ...(Parameters<KeyVault['retire']> extends [string, string, ...infer Rest] ? Rest : never)]) =>
    vault.retire(file.owner.id, keyId, survivors, erased);
  const survivors = (...eventIds: readonly (string | undefined)[]) => survivorsOf(vault, file.owner, file.keyId, eventIds.map((it) => it!));
  const restart = async () => {
    vault = await reopened();
  };

  beforeEach(async () => {
    vault = current();
    file = await sealed(vault);
  });

  describe('erasing one entry (AVG 17; docs/operations.md, Erasure)', () => {
    it('step 1: seals new entries under a new id, while everything before still opens', async () => {
      const { retired, active } = await activate();
      expect(retired).toBe(file.keyId);
      expect(active).not.toBe(file.keyId);
      expect((await vault.sealingKey(file.owner.id, file.retentionClass)).keyId).toBe(active);
      expect(await Promise.all(file.eventIds.map((it) => entry(it)))).toEqual(file.keys);
    });

    it('step 1 answers the same ids until the key is retired, also after a restart', async () => {
      const first = await activate();
      expect(await activate()).toEqual(first);
      await restart();
      expect(await activate()).toEqual(first);
      await retire(first.retired, [], erasedNow(...file.eventIds));
      expect((await activate()).retired).toBe(first.active);
    });

    it('step 3: the erased entry has no key any more, the survivors have the one they had', async () => {
      const [gone, ...stay] = file.eventIds;
      const { retired } = await activate();
      await retire(retired, await survivors(...stay), erasedNow(gone!));
      for (const restarts of [false, true]) {
        if (restarts) await restart();
        expect(await entry(gone)).toEqual(ERASED);
        expect(await Promise.all(stay.map((it) => entry(it)))).toEqual(file.keys.slice(1));
        expect(await vault.dataKey(file.owner.id, retired)).toBeUndefined();
        expect([await vault.isErased(file.owner.id, gone!), await vault.isErased(file.owner.id, stay[0]!)]).toEqual([true, false]);
      }
    });

    it('raises an alarm for an entry that was neither kept nor marked', async () => {
      const { retired } = await activate();
      await retire(retired, await survivors(...file.eventIds.slice(1)), erasedNow(file.eventIds[0]!));
      await expect(vault.entryKey(file.owner.id, retired, randomUUID())).rejects.toThrow(KeyMissing);
    });

    it('replaces the id key, so that nobody can test a guess against the event id; the blinding key stays for the stream\'s life', async () => {
      const [idKey, blindingKey] = [bytes(await vault.idKey(file.owner.id)), bytes(await vault.blindingKey(file.owner.id))];
      const { retired } = await activate();
      expect(bytes(await vault.idKey(file.owner.id))).toBe(idKey);
      await retire(retired, [], erasedNow(...file.eventIds));
      expect(bytes(await vault.idKey(file.owner.id))).not.toBe(idKey);
      expect(bytes(await vault.blindingKey(file.owner.id))).toBe(blindingKey);
    });

    it('concerns this subject and class only', async () => {
      const other = await sealed(vault);
      const { keyId } = await vault.sealingKey(file.owner.id, 'safety');
      const [event] = file.eventIds;
      const untouched = async () => [await entry(event, keyId), shown(await vault.entryKey(other.owner.id, other.keyId, other.eventIds[0]!)), bytes(await vault.idKey(other.owner.id))];
      const sibling = randomUUID();
      const before = [await entry(sibling, keyId), ...(await untouched()).slice(1)];
      await retire((await activate()).retired, [], erasedNow(...file.eventIds));
      expect([await entry(sibling, keyId), ...(await untouched()).slice(1)]).toEqual(before);
    });

    it('can be repeated from step 3 on without changing anything', async () => {
      const [gone, ...stay] = file.eventIds;
      const { retired } = await activate();
      const kept = await survivors(...stay);
      await retire(retired, kept, erasedNow(gone!));
      const idKey = bytes(await vault.idKey(file.owner.id));
      await retire(retired, kept, [{ eventId: gone!, ground: 'another', at: '2027-01-01T00:00:00.000Z' }]);
      expect(await entry(gone)).toEqual(ERASED);
      expect(await entry(stay[0])).toBe(file.keys[1]);
      expect(bytes(await vault.idKey(file.owner.id))).toBe(idKey);
    });

    it('takes a survivor away later, under the key id that is retired already', async () => {
      const [first, second, third] = file.eventIds;
      const { retired } = await activate();
      await retire(retired, await survivors(second, third), erasedNow(first!));
      const idKey = bytes(await vault.idKey(file.owner.id));
      await retire(retired, await survivors(third), erasedNow(second!));
      await restart();
      expect([await entry(first), await entry(second), await entry(third)]).toEqual([ERASED, ERASED, file.keys[2]]);
      expect(bytes(await vault.idKey(file.owner.id))).not.toBe(idKey);
    });
  });

  describe('no resurrection (docs/architecture.md, Keys: nothing ever makes a key for an erased id)', () => {
    it('stays erased when an older call is repeated that still held its key', async () => {
      const [first, second, third] = file.eventIds;
      const { retired } = await activate();
      const older = await survivors(second, third);
      await retire(retired, older, erasedNow(first!));
      await retire(retired, await survivors(third), erasedNow(second!));
      await retire(retired, older, erasedNow(first!));
      await restart();
      expect([await entry(second), await entry(third)]).toEqual([ERASED, file.keys[2]]);
    });

    it('gives an erased id no key under any other key id either', async () => {
      const [gone] = file.eventIds;
      const { retired, active } = await activate();
      await retire(retired, [], erasedNow(...file.eventIds));
      expect(await entry(gone, active)).toEqual(ERASED);
      expect(await entry(gone, randomUUID())).toEqual(ERASED);
    });

    it('stays erased over a new KEK epoch, and the survivors stay', async () => {
      const [gone, ...stay] = file.eventIds;
      const { retired } = await activate();
      await retire(retired, await survivors(...stay), erasedNow(gone!));
      await vault.rotate(BOARD);
      await restart();
      expect(await Promise.all(file.eventIds.map((it) => entry(it)))).toEqual([ERASED, ...file.keys.slice(1)]);
    });
  });

  describe('a retirement that cannot be meant', () => {
    const unchanged = async () => expect(await Promise.all(file.eventIds.map((it) => entry(it)))).toEqual(file.keys);

    it('is refused while the key still seals new entries (step 1 was skipped)', async () => {
      await expect(retire(file.keyId, await survivors(file.eventIds[0]), erasedNow(file.eventIds[1]!))).rejects.toThrow(TypeError);
      await unchanged();
    });

    it('is refused when an entry both stays and goes', async () => {
      const { retired } = await activate();
      await expect(retire(retired, await survivors(...file.eventIds), erasedNow(file.eventIds[0]!))).rejects.toThrow(TypeError);
      await unchanged();
    });

    it('is refused when it would lose an entry that was kept before, without marking it', async () => {
      const { retired } = await activate();
      await retire(retired, await survivors(...file.eventIds), []);
      await expect(retire(retired, await survivors(file.eventIds[0]), erasedNow(file.eventIds[1]!))).rejects.toThrow(TypeError);
      await unchanged();
    });
  });

  describe('destroying a class (W-31: destruction is destroying the key; docs/operations.md, Erasure: the same way without survivors)', () => {
    it('erases all its entries; what was sealed since step 1 stays', async () => {
      const { retired, active } = await activate();
      const later = randomUUID();
      const laterKey = await entry(later, active);
      await retire(retired, [], erasedNow(...file.eventIds));
      await restart();
      expect(await Promise.all(file.eventIds.map((it) => entry(it)))).toEqual([ERASED, ERASED, ERASED]);
      expect(await entry(later, active)).toBe(laterKey);
      expect((await vault.sealingKey(file.owner.id, file.retentionClass)).keyId).toBe(active);
    });

    it('without step 1 closes it: no new key by merely using it, also after a restart', async () => {
      await retire(file.keyId, [], erasedNow(...file.eventIds));
      for (const restarts of [false, true]) {
        if (restarts) await restart();
        await expect(vault.sealingKey(file.owner.id, file.retentionClass)).rejects.toThrow(ClassDestroyed);
        expect(await entry(file.eventIds[0])).toEqual(ERASED);
      }
      expect((await vault.sealingKey(file.owner.id, 'safety')).retentionClass).toBe('safety');
    });

    it('is opened again by step 1 only, under a new key; what was erased stays so', async () => {
      await retire(file.keyId, [], erasedNow(...file.eventIds));
      const { retired, active } = await activate();
      expect(retired).toBe(file.keyId);
      expect(active).not.toBe(file.keyId);
      expect((await vault.sealingKey(file.owner.id, file.retentionClass)).keyId).toBe(active);
      expect(await entry(file.eventIds[0])).toEqual(ERASED);
    });

    it('takes away survivors of an earlier erasure too', async () => {
      const [gone, ...stay] = file.eventIds;
      const { retired } = await activate();
      await retire(retired, await survivors(...stay), erasedNow(gone!));
      await retire(retired, [], erasedNow(...stay));
      await restart();
      expect(await Promise.all(file.eventIds.map((it) => entry(it)))).toEqual([ERASED, ERASED, ERASED]);
    });

    it('has nothing to destroy in a class that never had a key', async () => {
      await expect(vault.activate(file.owner.id, 'never-used')).rejects.toThrow(KeyMissing);
    });
  });

  describe('each step can be repeated, with a restart between any two (docs/operations.md, Erasure)', () => {
    it('ends the same, however often steps come again and wherever the process ends', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.record({ step: fc.constantFrom(1, 3, 5), ends: fc.boolean() }), { maxLength: 6 }), async (repeats) => {
          file = await sealed(vault);
          const [gone, ...stay] = file.eventIds;
          const { retired, active } = await activate();
          const kept = await survivors(...stay);
          let isRetired = false;
          for (const { step, ends } of [...repeats, { step: 3, ends: true }, { step: 5, ends: true }]) {
            // Step 1 comes again only while the erasure is not through, step 5 only after step 3.
            if (step === 1 && !isRetired) expect(await activate()).toEqual({ retired, active });
            if (step === 3 || (step === 5 && !isRetired)) await retire(retired, kept, erasedNow(gone!));
            if (step === 5) await vault.rotate(BOARD);
            isRetired ||= step !== 1;
            if (ends) await restart();
          }
          expect(await Promise.all(file.eventIds.map((it) => entry(it)))).toEqual([ERASED, ...file.keys.slice(1)]);
          expect((await vault.sealingKey(file.owner.id, file.retentionClass)).keyId).toBe(active);
        }),
        { numRuns: 12 },
      );
    }, 60_000);
  });
}
