import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { obey, type Command } from './commands.ts';
import { EventStoreDouble } from './event-store-double.ts';

/**
 * The double as a process: `node server.ts [--port 2113] [--file log.jsonl] [--duplicate-timeout-ms 2000]`. Prints
 * `ready <url>`, takes commands as lines of JSON (commands.ts) and ends with its standard input or on SIGTERM.
 */
const { values } = parseArgs({
  options: { port: { type: 'string' }, file: { type: 'string' }, 'duplicate-timeout-ms': { type: 'string' } },
});

const double = await EventStoreDouble.start({
  ...(values.port !== undefined && { port: Number(values.port) }),
  ...(values.file !== undefined && { file: values.file }),
  ...(values['duplicate-timeout-ms'] !== undefined && { duplicateTimeoutMs: Number(values['duplicate-timeout-ms']) }),
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const end = (): void => void double.stop().finally(() => process.exit(0));
process.once('SIGTERM', end);
process.once('SIGINT', end);
// Whoever started this may be gone before the answer is read.
process.stdout.on('error', end);

say(`ready ${double.url}`);
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  try {
    say(JSON.stringify(await obey(double, JSON.parse(line) as Command)));
  } catch (error) {
    say(JSON.stringify({ failed: String(error) }));
  }
}
end();
