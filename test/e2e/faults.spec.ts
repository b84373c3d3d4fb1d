import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import { parseKeys, unbundle, verifyCopy } from '../../src/proof/index.ts';
import { childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { schoolAt, ServiceProcess } from './process.ts';
import { areEmbedded, mayHaveReplicas } from '../servers/stores.ts';
import { newPlace, removePlace, School, Service, injected, type Answer, type Place, type Send } from './school.ts';

// On servers there is no file to fill, search or lock: their own tests do the like.
const onEmbedded = areEmbedded ? it : it.skip;
const onEmbeddedFiles = areEmbedded ? describe : describe.skip;

/** A dossier whose requests go to whichever service runs now on the folder. */
const movable = (): { readonly where: { send: Send }; readonly school: (service: Service) => School } => {
  const where: { send: Send } = { send: () => Promise.reject(new Error('Nothing runs.')) };
  return { where, school: ({ school, clock }) => new School(school.keys, (request) => where.send(request), () => clock.today()) };
};

const takeCopy = async (school: School, dossier: OpenedDossier): Promise<ReturnType<typeof unbundle>> => {
  const { ids } = await dossier.record('copy-requests', { requester: dossier.ids.mother, form: 'electronic' }, dossier.mother);
  const request = `copy-requests/${String(ids['copyRequestId'])}`;
  await dossier.record(`${request}/identity-verifications`, { how: 'known-in-person' });
  await dossier.record(`${request}/issues`, {});
  return unbundle((await school.done(dossier.read(dossier.mother, `${request}/package`), 200)).text);
};

describe('The service is stopped and started again on the same folder', () => {
  let place: Place;
  let service: Service;
  let where: { send: Send };
  let school: School;
  let dossier: OpenedDossier;
  beforeEach(async () => {
    place = newPlace();
    service = await Service.open('2026-09-15T10:00:00.000Z', { place });
    const moving = movable();
    ({ where } = moving);
    where.send = injected(service.app);
    school = await moving.school(service).furnish();
    dossier = await school.pupil();
    await dossier.record('child-voices', childVoice('Voor de stop.'), undefined, { key: 'before' });
  });
  afterEach(async () => {
    await service.close({ keepFolder: true });
    await removePlace(place);
  });

  const restart = async (between: () => void = () => undefined): Promise<void> => {
    await service.close({ keepFolder: true });
    between();
    service = await Service.open('2026-09-15T11:00:00.000Z', { place });
    where.send = injected(service.app);
  };

  it('everything is there, for everybody as before', async () => {
    const everybody = [dossier.mother, school.teacher, school.counsellor];
    const read = () => Promise.all(everybody.map((who) => dossier.entries(who)));
    const before = await read();
    await restart();
    expect(await read()).toEqual(before);
    expect((await dossier.read(dossier.other, 'entries')).status).toBe(403);
    expect((await dossier.read(school.colleague, 'entries')).status).toBe(404);
  });

  it('the ETag is the same, and a repeated request is recognised', async () => {
    const etag = (await dossier.read(school.counsellor)).headers['etag'];
    await restart();
    expect((await dossier.read(school.counsellor)).headers['etag']).toBe(etag);
    expect((await dossier.ask('child-voices', childVoice('Voor de stop.'), undefined, { key: 'before' })).status).toBe(200);
  });

  it('lists go on with what is recorded after', async () => {
    await restart();
    const { entryId } = await dossier.record('child-voices', childVoice('Na de start.'));
    expect((await dossier.entries(dossier.mother))[0].entryId).toBe(entryId);
  });

  it('a receipt from before and the key from before check a copy from after', async () => {
    const { text: receipt } = await dossier.read(dossier.mother, 'receipt');
    const { text: key } = await school.get(undefined, '/v1/proof-keys');
    await restart();
    expect(verifyCopy(await takeCopy(school, dossier), { keys: parseKeys(key) ?? [], receipts: [receipt] }).broken).toEqual([]);
  });

  it('who looked is still known', async () => {
    await dossier.entries(school.teacher);
    await restart();
    expect((await dossier.read(dossier.mother, 'access-log')).body.items).toEqual([expect.objectContaining({ role: 'teacher' })]);
  });

  onEmbedded('the lists are made again when their file is gone', async () => {
    const before = await dossier.entries(dossier.mother);
    await restart(() => {
      for (const name of readdirSync(place.config.dataFolder)) if (name.startsWith('read.sqlite')) rmSync(join(place.config.dataFolder, name));
    });
    expect(await dossier.entries(dossier.mother)).toEqual(before);
  });

  (mayHaveReplicas ? it.skip : it)('a second service does not start on the folder of one that runs', async () => {
    await expect(Service.open('2026-09-15T10:00:00.000Z', { place })).rejects.toMatchObject({ code: 'store-unavailable' });
    expect((await dossier.read(dossier.mother)).status).toBe(200);
  });
});

onEmbeddedFiles('There is no room for another event', () => {
  let place: Place;
  let service: Service;
  beforeAll(() => {
    place = newPlace();
  });
  afterAll(async () => {
    await service.close();
  });

  it('recording answers 503 and stores nothing of it, reading goes on, and with room the same request is stored', async () => {
    const alarms: string[] = [];
    const quiet = (): void => undefined;
    service = await Service.open('2026-09-15T10:00:00.000Z', {
      place,
      logger: { log: quiet, warn: quiet, error: (line: unknown) => alarms.push(JSON.stringify(line)) },
      between: async (stores, { config }) => {
        await stores.eventStore.close();
        const eventStore = await SqliteEventStore.open({ file: join(config.dataFolder, 'events.sqlite'), maxPageCount: 120 });
        return { ...stores, eventStore, close: () => eventStore.close().then(() => stores.close()) };
      },
    });
    const { where, school: schoolOf } = movable();
    where.send = injected(service.app);
    const school = await schoolOf(service).furnish();
    const dossier = await school.pupil();
    let stored = 0;
    let position = '';
    const speak = async (): Promise<Answer> => {
      const answer = await dossier.ask('child-voices', childVoice([{ text: `${stored} ${'Ik lees graag. '.repeat(1_000)}` }]), undefined, { key: `voice-${stored}` });
      if (answer.status === 201) {
        stored += 1;
        ({ position } = answer.body);
      }
      return answer;
    };
    const voices = async (): Promise<number> => (await school.done(dossier.read(dossier.mother, `entries?accessClass=child-voice&limit=100&after=${encodeURIComponent(position)}`), 200)).body.items.length;
    let answer = await speak();
    while (answer.status === 201 && stored < 100) answer = await speak();
    expect([answer.status, answer.body.code, answer.headers['content-type'], answer.headers['retry-after']]).toEqual([503, 'store-unavailable', 'application/problem+json', '5']);
    expect(answer.text).not.toContain('lees');
    expect([stored > 0, await voices()]).toEqual([true, stored]);
    expect((await dossier.read(dossier.mother)).status).toBe(200);
    expect((await speak()).status).toBe(503);

    // An item of a batch is refused on its own; the operator hears of it all the same.
    const heard = alarms.length;
    expect(heard).toBeGreaterThan(0);
    const event = { specversion: '1.0', id: 'full-1', source: 'urn:test', type: 'nl.leerlingdossier.child-voice-recorded', subject: dossier.id, data: { occurredOn: '2026-09-15', ...childVoice('Ik lees graag. '.repeat(1_000)) } };
    const batch = await school.post(school.system, '/v1/events', [event]);
    expect([batch.status, batch.body[0].status]).toEqual([200, 503]);
    expect(alarms.length).toBeGreaterThan(heard);
    expect(alarms.filter((line) => line.includes('lees'))).toEqual([]);

    await service.close({ keepFolder: true });
    service = await Service.open('2026-09-15T11:00:00.000Z', { place });
    where.send = injected(service.app);
    expect((await speak()).status).toBe(201);
    expect(await voices()).toBe(stored);
  }, 30_000);
});

const names = ['Noor de Wit', 'Fatima Bakkali', 'Jeroen de Wit', 'Bram Visser', 'Juf Marieke', 'Medewerker teacher-1', 'Ans Beheer', 'Stichting De Linde', '2017-05-14', '06 00 00 00 02', 'Kadeplein'];
const words = ['Kanarie in het gesprek', 'Kanarie van het kind', 'Kanarie over Timo', 'Kanarie in de uitleg', 'Kanarie in de verbetering'];
const types = ['ChildVoiceRecorded', 'child-voice-recorded', 'ConversationHeld', 'RegistrationReceived', 'PersonAdded', 'EntryWithheld', 'CopyRequested', 'RoleGranted', 'child-voice', 'information-rights'];
const accounts = ['mother-of-1', 'father-of-1', 'teacher-1', 'system-1'];

/** Says and does most of what can be said and done, with words that can be found again. */
const tell = async (school: School): Promise<OpenedDossier> => {
  const dossier = await school.pupil();
  const { ids } = dossier;
  await dossier.record('conversations', conversation('Kanarie in het gesprek.', present('parent', ids.mother)));
  const voice = await dossier.record('child-voices', childVoice([{ text: 'Kanarie van het kind. ' }, { text: 'Kanarie over Timo.', person: 'Timo', relation: 'other-pupil' }]));
  await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: school.today(), ...childVoice('Kanarie in de verbetering.') }, reason: 'Kanarie in de uitleg.', thirdParties: 'none' });
  await dossier.record(`entries/${voice.entryId}/withholdings`, { reason: 'D', explanation: 'Kanarie in de uitleg.', thirdParties: 'none' });
  await dossier.record(`entries/${voice.entryId}/second-readings`, {}, await school.grant(school.board, 'coordinator-1', 'support-coordinator'));
  await dossier.record(`persons/${ids.father}/contact-details`, { phone: '06 00 00 00 02', address: 'Kadeplein 9' });
  const event = (at: number) => ({ specversion: '1.0', id: `e-${at}`, source: 'urn:test', type: 'nl.leerlingdossier.child-voice-recorded', subject: dossier.id, data: { occurredOn: school.today(), ...childVoice('Kanarie van het kind.') } });
  await school.done(school.post(school.system, '/v1/events', [event(1), event(2)]), 200);
  for (const who of [dossier.mother, school.teacher, school.counsellor, dossier.other]) for (const route of ['', 'entries', 'consents', 'obligations', 'access-log']) await dossier.read(who, route);
  await takeCopy(school, dossier);
  return dossier;
};

/** Refused in every way, each time with words that may not be written down. */
const tellWrong = async (school: School, dossier: OpenedDossier): Promise<void> => {
  await dossier.ask('child-voices', { ...childVoice('Kanarie van het kind'), 'Kanarie in het gesprek': 1 });
  await dossier.ask('child-voices', { occurredOn: '2099-01-01', ...childVoice('Kanarie van het kind') });
  await dossier.ask('Kanarie in het gesprek', {});
  await school.call('POST', school.counsellor, `${dossier.path}/child-voices`, '{"words": "Kanarie van het kind', {});
  await dossier.read(dossier.mother, `entries?accessClass=${encodeURIComponent('Kanarie over Timo')}`);
  await school.get({ subject: 'x', token: `${dossier.mother.token}x` }, dossier.path);
};

/** Which of these stand in these bytes: as text, as UTF-16, in hexadecimal or in base64. */
const foundIn = (bytes: Buffer, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) => {
    const text = Buffer.from(secret, 'utf8');
    const base64 = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), text]).toString('base64').slice(shift === 0 ? 0 : shift + 1, -4));
    return [text, Buffer.from(secret, 'utf16le'), Buffer.from(text.toString('hex')), ...(text.length > 8 ? base64.map((it) => Buffer.from(it)) : [])].some((form) => bytes.includes(form));
  });

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((file) => statSync(file).isFile());

onEmbeddedFiles('W-31, design 6.2: what is stored says nothing without the keys', () => {
  let service: Service;
  let dossier: OpenedDossier;
  beforeAll(async () => {
    service = await Service.furnished('2026-09-15T10:00:00.000Z');
    dossier = await tell(service.school);
    await tellWrong(service.school, dossier);
    await dossier.entries(dossier.mother);
  });
  afterAll(() => service.close());

  const everything = (): readonly (readonly [string, Buffer])[] => filesIn(service.place.folder).map((file) => [file.slice(service.place.folder.length), readFileSync(file)]);

  it('no file, journal or write-ahead log holds a name, a word, a day of birth, an account or an exact type', () => {
    const found = everything().flatMap(([file, bytes]) => foundIn(bytes, [...names, ...words, ...accounts, ...types.filter((type) => !file.includes('access-log') || type.length > 20)]).map((secret) => [file, secret]));
    expect(found).toEqual([]);
  });

  it('the search does find what stands there: the id of the dossier, in every store', () => {
    const holding = everything().filter(([, bytes]) => foundIn(bytes, [dossier.id]).length > 0).map(([file]) => file.replace(/-wal$/, ''));
    expect(new Set(holding)).toEqual(new Set(['events', 'keys', 'read', 'access-log'].map((name) => `/data/${name}.sqlite`)));
  });

  it('and finds it in another writing too', () => {
    for (const form of ['utf16le', 'hex', 'base64'] as const) {
      const text = form === 'utf16le' ? Buffer.from('xx Kanarie van het kind', 'utf16le') : Buffer.from(Buffer.from('xx Kanarie van het kind').toString(form));
      expect([form, foundIn(text, words)]).toEqual([form, ['Kanarie van het kind']]);
    }
  });

  it('the keys lie outside the folder of the data, and no file can be read by others', () => {
    const { dataFolder, kekFolder } = service.place.config;
    expect(filesIn(kekFolder).length).toBeGreaterThan(0);
    expect(filesIn(dataFolder).filter((file) => file.startsWith(kekFolder))).toEqual([]);
    expect([...filesIn(dataFolder), ...filesIn(kekFolder)].filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([]);
  });
});

const onLinux = process.platform === 'linux' ? onEmbeddedFiles : describe.skip;

// prlimit changes the limit of a running process; other systems have no such tool.
onLinux('A process of its own, whose files may not grow any more (Linux only)', () => {
  let place: Place;
  let running: ServiceProcess;
  let school: School;
  let dossier: OpenedDossier;
  beforeAll(async () => {
    place = newPlace();
    running = await ServiceProcess.start(place);
    school = await (await schoolAt(place, running)).furnish();
    dossier = await tell(school);
    await tellWrong(school, dossier);
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    await removePlace(place);
  });

  it('records nothing and shows nothing, says so (503), and goes on by itself when there is room', async () => {
    const before = (await dossier.entries(school.counsellor)).length;
    running.limitFiles(1_000);
    const [written, read] = [await dossier.ask('child-voices', childVoice('Kanarie van het kind.'), undefined, { key: 'full' }), await dossier.read(dossier.mother)];
    expect([written.status, written.headers['content-type']]).toEqual([503, 'application/problem+json']);
    expect([read.status, read.body.code]).toEqual([503, 'access-log-unavailable']);
    expect((await school.get(undefined, '/health/live')).status).toBe(200);

    running.limitFiles('unlimited');
    const again = await dossier.ask('child-voices', childVoice('Kanarie van het kind.'), undefined, { key: 'full' });
    expect([200, 201]).toContain(again.status);
    const { position } = await dossier.record('persons', { role: 'other', name: 'Fatima Bakkali' });
    const list = await school.get(school.counsellor, `${dossier.path}/entries?limit=100&after=${encodeURIComponent(position)}`, { prefer: 'wait=20' });
    expect([list.status, list.body.items.length]).toEqual([200, before + 2]);
  }, 60_000);

  it('its log tells of the fault, and holds no name, word or token of anybody', async () => {
    expect(running.said).toMatch(/unavailable|StoreUnavailable|AccessLogUnavailable/);
    const tokens = [dossier.mother, school.system].map(({ token }) => token.split('.')[2] ?? '');
    expect(foundIn(Buffer.from(running.said), [...names, ...words, ...tokens, ...accounts])).toEqual([]);
  });

  it('stops when it is asked to, within seconds', async () => {
    const since = performance.now();
    await running.stop();
    expect(running.child.exitCode ?? running.child.signalCode).not.toBe('SIGKILL');
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});
