import fc from 'fast-check';
import { Journal } from '../../src/platform/journal/journal.ts';
import { addressOf, documentOf, operationsOf, places, withAt, type Operation } from './document.ts';
import { childVoice, type OpenedDossier } from './family.ts';
import { Service, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
let operations: readonly Operation[];
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  operations = operationsOf(await documentOf(school));
});
afterAll(() => service.close());
beforeEach(() => service.clock.set('2026-09-15T10:00:00.000Z'));

const historyOf = async ({ id }: OpenedDossier) => {
  const subject = await service.stores.keyVault.find(id);
  const found: string[] = [];
  for await (const { entry } of service.app.get(Journal, { strict: false }).read(subject!)) found.push(entry.eventId);
  return found;
};
const everybody = (dossier: OpenedDossier): readonly Someone[] => [school.counsellor, school.system, school.teacher, school.administrator, dossier.mother, dossier.other, dossier.pupil];

/** What nobody would send, and what somebody will. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -0, -1, 1e21, Number.MAX_SAFE_INTEGER, '', ' ', '2026-09-15', '0000-01-01', '9999-12-31', '2026-02-30', '23:59', '24:00', '__proto__', 'toString', '$where', "'; DROP TABLE events; --", '../../etc/passwd', '<script>', '\ufeff', '\u202e', 'é'.normalize('NFD'), '😀'.repeat(300), [], {}, [[]], [null], { $gt: '' }, { toString: 1 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>,
  fc.uuid(),
  fc.double(),
);

/** A right body with up to three places that say something odd. */
const spoiled = (body: object): fc.Arbitrary<unknown> => {
  const all = [...places(body)].map(({ path }) => path).filter(({ length }) => length > 0);
  if (all.length === 0) return odd;
  return fc
    .array(fc.tuple(fc.constantFrom(...all), odd), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, [path, put]) => (hasPlace(value, path) ? withAt(value, path, put) : value), body));
};

const hasPlace = (value: unknown, [name, ...below]: readonly (string | number)[]): boolean =>
  name === undefined || (typeof value === 'object' && value !== null && Object.hasOwn(value, name) && hasPlace((value as Readonly<Record<string, unknown>>)[name], below));

describe('Whatever is sent to whatever route', () => {
  it('the answer is never an error of ours, and what is refused changes nothing', async () => {
    const dossier = await school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const ids = { dossierId: dossier.id, organisationId: school.board.id, entryId: voice.entryId, personId: dossier.ids.mother, assignmentId: dossier.assignmentId };
    const people = everybody(dossier);
    const request = fc.constantFrom(...operations).chain((operation) => fc.tuple(fc.constant(operation), operation.full ? fc.oneof(spoiled(operation.full), spoiled(operation.least ?? {}), odd) : fc.constant(undefined), fc.nat(people.length - 1)));
    await fc.assert(
      fc.asyncProperty(request, async ([operation, body, who]) => {
        const before = await historyOf(dossier);
        const address = addressOf(operation, ids);
        const answer = operation.method === 'GET' ? await school.get(people[who], address) : await school.post(people[who], address, body);
        expect(answer.status).toBeLessThan(500);
        const after = await historyOf(dossier);
        // What was there stays, in its place; only what was stored comes after it.
        expect(after.slice(0, before.length)).toEqual(before);
        if (answer.status >= 400) expect(after).toEqual(before);
        else if (operation.method === 'POST' && Array.isArray(answer.body.entries) && operation.template.includes('{dossierId}')) expect(after.slice(before.length)).toEqual(answer.body.repeated ? [] : answer.body.entries.map(({ entryId }: { entryId: string }) => entryId));
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  it('nor to what is no JSON at all', async () => {
    const dossier = await school.pupil();
    const before = await historyOf(dossier);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((it) => Buffer.from(it)),
      fc.json({ maxDepth: 6 }).chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length)).map(([it, cut]) => it.slice(0, cut))),
    );
    const types = fc.constantFrom('application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json', 'application/x-ndjson', 'application/json; charset=latin1', 'x/y', '');
    await fc.assert(
      fc.asyncProperty(bytes, types, fc.constantFrom('/v1/events', '/v1/dossiers', `${dossier.path}/child-voices`), async (payload, type, path) => {
        const { status, headers, body, text } = await school.call('POST', school.system, path, payload, { headers: { 'content-type': type } });
        // A list may be a batch, and lines are several: then every item has an answer of its own.
        const results: readonly { status: number }[] = Array.isArray(body) ? body : text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
        const statuses = status === 200 ? results.map((result) => result.status) : [status];
        expect(statuses.filter((it) => it < 400 || it >= 500)).toEqual([]);
        if (status !== 200) expect(headers['content-type']).toBe('application/problem+json');
      }),
      { numRuns: 200 },
    );
    expect(await historyOf(dossier)).toEqual(before);
  });

  it('nor to addresses and queries that nobody gave out', async () => {
    const dossier = await school.pupil();
    const query = fc.dictionary(fc.constantFrom('limit', 'cursor', 'after', 'from', 'happenedUntil', 'knownAt', 'accessClass', 'schoolId', 'owner', 'rule', 'overdue', 'x'), fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.uuid(), fc.constantFrom('2026-09-15', '0001-01-01', '9999-12-31', '0/0', '1/1', '100', 'consent', 'true', 'school')));
    const inDossier = ['', '/entries', '/consents', '/agreements', '/access-log', '/obligations', '/receipt', '/entries/x', '/copy-requests/x'].map((path) => `${dossier.path}${path}`);
    const route = fc.constantFrom('/v1/obligations', ...inDossier);
    await fc.assert(
      fc.asyncProperty(route, query, fc.constantFrom(...everybody(dossier)), async (path, parameters, who) => {
        const { status } = await school.get(who, `${path}?${new URLSearchParams(parameters).toString()}`, { prefer: 'wait=0' });
        expect(status < 500 || status === 503).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
