/** `rebuild.ts service|scan <folder> <repeats>`: the timeline built anew from the log, or as many plain events only read and parsed. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Stores } from '../../src/app.stores.ts';
import { dist } from '../dist.ts';
import { conversationBody } from '../facts.ts';
import { demand, type Measures } from '../scenario.ts';
import { answer, readJob, timed, withStores } from './job.ts';

const { candidate, folder, world: { events, long } } = readJob();
const PAGE = 5_000;

const dossierEvents = (): number => {
  const db = new DatabaseSync(join(folder, 'data/events.sqlite'), { readOnly: true });
  const count = Number(db.prepare("SELECT count(*) AS count FROM events e JOIN streams s ON s.id = e.stream WHERE s.name LIKE 'dossier-%'").get()?.['count']);
  db.close();
  return count;
};

const rebuilt = async (stores: Stores): Promise<Measures> => {
  const { Projections, served } = await dist.projections();
  const { dossierProjections, DossierStates, underPolicy } = await dist.dossier();
  const { chosenPolicies } = await dist.organisation();
  const { Journal } = await dist.journal();
  const journal = new Journal(stores.eventStore, stores.keyVault);
  const policies = chosenPolicies(stores.keyVault, journal);
  const projections = Projections.here(stores, [served(dossierProjections, underPolicy(new DossierStates(journal), policies), policies)]);
  let outcome = { documents: 0, parked: -1 };
  const ms = await timed(async () => {
    outcome = await projections.rebuild('timeline');
  });
  const count = dossierEvents();
  demand(outcome.documents === count && outcome.parked === 0, `${String(outcome.documents)} documents of ${String(count)} events, ${String(outcome.parked)} set aside`);
  return { 'events/s': (events / ms) * 1_000 };
};

const scanned = async (): Promise<Measures> => {
  const db = new DatabaseSync(join(folder, 'plain.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE events (position INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT; BEGIN');
  const insert = db.prepare('INSERT INTO events (body) VALUES (?)');
  const body = conversationBody(long, '2026-01-01');
  for (let number = 0; number < events; number += 1) insert.run(body);
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  const page = db.prepare('SELECT position, body FROM events WHERE position > ? ORDER BY position LIMIT ?');
  let parsed = 0;
  const ms = await timed(() => {
    for (let rows = page.all(0, PAGE); rows.length > 0; rows = page.all(Number(rows.at(-1)?.['position']), PAGE)) {
      for (const row of rows) if ((JSON.parse(String(row['body'])) as { readonly kind?: string }).kind !== undefined) parsed += 1;
    }
  });
  db.close();
  demand(parsed === events, `${String(parsed)} of ${String(events)} events were read`);
  return { 'events/s': (events / ms) * 1_000 };
};

answer(candidate === 'service' ? await withStores(rebuilt) : await scanned());
