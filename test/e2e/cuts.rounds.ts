import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDouble } from '../doubles/eventstoredb/event-store-double.ts';
import { childVoice, type OpenedDossier } from './family.ts';
import { everythingCanBeSentAgain, everythingIsListed, everythingIsThere, nothingChanged, type Sent } from './kill.rounds.ts';
import { newPlace, removePlace, Service, type School } from './school.ts';

const WRITERS = 4;
const SENT_PER_WRITER = 4;

/** The same numbers for the same seed (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** What may go wrong between the service and its event store. */
const cutsOf = (double: EventStoreDouble): readonly (() => void | Promise<void>)[] => [
  () => double.cutStreams(),
  () => double.dropNextAnswer('append'),
  () => double.dropNextRequest('append'),
  () => double.answerTwice('append'),
  () => double.dropNextAnswer('read'),
  async () => {
    const hold = double.holdNext('append');
    await sleep(60);
    hold.release();
  },
  async () => {
    double.notLeader(true);
    await sleep(40);
    double.notLeader(false);
  },
  () => double.restart(),
];

/** One run: facts are posted while the connection to the event store fails at random; then everything is looked at. */
export const cutAndCompare = async (seed: number): Promise<void> => {
  const random = randomFrom(seed);
  const double = await EventStoreDouble.start({ duplicateTimeoutMs: 100 });
  const place = newPlace({ EVENTSTORE_URL: double.url });
  const service = await Service.furnished(new Date().toISOString(), { place });
  try {
    const { school } = service;
    const dossiers = [await school.pupil(), await school.pupil()];
    const receipts = await Promise.all(dossiers.map(async (dossier) => (await school.done(dossier.read(dossier.mother, 'receipt'))).text));

    const sent: Sent[] = [];
    const failing = new AbortController();
    const cutting = cut(double, random, failing.signal);
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(school, dossiers, writer, sent)));
    failing.abort();
    await cutting;
    double.clearFaults();

    expect(double.calls.batchAppends).toBe(0);
    for (const [at, dossier] of dossiers.entries()) {
      await everythingIsThere(service, dossier, sent);
      await everythingIsListed(service, dossier);
      await nothingChanged(school, dossier, receipts[at]!);
    }
    await everythingCanBeSentAgain(service, sent);
  } finally {
    await service.close({ keepFolder: true });
    await double.stop();
    await removePlace(place);
  }
};

const cut = async (double: EventStoreDouble, random: () => number, signal: AbortSignal): Promise<void> => {
  const cuts = cutsOf(double);
  while (!signal.aborted) {
    await cuts[Math.floor(random() * cuts.length)]!();
    await sleep(30 + random() * 120);
  }
};

const write = async (school: School, dossiers: readonly OpenedDossier[], writer: number, sent: Sent[]): Promise<void> => {
  for (let at = 0; at < SENT_PER_WRITER; at += 1) {
    const dossier = dossiers[(writer + at) % dossiers.length]!;
    const one: Sent = { dossier, key: `${String(writer)}-${String(at)}`, words: `Schrijver ${String(writer)}, zin ${String(at)}.` };
    sent.push(one);
    const answer = await dossier.ask('child-voices', childVoice(one.words), school.system, { key: one.key });
    // While the event store is away the service says so; it never says that something was stored when it was not.
    expect([201, 409, 503]).toContain(answer.status);
    if (answer.status === 201) one.entryId = answer.body.entries[0].entryId;
  }
};
