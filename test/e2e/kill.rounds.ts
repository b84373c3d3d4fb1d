import { setTimeout as sleep } from 'node:timers/promises';
import { copyFileNames, parseKeys, unbundle, verifyCopy } from '../../src/proof/index.ts';
import { Journal } from '../../src/platform/journal/journal.ts';
import { childVoice, type OpenedDossier } from './family.ts';
import { schoolAt, ServiceProcess } from './process.ts';
import { injected, newPlace, removePlace, Service, type School, type Send, type Someone } from './school.ts';

export interface Sent {
  readonly dossier: OpenedDossier;
  readonly key: string;
  readonly words: string;
  /** Undefined when the answer never came. */
  entryId?: string;
}

/** Kills the service under load again and again, on the same folder, and looks each time at everything that was acknowledged so far. */
export const killAndCompare = async (rounds: number): Promise<void> => {
  const place = newPlace();
  const where: { send: Send } = { send: () => Promise.reject(new Error('Nothing runs.')) };
  const sent: Sent[] = [];
  try {
    let running = await ServiceProcess.start(place);
    where.send = running.send;
    const school = await (await schoolAt(place, where)).furnish();
    const dossiers = [await school.pupil(), await school.pupil(), await school.pupil()];
    for (let round = 0; round < rounds; round += 1) {
      const receipts = await Promise.all(dossiers.map(async (dossier) => (await school.done(dossier.read(dossier.mother, 'receipt'))).text));
      await killUnderLoad(running, school, dossiers, sent, round);
      await compare(place, where, dossiers, receipts, sent, round === rounds - 1);
      running = await ServiceProcess.start(place);
      where.send = running.send;
    }
    await running.stop();
  } finally {
    await removePlace(place);
  }
};

const WRITERS = 8;

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds() && tries < 2_000; tries += 1) await sleep(10);
};

const killUnderLoad = async (running: ServiceProcess, school: School, dossiers: readonly OpenedDossier[], sent: Sent[], round: number): Promise<void> => {
  const before = sent.length;
  let isOver = false;
  const write = async (writer: number): Promise<void> => {
    for (let at = 0; !isOver; at += 1) {
      const dossier = dossiers[(writer + at) % dossiers.length]!;
      const one: Sent = { dossier, key: `round-${round}-${writer}-${at}`, words: `Ronde ${round}, schrijver ${writer}, zin ${at}.` };
      sent.push(one);
      const answer = await dossier.ask('child-voices', childVoice(one.words), school.system, { key: one.key }).catch(() => undefined);
      if (answer?.status === 201) one.entryId = answer.body.entries[0].entryId;
    }
  };
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  // On a slow machine the first answer comes late: a kill before it would prove nothing.
  await Promise.race([writers, until(() => sent.slice(before).some(({ entryId }) => entryId !== undefined))]);
  await sleep(Math.random() * 250);
  const killed = running.kill();
  isOver = true;
  await Promise.all([killed, writers]);
  expect(sent.slice(before).filter(({ entryId }) => entryId !== undefined).length).toBeGreaterThan(0);
};

const compare = async (place: Parameters<typeof removePlace>[0], where: { send: Send }, dossiers: readonly OpenedDossier[], receipts: readonly string[], sent: readonly Sent[], isLast: boolean): Promise<void> => {
  const service = await Service.open(new Date().toISOString(), { place });
  try {
    where.send = injected(service.app);
    const { school } = service;
    for (const [at, dossier] of dossiers.entries()) {
      await everythingIsThere(service, dossier, sent);
      // Lists follow again when the lease of the killed process has run out: waited for once.
      if (isLast) await everythingIsListed(service, dossier);
      await nothingChanged(school, dossier, receipts[at]!);
    }
    await everythingCanBeSentAgain(service, sent);
  } finally {
    await service.close({ keepFolder: true });
  }
};

const historyOf = async ({ app, stores }: Service, dossier: OpenedDossier) => {
  const subject = await stores.keyVault.find(dossier.id);
  const found = [];
  // Every entry is opened under the digest of its place: what was torn or moved would not open.
  for await (const opened of app.get(Journal, { strict: false }).read(subject!)) found.push(opened);
  return found;
};

export const everythingIsThere = async (service: Service, dossier: OpenedDossier, sent: readonly Sent[]): Promise<void> => {
  const history = await historyOf(service, dossier);
  const stored = new Set(history.map(({ entry }) => entry.eventId));
  const acknowledged = sent.filter((it) => it.dossier === dossier && it.entryId !== undefined);
  expect(acknowledged.filter(({ entryId }) => !stored.has(entryId!))).toEqual([]);
  expect(history.map(({ entry }) => entry.revision)).toEqual(history.map((_, revision) => revision));
};

export const everythingIsListed = async (service: Service, dossier: OpenedDossier): Promise<void> => {
  const history = await historyOf(service, dossier);
  const last = history.at(-1)!.position;
  const counsellor: Someone = await service.school.someone('counsellor-1', await tenantOf(service, dossier), 'care');
  const found: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await service.school.done(service.school.get(counsellor, `${dossier.path}/entries?limit=100&after=${encodeURIComponent(`${last.commit}/${last.prepare}`)}${cursor}`, { prefer: 'wait=20' }), 200);
    found.push(...body.items.map(({ entryId }: { entryId: string }) => entryId));
    if (body.next === undefined) break;
    cursor = `&cursor=${String(body.next)}`;
  }
  expect(found).toEqual(history.map(({ entry }) => entry.eventId).toReversed());
};

const tenantOf = async ({ stores }: Service, dossier: OpenedDossier): Promise<string> => (await stores.keyVault.find(dossier.id))!.tenant;

/** A whole copy, checked with the receipt from before the kill. */
export const nothingChanged = async (school: School, dossier: OpenedDossier, receipt: string): Promise<void> => {
  const { ids } = await dossier.record('copy-requests', { requester: dossier.ids.mother, form: 'electronic' }, dossier.mother);
  const request = `copy-requests/${String(ids['copyRequestId'])}`;
  await dossier.record(`${request}/identity-verifications`, { how: 'known-in-person' });
  await dossier.record(`${request}/issues`, {});
  const files = unbundle((await school.done(dossier.read(dossier.mother, `${request}/package`), 200)).text);
  const keys = parseKeys((await school.get(undefined, '/v1/proof-keys')).text) ?? [];
  expect(verifyCopy(files, { keys, receipts: [receipt] }).broken).toEqual([]);
  expect(files.has(copyFileNames.RECEIPT)).toBe(true);
};

/** Whoever got no answer sends the same again: it is stored then, or was stored, and never twice. */
export const everythingCanBeSentAgain = async (service: Service, sent: readonly Sent[]): Promise<void> => {
  for (const { dossier, key, words, entryId } of sent.slice(-40)) {
    const system = await service.school.someone('system-1', await tenantOf(service, dossier), 'administration');
    const again = await dossier.ask('child-voices', childVoice(words), system, { key });
    expect([200, 201]).toContain(again.status);
    if (entryId !== undefined) expect([again.status, again.body.entries[0].entryId]).toEqual([200, entryId]);
  }
  const words = (await Promise.all([...new Set(sent.map(({ dossier }) => dossier))].map((dossier) => historyOf(service, dossier)))).flat().flatMap(({ entry }) =>
    entry.state === 'kept' && entry.content.type === 'ChildVoiceRecorded' ? [JSON.stringify(entry.content.data['words' as keyof object])] : [],
  );
  expect(new Set(words).size).toBe(words.length);
};
