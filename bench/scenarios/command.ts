import { join } from 'node:path';
import { CONNECTIONS, factRequests, measured } from '../client.ts';
import { benchFile, Server, SERVICE } from '../processes.ts';
import type { Candidate, Measures, Scenario, Turn } from '../scenario.ts';
import { copyOf, demandStored, type World } from '../world.ts';

const load = async (server: Server, world: World, { sizes }: Turn): Promise<Measures> => {
  try {
    return await measured({ port: server.port, templates: factRequests(world), status: 201 }, sizes.command, server.cpu);
  } finally {
    await server.close();
  }
};

const sentIn = ({ sizes: { command } }: Turn): number => command.warmUp + command.count;

/** A request a fact, over node:http and node:sqlite alone. */
export const limit: Candidate = {
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
