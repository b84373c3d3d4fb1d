/** Fills a data folder through the service's own commands: `seed.ts school|archive <folder> <sizes as JSON>`. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { Acknowledged, Asking } from '../../src/dossier/index.ts';
import { CONNECTIONS } from '../client.ts';
import { dist } from '../dist.ts';
import { factOf } from '../facts.ts';
import type { Sizes } from '../options.ts';
import type { SeededDossier, World } from '../world.ts';

const [kind, folder = '', sent = ''] = process.argv.slice(2);
const sizes = JSON.parse(sent) as Sizes;
const TABLE = join(folder, 'world.json');
const AT_ONCE = 64;

mkdirSync(folder, { recursive: true, mode: 0o700 });
const { readConfig } = await dist.config();
const { openStores } = await dist.stores();
const { createApp } = await dist.app();
const { Organisations } = await dist.organisation();
const { ChangeDossier, OpenDossier } = await dist.dossier();
const { Clock } = await dist.clock();
const { Projections } = await dist.projections();
const { DEMO_TENANT, demoAccounts } = await dist.development();
const { DevelopmentKeys } = await dist.developmentKeys();

const config = readConfig(process.env);
const stores = await openStores(config, () => undefined);
const app = await createApp(config, stores, false);
await app.init();
const commands = app.get(CommandBus);
const clock = app.get(Clock);
const organisations = app.get(Organisations, { strict: false });
const projections = app.get(Projections);
const today = clock.today();

let asked = 0;
const askingAs = (role: 'school-system' | 'internal-counsellor'): Asking => {
  const account = demoAccounts.find((it) => it.role === role);
  const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
  asked += 1;
  return {
    caller: { account: account?.account ?? '', kind: role === 'school-system' ? 'system' : 'person', tenant: DEMO_TENANT, expiresAt: Number.POSITIVE_INFINITY },
    source: 'urn:leerlingdossier:bench', routeKind: `bench-${kind ?? ''}`, key: String(asked), purpose: 'administration', traceparent,
  };
};

/** Many at once, and each of them in the order of its number. */
const together = async <T>(count: number, work: (number: number) => Promise<T>): Promise<readonly T[]> => {
  const done: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const number = next;
      next += 1;
      done[number] = await work(number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
};

const idIn = ({ entries }: Acknowledged, name: string, at = 0): string => entries[at]?.ids[name] ?? '';

const open = async (schoolId: string, number: number): Promise<SeededDossier> => {
  const data = {
    schoolId, written: true, occurredOn: today,
    pupil: { name: `Leerling ${String(number)}`, bornOn: '2016-03-01' },
    submitter: { name: `Moeder ${String(number)}`, capacity: 'parent', relation: 'moeder' },
  } as const;
  const opened = await commands.execute(new OpenDossier('RegistrationReceived', { type: 'RegisterPupil', data }, askingAs('school-system')));
  return { id: opened.named.dossierId, pupil: idIn(opened, 'personId', 1), mother: idIn(opened, 'personId', 2) };
};

const record = (dossier: SeededDossier, number: number): Promise<Acknowledged> => {
  const { type, command } = factOf(dossier, today, number);
  return commands.execute(new ChangeDossier(dossier.id, type, command, askingAs('internal-counsellor')));
};

const endOfLog = async (): Promise<number> => Number((await stores.eventStore.end())?.commit ?? 0n);

const LISTED = 100;

const foundSchool = async (): Promise<Omit<World, 'folder'>> => {
  const { foundDemoSchool } = await dist.demoSchool();
  await foundDemoSchool(organisations, commands, clock);
  const schoolId = (await organisations.of(DEMO_TENANT)).schools[0]?.schoolId ?? '';
  const dossiers = await together(sizes.dossiers, (number) => open(schoolId, number));
  const long = await open(schoolId, sizes.dossiers);
  for (let number = 0; number < LISTED; number += 1) await record(long, number);
  const end = await stores.eventStore.end();
  for (const name of projections.names) if (end && !(await projections.waitFor(name, end, 120_000))) throw new Error(`${name} does not follow.`);
  const keys = await DevelopmentKeys.open(config);
  const tokens = await Promise.all(Array.from({ length: CONNECTIONS }, () => keys.sign({ subject: 'internal-counsellor-1', client: 'bench', organisation: DEMO_TENANT, hours: 8 })));
  const system = await keys.sign({ subject: 'school-system-1', client: 'school-system-1', organisation: DEMO_TENANT, hours: 8 });
  return { dossiers, tokens, system, events: await endOfLog(), long: { ...long, entries: LISTED + 3 }, copyRequestId: '' };
};

/** The copy of the long dossier is issued when it holds `sizes.entries` entries. */
const lengthen = async ({ long }: Omit<World, 'folder'>): Promise<{ readonly copyRequestId: string; readonly entries: number }> => {
  const { IssueCopy } = await dist.issueCopy();
  const evidence = { kind: 'authority-register-extract', seenOn: today } as const;
  const authority = { type: 'RecordParentalAuthority', data: { personId: long.mother, from: '2016-03-01', evidence, occurredOn: today } } as const;
  await commands.execute(new ChangeDossier(long.id, 'ParentalAuthorityRecorded', authority, askingAs('school-system')));
  for (let size = long.entries + 1; size < sizes.entries - 2; size += 1) await record(long, size);
  const counsellor = (): Asking => askingAs('internal-counsellor');
  const request = { type: 'RequestCopy', data: { requester: long.mother, scope: 'whole', form: 'electronic', occurredOn: today } } as const;
  const copyRequestId = idIn(await commands.execute(new ChangeDossier(long.id, 'CopyRequested', request, counsellor())), 'copyRequestId');
  const identity = { type: 'VerifyIdentity', data: { copyRequestId, how: 'known-in-person', occurredOn: today } } as const;
  await commands.execute(new ChangeDossier(long.id, 'IdentityVerified', identity, counsellor()));
  await commands.execute(new IssueCopy(long.id, copyRequestId, { occurredOn: today }, counsellor()));
  return { copyRequestId, entries: sizes.entries + 1 };
};

const growArchive = async (): Promise<Omit<World, 'folder'>> => {
  // What is measured later is how fast the lists are made: they are not made here.
  await projections.stop();
  const { folder: _before, ...world } = JSON.parse(readFileSync(TABLE, 'utf8')) as World;
  const { dossiers } = world;
  const rest = Math.max(0, sizes.events - world.events - (sizes.entries + 1 - world.long.entries));
  const [{ copyRequestId, entries }] = await Promise.all([lengthen(world), together(rest, (number) => record(dossiers[number % dossiers.length] as SeededDossier, number))]);
  return { ...world, events: await endOfLog(), long: { ...world.long, entries }, copyRequestId };
};

try {
  writeFileSync(TABLE, JSON.stringify(kind === 'archive' ? await growArchive() : await foundSchool()));
} finally {
  await app.close();
}
