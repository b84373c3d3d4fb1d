import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Rejections } from '../src/kernel/decision.ts';
import { rowsOf, rulesIn, type Boundary, type Refusal, type Row, type Story } from './rule-stories.ts';

/**
 * `npm run rules`: runs the stories, prints every rule with its stories and status, and fails when a built rule lacks one.
 * With a folder in which they were told already (`npm test`) it prints only what is missing.
 */

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** An order that cannot be understood breaks no rule; rows for reading have a spec each (test/specs/access/rules.spec.ts). */
const isForWriting = ({ rule }: Refusal): boolean => rule !== 'form' && !rule.startsWith('AD-');

const refusals = async (): Promise<readonly Refusal[]> => {
  const modules = await Promise.all(globSync('src/*/domain/**/*.rejections.ts', { cwd: ROOT }).map((file) => import(join(ROOT, file)) as Promise<Readonly<Record<string, Rejections>>>));
  return modules
    .flatMap((module) => Object.values(module).flatMap((rejections) => Object.entries(rejections)))
    .map(([code, { rule }]) => ({ rule, code }))
    .filter(isForWriting);
};

/** The sentences in the files that say what is due. */
const duties = (): readonly string[] => globSync('src/*/domain/**/{*.obligations,irregular}.ts', { cwd: ROOT }).flatMap((file) => [...read(file).matchAll(/'([A-Z][^'\n]*\.)'/g)].map(([, text]) => text ?? ''));

const titles = (): readonly string[] => globSync('test/**/*.ts', { cwd: ROOT }).flatMap((file) => [...read(file).matchAll(/\b(?:it|describe)(?:\.each\(.*\))?\(['"`](.*)/g)].map(([, title]) => title ?? ''));

/** The stories of the domain, and those of rules that the service keeps around it. */
const STORIES = ['test/specs', 'test/e2e/(writing|bad-input|who-looked)\\.spec'];

const tellStories = (folder: string): boolean => {
  const env = { ...process.env, RULE_STORIES: folder, PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter), NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  return spawnSync('jest', [...STORIES, '--silent'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
};

const storiesIn = (folder: string): readonly Story[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Story),
  );

/** A few of them; who wants all reads the specs. */
const SHOWN = 2;
const sideLines = ([side, told]: readonly [string, readonly string[]]): readonly string[] => [
  ...told.slice(0, SHOWN).map((title) => `    ${side.padEnd(9)}  ${title}`),
  ...(told.length > SHOWN ? [`               and ${String(told.length - SHOWN)} more`] : []),
];
const boundaryLines = ({ name, sides }: Boundary): readonly string[] => [`  ${name}`, ...Object.entries(sides).flatMap(sideLines)];
const rowLines = ({ rule, status, boundaries }: Row): readonly string[] => [`${rule.padEnd(9)}  ${status}`, ...boundaries.flatMap(boundaryLines)];

const [told] = process.argv.slice(2);
const folder = told ?? mkdtempSync(join(tmpdir(), 'leerlingdossier-rules-'));
const isGreen = told !== undefined || tellStories(folder);
if (isGreen) {
  const rows = rowsOf(rulesIn(read('docs/rules.md')), { refusals: await refusals(), duties: duties(), exists: (path) => existsSync(join(ROOT, path)), titles: titles() }, storiesIn(folder));
  const missing = rows.flatMap((row) => row.missing.map((what) => `${row.rule.padEnd(9)}  ${what}`));
  const count = (status: Row['status']): string => `${String(rows.filter((row) => row.status === status).length)} ${status}`;
  if (told === undefined) console.log(`${rows.flatMap(rowLines).join('\n')}\n`);
  console.log([...missing, [count('told'), count('elsewhere'), count('not yet'), count('MISSING')].join(', ')].join('\n'));
  process.exitCode = missing.length > 0 ? 1 : 0;
} else {
  console.log('A story fails; what it tells does not count.');
  process.exitCode = 1;
}
if (told === undefined) rmSync(folder, { recursive: true, force: true });
