import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { benchFile, Server, SERVICE } from '../processes.ts';
import { demand, type Candidate, type Measures, type Scenario } from '../scenario.ts';
import { copyOf } from '../world.ts';

const IDLE_MS = 300;

/** Until the first answer to somebody from outside. */
const startOf = async (file: string, env: Readonly<Record<string, string>>): Promise<Measures> => {
  const since = performance.now();
  const server = await Server.open(file, [], env);
  try {
    const response = await fetch(`http://127.0.0.1:${String(server.port)}/health/live`);
    const ms = performance.now() - since;
    demand(response.status === 200 && (await response.text()) === '{"status":"live"}', 'the first answer is not that it lives');
    await pause(IDLE_MS);
    return { ms, ...server.memory() };
  } finally {
    await server.close();
  }
};

const nest: Candidate = { name: 'bare Nest', run: () => startOf(benchFile('servers/nest.ts'), {}) };

const service: Candidate = { name: 'service', run: async ({ worlds, folder }) => startOf(SERVICE, copyOf(await worlds.school(), folder)) };

/** With what node compiled at the start before. */
const cached: Candidate = {
  name: 'service, compile cache',
  run: async ({ worlds, folder }) => {
    const env = { ...copyOf(await worlds.school(), folder), NODE_COMPILE_CACHE: join(folder, 'cache') };
    await startOf(SERVICE, env);
    return startOf(SERVICE, env);
  },
};

export const start: Scenario = {
  name: 'start',
  title: 'from spawn to the first answer, over a data folder with dossiers',
  candidates: [nest, service, cached],
  ratios: [
    { name: 'time: service / bare Nest + Fastify', of: ['service', 'ms'], to: ['bare Nest', 'ms'], better: 'less', floor: 2, goal: 1.5 },
    { name: 'time: service with compile cache / bare Nest + Fastify', of: ['service, compile cache', 'ms'], to: ['bare Nest', 'ms'], better: 'less', floor: 2, goal: 1.5 },
    { name: 'idle memory: service / bare Nest + Fastify', of: ['service', 'MiB'], to: ['bare Nest', 'MiB'], better: 'less' },
  ],
};
