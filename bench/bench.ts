/** How fast the service is against what this machine can do: `npm run bench -- --only command --rounds 5`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions, USAGE, UsageError } from './options.ts';
import { jsonOf, tableOf } from './report.ts';
import { runRounds, Wrong, type Results } from './scenario.ts';
import { bulk } from './scenarios/bulk.ts';
import { command } from './scenarios/command.ts';
import { copy, fold, rebuild } from './scenarios/jobs.ts';
import { read } from './scenarios/read.ts';
import { start } from './scenarios/start.ts';
import { stores } from './scenarios/stores.ts';
import { worldsIn } from './world.ts';

const scenarios = [command, bulk, read, fold, copy, rebuild, start, stores];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const main = async (args: readonly string[]): Promise<void> => {
  const { only, rounds, smoke, json, sizes } = readOptions(args, scenarios.map(({ name }) => name));
  const folder = mkdtempSync(join(tmpdir(), 'leerlingdossier-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const worlds = worldsIn(folder, sizes);
  const all: Results[] = [];
  for (const scenario of scenarios.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const since = performance.now();
    const results = await runRounds(scenario, rounds, { folder, sizes, worlds });
    all.push(results);
    const seconds = ((performance.now() - since) / 1_000).toFixed(0);
    say(smoke ? `${scenario.name.padEnd(10)} right (${seconds} s)` : `${tableOf(results)}\n  ${String(rounds)} rounds in ${seconds} s\n`);
  }
  if (json !== undefined) writeFileSync(json, `${jsonOf(all, rounds)}\n`);
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = error instanceof UsageError ? 2 : 1;
  process.stderr.write(error instanceof UsageError ? `${error.message}\n${USAGE}\n` : error instanceof Wrong ? `Not right: ${error.message}.\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
