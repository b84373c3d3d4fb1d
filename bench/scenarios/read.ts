import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTIONS, measured, request } from '../client.ts';
import type { Amount } from '../options.ts';
import { benchFile, Server, SERVICE } from '../processes.ts';
import { demand, type Candidate, type Measures, type Scenario, type Turn } from '../scenario.ts';
import { copyOf, linesIn, type World } from '../world.ts';

const PAGE = 50;

interface Answers {
  readonly entryPath: string;
  readonly pagePath: string;
  readonly entry: Buffer;
  readonly page: Buffer;
}

/** What the service answers, so that the baseline can answer the same. */
let answers: Answers | undefined;

const headersOf = (token: string | undefined): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token ?? ''}`, purpose: 'care' });

const fetched = async ({ tokens, long }: World, port: number): Promise<Answers> => {
  const get = async (path: string): Promise<Buffer> => {
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers: headersOf(tokens[0]) });
    const body = Buffer.from(await response.arrayBuffer());
    demand(response.status === 200, `${path} answered ${String(response.status)}: ${body.toString()}`);
    return body;
  };
  const pagePath = `/v1/dossiers/${long.id}/entries?limit=${String(PAGE)}`;
  const page = await get(pagePath);
  const { items } = JSON.parse(page.toString()) as { readonly items: readonly { readonly entryId: string }[] };
  demand(items.length === PAGE && new Set(items.map(({ entryId }) => entryId)).size === PAGE, `a page of ${String(PAGE)} has ${String(items.length)} entries`);
  const entryPath = `/v1/dossiers/${long.id}/entries/${items[0]?.entryId ?? ''}`;
  return { entryPath, pagePath, entry: await get(entryPath), page };
};

const load = async (server: Server, { tokens }: World, { sizes }: Turn): Promise<Measures> => {
  const { entryPath = '', pagePath = '' } = answers ?? {};
  const measure = async (name: string, path: string, amount: Amount): Promise<Measures> => {
    const templates = Array.from({ length: CONNECTIONS }, (_, at) => ({ bytes: request('GET', path, headersOf(tokens[at % tokens.length])) }));
    const measures = await measured({ port: server.port, templates, status: 200 }, amount, server.cpu);
    return Object.fromEntries(Object.entries(measures).map(([measureName, value]) => [`${name} ${measureName}`, value]));
  };
  try {
    return { ...(await measure('entry', entryPath, sizes.entry)), ...(await measure('page', pagePath, sizes.page)) };
  } finally {
    await server.close();
  }
};

const bytes: Candidate = {
  name: 'bytes',
  run: async (turn) => {
    const files = { entry: join(turn.folder, 'entry'), page: join(turn.folder, 'page') };
    writeFileSync(files.entry, answers?.entry ?? '');
    writeFileSync(files.page, answers?.page ?? '');
    return load(await Server.open(benchFile('servers/bytes.ts'), [files.entry, files.page]), await turn.worlds.school(), turn);
  },
};

const service: Candidate = {
  name: 'service',
  run: async (turn) => {
    const { entry, page } = turn.sizes;
    const world = await turn.worlds.school();
    const env = copyOf(world, turn.folder);
    const before = linesIn(turn.folder);
    const measures = await load(await Server.open(SERVICE, [], env), world, turn);
    const [logged, read] = [linesIn(turn.folder) - before, entry.warmUp + entry.count + page.warmUp + page.count];
    demand(logged === read, `${String(logged)} lines in the access log after ${String(read)} reads`);
    return measures;
  },
};

/** Reading is decided entry by entry and logged durably before anything leaves. */
export const read: Scenario = {
  name: 'read',
  title: `GET of one entry and of a page of ${String(PAGE)}, ${String(CONNECTIONS)} connections; beside node:http answering the same bytes`,
  candidates: [bytes, service],
  ratios: [
    { name: 'one entry, req/s: service / bytes', of: ['service', 'entry req/s'], to: ['bytes', 'entry req/s'], better: 'more' },
    { name: 'page of 50, req/s: service / bytes', of: ['service', 'page req/s'], to: ['bytes', 'page req/s'], better: 'more' },
    { name: 'main thread, one entry / page of 50 (service)', of: ['service', 'entry main'], to: ['service', 'page main'], better: 'less' },
  ],
  prepare: async ({ worlds, folder }) => {
    const world = await worlds.school();
    const server = await Server.open(SERVICE, [], copyOf(world, folder));
    try {
      answers = await fetched(world, server.port);
    } finally {
      await server.close();
    }
  },
};
