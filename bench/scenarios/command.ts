import { join } from 'node:path';
import { CONNECTIONS, measured, request, type Template } from '../client.ts';
import { conversationBody } from '../facts.ts';
import { benchFile, Server, SERVICE } from '../processes.ts';
import type { Candidate, Measures, Scenario, Turn } from '../scenario.ts';
import { copyOf, demandStored, type SeededDossier, type World } from '../world.ts';

/** Too short for a citizen number, which no request may hold. */
const KEY = '0000000';
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());

/** A request of its own for every number: the next dossier, a new idempotency key. Everything that changes keeps its length. */
const templatesOf = ({ dossiers, tokens }: World): readonly Template[] => {
  const [sample = { id: '', mother: '', pupil: '' }] = dossiers;
  const body = conversationBody(sample, today());
  return Array.from({ length: CONNECTIONS }, (_, at) => {
    const token = tokens[at % tokens.length] ?? '';
    const bytes = request('POST', `/v1/dossiers/${sample.id}/conversations`, { authorization: `Bearer ${token}`, 'idempotency-key': KEY }, body);
    const places = { id: bytes.indexOf(sample.id), mother: bytes.indexOf(sample.mother), pupil: bytes.indexOf(sample.pupil), key: bytes.indexOf(`: ${KEY}`) + 2 };
    return {
      bytes,
      write: (own, number) => {
        const dossier = dossiers[number % dossiers.length] as SeededDossier;
        own.write(dossier.id, places.id, 'latin1');
        own.write(dossier.mother, places.mother, 'latin1');
        own.write(dossier.pupil, places.pupil, 'latin1');
        own.write(String(number).padStart(KEY.length, '0'), places.key, 'latin1');
      },
    };
  });
};

const load = async (server: Server, world: World, { sizes }: Turn): Promise<Measures> => {
  try {
    return await measured({ port: server.port, templates: templatesOf(world), status: 201 }, sizes.command, server.cpu);
  } finally {
    await server.close();
  }
};

const sentIn = ({ sizes: { command } }: Turn): number => command.warmUp + command.count;

const limit: Candidate = {
  name: 'limit',
  run: async (turn) => {
    const file = join(turn.folder, 'limit.sqlite');
    const measures = await load(await Server.open(benchFile('servers/limit.ts'), [file]), await turn.worlds.school(), turn);
    demandStored(file, sentIn(turn));
    return measures;
  },
};

const nest: Candidate = {
  name: 'bare Nest',
  run: async (turn) => load(await Server.open(benchFile('servers/nest.ts')), await turn.worlds.school(), turn),
};

const service: Candidate = {
  name: 'service',
  run: async (turn) => {
    const world = await turn.worlds.school();
    const measures = await load(await Server.open(SERVICE, [], copyOf(world, turn.folder)), world, turn);
    demandStored(join(turn.folder, 'data/events.sqlite'), world.events + sentIn(turn));
    return measures;
  },
};

/** A fact about one of many dossiers, acknowledged when it is on disk; tokens that were seen before. */
export const command: Scenario = {
  name: 'command',
  title: `POST of a fact of 1 KB, ${String(CONNECTIONS)} connections; the limit is node:http and node:sqlite alone`,
  candidates: [limit, nest, service],
  ratios: [
    { name: 'req/s: service / limit', of: ['service', 'req/s'], to: ['limit', 'req/s'], better: 'more', floor: 0.25, goal: 0.35 },
    { name: 'req/s: service / bare Nest + Fastify, no store', of: ['service', 'req/s'], to: ['bare Nest', 'req/s'], better: 'more', floor: 0.35, goal: 0.5 },
    { name: 'processor time of the main thread: service / limit', of: ['service', 'main'], to: ['limit', 'main'], better: 'less', floor: 3.5 },
    { name: 'req/s: bare Nest + Fastify / limit', of: ['bare Nest', 'req/s'], to: ['limit', 'req/s'], better: 'more' },
  ],
};
