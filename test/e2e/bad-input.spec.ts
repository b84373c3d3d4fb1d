import { addressOf, documentOf, operationsOf, places, withAt, type Operation } from './document.ts';
import { childVoice, conversation, type OpenedDossier } from './family.ts';
import { Service, type Answer, type School } from './school.ts';

let service: Service;
let school: School;
let dossier: OpenedDossier;
let posting: readonly Operation[];
let ids: Readonly<Record<string, string>>;
let size: number;

beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  posting = operationsOf(await documentOf(school)).filter(({ method, operationId }) => method === 'POST' && operationId !== 'postEvents');
  dossier = await school.pupil();
  const voice = await dossier.record('child-voices', childVoice('Ik lees graag.'));
  ids = { dossierId: dossier.id, organisationId: school.board.id, entryId: voice.entryId, personId: dossier.ids.mother };
});
afterAll(() => service.close());
beforeEach(async () => {
  mistakes += 1;
  size = (await dossier.entries(school.counsellor)).length;
});
// Whatever is refused changes nothing.
afterEach(async () => expect(await dossier.entries(school.counsellor)).toHaveLength(size));

/** 111222333 passes the elfproef and belongs to nobody. */
const BSN = '111222333';
const ECK_ID = 'https://ketenid.nl/201703/0123456789abcdef';
const CANARY = 'Kanarievogel';

/** Every mistake is made in every route, at every third place; the next mistake begins one place further, so that each place has its share. */
const THIRDS = 3;
let mistakes = 0;
const someOf = (operation: Operation, body: unknown) => [...places(body)].filter((_place, at) => (at + mistakes + posting.indexOf(operation)) % THIRDS === 0);

/** Another flag, or another object, may well be right. */
const isOfOneKind = (value: unknown, other: unknown): boolean => other !== null && typeof other !== 'string' && typeof other !== 'number' && typeof value === typeof other;

const by = ({ template }: Operation) => (template.startsWith('/v1/organisations') ? school.administrator : school.counsellor);
const send = (operation: Operation, body: unknown): Promise<Answer> => school.post(by(operation), addressOf(operation, ids), body);
const voice = (payload: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => school.call('POST', school.counsellor, `${dossier.path}/child-voices`, payload, { headers });
const said = (words: unknown) => JSON.stringify({ occurredOn: '2026-09-15', via: 'self', words });
const eventOf = (type: string, data: unknown, id = 'bad-1') => ({ specversion: '1.0', id, source: 'urn:test:bad-input', type: `nl.leerlingdossier.${type}`, subject: dossier.id, data });

describe('W-04 (UAVG 46): a BSN or ECK iD stands nowhere in what is recorded', () => {
  it.each([
    ['a BSN in a text', `Het nummer is ${BSN}, zegt moeder.`],
    ['a BSN in groups', 'Nummer 111 222 333.'],
    ['a BSN alone', BSN],
    ['an ECK iD', `Zie ${ECK_ID}.`],
  ])('%s is refused at every place of every route that records', async (_what, text) => {
    const accepted: unknown[] = [];
    for (const operation of posting) {
      for (const { path, value } of someOf(operation, operation.full)) {
        if (typeof value !== 'string') continue;
        const { status, body, text: answer } = await send(operation, withAt(operation.full, path, text));
        if (status !== 400 || body.code !== 'citizen-number' || answer.includes(BSN) || answer.includes('ketenid')) accepted.push([operation.operationId, path, status]);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('as a number too, and as the name of a field, however deep', async () => {
    const accepted: unknown[] = [];
    for (const operation of posting) {
      for (const { path, value } of someOf(operation, operation.full)) {
        const put = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, [BSN]: 'x' } : Number(BSN);
        const { status, body, text } = await send(operation, withAt(operation.full, path, put));
        if (status !== 400 || body.code !== 'citizen-number' || text.includes(BSN)) accepted.push([operation.operationId, path, status]);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('in a query, a header, an address, and in every attribute of a CloudEvent', async () => {
    const event = eventOf('child-voice-recorded', { occurredOn: '2026-09-15', ...childVoice('x') });
    const answers = [
      await school.get(dossier.mother, `${dossier.path}/entries?accessClass=${BSN}`),
      await school.get(dossier.mother, `${dossier.path}/entries/${BSN}`),
      await dossier.ask('child-voices', childVoice('x'), undefined, { key: `key-${BSN}` }),
      ...(await Promise.all(['id', 'source', 'type', 'subject', 'time', 'dataschema'].map((name) => school.post(school.system, '/v1/events', { ...event, [name]: BSN })))),
      await school.post(school.system, '/v1/events', { ...event, data: { occurredOn: '2026-09-15', ...childVoice(`Nummer ${BSN}`) } }),
    ];
    expect(answers.map(({ status, text }) => [status, text.includes(BSN)])).toEqual(answers.map(() => [400, false]));
  });

  it('what only looks like one is recorded: eight digits, a telephone number, nine digits that fail the elfproef', async () => {
    const other = await school.pupil();
    for (const words of ['Op 20260915.', 'Bel 06 12345678.', 'Nummer 123456789.']) expect((await other.ask('child-voices', childVoice(words))).status).toBe(201);
    expect((await school.get(school.counsellor, `${other.path}/comparisons?from=2026-09-15&until=2026-09-15`)).status).toBe(200);
  });
});

describe('ASVS 15.3: what does not fit is refused with every mistake at once, and nothing of it is repeated', () => {
  it('a field that nobody knows, at every object of every route', async () => {
    const accepted: unknown[] = [];
    for (const operation of posting) {
      for (const { path, value } of someOf(operation, operation.full)) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
        const { status, text } = await send(operation, withAt(operation.full, path, { ...value, [`${CANARY}Field`]: CANARY }));
        // A correction is judged by what it corrects: 400 there too, or no such entry.
        if (status !== 400 || text.includes(`"${CANARY}"`)) accepted.push([operation.operationId, path, status]);
      }
    }
    expect(accepted).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['an object', { $ne: null }],
    ['a list', [CANARY, CANARY]],
    ['a number', 1.5],
    ['a flag', true],
    ['very much text', CANARY.repeat(9_000)],
  ])('%s at every place', async (_what, wrong) => {
    const accepted: unknown[] = [];
    for (const operation of posting) {
      for (const { path, value } of someOf(operation, operation.full)) {
        if (isOfOneKind(value, wrong)) continue;
        const { status, text } = await send(operation, withAt(operation.full, path, wrong));
        if (status !== 400 || text.includes(CANARY)) accepted.push([operation.operationId, path, status]);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('nothing but spaces, wherever something must be said', async () => {
    const accepted: unknown[] = [];
    for (const operation of posting) {
      for (const { path, value } of someOf(operation, operation.least)) {
        if (typeof value !== 'string') continue;
        const { status } = await send(operation, withAt(operation.least, path, '   '));
        if (status !== 400) accepted.push([operation.operationId, path, status]);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('names every mistake, by place, in Dutch', async () => {
    const { status, body } = await dossier.ask('conversations', { occurredOn: 'gisteren', kind: 'chat', participants: [{ role: 'parent' }, 7], report: '', extra: 1 });
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(expect.arrayContaining(['/extra', '/kind', '/occurredOn', '/participants/0/presence', '/report']));
    expect(body.errors.every(({ detail }: { detail: string }) => /[a-z]{3}/.test(detail))).toBe(true);
  });

  it.each<[string, string]>([
    ['no JSON', '{"words": '],
    ['two values', '{} {}'],
    ['a name twice', '{"occurredOn":"2026-09-15","via":"self","via":"self","words":"x"}'],
    ['__proto__', '{"__proto__":{"isAdmin":true},"occurredOn":"2026-09-15","via":"self","words":"x"}'],
    ['constructor', '{"constructor":{"prototype":{}},"occurredOn":"2026-09-15","via":"self","words":"x"}'],
    ['a lone surrogate', '{"occurredOn":"2026-09-15","via":"self","words":"\\ud800"}'],
    ['a lone surrogate in a name', '{"occurredOn":"2026-09-15","via":"self","words":"x","\\udc00":"x"}'],
    ['NUL', '{"occurredOn":"2026-09-15","via":"self","words":"a\\u0000b"}'],
    ['a number beyond reach', '{"occurredOn":"2026-09-15","via":"self","words":1e999}'],
    ['nesting without end', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['nothing at all', ''],
    ['null', 'null'],
    ['a text', '"woorden"'],
    ['a list', '[]'],
  ])('%s is refused (400)', async (_what, payload) => {
    expect((await voice(payload)).status).toBe(400);
  });

  it('bytes that are no UTF-8', async () => {
    expect((await voice(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))).status).toBe(400);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'text/html'])('%s is not taken (415)', async (type) => {
    expect((await voice(said('x'), { 'content-type': type })).status).toBe(415);
  });

  it('10 MB is too much (413), on every kind of body', async () => {
    for (const type of ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json']) {
      expect((await voice(said('x'.repeat(10_000_000)), { 'content-type': type })).status).toBe(413);
    }
  });

  it.each(['/v1/dossiers/%', '/v1/dossiers/%ff', '/v1/dossiers/%E0%A4%A', '/v1/dossiers/%00', '/v1/dossiers/..%2f..%2fetc'])('the address %s is refused', async (address) => {
    const { status, headers } = await school.get(school.counsellor, address);
    expect([400, 404]).toContain(status);
    expect(headers['content-type']).toBe('application/problem+json');
  });

  it.each(['?limit=0', '?limit=101', '?limit=1.5', '?limit=x', '?limit=1&limit=2', '?cursor=x', '?from=gisteren', '?from=2026-02-30', '?accessClass=secret', '?unknown=1', '?knownAt=', '?limit[$gt]=1', `?after=${'9'.repeat(61)}`])(
    'the query %s is refused (400)',
    async (query) => {
      const { status, text } = await dossier.read(dossier.mother, `entries${query}`);
      expect(status).toBe(400);
      expect(text).not.toContain('secret');
    },
  );

  it.each([
    ['purpose', 'curiosity'],
    ['if-match', '*'],
    ['if-match', 'W/"x"'],
    ['if-match', '"a", "b"'],
    ['idempotency-key', ''],
    ['idempotency-key', 'x'.repeat(201)],
    ['idempotency-key', 'sleutel\u00e9'],
  ])('the header %s: %s is refused (400)', async (name, value) => {
    expect((await dossier.ask('child-voices', childVoice('x'), undefined, { headers: { [name]: value } })).status).toBe(400);
  });

  it('dates that do not exist, times that no clock shows, ids in capitals', async () => {
    const bodies = [
      { ...childVoice('x'), occurredOn: '2026-02-29' },
      { ...childVoice('x'), occurredOn: '2026-9-1' },
      { ...childVoice('x'), occurredOn: '2026-09-15T00:00:00Z' },
      { ...childVoice('x'), occurredTime: '24:00' },
      { ...childVoice('x'), occurredTime: '09:60' },
    ];
    for (const body of bodies) expect((await dossier.ask('child-voices', body)).status).toBe(400);
    expect((await dossier.ask('plan-consultations', { parents: [dossier.ids.mother.toUpperCase()], aimedAtAgreement: true, report: 'x' })).status).toBe(400);
  });

  it('text that a log or page would stumble over is kept as it is', async () => {
    const other = await school.pupil();
    const words = 'Regel 1\nRegel 2\u2028\u001b[31m<script>alert(1)</script> =1+1 😀 \u202e \u0000'.replace('\u0000', '');
    const { entryId } = await other.record('child-voices', childVoice([{ text: words }]));
    expect((await other.read(school.counsellor, `entries/${entryId}`)).body.data.words[0].text).toBe(words);
  });

  it('a participant who is no person of this dossier is refused by a rule, with the same answer for every stranger', async () => {
    const other = await school.pupil();
    const [known, unknown] = await Promise.all([other.ids.mother, '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17'].map((personId) => dossier.ask('conversations', conversation('x', { role: 'parent', personId, presence: 'in-person' }))));
    expect([known?.status, known?.body.code]).toEqual([409, 'participant-unknown']);
    expect({ ...known?.body, instance: '' }).toEqual({ ...unknown?.body, instance: '' });
  });
});

describe('CloudEvents: the mistakes are told from the top of the event', () => {
  it.each<[string, object, string]>([
    ['a type that nobody knows', { type: 'nl.leerlingdossier.pupil-vanished' }, '/type'],
    ['a type of somebody else', { type: 'com.example.event' }, '/type'],
    ['another version', { specversion: '0.3' }, '/specversion'],
    ['no dossier', { subject: undefined }, '/subject'],
    ['no data', { data: undefined }, '/data'],
    ['a list as data', { data: [] }, '/data'],
    ['a mistake in the data', { data: { occurredOn: '2026-09-15', via: 'self', words: 7 } }, '/data/words'],
    ['an attribute that nobody knows', { traceparent: '00-x' }, '/traceparent'],
    ['a moment without a zone', { time: '2026-09-15T10:00:00' }, '/time'],
  ])('%s', async (_what, change, pointer) => {
    const { status, body } = await school.post(school.system, '/v1/events', { ...eventOf('child-voice-recorded', { occurredOn: '2026-09-15', ...childVoice('x') }), ...change });
    expect(status).toBe(400);
    expect(body.errors.map((it: { pointer: string }) => it.pointer)).toContain(pointer);
  });

  it.each([[[]], [Array.from({ length: 201 }, () => ({}))], ['text'], [7], [null]])('a batch of nothing, of too many, or no event at all is refused', async (body) => {
    expect((await school.post(school.system, '/v1/events', body)).status).toBe(400);
  });
});
