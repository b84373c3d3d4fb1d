import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessTable } from '../../../src/access/index.ts';
import { policyOf } from '../../../src/access/decide.ts';
import { cellsOf, changesBetween, policyWith, read, written, type Matrix } from './matrix.ts';

const FILE = join(__dirname, 'golden', 'access-matrix.json');
const SHOWN = 60;

const readGolden = (): Matrix => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Matrix) : {});

/** `UPDATE_GOLDEN=1` accepts a change; the difference in this file is then what a reviewer reads. */
const accept = (matrix: Matrix): void => writeFileSync(FILE, `${JSON.stringify(matrix, null, 1)}\n`);

describe('What everyone may see and do stands in a file, so that a changed rule shows what it opens and closes', () => {
  const policy = policyOf(accessTable);

  it('has not changed', () => {
    const cells = cellsOf(policy);
    if (process.env['UPDATE_GOLDEN']) accept(written(cells));
    const changes = changesBetween(read(readGolden()), cells);
    const listed = [...changes.slice(0, SHOWN), ...(changes.length > SHOWN ? [`… and ${String(changes.length - SHOWN)} more`] : [])];
    expect(listed.join('\n')).toBe('');
  });

  it('tells a change in words', () => {
    const open = policyWith((rules) => rules.filter(({ id }) => id !== 'AD-5/copy'));
    expect(changesBetween(cellsOf(policy), cellsOf(open))).toEqual(['other rule: request-copy | parent, authority, 16-17 | the dossier: deny AD-5/copy -> deny default/parent']);
  });

  it('tells what was opened and what was closed', () => {
    const wide = policyWith((rules) => rules.map((rule) => (rule.id === 'AD-10' ? { ...rule, effect: 'redact' as const } : rule)));
    expect(changesBetween(cellsOf(policy), cellsOf(wide))).toContain('OPENED: read-access-log | parent, no-authority, under-16 | the dossier: deny AD-10 -> redact AD-10');
    expect(changesBetween(cellsOf(wide), cellsOf(policy))).toContain('CLOSED: read-access-log | parent, no-authority, under-16 | the dossier: redact AD-10 -> deny AD-10');
  });

  it('survives the way it is written', () => {
    const cells = cellsOf(policy);
    expect(changesBetween(read(written(cells)), cells)).toEqual([]);
  });
});
