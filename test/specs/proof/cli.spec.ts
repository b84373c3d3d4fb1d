import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildCopy, bundle } from '../../../src/copy/index.ts';
import { runVerify } from '../../../src/proof/cli/run-verify.ts';
import { copyFileNames, formatKey } from '../../../src/proof/index.ts';
import type { CopyFiles } from '../../../src/proof/index.ts';
import { sampleEntries, schoolKey, wholeInput } from '../../vectors/fixtures.ts';
import { forged, textIn } from '../../vectors/operator.ts';
import { withoutLast } from '../../vectors/tampered.ts';
import { realEntries } from './real-copy.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);
const key = formatKey(schoolKey);
const copy = buildCopy(wholeInput(realEntries()));

const write = (name: string, text: string | Uint8Array): string => {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
  return at(name);
};
const writeCopy = (name: string, files: CopyFiles): string => {
  for (const [file, bytes] of files) write(`${name}/${file}`, bytes);
  return at(name);
};
const run = (...args: string[]): { code: number; text: string } => {
  const lines: string[] = [];
  const code = runVerify(args, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kopie-'));
  writeCopy('kopie', copy);
  write('kopie.json', bundle(copy));
  write('proof-key.txt', `# sleutel\n${key}\n`);
  write('ontvangstbewijs.txt', textIn(copy, copyFileNames.RECEIPT));
});
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

describe('npm run verify (docs/proof.md section 8)', () => {
  it('0 for a folder that holds, with the key in a file', () => expect(run(at('kopie'), '--key', at('proof-key.txt'))).toMatchObject({ code: 0, text: expect.stringMatching(/^DEZE KOPIE KLOPT\.\n/) as string }));
  it('0 for a bundle, with the key itself', () => expect(run(at('kopie.json'), '--key', key).code).toBe(0));
  it('0 with receipts and an earlier copy', () =>
    expect(run(at('kopie'), '--receipt', at('ontvangstbewijs.txt'), at('ontvangstbewijs.txt'), '--key', key, '--earlier', at('kopie.json'))).toMatchObject({
      code: 0,
      text: expect.stringContaining('Uw ontvangstbewijs van 6 gebeurtenissen past bij deze kopie.') as string,
    }));
  it('says what it cannot show', () => expect(run(at('kopie'), '--key', key).text).toContain('Wat deze controle niet kan laten zien:'));

  it('says that each field belongs where it stands', () => {
    const { text } = run(at('kopie'), '--key', key);
    expect(text).toContain('- Elk veld hoort bij de soort gebeurtenis waarin het staat.');
    expect(text).not.toContain('De controle keek niet of elk veld');
  });
  it('1 for fields that no event of that kind has, though all is signed', () =>
    expect(run(writeCopy('verzonnen', buildCopy(wholeInput(sampleEntries()))), '--key', key)).toMatchObject({ code: 1, text: expect.stringContaining('- Gebeurtenissen 1, 2, 3 en 6 hebben een veld dat er niet in hoort.') as string }));
  it('1 and the number that is missing', () => {
    const left = forged(copy, { promised: (all) => all.filter(({ number }) => number !== 4), stream: (stream) => ({ ...stream, size: 6 }) });
    expect(run(writeCopy('zonder-4', left), '--key', key)).toMatchObject({ code: 1, text: expect.stringMatching(/^DEZE KOPIE KLOPT NIET\.\n[^]*- Gebeurtenis 4 ontbreekt\./) as string });
  });
  it('1 when it is shorter than a receipt', () => expect(run(writeCopy('korter', withoutLast(copy)), '--key', key, '--receipt', at('ontvangstbewijs.txt')).code).toBe(1));
  it('passes over what computers leave in folders', () => {
    writeCopy('mac', copy);
    write('mac/.DS_Store', 'x');
    expect(run(at('mac'), '--key', key).code).toBe(0);
  });

  it('2 without a key: nothing is proved', () => expect(run(at('kopie'))).toMatchObject({ code: 2, text: expect.stringContaining('niets bewezen') as string }));
  it('2 with a key from inside the copy', () => {
    writeCopy('eigen-sleutel', copy);
    expect(run(at('eigen-sleutel'), '--key', write('eigen-sleutel/sleutel.txt', key))).toMatchObject({ code: 2, text: expect.stringContaining('De sleutel zit in de kopie zelf') as string });
  });
  it('2 with a link in the folder', () => {
    writeCopy('link', copy);
    symlinkSync(at('proof-key.txt'), at('link', 'extra.txt'));
    expect(run(at('link'), '--key', key).code).toBe(2);
  });
  it.each([[[]], [['a', 'b']], [['a', '--key']], [['a', '--what', 'b']], [['--key', 'k']], [['a', '--earlier', 'b', '--earlier', 'c']]])('2 and how to use it: %j', (args) =>
    expect(run(...args)).toMatchObject({ code: 2, text: expect.stringContaining('Gebruik:') as string }));
  it.each([['nergens', key], ['kopie', 'geen sleutel'], ['proof-key.txt', key]])('2 when %s or its key cannot be read', (name, given) => expect(run(at(name), '--key', given).code).toBe(2));
  it('2 when a receipt cannot be read', () => expect(run(at('kopie'), '--key', key, '--receipt', at('nergens')).code).toBe(2));
});

describe('the program itself, as node runs it without a build', () => {
  const program = join(import.meta.dirname, '../../../src/proof/cli/verify.ts');
  it.each([['kopie', 0], ['korter', 1]] as const)('%s: exit code %i', (name, status) => {
    writeCopy('korter', withoutLast(copy));
    const done = spawnSync(process.execPath, [program, at(name), '--key', key, '--receipt', at('ontvangstbewijs.txt')], { encoding: 'utf8' });
    expect({ status: done.status, stderr: done.stderr }).toEqual({ status, stderr: '' });
  });
});
