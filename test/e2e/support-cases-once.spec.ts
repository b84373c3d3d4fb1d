import { setTimeout as sleep } from 'node:timers/promises';
import { Deliveries } from '../../src/support-cases/index.ts';
import { AppendUncertain, StoreUnavailable } from '../../src/platform/event-store/event-store.ts';
import { Erasure } from '../../src/platform/journal/erasure.ts';
import { Projections } from '../../src/platform/projections/index.ts';
import { commitmentOfLeaves } from '../../src/proof/index.ts';
import { childVoice, type OpenedDossier, type Recorded } from './family.ts';
import { askPartnership, caseIds, delivered, entriesOf, foundPartnership, openedBy, upToDate, type Partnership } from './partnership.ts';
import { schoolAt, ServiceProcess } from './process.ts';
import { injected, newPlace, removePlace, Service, type School, type Send } from './school.ts';

const WORDS = ['Ik lees graag.', 'Ik reken graag.', 'Ik teken graag.'];

/** A dossier with some words of the pupil, of which the partnership is asked about all. */
const askedAbout = async (dossier: OpenedDossier, partnership: Pick<Partnership, 'id'>): Promise<{ readonly named: readonly string[]; readonly request: Recorded }> => {
  const named: string[] = [];
  for (const words of WORDS) named.push((await dossier.record('child-voices', childVoice(words))).entryId);
  return { named, request: await askPartnership(dossier, partnership, named) };
};

/** Board entries in a case in the order in which they came; the request is the first. */
const handedIn = async (school: School, { caseWorker }: Partnership, caseId: string): Promise<readonly string[]> =>
  (await entriesOf(school, caseWorker, caseId)).flatMap((it) => it.delivered?.entryId ?? it.data?.entryId ?? []);

describe('The board’s file and that of the partnership go their own ways (W-31, W-34: separate controllers, keys and retention)', () => {
  let service: Service;
  let school: School;
  let partnership: Partnership;
  beforeAll(async () => {
    service = await Service.furnished('2026-09-15T10:00:00.000Z');
    ({ school } = service);
    partnership = await foundPartnership(school);
  });
  afterAll(() => service.close());

  const story = async () => {
    const dossier = await school.pupil();
    return { dossier, ...(await openedBy(service, partnership, () => askedAbout(dossier, partnership))) };
  };
  const erase = async (id: string, what: Parameters<Erasure['erase']>[1]): Promise<void> =>
    service.app.get(Erasure, { strict: false }).erase((await service.stores.keyVault.find(id))!, what, 'AVG 17', 0);
  const read = (caseId: string, below = '') => school.get(partnership.caseWorker, `/v1/support-cases/${caseId}${below}`);
  const again = () => service.app.get(Projections, { strict: false }).rebuild('support-deliveries');
  const inCase = async (caseId: string, entryId: string) => (await entriesOf(school, partnership.caseWorker, caseId)).find((it) => it.delivered?.entryId === entryId);

  it('what the board erases stays with the partnership, and still proves what the board recorded', async () => {
    const { dossier, named: [first = ''], caseId } = await story();
    await erase(dossier.id, { entryId: first });
    expect((await dossier.read(dossier.mother, `entries/${first}`)).body).toMatchObject({ state: 'erased' });
    const held = await inCase(caseId, first);
    const { delivered: it, proof } = (await school.done(read(caseId, `/entries/${held.entryId}`), 200)).body;
    expect(it.content.data.words).toEqual([{ text: WORDS[0] }]);
    expect(commitmentOfLeaves(proof.leaves)).toBe(proof.commitment);
  });

  it('the board destroys all that it kept as file: the case of the partnership is as it was', async () => {
    const { dossier, caseId } = await story();
    const before = await entriesOf(school, partnership.caseWorker, caseId);
    await erase(dossier.id, { retentionClass: 'file' });
    expect((await dossier.read(school.counsellor, 'entries?limit=100')).text).not.toContain(WORDS[0]);
    expect(await entriesOf(school, partnership.caseWorker, caseId)).toEqual(before);
    await again();
    expect(await entriesOf(school, partnership.caseWorker, caseId)).toEqual(before);
  });

  it('what the partnership erases stays with the board, and does not come back', async () => {
    const { dossier, named: [first = ''], caseId } = await story();
    const { entryId } = await inCase(caseId, first);
    await erase(caseId, { entryId });
    expect((await school.done(read(caseId, `/entries/${entryId}`), 200)).body).toEqual({ state: 'erased', entryId, recordedAt: expect.any(String), erasedAt: expect.any(String), ground: 'AVG 17' });
    expect((await dossier.read(dossier.mother, `entries/${first}`)).body).toMatchObject({ state: 'shown', data: { words: [{ text: WORDS[0] }] } });
    const lines = (await service.stores.accessLog.about(dossier.id, { limit: 1_000 })).length;
    await again();
    expect(await inCase(caseId, first)).toBeUndefined();
    // Nothing was handed over again, and nobody reads that it was.
    expect(await service.stores.accessLog.about(dossier.id, { limit: 1_000 })).toHaveLength(lines);
  });

  it('the partnership destroys its file: nobody of it knows of the case, the dossier is as it was, and no new case comes', async () => {
    const { dossier, caseId } = await story();
    const before = await dossier.entries(dossier.mother);
    await erase(caseId, { retentionClass: 'file' });
    expect((await read(caseId)).status).toBe(404);
    expect(await dossier.entries(dossier.mother)).toEqual(before);
    const cases = await caseIds(service, partnership);
    await again();
    expect([(await read(caseId)).status, await caseIds(service, partnership)]).toEqual([404, cases]);
  });
});

describe('W-34: what a board named is handed over once, whatever happens meanwhile', () => {
  it('when all requests are gone through again, and when several do so at once', async () => {
    const service = await Service.furnished('2026-09-15T10:00:00.000Z');
    try {
      const { school } = service;
      const partnership = await foundPartnership(school);
      const dossier = await school.pupil();
      const { named, request } = await askedAbout(dossier, partnership);
      const stream = (await service.stores.keyVault.find(dossier.id))!.stream;
      const deliveries = service.app.get(Deliveries, { strict: false });
      await Promise.all([1, 2, 3].map(() => deliveries.deliver({ stream, id: request.entryId })));
      await delivered(service, request);
      await service.app.get(Projections, { strict: false }).rebuild('support-deliveries');
      const [caseId = '', ...more] = await caseIds(service, partnership);
      expect([more, await handedIn(school, partnership, caseId)]).toEqual([[], [request.entryId, ...named]]);
    } finally {
      await service.close();
    }
  });

  it('when the store is uncertain, or away, in between', async () => {
    let appends = 0;
    const service = await Service.furnished('2026-09-15T10:00:00.000Z', {
      between: (stores) => ({
        ...stores,
        eventStore: new Proxy(stores.eventStore, {
          get: (store, name) => {
            const found: unknown = Reflect.get(store, name);
            if (typeof found !== 'function') return found;
            if (name !== 'append') return found.bind(store) as unknown;
            return async (...given: Parameters<typeof store.append>) => {
              if (!given[0].startsWith('support-')) return store.append(...given);
              appends += 1;
              // Every third does not reach the store, every second is stored without an answer.
              if (appends % 3 === 0) throw new StoreUnavailable('A test.');
              const appended = await store.append(...given);
              if (appends % 2 === 0) throw new AppendUncertain('A test.');
              return appended;
            };
          },
        }),
      }),
    });
    try {
      const { school } = service;
      const partnership = await foundPartnership(school);
      const { named, request } = await askedAbout(await school.pupil(), partnership);
      await delivered(service, request);
      const [caseId = '', ...more] = await caseIds(service, partnership);
      expect([more, await handedIn(school, partnership, caseId)]).toEqual([[], [request.entryId, ...named]]);
      expect(appends).toBeGreaterThan(1 + 1 + named.length);
      expect(service.app.get(Projections, { strict: false }).status().find(({ projection }) => projection === 'support-deliveries')).toMatchObject({ state: 'live', parked: 0 });
    } finally {
      await service.close();
    }
  });

  it('when the service is killed, again and again', async () => {
    const place = newPlace();
    const where: { send: Send } = { send: () => Promise.reject(new Error('Nothing runs.')) };
    try {
      let running = await ServiceProcess.start(place);
      where.send = running.send;
      const school = await (await schoolAt(place, where)).furnish();
      const partnership = await foundPartnership(school);
      const requests: (readonly string[])[] = [];
      for (let round = 0; round < 2; round += 1) {
        const dossiers = await Promise.all([school.pupil(), school.pupil()]);
        for (const dossier of dossiers) {
          const { named, request } = await askedAbout(dossier, partnership);
          requests.push([request.entryId, ...named]);
        }
        await sleep(Math.random() * 60);
        await running.kill();
        running = await ServiceProcess.start(place);
        where.send = running.send;
      }
      await running.stop();
      const service = await Service.open(new Date().toISOString(), { place });
      try {
        where.send = injected(service.app);
        await upToDate(service, 'support-deliveries');
        const ids = await caseIds(service, partnership);
        const handed = await Promise.all(ids.map((id) => handedIn(school, partnership, id)));
        expect(handed.toSorted()).toEqual(requests.toSorted());
      } finally {
        await service.close({ keepFolder: true });
      }
    } finally {
      await removePlace(place);
    }
  }, 120_000);
});
