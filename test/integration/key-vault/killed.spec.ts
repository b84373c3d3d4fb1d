import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BOARD, sealed, shown } from '../../contract/key-vault/key-vault.samples.ts';
import { kekFolder, openIn, temporary, vaultFile } from '../../contract/key-vault/sqlite.samples.ts';

type Dossier = Awaited<ReturnType<typeof sealed>>;

const SCRIPT = join(__dirname, 'erase-forever.ts');

/** Erases and rotates in a process of its own, and kills it after so many milliseconds. @returns what it said was erased */
async function killedAfter(ms: number, home: string, dossiers: readonly Dossier[]): Promise<readonly string[]> {
  const names = dossiers.map(({ owner, eventIds }) => `${owner.id}:${eventIds[0]!}:${eventIds[1]!}`);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, vaultFile(home), kekFolder(home), BOARD, ...names], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const said: string[] = [];
  let opened: () => void;
  const ready = new Promise<void>((resolve) => (opened = resolve));
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'opened') opened();
    else said.push(line.slice('erased '.length));
  });
  const ended = once(child, 'close');
  await Promise.race([ready, ended]);
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return said;
}

describe('The key vault on SQLite, killed (docs/operations.md, Erasure: each step repeatable)', () => {
  it('opens again after kill -9 anywhere in erasure and rotation: erased stays erased, and nothing else is lost', async () => {
    const home = await temporary();
    const setUp = await openIn(home.path);
    const dossiers: Dossier[] = [];
    for (let n = 0; n < 60; n += 1) dossiers.push(await sealed(setUp, { entries: 2 }));
    await setUp.close();
    const told = new Set<string>();

    for (const ms of [1, 7, 16, 31, 60, 110]) {
      for (const eventId of await killedAfter(ms, home.path, dossiers)) told.add(eventId);
      const vault = await openIn(home.path);
      for (const { owner, keyId, eventIds, keys } of dossiers) {
        const [gone, stays] = await Promise.all(eventIds.map((it) => vault.entryKey(owner.id, keyId, it)));
        expect(shown(stays!)).toBe(keys[1]);
        // What was not told may be erased or not; what was told is.
        if (gone!.state === 'available') expect([told.has(eventIds[0]!), shown(gone!)]).toEqual([false, keys[0]]);
      }
      await vault.close();
    }

    const vault = await openIn(home.path);
    await vault.rotate(BOARD);
    await vault.close();
    expect(told.size).toBeGreaterThan(0);
    expect(await readdir(kekFolder(home.path))).toHaveLength(1);
    await home.remove();
  }, 60_000);
});
