import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { decide, emptyDossier, fold, kindOf, rejectionOf, type Dossier, type DossierCommand } from '../../../src/dossier/domain/index.ts';
import { dossierProjections, underPolicy } from '../../../src/dossier/projections/index.ts';
import { Refused } from '../../../src/kernel/refusals.ts';
import { Recorder } from '../../../src/platform/journal/recorder.ts';
import { States } from '../../../src/platform/journal/states.ts';
import type { Subject } from '../../../src/platform/key-vault/key-vault.ts';
import { originalOf, Projections, served } from '../../../src/platform/projections/index.ts';
import { addPerson, agreementMade, correctEntry, enrolPupil, evaluateAgreement, grantConsent, makeAgreement, recordAuthority, recordGoalProgress, registerPupil, requestConsent, setGoal, text, withdrawConsent, withMentor } from '../../specs/builders/index.ts';
import { defaults } from '../../specs/given.ts';
import { collected, quick } from './fixtures.ts';
import { erase, newSubject, openSealed, type SealedStores } from './sealed.ts';

let stores: SealedStores;
let states: States<Dossier>;
let recorder: Recorder<Dossier, DossierCommand>;
let projections: Projections;

beforeAll(async () => {
  stores = await openSealed();
  states = new States(stores.journal, emptyDossier, fold);
  recorder = new Recorder(stores.journal, states, { decide, kindOf, rejectionOf });
  projections = Projections.here(stores, [served(dossierProjections, underPolicy(states, { of: async () => defaults }))], { ...quick, batchSize: 7 });
  projections.start();
});

afterAll(async () => {
  await projections.stop();
  await stores.dispose();
});

/** What is asked of a dossier; it may refer to what is there. `undefined` when there is nothing to refer to. */
type Ask = (dossier: Dossier, which: number) => DossierCommand | undefined;

const pick = <T>(from: Iterable<T>, which: number): T | undefined => {
  const all = [...from];
  return all[which % Math.max(1, all.length)];
};
const parentIn = ({ people }: Dossier) => people.persons.find(({ role }) => role === 'parent')?.personId ?? 'nobody';
const withParent = (dossier: Dossier) => ({ role: 'parent', personId: parentIn(dossier), presence: 'in-person' }) as const;

const asks: Readonly<Record<string, Ask>> = {
  agreement: (dossier, which) => makeAgreement({ participants: [withParent(dossier), withMentor], text: text(`Afspraak ${String(which)} met Wilhelmina.`), evaluateOn: which % 5 === 0 ? '2026-01-01' : '2026-06-01' }),
  evaluation: ({ agreement }, which) => evaluateAgreement({ agreementId: pick(agreement.made.keys(), which) ?? randomUUID() }),
  consent: (_dossier, which) => requestConsent({ counterparty: `Logopedist Vandermeulen ${String(which)}` }),
  grant: (dossier, which) => grantConsent({ consentId: pick(dossier.consent.requests.keys(), which) ?? randomUUID(), grantor: parentIn(dossier) }),
  withdrawal: (dossier, which) => withdrawConsent({ consentId: pick(dossier.consent.requests.keys(), which) ?? randomUUID(), grantor: parentIn(dossier), occurredOn: '2026-03-11' }),
  authority: (dossier) => recordAuthority({ personId: parentIn(dossier) }),
  person: () => addPerson({ name: 'Grootvader Bartholomeus' }),
  goal: () => setGoal({ goal: text('Wilhelmina leest niveau E6.') }),
  progress: ({ developmentPlan }, which) => recordGoalProgress({ goalId: pick(developmentPlan.goals.keys(), which) ?? randomUUID() }),
  enrolment: (_dossier, which) => enrolPupil({ schoolId: `school-${String(which % 3)}` }),
  correction: ({ history }, which) => {
    const entry = pick([...history].filter((it) => it.state === 'kept' && it.content.type === 'AgreementMade'), which);
    if (entry?.state !== 'kept') return undefined;
    const { occurredOn: _day, ...data } = agreementMade({ ...entry.content.data, text: text('Verbeterd voor Wilhelmina.') }).data;
    return correctEntry({ entryId: entry.eventId, corrected: { occurredOn: '2026-03-09', data } });
  },
};

const execute = async (subject: Subject, command: DossierCommand): Promise<void> => {
  const meta = { commandId: randomUUID(), actor: { account: 'account', role: 'mentor' }, now: '2026-07-01T10:00:00.000Z', today: '2026-07-01', policyOn: defaults };
  const authorise = () => ({ rule: 'spec', policyVersion: 'spec', purpose: 'spec' });
  try {
    await recorder.execute({ subject, command, meta, source: 'urn:nld:spec', traceparent: '00-1-1-01', authorise, irregular: 'Zo is het gegaan.' });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
};

/** What readers get of one dossier, opened. */
const read = async ({ id }: Subject) => {
  const found: Record<string, unknown> = {};
  for (const projection of dossierProjections) {
    if (projection.kind === 'fold') continue;
    const documents = await projections.find(projection.name, { where: { dossierId: id }, limit: 1_000 });
    found[projection.name] = new Map(await Promise.all(documents.map(async (document) => {
      const { id: documentId, ...rest } = await projections.documents.open(projection, document);
      return [documentId, rest] as const;
    })));
  }
  return found;
};

/** The same from the dossier as its stream tells it, folded afresh. */
const expected = async (subject: Subject) => {
  const { state } = await new States(stores.journal, emptyDossier, fold).load(subject);
  const found: Record<string, unknown> = {};
  for (const projection of dossierProjections) {
    if (projection.kind === 'fold') continue;
    found[projection.name] = new Map(projection.derive({ ...state, policyOn: defaults }, subject).map(({ id, fields, content }) => [id, { fields, state: 'kept', content: JSON.parse(JSON.stringify(content)) }]));
  }
  return found;
};

const caughtUp = async (): Promise<void> => {
  const end = (await stores.eventStore.end())!;
  for (const name of projections.names) expect(await projections.waitFor(name, end, 5_000)).toBe(true);
};

const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(asks)), fc.nat(20)), { minLength: 1, maxLength: 25 });

/** A dossier in which all this was asked, one after the other. */
const dossierWith = async (sequence: readonly (readonly [string, number])[]): Promise<Subject> => {
  const subject = await newSubject(stores.keyVault);
  await execute(subject, registerPupil({ pupil: { name: 'Wilhelmina Vandermeulen', bornOn: '2014-05-20' }, submitter: { name: 'Moeder Vandermeulen', capacity: 'parent' } }));
  for (const [name, which] of sequence) {
    const command = asks[name]!((await states.load(subject)).state, which);
    if (command) await execute(subject, command);
  }
  return subject;
};

describe('Whatever happens in a dossier', () => {
  it('its documents are those of the dossier as its stream tells it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const subject = await dossierWith(sequence);
        await caughtUp();
        expect(await read(subject)).toEqual(await expected(subject));
      }),
      { numRuns: 12 },
    );
    expect(projections.status().map(({ parked }) => parked)).toEqual(dossierProjections.map(() => 0));
  }, 60_000);

  it('also after an erasure', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(fc.nat(12), { maxLength: 3 }), async (sequence, revisions) => {
        const subject = await dossierWith([['agreement', 1], ...sequence]);
        await caughtUp();
        await erase(stores, subject, revisions);
        await projections.rebuildSubject(subject.id);
        const documents = await read(subject);
        expect(documents).toEqual(await expected(subject));
        expect([...(documents['open-agreements'] as Map<string, { state: string }>).values()].every(({ state }) => state === 'kept')).toBe(true);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('its timeline holds every entry once, in order, and opens as the stream does', async () => {
    const subject = await dossierWith([['agreement', 1], ['consent', 2], ['correction', 0], ['agreement', 5], ['person', 0]]);
    await caughtUp();
    const rows = await projections.find('timeline', { where: { dossierId: subject.id }, sort: { field: 'revision', direction: 'ascending' }, limit: 100 });
    const opened = await Promise.all(rows.map((row) => stores.journal.open(subject, originalOf(row))));
    expect(opened.length).toBeGreaterThan(5);
    expect(opened).toEqual(await collected(stores.journal.read(subject)));
  });

  it('every projection rebuilt is the same', async () => {
    const subject = await dossierWith([['authority', 0], ['agreement', 1], ['consent', 2], ['grant', 0], ['goal', 1], ['withdrawal', 0]]);
    await caughtUp();
    const before = await read(subject);
    for (const name of projections.names) expect((await projections.rebuild(name)).parked).toBe(0);
    expect(await read(subject)).toEqual(before);
    expect(before).toEqual(await expected(subject));
  });

  it('the files of the read store hold no personal text', async () => {
    await dossierWith([['agreement', 1], ['consent', 2], ['person', 0], ['goal', 1]]);
    await caughtUp();
    const files = (await readdir(stores.folder)).filter((name) => name.startsWith('read.db'));
    expect(files).toContain('read.db');
    for (const name of files) {
      const bytes = await readFile(join(stores.folder, name));
      for (const words of ['Wilhelmina', 'Vandermeulen', 'Bartholomeus', 'Afspraak', 'Logopedist', 'niveau E6', '2014-05-20', 'AgreementMade', 'care-provider']) {
        for (const encoding of ['utf8', 'utf16le', 'base64', 'hex'] as const) {
          const needle = encoding === 'utf8' || encoding === 'utf16le' ? Buffer.from(words, encoding) : Buffer.from(Buffer.from(words).toString(encoding));
          expect([name, words, encoding, bytes.includes(needle)]).toEqual([name, words, encoding, false]);
        }
      }
    }
  });
});
