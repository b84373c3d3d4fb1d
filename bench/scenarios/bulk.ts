import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { factRequests, measured, p99Of, paced } from '../client.ts';
import { conversationBody } from '../facts.ts';
import { Server, SERVICE } from '../processes.ts';
import type { Candidate, Scenario, Turn } from '../scenario.ts';
import { copyOf, demandStored, type SeededDossier, type World } from '../world.ts';
import { limit } from './command.ts';

/** Somebody at a screen, some fifty times a second. */
const EVERY_MS = 20;
const IDLE_MS = 6_000;

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());

/** A year as a school's system hands it over: dossier after dossier in turn, a CloudEvent a line. */
const linesOf = (dossiers: readonly SeededDossier[], count: number): Buffer => {
  const bodies = dossiers.map((dossier) => conversationBody(dossier, today()));
  const lines = Array.from({ length: count }, (_, at) => {
    const of = at % dossiers.length;
    return `{"specversion":"1.0","id":"bulk-${String(at)}","source":"urn:nld:oin:00000000000000000000:systeem:las","type":"nl.leerlingdossier.conversation-held","subject":"${dossiers[of]?.id ?? ''}","data":${bodies[of] ?? ''}}\n`;
  });
  return Buffer.from(lines.join(''));
};

/** Sends lines in one request and reads the results while they come. @returns seconds */
const handedOver = (port: number, token: string, lines: Buffer, count: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const since = performance.now();
    const sending = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/v1/events', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', 'content-length': lines.length } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        const seconds = (performance.now() - since) / 1_000;
        const stored = text.split('"status":201').length - 1;
        if (stored === count) resolve(seconds);
        else reject(new Error(`${String(stored)} of ${String(count)} lines were stored: ${text.slice(0, 500)}`));
      });
      answer.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(lines);
  });

const withBulk = async ({ worlds, folder, sizes }: Turn, world: World): Promise<{ readonly sent: number; readonly measures: Readonly<Record<string, number>> }> => {
  const server = await Server.open(SERVICE, [], copyOf(await worlds.school(), folder));
  const handed = world.dossiers.slice(0, sizes.bulk.dossiers);
  const templates = factRequests({ ...world, dossiers: world.dossiers.slice(sizes.bulk.dossiers) });
  const load = { port: server.port, templates, status: 201 };
  try {
    await measured(load, sizes.bulk.warmUp, server.cpu);
    let sent = sizes.bulk.warmUp.warmUp + sizes.bulk.warmUp.count;
    const interactive = async (isOver: () => boolean): Promise<readonly number[]> => {
      const latencies = await paced({ ...load, first: sent }, EVERY_MS, isOver);
      sent += latencies.length;
      return latencies;
    };
    const idle = async (): Promise<readonly number[]> => {
      const until = performance.now() + Math.min(IDLE_MS, sizes.bulk.events);
      return interactive(() => performance.now() > until);
    };
    const before = await idle();
    const cpuBefore = server.cpu();
    let seconds: number | undefined;
    const bulk = handedOver(server.port, world.system, linesOf(handed, sizes.bulk.events), sizes.bulk.events).then((it) => (seconds = it));
    bulk.catch(() => (seconds = NaN));
    const beside = await interactive(() => seconds !== undefined);
    const s = await bulk;
    const cpu = server.cpu();
    // Processor time says what it costs also where others use the machine.
    const main = cpu && cpuBefore && (cpu.main - cpuBefore.main) / 1_000_000_000;
    const quiet = [...before, ...(await idle())];
    return { sent: sent + sizes.bulk.events, measures: { s, ...(main !== undefined && { 'main s': main, main: (main * 1_000_000) / (sizes.bulk.events + beside.length) }), 'events/s': sizes.bulk.events / s, 'idle p50': p99Of(quiet, 0.5), 'idle p99': p99Of(quiet), 'beside p50': p99Of(beside, 0.5), 'beside p99': p99Of(beside), 'beside max': Math.max(...beside) } };
  } finally {
    await server.close();
  }
};

const service: Candidate = {
  name: 'service',
  run: async (turn) => {
    const world = await turn.worlds.school();
    const { sent, measures } = await withBulk(turn, world);
    demandStored(join(turn.folder, 'data/events.sqlite'), world.events + sent);
    return measures;
  },
};

/** What a school hands over at once must not keep those waiting who work at a screen. */
export const bulk: Scenario = {
  name: 'bulk',
  title: '10,000 facts of 1 KB of 200 dossiers as lines in one request; beside it a command every 20 ms, from when it was to be sent',
  candidates: [limit, service],
  ratios: [
    { name: 'seconds of the whole request', of: ['service', 's'], better: 'less', floor: 20 },
    { name: 'seconds of processor time of the main thread, commands beside it included', of: ['service', 'main s'], better: 'less', floor: 20 },
    { name: 'processor time of the main thread, a fact: lines / a request at the limit', of: ['service', 'main'], to: ['limit', 'main'], better: 'less' },
    { name: 'p99 of a command: beside the lines / idle', of: ['service', 'beside p99'], to: ['service', 'idle p99'], better: 'less', floor: 10 },
    { name: 'p50 of a command: beside the lines / idle', of: ['service', 'beside p50'], to: ['service', 'idle p50'], better: 'less' },
  ],
};
