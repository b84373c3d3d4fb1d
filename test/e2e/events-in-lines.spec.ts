import { setTimeout as sleep } from 'node:timers/promises';
import { agreement, childVoice, present, type OpenedDossier } from './family.ts';
import { LinesClient, type LineResult } from './lines.ts';
import { Service, type School } from './school.ts';

let service: Service;
let school: School;
let dossiers: readonly OpenedDossier[];
const errors: unknown[] = [];
const quiet = (): void => undefined;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z', { logger: { log: quiet, warn: quiet, error: (line: unknown) => errors.push(line) } });
  ({ school } = service);
  dossiers = [await school.pupil(), await school.pupil(), await school.pupil()];
  // While the lists of a place on servers are not ready, asking whether they are is answered by 503.
  errors.length = 0;
});
afterAll(() => service.close());
// Nothing that a sender does is news for the operator.
afterEach(() => expect(errors).toEqual([]));

let events = 0;
const event = (subject: string, words: unknown, more: object = {}) => {
  events += 1;
  return { specversion: '1.0', id: `line-${events}`, source: 'urn:nld:oin:00000000000000000000:systeem:las', type: 'nl.leerlingdossier.child-voice-recorded', subject, data: { occurredOn: '2026-09-15', ...childVoice(words) }, ...more };
};
const open = (who = school.system, headers = {}): Promise<LinesClient> => LinesClient.open(service, who, headers);
const statuses = (results: readonly LineResult[]): readonly number[] => results.map(({ status }) => status);

/** What the child said, oldest first, straight from the store. */
const wordsOf = async (dossier: OpenedDossier): Promise<readonly string[]> => {
  const subject = await service.stores.keyVault.find(dossier.id);
  let position = '';
  const { body } = await dossier.ask('child-voices', childVoice('Merkteken'));
  ({ position } = body);
  expect(subject).toBeDefined();
  const found: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await dossier.read(school.counsellor, `entries?limit=100&after=${encodeURIComponent(position)}${cursor}`);
    for (const { type, data } of page.body.items) if (type === 'ChildVoiceRecorded' && data.words[0].text !== 'Merkteken') found.push(data.words[0].text);
    if (page.body.next === undefined) return found.toReversed();
    cursor = `&cursor=${String(page.body.next)}`;
  }
};

describe('POST /v1/events in lines (application/x-ndjson): each line has its own result, in order', () => {
  it('300 events of three dossiers: a result a line, and in each dossier the order of the lines', async () => {
    const sent = Array.from({ length: 300 }, (_, at) => event(dossiers[at % 3]!.id, `Zin ${at}.`));
    const client = await open();
    const results = await client.exchange(sent);
    expect((await client.answer()).headers['content-type']).toBe('application/x-ndjson');
    expect(results.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
    expect(new Set(statuses(results))).toEqual(new Set([201]));
    for (const [at, dossier] of dossiers.entries()) expect(await wordsOf(dossier)).toEqual(sent.flatMap(({ data }, line) => (line % 3 === at ? [data.words] : [])));
  });

  it('W-02: the same lines again are the same facts (policy)', async () => {
    const dossier = await school.pupil();
    const sent = Array.from({ length: 5 }, (_, at) => event(dossier.id, `Zin ${at}.`));
    const first = await (await open()).exchange(sent);
    const second = await (await open()).exchange(sent);
    expect([statuses(first), statuses(second)]).toEqual([sent.map(() => 201), sent.map(() => 200)]);
    expect(await wordsOf(dossier)).toHaveLength(5);
  });

  it('a refusal, a mistake and a line that is no JSON do not stop the next', async () => {
    const dossier = await school.pupil();
    const lines = [
      event(dossier.id, 'een'),
      '{"specversion": kapot}\n',
      event(dossier.id, 'Nummer 111222333.'),
      event(dossier.id, 'x', { type: 'nl.leerlingdossier.agreement-made', data: { occurredOn: '2026-09-15', ...agreement('x', dossier.ids.mother, '2026-10-01'), participants: [present('staff')] } }),
      event('0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17', 'elders'),
      '"tekst"\n',
      Buffer.from([0xff, 0x0a]),
      event(dossier.id, 'twee'),
    ];
    const results = await (await open()).exchange(lines);
    expect(results.map(({ status, problem }) => problem?.code ?? status)).toEqual([201, 'malformed-json', 'citizen-number', 'parent-not-present', 'not-found', 'invalid-request', 'malformed-json', 201]);
    expect(await wordsOf(dossier)).toEqual(['een', 'twee']);
  });

  it('a citizen number in the id, or an id without end, is not repeated (W-04; UAVG 46)', async () => {
    const results = await (await open()).exchange([event(dossiers[0]!.id, 'x', { id: '111222333' }), event(dossiers[0]!.id, 'x', { id: 'x'.repeat(201) })]);
    expect(results.map(({ id, status }) => [id, status])).toEqual([[undefined, 400], [undefined, 400]]);
  });

  it('what a line refers to may stand in an earlier one', async () => {
    const subject = '9f0c7a52-6a5d-4f0e-9a53-0d1f3a9c2b21';
    const registration = { occurredOn: '2026-09-15', schoolId: school.board.schoolId, written: true, pupil: { name: 'Sam', bornOn: '2018-02-03' }, submitter: { name: 'Ouder', capacity: 'parent' } };
    const lines = [event(subject, '', { type: 'nl.leerlingdossier.registration-received', data: registration }), event(subject, '', { type: 'nl.leerlingdossier.pupil-enrolled', data: { occurredOn: '2026-09-15', schoolId: school.board.schoolId } })];
    expect(statuses(await (await open()).exchange(lines))).toEqual([201, 201]);
  });

  it('64 KiB fits, a byte more has its own result (413), and the rest goes on', async () => {
    const dossier = await school.pupil();
    const padded = (bytes: number): string => {
      const line = JSON.stringify(event(dossier.id, 'past'));
      return `${line.slice(0, -1)}${' '.repeat(bytes - Buffer.byteLength(line))}}\n`;
    };
    const results = await (await open()).exchange([padded(65_536), padded(65_537), padded(300_000), event(dossier.id, 'erna')]);
    expect(results.map(({ status, problem }) => [status, problem?.code])).toEqual([[201, undefined], [413, 'event-too-large'], [413, 'event-too-large'], [201, undefined]]);
  });

  it('empty lines, lines that end in CR LF and a last line without an end', async () => {
    const dossier = await school.pupil();
    const text = (words: string): string => JSON.stringify(event(dossier.id, words));
    expect(statuses(await (await open()).exchange(['\n\r\n', `${text('een')}\r\n`, '  \n', text('twee')]))).toEqual([201, 201]);
    expect(await (await open()).exchange([])).toEqual([]);
  });

  it('a letter may be cut anywhere between two parts of the body', async () => {
    const dossier = await school.pupil();
    const bytes = Buffer.from(`${JSON.stringify(event(dossier.id, 'Zoë leest 😀.'))}\n`);
    expect(statuses(await (await open()).exchange(Array.from(bytes, (byte) => Buffer.from([byte]))))).toEqual([201]);
    expect(await wordsOf(dossier)).toEqual(['Zoë leest 😀.']);
  });
});

describe('Both sides may be slow, or go away', () => {
  it('a result comes before the next line is sent', async () => {
    const dossier = await school.pupil();
    const client = await open();
    const results = client.results();
    for (const words of ['een', 'twee', 'drie']) {
      await client.write(event(dossier.id, words));
      expect((await results.next()).value).toMatchObject({ status: 201 });
    }
    client.end();
    expect((await results.next()).done).toBe(true);
  });

  it('who does not read the results is not read on', async () => {
    const client = await open();
    client.request.on('error', quiet);
    // A short line with a long answer: so many mistakes.
    const line = `${JSON.stringify(Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`x${at}`, 1])))}\n`;
    let written = 0;
    const writing = (async () => {
      for (; written < 9_000; written += 1) await client.write(line);
    })();
    await client.answer();
    for (let before = -1; written !== before; ) {
      before = written;
      await sleep(500);
    }
    expect(written).toBeLessThan(9_000);
    client.request.destroy();
    writing.catch(quiet);
  });

  it('the sender leaves in the middle of a line: whole lines are stored, the half one is not, and the service goes on', async () => {
    const dossier = await school.pupil();
    const client = await open();
    client.request.on('error', quiet);
    const results = client.results();
    await client.write(event(dossier.id, 'heel'));
    expect((await results.next()).value).toMatchObject({ status: 201 });
    const half = JSON.stringify(event(dossier.id, 'half'));
    await client.write(half);
    await client.write(half.slice(0, 20));
    client.request.destroy();
    await sleep(100);
    expect(await wordsOf(dossier)).toEqual(['heel']);
    expect(statuses(await (await open()).exchange([event(dossier.id, 'verder')]))).toEqual([201]);
  });
});

describe('The service closes while lines come', () => {
  it('what was sent is answered, the sender hears that the rest was not taken (503), and nothing waits for it', async () => {
    const other = await Service.furnished('2026-09-15T10:00:00.000Z');
    const dossier = await other.school.pupil();
    const client = await LinesClient.open(other, other.school.system);
    client.request.on('error', quiet);
    const results = client.results();
    await client.write(event(dossier.id, 'een'));
    expect((await results.next()).value).toMatchObject({ status: 201 });
    const closed = other.close();
    expect((await results.next()).value).toMatchObject({ status: 503 });
    expect((await results.next()).done).toBe(true);
    await closed;
  }, 10_000);
});

describe('Who may send lines, and where', () => {
  it('without a token nothing is read (401)', async () => {
    const client = await open({ subject: 'x', token: 'x' });
    client.request.on('error', quiet);
    expect((await client.answer()).statusCode).toBe(401);
  });

  it('only /v1/events takes lines (415)', async () => {
    const dossier = await school.pupil();
    const { status, body } = await dossier.ask('child-voices', childVoice('x'), undefined, { headers: { 'content-type': 'application/x-ndjson' } });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });
});
