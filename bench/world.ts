import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runJob } from './processes.ts';
import type { Sizes } from './options.ts';
import { demand } from './scenario.ts';

/** A dossier with the people that a fact about it names. */
export interface SeededDossier {
  readonly id: string;
  readonly pupil: string;
  readonly mother: string;
}

/** What stands in a seeded data folder. */
export interface World {
  readonly folder: string;
  readonly dossiers: readonly SeededDossier[];
  /** Of one internal counsellor: every token another text. */
  readonly tokens: readonly string[];
  /** Of the school's system. */
  readonly system: string;
  /** In the whole log. */
  readonly events: number;
  /** One dossier of some length: the last one. */
  readonly long: SeededDossier & { readonly entries: number };
  /** An issued copy of it, in the archive only. */
  readonly copyRequestId: string;
}

/** `school` has dossiers that only just began and lists that are up to date; `archive` is the same school years later, its lists not made yet. */
export interface Worlds {
  school(): Promise<World>;
  archive(): Promise<World>;
}

/** Configuration of the service over a folder. */
export const environmentOf = (folder: string): Readonly<Record<string, string>> => ({
  HOST: '127.0.0.1',
  PORT: '0',
  PROOF_ORIGIN: 'bench.leerlingdossier',
  DATA_FOLDER: join(folder, 'data'),
  KEK_FOLDER: join(folder, 'kek'),
});

/** Seeds each world when it is first asked for, through the service's own commands. */
export const worldsIn = (folder: string, sizes: Sizes): Worlds => {
  const made = new Map<string, Promise<World>>();
  const once = (name: string, make: (place: string) => Promise<void>): Promise<World> => {
    const place = join(folder, `world-${name}`);
    const known = made.get(name) ?? make(place).then(() => worldIn(place));
    made.set(name, known);
    return known;
  };
  const seed = async (kind: string, place: string): Promise<void> => {
    await runJob('seed', [kind, place, JSON.stringify(sizes)], environmentOf(place));
  };
  const school = (): Promise<World> => once('school', (place) => seed('school', place));
  const archive = (): Promise<World> =>
    once('archive', async (place) => {
      cpSync((await school()).folder, place, { recursive: true });
      await seed('archive', place);
    });
  return { school, archive };
};

const worldIn = (folder: string): World => ({ ...(JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as Omit<World, 'folder'>), folder });

/** The same world in a folder of its own: a fresh database for one round. */
export const copyOf = ({ folder }: World, place: string): Readonly<Record<string, string>> => {
  cpSync(folder, place, { recursive: true });
  return environmentOf(place);
};

const ask = (file: string, sql: string): number => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
  } finally {
    db.close();
  }
};

export const linesIn = (place: string): number => ask(join(place, 'data/access-log.sqlite'), 'SELECT count(*) FROM lines');

/** Everything that was acknowledged is stored, and no stream misses a revision or has one twice. */
export const demandStored = (file: string, events: number): void => {
  const stored = ask(file, 'SELECT count(*) FROM events');
  demand(stored === events, `${String(stored)} events are stored and ${String(events)} were acknowledged`);
  const broken = ask(file, 'SELECT count(*) FROM (SELECT 1 FROM events GROUP BY stream HAVING min(revision) <> 0 OR max(revision) + 1 <> count(DISTINCT revision) OR count(*) <> count(DISTINCT revision))');
  demand(broken === 0, `${String(broken)} streams have a gap or a revision twice`);
};
