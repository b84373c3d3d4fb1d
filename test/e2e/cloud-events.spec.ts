import { CloudEvent, HTTP, type Message } from 'cloudevents';
import { childVoice, type OpenedDossier } from './family.ts';
import { Service, type Answer, type School } from './school.ts';

let service: Service;
let school: School;
let dossier: OpenedDossier;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  dossier = await school.pupil();
});
afterAll(() => service.close());

const SOURCE = 'urn:nld:oin:00000000000000000000:systeem:las';
let events = 0;
/** As a school's own system makes one, with the SDK of CloudEvents. */
const event = (words: string, more: object = {}) => {
  events += 1;
  return new CloudEvent({ id: `sdk-${events}`, source: SOURCE, type: 'nl.leerlingdossier.child-voice-recorded', subject: dossier.id, data: { occurredOn: '2026-09-15', ...childVoice(words) }, ...more });
};
const send = ({ headers, body }: Message, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  school.call('POST', school.system, '/v1/events', String(body), { headers: { ...(headers as Readonly<Record<string, string>>), ...more } });
/** As it stands in the store: lists may be behind. */
const sizeOf = async (): Promise<number> => {
  const subject = await service.stores.keyVault.find(dossier.id);
  let size = 0;
  for await (const _ of service.stores.eventStore.readStream(subject!.stream)) size += 1;
  return size;
};

describe('W-02: the same CloudEvent is one fact, whichever way it comes (policy; CloudEvents 1.0.2, HTTP binding)', () => {
  it('structured: stored, and again the first answer', async () => {
    const message = HTTP.structured(event('Ik lees graag.'));
    const [first, second] = [await send(message), await send(message)];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.entries).toEqual(first.body.entries);
  });

  it('binary: stored, and again the first answer', async () => {
    const message = HTTP.binary(event('Ik lees graag.'));
    expect(message.headers).toMatchObject({ 'ce-specversion': '1.0', 'ce-subject': dossier.id });
    const [first, second] = [await send(message), await send(message)];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.entries).toEqual(first.body.entries);
  });

  it('what came binary and comes again structured or in a batch is the same fact', async () => {
    const sent = event('Ik lees graag.');
    const size = await sizeOf();
    const binary = await send(HTTP.binary(sent));
    const structured = await send(HTTP.structured(sent));
    const batch = await send({ headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify([sent]) });
    expect([binary.status, structured.status, batch.body[0].status]).toEqual([201, 200, 200]);
    expect(structured.body.entries).toEqual(binary.body.entries);
    expect(batch.body[0].acknowledgement.entries).toEqual(binary.body.entries);
    expect(await sizeOf()).toBe(size + 1);
  });

  it('batch: a result for each, in order', async () => {
    const sent = [event('een'), event('twee', { type: 'nl.leerlingdossier.pupil-vanished' }), event('drie')];
    const { status, body } = await send({ headers: { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' }, body: JSON.stringify(sent) });
    expect([status, body.map((it: { id: string; status: number }) => [it.id, it.status])]).toEqual([200, sent.map(({ id }, at) => [id, at === 1 ? 400 : 201])]);
  });
});

describe('Binary mode: attributes in headers', () => {
  it('an attribute outside ASCII comes percent-encoded', async () => {
    const message = HTTP.binary(event('x'));
    const plain = await send({ ...message, headers: { ...message.headers, 'ce-id': 'zo%C3%AB%20%25' } });
    const structured = await send(HTTP.structured(event('x', { id: 'zoë %' })));
    expect([plain.status, structured.status]).toEqual([201, 200]);
  });

  it('a mistake is told where it stands: in a header or in the body', async () => {
    const { headers } = HTTP.binary(event('x'));
    const { status, body } = await send({ headers: { ...headers, 'ce-source': 'las', 'ce-kanarie': '1' }, body: '{}' });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([400, ['/ce-kanarie', '/ce-source']]);
    const inBody = await send({ headers, body: '{"occurredOn":"2026-09-15","via":"self","words":"   "}' });
    expect(inBody.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/words']);
  });

  it('bytes that are no UTF-8 are refused', async () => {
    const { headers } = HTTP.binary(event('x'));
    const { status, body } = await send({ headers: { ...headers, 'ce-id': '%ff' }, body: '{}' });
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid-header', '/ce-id']);
  });

  it('W-04 (UAVG 46): a citizen number in an attribute or in the data is refused and not repeated', async () => {
    const { headers, body } = HTTP.binary(event('x'));
    for (const refused of [await send({ headers: { ...headers, 'ce-subject': '111222333' }, body }), await send({ headers, body: '{"words":"Nummer 111222333."}' })]) {
      expect([refused.status, refused.body.code, refused.text.includes('111222333')]).toEqual([400, 'citizen-number', false]);
    }
  });

  it('beside a structured event ce- headers say nothing', async () => {
    expect((await send(HTTP.structured(event('x')), { 'ce-id': 'other', 'ce-type': 'nl.elders' })).status).toBe(201);
  });
});

describe('NL GOV profile for CloudEvents', () => {
  it.each([SOURCE, 'urn:nld:kvknr:12345678', 'urn:nld:kvknr:12345678:systeem:toetsen', 'urn:nld:gemeentecode:0363', 'urn:uuid:0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17'])('the source %s is a URN', async (source) => {
    expect((await send(HTTP.structured(event('x', { source })))).status).toBe(201);
  });

  it.each(['las', 'https://las.example', '/las', 'urn:', 'urn:nld:', 'urn:nld:oin:123', 'urn:nld:oin:00000000000000000000:', 'urn:nld:kvknr:1234567'])('the source %s is not', async (source) => {
    const { status, body } = await send(HTTP.structured(event('x').cloneWith({ source }, false)));
    expect([status, body.errors[0].pointer]).toEqual([400, '/source']);
  });

  it('dataschema, where it is sent, is the schema of that type, under any address of this service', async () => {
    const path = '/v1/event-types/nl.leerlingdossier.child-voice-recorded';
    const answered = async (dataschema: string): Promise<number> => (await send(HTTP.structured(event('x').cloneWith({ dataschema }, false)))).status;
    for (const good of [`https://dossier.example${path}`, `http://localhost:3000${path}`]) expect([good, await answered(good)]).toEqual([good, 201]);
    for (const bad of [path, `https://dossier.example${path}?v=1`, 'https://elders.example/schema', 'https://dossier.example/v1/event-types/nl.leerlingdossier.agreement-made', 'geen adres', `ftp://dossier.example${path}`]) expect([bad, await answered(bad)]).toEqual([bad, 400]);
  });

  it('sequence is taken', async () => {
    expect((await send(HTTP.binary(event('x', { sequence: '17', sequencetype: 'Integer' })))).status).toBe(201);
  });

  it('a list is not structured, and one event is not a batch', async () => {
    const sent = event('x');
    expect((await send({ headers: { 'content-type': 'application/cloudevents+json' }, body: JSON.stringify([sent]) })).status).toBe(400);
    expect((await send({ headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(sent) })).status).toBe(400);
  });
});

describe('GET /v1/event-types: what a system may send', () => {
  it('lists every type with its schema and an example, for everybody', async () => {
    const { status, body } = await school.get(undefined, '/v1/event-types');
    expect(status).toBe(200);
    const found = body.items.find(({ type }: { type: string }) => type === 'nl.leerlingdossier.development-plan-adopted');
    expect(found).toMatchObject({ chapter: 'development-plan', summary: expect.any(String), dataschema: expect.stringMatching(/^http:\/\/.+\/v1\/event-types\/nl\.leerlingdossier\.development-plan-adopted$/), example: { specversion: '1.0', dataschema: found.dataschema } });
  });

  it('the schema is application/schema+json; of a type that does not exist it is not found', async () => {
    const { status, headers, body } = await school.get(undefined, '/v1/event-types/nl.leerlingdossier.conversation-concluded');
    expect([status, headers['content-type']]).toEqual([200, 'application/schema+json']);
    expect(body).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ConversationConcluded', properties: { conversationId: { format: 'uuid' } }, required: expect.arrayContaining(['conversationId', 'occurredOn']) });
    expect((await school.get(undefined, '/v1/event-types/nl.leerlingdossier.pupil-vanished')).status).toBe(404);
  });

  it('the example of a registration can be sent as it is, but for its school', async () => {
    const { body } = await school.get(undefined, '/v1/event-types');
    const { example } = body.items.find(({ type }: { type: string }) => type === 'nl.leerlingdossier.registration-received');
    const { status } = await send({ headers: { 'content-type': 'application/cloudevents+json' }, body: JSON.stringify({ ...example, data: { ...example.data, schoolId: school.board.schoolId } }) });
    expect(status).toBe(201);
  });
});
