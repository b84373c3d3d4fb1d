import { setTimeout as sleep } from 'node:timers/promises';
import { mayHaveReplicas } from '../servers/stores.ts';
import { childVoice, type OpenedDossier } from './family.ts';
import { schoolAt, ServiceProcess } from './process.ts';
import { newPlace, removePlace, type Place, type School, type Send } from './school.ts';

/** Within this time another replica keeps the lists after one was killed. */
const TAKE_OVER_MS = 15_000;
const ROUNDS = 10;

// Replicas need stores that let in more than one process.
const onServers = mayHaveReplicas ? describe : describe.skip;

onServers('Two replicas of the service on the same stores', () => {
  let place: Place;
  let replicas: [ServiceProcess, ServiceProcess];
  let school: School;
  let dossier: OpenedDossier;
  const where: { send: Send } = { send: () => Promise.reject(new Error('Nothing runs.')) };

  /** Every request goes to the other one than the request before it. */
  const inTurns = (): Send => {
    let count = 0;
    return (request) => replicas[(count += 1) % 2]!.send(request);
  };
  const at = async <T>(replica: ServiceProcess, work: () => Promise<T>): Promise<T> => {
    where.send = replica.send;
    try {
      return await work();
    } finally {
      where.send = inTurns();
    }
  };

  beforeAll(async () => {
    place = newPlace();
    replicas = [await ServiceProcess.start(place), await ServiceProcess.start(place)];
    where.send = inTurns();
    school = await (await schoolAt(place, where)).furnish();
    dossier = await school.pupil();
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await removePlace(place);
  });

  /** The same key at both at once: each request names its replica, because they overlap. */
  const race = async (key: string, ...words: readonly [string, string]) => {
    const answers = await Promise.all(
      replicas.map(async (replica, at) => {
        const { send } = replica;
        const own = await schoolAt(place, { send });
        return own.post(school.counsellor, `${dossier.path}/child-voices`, { occurredOn: own.today(), ...childVoice(words[at]) }, { key });
      }),
    );
    return answers.map(({ status, body }) => ({ status, entryId: body.entries?.[0].entryId as string | undefined, code: body.code as string | undefined }));
  };
  /** The racing requests went past the dossier: what is recorded after them makes the list wait for them. */
  const entriesWith = async (words: string): Promise<number> => {
    await dossier.record('child-voices', childVoice('Daarna.'));
    return (await dossier.entries(school.counsellor)).filter((entry) => JSON.stringify(entry).includes(words)).length;
  };

  it('what one recorded, the other knows at once, in the dossier and in the lists', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { entryId } = await dossier.record('child-voices', childVoice(`Om de beurt ${String(round)}.`));
      expect((await dossier.entries(dossier.mother))[0].entryId).toBe(entryId);
    }
  });

  it('one key and one body at both at once: stored once, and both get that answer', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const words = `Gelijk ${String(round)}.`;
      const [one, other] = await race(`same-${String(round)}`, words, words);
      // Two 201 when the store itself knew the second append for the first: the ids of the events are the same.
      for (const answer of [one, other]) expect([200, 201]).toContain(answer?.status);
      expect(one?.entryId).toBe(other?.entryId);
      expect(await entriesWith(words)).toBe(1);
    }
  });

  it('one key and two bodies at both at once: one is stored, the other is refused', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [one, other] = await race(`other-${String(round)}`, `Eerste ${String(round)}.`, `Tweede ${String(round)}.`);
      expect([one?.status, other?.status].toSorted()).toEqual([201, 409]);
      expect([one?.code, other?.code]).toContain('idempotency-key-reused');
    }
  });

  it('many commands at both at once: each is stored once, in one order', async () => {
    // Who lost every race hears `busy`, and asks again with the same key.
    const record = async (number: number): Promise<{ readonly entryId: string }> => {
      for (;;) {
        const answer = await dossier.ask('child-voices', childVoice(`Samen ${String(number)}.`), undefined, { key: `together-${String(number)}` });
        if (answer.body.code !== 'busy') return (await school.done(Promise.resolve(answer))).body.entries[0];
      }
    };
    const recorded = await Promise.all(Array.from({ length: 20 }, (_, number) => record(number)));
    const listed = (await dossier.entries(school.counsellor)).map(({ entryId }) => entryId as string);
    expect(new Set(recorded.map(({ entryId }) => entryId)).size).toBe(20);
    for (const { entryId } of recorded) expect(listed.filter((it) => it === entryId)).toHaveLength(1);
  });

  const statesOf = async ({ send }: ServiceProcess): Promise<readonly string[]> =>
    (JSON.parse((await send({ method: 'GET', url: '/health/ready', headers: {} })).text).projections as readonly { state: string }[]).map(({ state }) => state);

  it('each list is kept by one of them', async () => {
    const states = await Promise.all(replicas.map(statesOf));
    const projections = states[0]!.map((_, at) => states.map((it) => it[at]));
    for (const pair of projections) expect(pair.filter((state) => state === 'standby')).toHaveLength(1);
  });

  const holderAndOther = async (): Promise<[ServiceProcess, ServiceProcess]> => {
    const isHolder = (await statesOf(replicas[0])).some((state) => state !== 'standby');
    return isHolder ? replicas : [replicas[1], replicas[0]];
  };

  /** True once the newest entry in the list is this one. */
  const isListed = async (entryId: string): Promise<boolean> => {
    const { status, body } = await dossier.read(dossier.mother, 'entries?limit=1');
    return status === 200 && body.items[0]?.entryId === entryId;
  };

  it('a holder that was frozen in the middle of its work changes nothing when it goes on after another took over', async () => {
    const [holder, other] = await holderAndOther();
    const before = (await dossier.entries(school.counsellor)).map(({ entryId }) => entryId as string);
    const recorded: string[] = [];
    await at(other, async () => {
      const record = async (words: string): Promise<string> => {
        const { entryId } = await dossier.record('child-voices', childVoice(words));
        recorded.push(entryId);
        return entryId;
      };
      const load = Promise.all(Array.from({ length: 10 }, (_, number) => record(`Onder druk ${String(number)}.`)));
      await sleep(20);
      holder.child.kill('SIGSTOP');
      try {
        await load;
        const last = await record('Terwijl hij stilstond.');
        const since = performance.now();
        while (!(await isListed(last)) && performance.now() - since < TAKE_OVER_MS) await sleep(100);
        expect(await isListed(last)).toBe(true);
      } finally {
        holder.child.kill('SIGCONT');
      }
      await record('Terwijl hij bijkwam.');
    });

    // Long enough for whatever it was doing, and for its lease to be asked again.
    await sleep(4_000);
    for (const replica of [holder, other]) {
      const listed = await at(replica, async () => (await dossier.entries(school.counsellor)).map(({ entryId }) => entryId as string));
      expect(listed.slice(recorded.length)).toEqual(before);
      expect(listed.slice(0, recorded.length).toSorted()).toEqual(recorded.toSorted());
    }
    const states = await Promise.all(replicas.map(statesOf));
    for (const [list] of states[0]!.entries()) expect(states.filter((it) => it[list] === 'standby')).toHaveLength(1);
  });

  it(`after kill -9 of the one that keeps the lists, the other does within ${String(TAKE_OVER_MS / 1_000)} seconds`, async () => {
    const [holder, survivor] = await holderAndOther();
    await holder.kill();
    const killedAt = performance.now();

    await at(survivor, async () => {
      const { entryId } = await dossier.record('child-voices', childVoice('Na de storing.'));
      while (!(await isListed(entryId)) && performance.now() - killedAt < TAKE_OVER_MS) await sleep(100);
      expect(await isListed(entryId)).toBe(true);
    });
    expect(performance.now() - killedAt).toBeLessThan(TAKE_OVER_MS);

    replicas = [survivor, await ServiceProcess.start(place)];
    where.send = inTurns();
    for (const replica of replicas) {
      await at(replica, async () => {
        // One that has just started answers 503 until its lists are there.
        const startedAt = performance.now();
        const listed = async (): Promise<number> => (await dossier.entries(dossier.mother).catch(() => [])).length;
        while ((await listed()) === 0 && performance.now() - startedAt < TAKE_OVER_MS) await sleep(100);
        expect(await listed()).toBeGreaterThan(0);
      });
    }
  });
});
