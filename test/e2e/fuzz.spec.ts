import fc from 'fast-check';
import { Journal } from '../../src/platform/journal/journal.ts';
import { addressOf, documentOf, operationsOf, places, withAt, type Operation } from './document.ts';
import { agreement, childVoice, consentRequest, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

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

/** One thing that somebody may ask of a dossier; `pick` chooses among the ids that came back so far. */
interface Step {
  readonly kind: number;
  readonly who: number;
  readonly pick: number;
  readonly day: string;
  readonly irregular: boolean;
  readonly repeat: boolean;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ kind: fc.nat(99), who: fc.nat(99), pick: fc.nat(999), day: fc.constantFrom('2025-07-31', '2025-08-01', '2026-08-31', '2026-09-14', '2026-09-15', '2026-09-16', '2026-10-01'), irregular: fc.boolean(), repeat: fc.boolean() }),
  { minLength: 30, maxLength: 30 },
);

/** Ids of the things that were made in a dossier, under the name they go by. */
type Made = Map<string, string[]>;

const requestOf = ({ ids }: OpenedDossier, made: Made, { kind, pick }: Step): readonly [path: string, body: object] => {
  const some = (name: string): string => {
    const known = made.get(name) ?? [];
    return known[pick % (known.length + 1)] ?? '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17';
  };
  const person = [ids.mother, ids.father, ids.other, ids.pupil][pick % 4] ?? '';
  const plan = { expectedDestination: 'Regulier.', substantiation: 'Omdat.', promotingFactors: ['Leest graag.'], impedingFactors: ['Is bang.'], guidance: 'Oefenen.', pupilInfluence: 'Paarden.', thirdParties: 'none' };
  const evidence = { kind: 'court-order', seenOn: '2026-09-01' };
  const requests: readonly (readonly [string, object])[] = [
    ['conversations', conversation('Een gesprek.', present('parent', person))],
    [`conversations/${some('conversationId')}/conclusions`, { goals: ['Lezen.'], nextSteps: [{ what: 'Oefenen.', owner: 'school', due: '2026-10-10' }], promotingFactors: ['x'], impedingFactors: ['y'], agreedJointly: true, thirdParties: 'none' }],
    ['child-voices', childVoice('Ik lees.')],
    ['child-conversations', { childAble: true, childWilling: pick % 2 === 0, report: 'Wij praatten.', thirdParties: 'none' }],
    ['agreements', agreement('Wij lezen.', person, '2026-12-01')],
    [`agreements/${some('agreementId')}/evaluations`, { outcome: 'not-kept', report: 'Niet gelukt.', thirdParties: 'none' }],
    ['consents', consentRequest],
    [`consents/${some('consentId')}/grants`, { grantor: person, how: 'paper' }],
    [`consents/${some('consentId')}/refusals`, { grantor: person }],
    [`consents/${some('consentId')}/withdrawals`, { grantor: person }],
    ['care-provider-contacts', { consentId: some('consentId'), report: 'Gesproken.', thirdParties: 'none' }],
    ['plan-consultations', { parents: [person], aimedAtAgreement: true, report: 'Eens.', thirdParties: 'none' }],
    ['pupil-inputs', { way: 'spoken', words: 'Ik wil lezen.', thirdParties: 'none' }],
    ['development-plans', plan],
    [`development-plans/${some('planId')}/amendments`, plan],
    [`development-plans/${some('planId')}/agreements`, { version: 1 + (pick % 2), person }],
    ['goals', { goal: 'Lezen.', measuredBy: 'De toets.', evaluateOn: '2026-12-01', thirdParties: 'none' }],
    [`goals/${some('goalId')}/progress`, { progress: 'Gaat goed.', score: pick % 101, thirdParties: 'none' }],
    ['persons', { role: 'other', name: 'Iemand' }],
    ['parental-authorities', { personId: person, from: '2026-01-01', evidence }],
    ['parental-authority-endings', { personId: person, until: '2026-09-01', evidence }],
    [`persons/${person}/contact-details`, { phone: '06 00 00 00 01' }],
    ['pupil-permissions', { parent: person, scope: 'everything' }],
    ['copy-requests', { requester: person, form: 'paper' }],
    [`copy-requests/${some('copyRequestId')}/identity-verifications`, { how: 'known-in-person' }],
    [`copy-requests/${some('copyRequestId')}/issues`, {}],
    [`copy-requests/${some('copyRequestId')}/collections`, {}],
    [`entries/${some('entryId')}/redactions`, { redactions: [] }],
    [`entries/${some('entryId')}/withholdings`, { reason: 'D', explanation: 'Daarom.', thirdParties: 'none' }],
    [`entries/${some('entryId')}/statements`, { personId: person, statement: 'Wij zien het anders.' }],
    [`entries/${some('entryId')}/corrections`, { corrected: { occurredOn: '2026-09-01', ...childVoice('Anders gezegd.') }, reason: 'Fout.', thirdParties: 'none' }],
    ['parent-notices', { parents: [person], about: some('entryId'), message: 'Wij legden het uit.', thirdParties: 'none' }],
  ];
  return requests[kind % requests.length] as readonly [string, object];
};

const remember = (made: Made, { body }: Answer): void => {
  for (const { entryId, ids } of body.entries) for (const [name, id] of Object.entries<string>({ ...ids, entryId })) made.set(name, [...(made.get(name) ?? []), id]);
};

describe('Whatever happens in a dossier, in whatever order', () => {
  it('is stored whole or refused by a rule, and every list says the same as the fold', async () => {
    let stored = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const dossier = await school.pupil({ on: '2026-09-01' });
        const made: Made = new Map();
        const people = everybody(dossier);
        let history = await historyOf(dossier);
        let position = '';
        for (const [at, step] of all.entries()) {
          const [path, asked] = requestOf(dossier, made, step);
          const body = { ...asked, occurredOn: step.day, ...(step.irregular && { irregular: { explanation: 'Zo ging het.' } }) };
          // Most of what happens is recorded by the counsellor; the rest shows that the others change nothing they may not.
          const who = step.who < 70 ? school.counsellor : people[step.who % people.length]!;
          const answer = await dossier.ask(path, body, who, { key: `step-${at}` });
          const after = await historyOf(dossier);
          if (answer.status >= 400) {
            refused += 1;
            expect([400, 403, 404, 409]).toContain(answer.status);
            expect(after).toEqual(history);
            continue;
          }
          stored += 1;
          expect(after).toEqual([...history, ...answer.body.entries.map(({ entryId }: { entryId: string }) => entryId)]);
          if (step.repeat) {
            const again = await dossier.ask(path, body, who, { key: `step-${at}` });
            expect([again.status, again.body.entries]).toEqual([200, answer.body.entries]);
            expect(await historyOf(dossier)).toEqual(after);
          }
          remember(made, answer);
          ({ position = position } = answer.body);
          history = after;
        }
        await expectSame(dossier, history, position);
      }),
      { numRuns: 12 },
    );
    // Else nothing was tried.
    expect([stored > 50, refused > 50]).toEqual([true, true]);
  }, 60_000);

  const expectSame = async (dossier: OpenedDossier, history: readonly string[], position: string): Promise<void> => {
    const after = position === '' ? '' : `after=${encodeURIComponent(position)}`;
    const timeline = (await school.done(dossier.read(school.counsellor, `entries?limit=100&${after}`), 200)).body.items;
    expect(timeline.map(({ entryId }: { entryId: string }) => entryId)).toEqual(history.toReversed());
    for (const entry of timeline) expect((await dossier.read(school.counsellor, `entries/${String(entry.entryId)}`)).body).toEqual(entry);
    // What the lists of open things say can be read off the timeline.
    const regular = timeline.filter(({ irregular }: { irregular?: object }) => irregular === undefined);
    const of = (type: string) => regular.filter((entry: { type: string }) => entry.type === type);
    const evaluated = new Set(of('AgreementEvaluated').map(({ data }: Answer['body']) => data.agreementId));
    const open = (await school.done(dossier.read(school.counsellor, `agreements?${after}`), 200)).body.items.map(({ entryId }: { entryId: string }) => entryId);
    expect(open.toSorted()).toEqual(of('AgreementMade').filter(({ data }: Answer['body']) => !evaluated.has(data.agreementId)).map(({ entryId }: { entryId: string }) => entryId).toSorted());
    const consents = (await school.done(dossier.read(school.counsellor, `consents?${after}`), 200)).body.items.map(({ entryIds }: { entryIds: string[] }) => entryIds[0]);
    expect(consents.toSorted()).toEqual(of('ConsentRequested').map(({ entryId }: { entryId: string }) => entryId).toSorted());
  };
});
