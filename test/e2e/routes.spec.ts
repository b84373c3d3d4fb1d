import { childVoice, type OpenedDossier } from './family.ts';
import { addressOf, documentOf, operationsOf, UNKNOWN_ID, type Operation } from './document.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
let dossier: OpenedDossier;
let operations: readonly Operation[];
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  operations = operationsOf(await documentOf(school));
  dossier = await school.pupil();
  const voice = await dossier.record('child-voices', childVoice('Ik lees graag.'));
  const request = await dossier.record('copy-requests', { requester: dossier.ids.mother, form: 'electronic' }, dossier.mother);
  ids = { dossierId: dossier.id, organisationId: school.board.id, entryId: voice.entryId, copyRequestId: request.ids['copyRequestId'] ?? '', personId: dossier.ids.mother, assignmentId: dossier.assignmentId };
});
afterAll(() => service.close());

const send = ({ method, least, full }: Operation, who: Someone | undefined, address: string, body: unknown = full ?? least): Promise<Answer> =>
  method === 'GET' ? school.get(who, address) : school.post(who, address, body);
const inDossiers = (): readonly Operation[] => operations.filter(({ template }) => template.includes('{dossierId}'));
const inOrganisations = (): readonly Operation[] => operations.filter(({ template }) => template.includes('{organisationId}'));
const sizeOf = async (): Promise<number> => (await dossier.entries(school.counsellor)).length;
/** Apart from the number of the request itself. */
const toldBy = ({ status, body }: Answer) => ({ status, body: { ...body, instance: undefined } });

/** For every operation the answers that differ from what is wanted: an empty list is what a test hopes for. */
const others = async (all: readonly Operation[], answered: (operation: Operation) => Promise<unknown>, wanted: unknown): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for (const operation of all) {
    const answer = await answered(operation);
    if (JSON.stringify(answer) !== JSON.stringify(wanted)) found.push([operation.operationId, answer]);
  }
  return found;
};

describe('Deny by default (ASVS 5.0, 8.2)', () => {
  it('the document describes what there is to test', () => {
    expect(operations.length).toBeGreaterThan(50);
    expect(new Set(operations.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
  });

  it('only proof keys, event types, health and the document itself answer without a token', async () => {
    const open = operations.filter(({ isOpen }) => isOpen);
    expect(open.map(({ operationId }) => operationId)).toEqual(['listEventTypes', 'readEventType', 'readProofKeys']);
    for (const path of ['/v1/proof-keys', '/v1/openapi.json', '/health/live', '/health/ready']) expect([path, (await school.get(undefined, path)).status]).toEqual([path, 200]);
  });

  it('every other route answers 401 without a token, whatever is sent', async () => {
    const closed = operations.filter(({ isOpen }) => !isOpen);
    expect(await others(closed, async (it) => (await send(it, undefined, addressOf(it, ids))).status, 401)).toEqual([]);
    expect(await others(closed, async (it) => (await send(it, undefined, addressOf(it, ids), { wrong: true })).status, 401)).toEqual([]);
  });

  it('nor with a token of nobody, of another audience, or for longer than it lasts', async () => {
    const good = dossier.mother.token;
    const [head = '', claims = '', signature = ''] = good.split('.');
    const changed = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('mother-of-1', 'father-of-1')).toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    for (const token of ['x', '', `${head}.${claims}.`, `${head}.${changed}.${signature}`, `${none}.${claims}.`, `${good}x`]) {
      expect((await school.get({ subject: 'x', token }, dossier.path)).status).toBe(401);
    }
  });

  it('no other method does anything', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
      for (const operation of operations) {
        const { statusCode } = await service.app.inject({ method, url: addressOf(operation, ids), headers: { authorization: `Bearer ${school.counsellor.token}`, purpose: 'care' } });
        expect([404, 405]).toContain(statusCode);
      }
    }
  });

  it('every answer forbids caching and names the version', async () => {
    for (const operation of operations) {
      const { headers } = await send(operation, dossier.mother, addressOf(operation, ids), {});
      expect([operation.operationId, headers['cache-control'], typeof headers['api-version']]).toEqual([operation.operationId, 'no-store', 'string']);
    }
  });
});

describe('Another board (BOLA, API1:2023): nothing of a dossier, not even that it exists', () => {
  let strangers: readonly Someone[];
  beforeAll(async () => {
    const board = await school.found('Stichting Elders');
    strangers = [
      board.administrator,
      await school.grant(board, 'teacher-elsewhere', 'teacher'),
      await school.grant(board, 'counsellor-elsewhere', 'internal-counsellor', { schoolId: null }),
      await school.grant(board, 'privacy-officer-elsewhere', 'privacy-officer', { schoolId: null }),
      await school.mandate(board, 'system-elsewhere'),
      // Says to belong to this board, of which nobody there knows.
      await school.someone('nobody', school.board.id, 'care'),
      await school.someone('somebody'),
    ];
  });

  it('every route answers 404, to read and to write', async () => {
    const before = await sizeOf();
    for (const stranger of strangers) {
      expect([stranger.subject, await others(inDossiers(), async (it) => (await send(it, stranger, addressOf(it, ids))).status, 404)]).toEqual([stranger.subject, []]);
    }
    expect(await sizeOf()).toBe(before);
  });

  it('the answer is the same as for a dossier that does not exist, also to what cannot be read', async () => {
    const unreadable = [{}, [], { wrong: true }];
    for (const stranger of strangers) {
      for (const [at, operation] of inDossiers().entries()) {
        for (const body of [operation.full, unreadable[at % unreadable.length]]) {
          const [here, nowhere] = [await send(operation, stranger, addressOf(operation, ids), body), await send(operation, stranger, addressOf(operation, { ...ids, dossierId: UNKNOWN_ID }), body)];
          expect([operation.operationId, toldBy(here)]).toEqual([operation.operationId, toldBy(nowhere)]);
        }
      }
    }
  });

  it('nor through a CloudEvent', async () => {
    for (const stranger of strangers) {
      const event = (subject: string) => ({ specversion: '1.0', id: 'x', source: 'urn:test', type: 'nl.leerlingdossier.child-voice-recorded', subject, data: { occurredOn: '2026-09-15', ...childVoice('x') } });
      const [here, nowhere] = [await school.post(stranger, '/v1/events', event(dossier.id)), await school.post(stranger, '/v1/events', event(UNKNOWN_ID))];
      expect([here.status, toldBy(here)]).toEqual([404, toldBy(nowhere)]);
    }
  });

  it('a dossier is not opened at a school of another board', async () => {
    const registration = { occurredOn: '2026-09-15', schoolId: school.board.schoolId, written: true, pupil: { name: 'Kind', bornOn: '2018-01-01' }, submitter: { name: 'Ouder', capacity: 'parent' } };
    for (const stranger of strangers) expect([403, 409]).toContain((await school.post(stranger, '/v1/dossiers', registration)).status);
  });

  it('a dossier id that another board uses cannot be taken, and who tries does not learn whose it is', async () => {
    const [administrator] = strangers;
    const elsewhere = await school.post(administrator, '/v1/organisations', { occurredOn: '2026-09-15', name: 'Nog een', testTenant: true, founder: 'Ans', organisationId: dossier.id });
    expect(elsewhere.status).toBeGreaterThanOrEqual(400);
    expect(elsewhere.status).toBeLessThan(500);
  });

  it('the organisation itself answers 404 to who is not of it, and 403 to who is but may not', async () => {
    // The founder of the test is administrator of both boards: what the token says does not matter, what the board says does.
    const outside = strangers.filter(({ subject }) => subject !== 'administrator-1' && subject !== 'nobody');
    for (const stranger of outside) expect([stranger.subject, await others(inOrganisations(), async (it) => (await send(it, stranger, addressOf(it, ids))).status, 404)]).toEqual([stranger.subject, []]);
    const changing = inOrganisations().filter(({ method }) => method === 'POST');
    for (const colleague of [school.teacher, school.counsellor, school.system]) expect([colleague.subject, await others(changing, async (it) => (await send(it, colleague, addressOf(it, ids))).status, 403)]).toEqual([colleague.subject, []]);
  });

  it('who works there reads it; a system that delivers does not (AD-35)', async () => {
    const reading = inOrganisations().filter(({ method }) => method === 'GET');
    for (const [who, status] of [[school.teacher, 200], [school.counsellor, 200], [school.system, 403]] as const) {
      expect([who.subject, await others(reading, async (it) => (await send(it, who, addressOf(it, ids))).status, status)]).toEqual([who.subject, []]);
    }
  });
});

describe('One dossier is not another: ids of one do nothing in the other', () => {
  it('entries, requests and persons of another dossier are not found in this one', async () => {
    const other = await school.pupil();
    const elsewhere = { ...ids, dossierId: other.id };
    const before = (await other.entries(school.counsellor)).length;
    for (const operation of inDossiers()) {
      if (!/\{(entryId|copyRequestId|personId|assignmentId)\}/.test(operation.template)) continue;
      const { status, body } = await send(operation, school.counsellor, addressOf(operation, elsewhere));
      // To unlink what is not linked is nothing new.
      expect([operation.operationId, (status >= 400 && status < 500) || body.entries?.length === 0]).toEqual([operation.operationId, true]);
    }
    expect(await other.entries(school.counsellor)).toHaveLength(before);
  });
});

describe('AD-35 (AVG 5(1)(b)): a system that delivers does not read', () => {
  const reading = (): readonly Operation[] => inDossiers().filter(({ method }) => method === 'GET');

  it('every reading route refuses it (403; 404 where a request for a copy is somebody else\'s)', async () => {
    const refuses = async (it: Operation) => [403, ...(it.operationId === 'readCopyRequest' ? [404] : [])].includes((await send(it, school.system, addressOf(it, ids))).status);
    expect(await others(reading(), refuses, true)).toEqual([]);
  });

  it('with the same words for every dossier, entry and request', async () => {
    const empty = await school.pupil();
    for (const operation of reading()) {
      const [one, other] = [await send(operation, school.system, addressOf(operation, ids)), await send(operation, school.system, addressOf(operation, { dossierId: empty.id }))];
      expect([operation.operationId, toldBy(one)]).toEqual([operation.operationId, toldBy(other)]);
    }
  });

  it('what it is told of a refused fact holds no name, date or word of the dossier', async () => {
    const consent = await dossier.record('consents', { purpose: 'care-provider', counterparty: 'Logopediepraktijk De Klank', scope: 'Spreken over lezen.', textVersion: '2026-1' });
    await dossier.record(`consents/${String(consent.ids['consentId'])}/refusals`, { grantor: dossier.ids.father }, dossier.father);
    const refused = await dossier.ask('care-provider-contacts', { consentId: consent.ids['consentId'], report: 'x' }, school.system);
    expect(refused.status).toBe(409);
    expect(['Noor', 'Jeroen', 'Fatima', 'Klank', 'lezen', dossier.ids.father, dossier.ids.mother, consent.entryId].filter((fact) => refused.text.includes(fact))).toEqual([]);
  });

  it('without a mandate it finds nothing', async () => {
    const unknown = await school.someone('system-2', school.board.id, 'administration');
    expect(await others(inDossiers(), async (it) => (await send(it, unknown, addressOf(it, ids))).status, 404)).toEqual([]);
  });
});
