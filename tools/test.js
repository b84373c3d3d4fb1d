/**
 * Everything `npm test` checks, cheapest first; it stops at the first step that fails.
 * The last line counts every test, and every other step as one: `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENT = 'openapi/openapi.json';
const scratch = mkdtempSync(join(tmpdir(), 'leerlingdossier-test-'));

const env = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
};

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a program to its end. Its output is kept, or shown as it comes. */
const execute = (program, args, { show = false, more = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...env, ...more }, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });

/** What `npm run <script>` writes into the repository is what the code makes now. */
const unchanged = async (file, script) => {
  if (!existsSync(join(ROOT, file))) return { ok: true, skipped: `${file} does not exist yet` };
  const fresh = join(scratch, script);
  const made = await execute('node', [`dist/cli/${script}.js`, fresh]);
  if (!made.ok) return made;
  const same = await execute('git', ['--no-pager', 'diff', '--no-index', '--unified=2', file, fresh]);
  return same.ok ? same : { ok: false, output: `${same.output}\n${file} is not what the code makes. If the change is meant: npm run ${script}` };
};

/** The document is what the code makes, and follows the Dutch API Design Rules. */
const openapi = async () => {
  const same = await unchanged(DOCUMENT, 'openapi');
  if (!same.ok || same.skipped) return same;
  return execute('spectral', ['lint', '--ruleset', 'openapi/ruleset.mjs', '--fail-severity', 'warn', DOCUMENT]);
};

/** Tests, counted from jest's own report. A test file that cannot be loaded counts as one failure. */
const tests = async (name, args, more = {}) => {
  const report = join(scratch, `${name}.json`);
  const { ok } = await execute('jest', ['--json', `--outputFile=${report}`, ...args], { show: true, more });
  if (!existsSync(report)) return { ok: false, output: 'jest left no report' };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { ok, passed: numPassedTests, failed: ok ? failed : Math.max(1, failed), skipped: numPendingTests + numTodoTests };
};

const chosen = process.argv.slice(2);

/** What the stories did while jest ran them: each built rule has one on both sides of every boundary. */
const stories = join(scratch, 'stories');
mkdirSync(stories);
const rules = () => (chosen.length > 0 ? { ok: true, skipped: 'only some tests ran' } : execute('node', ['tools/rules.ts', stories]));

/** The double of EventStoreDB is always there, a server that speaks the MongoDB protocol only where `npm run test:servers` could install it. */
const serversHere = existsSync(join(ROOT, 'node_modules/.cache/test-servers/mongodb')) || process.env.MONGODB_URL ? 'eventstoredb,mongodb' : 'eventstoredb';

/** Stories in which the stores have a part of their own. `npm run test:stores` tells all stories on every pair. */
const ABOUT_STORES = 'test/e2e/(writing|copy|faults|replicas|obligations|school-year)\\.spec';

/** Rows go one after another. In a row lanes run beside each other, and steps of one lane one after another: the two lanes here take as long as each other. */
const PLAN = [
  [
    [
      { name: 'lint', run: () => execute('eslint', ['.']) },
      { name: 'arch', run: () => execute('depcruise', ['src', 'test']) },
    ],
    [
      { name: 'typecheck', run: () => execute('tsc', ['--noEmit', '--pretty', 'false']) },
      { name: 'build', run: () => execute('nest', ['build']) },
      { name: 'openapi', run: openapi },
      { name: 'events', run: () => unchanged('docs/events.md', 'events') },
    ],
  ],
  [[{ name: 'jest', run: () => tests('jest', chosen, { RULE_STORIES: stories }) }]],
  [[{ name: 'rules', run: rules }]],
  [[{ name: 'on servers', run: () => tests('on-servers', [ABOUT_STORES], { TEST_STORES: serversHere }) }]],
];

const count = { passed: 0, failed: 0, skipped: 0 };
const started = performance.now();

const take = async ({ name, run }) => {
  const since = performance.now();
  const result = await run();
  const isCounted = result.passed !== undefined;
  count.passed += isCounted ? result.passed : Number(result.ok && !result.skipped);
  count.failed += isCounted ? result.failed : Number(!result.ok);
  count.skipped += isCounted ? result.skipped : Number(Boolean(result.skipped));
  if (!result.ok && result.output) console.log(result.output.trimEnd());
  const skipped = !isCounted && result.skipped;
  console.log(`${name.padEnd(10)} ${skipped ? `skipped: ${skipped}` : result.ok ? 'ok' : 'FAILED'}  (${seconds(since)})`);
  return result.ok;
};

let going = true;

const takeLane = async (steps) => {
  for (const step of steps) {
    if (going) going = (await take(step)) && going;
    else {
      count.skipped += 1;
      console.log(`${step.name.padEnd(10)} skipped: an earlier step failed`);
    }
  }
};

for (const lanes of PLAN) await Promise.all(lanes.map(takeLane));

rmSync(scratch, { recursive: true, force: true });
console.log(`total      ${seconds(started)}`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = going ? 0 : 1;
