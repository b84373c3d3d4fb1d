import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { EventLog, RecordedEvent } from './log.ts';

/**
 * Keeps a log in a file, one line of JSON for each event, written before the append is answered: what was answered
 * survives the death of the process (not that of the machine). A half line at the end was never answered.
 */
export const keepInFile = (log: EventLog, path: string): void => {
  if (existsSync(path)) {
    const complete = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    for (const line of complete) log.restore(fromLine(line));
  }
  rewrite(log, path);
  log.onWritten((written) => appendFileSync(path, written.map(toLine).join('')));
  log.onTruncated(() => rewrite(log, path));
};

const rewrite = (log: EventLog, path: string): void => writeFileSync(path, log.events.map(toLine).join(''));

const toLine = (event: RecordedEvent): string =>
  `${JSON.stringify({
    ...event,
    revision: String(event.revision),
    position: String(event.position),
    data: Buffer.from(event.data).toString('base64'),
    metadata: Buffer.from(event.metadata).toString('base64'),
  })}\n`;

type Line = Omit<RecordedEvent, 'revision' | 'position' | 'data' | 'metadata'> & Record<'revision' | 'position' | 'data' | 'metadata', string>;

const fromLine = (line: string): RecordedEvent => {
  const stored = JSON.parse(line) as Line;
  return {
    ...stored,
    revision: BigInt(stored.revision),
    position: BigInt(stored.position),
    data: Buffer.from(stored.data, 'base64'),
    metadata: Buffer.from(stored.metadata, 'base64'),
  };
};
