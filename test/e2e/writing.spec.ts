import { agreement, childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Answer, type School } from './school.ts';

let service: Service;
let school: School;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
});
afterAll(() => service.close());
beforeEach(() => service.clock.set('2026-09-15T10:00:00.000Z'));

let events = 0;
const event = (type: string, subject: string | undefined, data: object, more: object = {}) => {
  events += 1;
  return { specversion: '1.0', id: `event-${events}`, source: 'urn:nld:oin:00000000000000000000:systeem:las', type: `nl.leerlingdossier.${type}`, ...(subject !== undefined && { subject }), data: { occurredOn: '2026-09-15', ...data }, ...more };
};
const voiceEvent = ({ id }: OpenedDossier, words: string, more: object = {}) => event('child-voice-recorded', id, childVoice(words), more);
const deliver = (body: unknown, who = school.system): Promise<Answer> => school.post(who, '/v1/events', body);
const registration = () => ({ occurredOn: '2026-09-15', schoolId: school.board.schoolId, written: true, pupil: { name: 'Sam', bornOn: '2018-02-03' }, submitter: { name: 'Ouder', capacity: 'parent' } });

/** Revisions as they stand in the store, with nothing of the service in between. */
const revisionsOf = async ({ id }: OpenedDossier): Promise<readonly number[]> => {
  const subject = await service.stores.keyVault.find(id);
  const found: number[] = [];
  for await (const { revision } of service.stores.eventStore.readStream(subject!.stream)) found.push(revision);
  return found;
};
const sizeOf = async (dossier: OpenedDossier): Promise<number> => (await revisionsOf(dossier)).length;
const gapless = (revisions: readonly number[]): readonly number[] => revisions.map((_, at) => at);

describe('W-02: the same request twice is one fact (policy)', () => {
  it('the same key and body: the first answer again (200), and nothing is stored', async () => {
    const dossier = await school.pupil();
    const first = await dossier.ask('child-voices', childVoice('Ik lees graag.'), undefined, { key: 'twice' });
    const size = await sizeOf(dossier);
    const second = await dossier.ask('child-voices', childVoice('Ik lees graag.'), undefined, { key: 'twice' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.entries).toEqual(first.body.entries);
    expect([first.body.repeated, second.body.repeated]).toEqual([false, true]);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await sizeOf(dossier)).toBe(size);
  });

  it('also when the body is written in another order', async () => {
    const dossier = await school.pupil();
    await dossier.ask('child-voices', { via: 'self', words: 'x', thirdParties: 'none' }, undefined, { key: 'order' });
    expect((await dossier.ask('child-voices', { thirdParties: 'none', words: 'x', via: 'self' }, undefined, { key: 'order' })).status).toBe(200);
  });

  it('the same key and another body is refused (409), and nothing is stored', async () => {
    const dossier = await school.pupil();
    await dossier.record('child-voices', childVoice('Ik lees graag.'), undefined, { key: 'other' });
    const size = await sizeOf(dossier);
    const { status, body } = await dossier.ask('child-voices', childVoice('Ik lees niet graag.'), undefined, { key: 'other' });
    expect([status, body.code]).toEqual([409, 'idempotency-key-reused']);
    expect(await sizeOf(dossier)).toBe(size);
  });

  it('the same key of somebody else, or on another route, is another request', async () => {
    const dossier = await school.pupil();
    await dossier.record('child-voices', childVoice('x'), undefined, { key: 'shared' });
    expect((await dossier.ask('child-voices', childVoice('y'), dossier.pupil, { key: 'shared' })).status).toBe(201);
    expect((await dossier.ask('conversations', conversation('z'), undefined, { key: 'shared' })).status).toBe(201);
  });

  it('the same key in another dossier makes things with ids of their own', async () => {
    const [one, other] = [await school.pupil(), await school.pupil()];
    const [here, there] = [await one.record('persons', { role: 'other', name: 'Oma' }, undefined, { key: 'person' }), await other.record('persons', { role: 'other', name: 'Opa' }, undefined, { key: 'person' })];
    expect(here.ids['personId']).not.toBe(there.ids['personId']);
  });

  it('and stands in the lists of both', async () => {
    const [one, other] = [await school.pupil(), await school.pupil()];
    const asked = { purpose: 'care-provider', counterparty: 'De Klank', scope: 'Lezen.', textVersion: '1' };
    for (const dossier of [one, other]) await dossier.record('consents', asked, undefined, { key: 'consent-2026' });
    const { position } = await other.record('persons', { role: 'other', name: 'Oma' });
    for (const dossier of [one, other]) {
      const { body } = await dossier.read(dossier.mother, `consents?after=${encodeURIComponent(position)}`);
      expect(body.items).toHaveLength(1);
    }
  });

  it('a refusal is not remembered: when the rule no longer refuses, the same request is stored', async () => {
    const dossier = await school.pupil();
    const asked = await dossier.record('consents', { purpose: 'care-provider', counterparty: 'De Klank', scope: 'Lezen.', textVersion: '1' });
    const consentId = String(asked.ids['consentId']);
    const contact = () => dossier.ask('care-provider-contacts', { consentId, report: 'Gesproken.', thirdParties: 'none' }, undefined, { key: 'contact' });
    expect((await contact()).status).toBe(409);
    for (const grantor of [dossier.ids.mother, dossier.ids.father]) await dossier.record(`consents/${consentId}/grants`, { grantor, how: 'paper' });
    expect((await contact()).status).toBe(201);
  });

  it('20 times the same request at once is one fact', async () => {
    const dossier = await school.pupil();
    const size = await sizeOf(dossier);
    const answers = await Promise.all(Array.from({ length: 20 }, () => dossier.ask('child-voices', childVoice('Een keer.'), undefined, { key: 'at-once' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    expect(await sizeOf(dossier)).toBe(size + 1);
    expect(new Set(answers.map(({ body }) => body.entries[0].entryId)).size).toBe(1);
  });

  it('a system without a key is refused; a person is not', async () => {
    const dossier = await school.pupil();
    const { status, body } = await dossier.ask('child-voices', childVoice('x'), school.system, { key: null });
    expect([status, body.code]).toEqual([400, 'idempotency-key-required']);
    expect((await dossier.ask('child-voices', childVoice('x'), dossier.pupil, { key: null })).status).toBe(201);
  });
});

describe('W-02: a registration opens a dossier, once (policy)', () => {
  it('the same registration twice is one dossier', async () => {
    const first = await school.post(school.system, '/v1/dossiers', registration(), { key: 'registration-1' });
    const second = await school.post(school.system, '/v1/dossiers', registration(), { key: 'registration-1' });
    expect([first.status, second.status, second.body.dossierId]).toEqual([201, 200, first.body.dossierId]);
  });

  it('another registration under the same key is refused', async () => {
    await school.post(school.system, '/v1/dossiers', registration(), { key: 'registration-2' });
    const { status, body } = await school.post(school.system, '/v1/dossiers', { ...registration(), pupil: { name: 'Kim', bornOn: '2018-02-03' } }, { key: 'registration-2' });
    expect([status, body.code]).toEqual([409, 'idempotency-key-reused']);
  });

  it('a dossier that exists is not opened again under another key', async () => {
    const dossier = await school.pupil();
    const { status, body } = await school.post(school.system, '/v1/dossiers', { ...registration(), dossierId: dossier.id });
    expect([status, body.code]).toEqual([409, 'already-registered']);
  });

  it('a registration that is refused leaves no dossier behind', async () => {
    const dossierId = '6f0c7a52-6a5d-4f0e-9a53-0d1f3a9c2b18';
    const spoken = { ...registration(), dossierId, written: false };
    expect((await school.post(school.system, '/v1/dossiers', spoken)).body.code).toBe('registration-not-written');
    expect((await school.get(school.counsellor, `/v1/dossiers/${dossierId}`)).status).toBe(404);
    expect((await school.post(school.system, '/v1/dossiers', { ...spoken, written: true })).status).toBe(201);
  });

  it('a parent or pupil opens none, and a teacher neither', async () => {
    const dossier = await school.pupil();
    for (const who of [dossier.mother, dossier.pupil, school.teacher, school.privacyOfficer]) expect((await school.post(who, '/v1/dossiers', registration())).status).toBe(403);
  });
});

describe('If-Match (RFC 9110): two who saw the same dossier', () => {
  it('the second one hears that it changed (412), and stores nothing', async () => {
    const dossier = await school.pupil();
    const etag = String((await dossier.read(school.counsellor)).headers['etag']);
    const ask = (words: string) => dossier.ask('child-voices', childVoice(words), undefined, { headers: { 'if-match': etag } });
    const size = await sizeOf(dossier);
    const [one, other] = await Promise.all([ask('een'), ask('twee')]);
    expect([one.status, other.status].toSorted()).toEqual([201, 412]);
    expect(await sizeOf(dossier)).toBe(size + 1);
  });

  it('the ETag of an acknowledgement carries on from there', async () => {
    const dossier = await school.pupil();
    let etag = String((await dossier.read(school.counsellor)).headers['etag']);
    for (const words of ['een', 'twee', 'drie']) ({ etag } = await dossier.record('child-voices', childVoice(words), undefined, { headers: { 'if-match': etag } }));
    expect((await dossier.read(school.counsellor)).headers['etag']).toBe(etag);
  });

  it('a repeat is answered although the dossier went on', async () => {
    const dossier = await school.pupil();
    const etag = String((await dossier.read(school.counsellor)).headers['etag']);
    const options = { key: 'if-match-repeat', headers: { 'if-match': etag } };
    expect((await dossier.ask('child-voices', childVoice('x'), undefined, options)).status).toBe(201);
    expect((await dossier.ask('child-voices', childVoice('x'), undefined, options)).status).toBe(200);
  });

  it('an entry that the reader may not see does not stand in the way', async () => {
    const dossier = await school.pupil();
    const etag = String((await dossier.read(school.teacher)).headers['etag']);
    await dossier.record('child-voices', childVoice('Alleen voor de intern begeleider.'));
    expect((await dossier.ask('conversations', conversation('x'), school.teacher, { headers: { 'if-match': etag } })).status).toBe(201);
  });
});

describe('Many at once on one dossier', () => {
  it('20 different commands: each is stored, and the revisions have no gap', async () => {
    const dossier = await school.pupil();
    const size = await sizeOf(dossier);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => dossier.ask('child-voices', childVoice(`Nummer ${at}.`), at % 2 ? school.system : school.counsellor)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    const revisions = await revisionsOf(dossier);
    expect(revisions).toEqual(gapless(revisions));
    expect(revisions).toHaveLength(size + 20);
  });

  it('20 commands of which one can win: one is stored, the others hear the rule', async () => {
    const dossier = await school.pupil();
    const held = await dossier.record('conversations', conversation('Een gesprek.', present('parent', dossier.ids.mother)));
    const conclusion = { goals: ['Lezen.'], nextSteps: [{ what: 'Oefenen.', owner: 'school', due: '2026-10-01' }], promotingFactors: [], impedingFactors: [], agreedJointly: true, thirdParties: 'none' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => dossier.ask(`conversations/${String(held.ids['conversationId'])}/conclusions`, conclusion)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'conversation-already-concluded')).toHaveLength(19);
    const revisions = await revisionsOf(dossier);
    expect(revisions).toEqual(gapless(revisions));
  });

  it('20 reads beside 20 writes: nobody sees an entry before another one that came first', async () => {
    const dossier = await school.pupil();
    const size = await sizeOf(dossier);
    const reads: Promise<Answer>[] = [];
    const writes = Array.from({ length: 20 }, (_, at) => {
      reads.push(dossier.read(school.counsellor, 'entries?limit=100'));
      return dossier.record('child-voices', childVoice(`Nummer ${at}.`));
    });
    await Promise.all(writes);
    const order = (await dossier.entries(school.counsellor)).map(({ entryId }) => entryId).toReversed();
    for (const { status, body } of await Promise.all(reads)) {
      const seen = body.items.map(({ entryId }: { entryId: string }) => entryId).toReversed();
      expect([status, seen]).toEqual([200, order.slice(0, seen.length)]);
      expect(seen.length).toBeLessThanOrEqual(size + 20);
    }
  });

  it('recordedAt never runs back, also when the clock does', async () => {
    const dossier = await school.pupil();
    service.clock.set('2026-09-15T11:00:00.000Z');
    await dossier.record('child-voices', childVoice('Later.'));
    service.clock.set('2026-09-15T10:30:00.000Z');
    await dossier.record('child-voices', childVoice('Nog later.'));
    const moments = (await dossier.entries(school.counsellor)).map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
  });
});

describe('POST /v1/events (CloudEvents 1.0)', () => {
  it('one event is stored (201), and the same (source, id) again is the first answer (200)', async () => {
    const dossier = await school.pupil();
    const sent = voiceEvent(dossier, 'Ik lees graag.');
    const [first, second] = [await deliver(sent), await deliver(sent)];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.entries).toEqual(first.body.entries);
  });

  it('(source, id) with other data is refused', async () => {
    const dossier = await school.pupil();
    const sent = voiceEvent(dossier, 'Ik lees graag.');
    await deliver(sent);
    const { status, body } = await deliver({ ...sent, data: { ...sent.data, words: 'Iets anders.' } });
    expect([status, body.code]).toEqual([409, 'idempotency-key-reused']);
  });

  it('(source, id) with another type is refused: the pair names one event', async () => {
    const dossier = await school.pupil();
    const sent = voiceEvent(dossier, 'Ik lees graag.');
    await deliver(sent);
    const { status } = await deliver({ ...sent, type: 'nl.leerlingdossier.person-added', data: { occurredOn: '2026-09-15', role: 'other', name: 'Oma' } });
    expect(status).toBe(409);
  });

  it('source and id are two things: what is cut elsewhere is another event', async () => {
    const dossier = await school.pupil();
    await deliver(voiceEvent(dossier, 'een', { source: 'urn:a b', id: 'c' }));
    expect((await deliver(voiceEvent(dossier, 'twee', { source: 'urn:a', id: 'b c' }))).status).toBe(201);
  });

  it('the same id of another source is another event', async () => {
    const dossier = await school.pupil();
    const sent = voiceEvent(dossier, 'Ik lees graag.');
    await deliver(sent);
    expect((await deliver({ ...sent, source: 'urn:other' })).status).toBe(201);
  });

  it('a registration opens the dossier, named by subject or not', async () => {
    const { occurredOn, ...data } = registration();
    const opened = await deliver(event('registration-received', undefined, { occurredOn, ...data }));
    expect([opened.status, opened.body.entries.map(({ type }: { type: string }) => type)]).toEqual([201, ['RegistrationReceived', 'PersonAdded', 'PersonAdded']]);
    const named = await deliver(event('registration-received', '7f0c7a52-6a5d-4f0e-9a53-0d1f3a9c2b19', data));
    expect([named.status, named.body.dossierId]).toEqual([201, '7f0c7a52-6a5d-4f0e-9a53-0d1f3a9c2b19']);
  });

  it('a batch with one bad item: the rest is stored, with the results in order', async () => {
    const dossier = await school.pupil();
    const size = await sizeOf(dossier);
    const batch = [
      voiceEvent(dossier, 'een'),
      voiceEvent(dossier, 'Nummer 111222333.'),
      'geen gebeurtenis',
      event('pupil-vanished', dossier.id, {}),
      event('agreement-made', dossier.id, { participants: [present('staff')], text: 'x', rationale: 'y', evaluateOn: '2026-10-01' }),
      { ...voiceEvent(dossier, 'elders'), subject: '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17' },
      voiceEvent(dossier, 'twee'),
    ];
    const { status, body } = await deliver(batch);
    expect(status).toBe(200);
    expect(body.map((result: { status: number }) => result.status)).toEqual([201, 400, 400, 400, 409, 404, 201]);
    expect(body.map(({ id }: { id?: string }) => id)).toEqual(batch.map((it) => (typeof it === 'string' ? undefined : it.id)));
    expect(body[1].problem.code).toBe('citizen-number');
    expect(body[4].problem.code).toBe('parent-not-present');
    const list = await dossier.read(school.counsellor, `entries?limit=2&after=${encodeURIComponent(body[6].acknowledgement.position)}`);
    expect(list.body.items.map(({ data }: { data: { words: { text: string }[] } }) => data.words[0]?.text)).toEqual(['twee', 'een']);
    expect(await sizeOf(dossier)).toBe(size + 2);
  });

  it('a batch that comes again is the same results again', async () => {
    const dossier = await school.pupil();
    const batch = [voiceEvent(dossier, 'een'), voiceEvent(dossier, 'twee')];
    const [first, second] = [await deliver(batch), await deliver(batch)];
    expect(second.body.map((result: { status: number }) => result.status)).toEqual([200, 200]);
    const entries = ({ body }: Answer) => body.map(({ acknowledgement }: { acknowledgement: { entries: unknown } }) => acknowledgement.entries);
    expect(entries(second)).toEqual(entries(first));
  });

  it('the same event twice in one batch is one fact', async () => {
    const dossier = await school.pupil();
    const sent = voiceEvent(dossier, 'een');
    expect((await deliver([sent, sent])).body.map((result: { status: number }) => result.status)).toEqual([201, 200]);
  });

  it('what a batch refers to may stand earlier in it', async () => {
    const { occurredOn, ...data } = registration();
    const subject = '8f0c7a52-6a5d-4f0e-9a53-0d1f3a9c2b20';
    const { body } = await deliver([event('registration-received', subject, data), event('pupil-enrolled', subject, { occurredOn, schoolId: school.board.schoolId })]);
    expect(body.map((result: { status: number }) => result.status)).toEqual([201, 201]);
  });

  it.each(['application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json'])('comes as %s', async (type) => {
    const dossier = await school.pupil();
    const sent = voiceEvent(dossier, 'x');
    const { status } = await school.post(school.system, '/v1/events', type.includes('batch') ? [sent] : sent, { headers: { 'content-type': type } });
    expect([200, 201]).toContain(status);
  });

  it('a parent or pupil may use it too, for what they may record themselves', async () => {
    const dossier = await school.pupil();
    expect((await deliver(voiceEvent(dossier, 'Van mijzelf.'), dossier.pupil)).status).toBe(201);
    expect((await deliver(voiceEvent(dossier, 'Van mijn moeder.'), dossier.mother)).status).toBe(403);
  });

  it('a correction comes as an event too', async () => {
    const dossier = await school.pupil();
    const first = await deliver(voiceEvent(dossier, 'Ik lees niet.'));
    const corrected = { occurredOn: '2026-09-14', ...childVoice('Ik lees.') };
    const answer = await deliver(event('entry-corrected', dossier.id, { entryId: first.body.entries[0].entryId, corrected, reason: 'Fout.', thirdParties: 'none' }));
    expect(answer.status).toBe(201);
  });

  it('a system does not correct what another one recorded', async () => {
    const dossier = await school.pupil();
    const { entryId } = await dossier.record('child-voices', childVoice('Van de intern begeleider.'));
    const { status } = await deliver(event('entry-corrected', dossier.id, { entryId, corrected: { occurredOn: '2026-09-14', ...childVoice('Anders.') }, reason: 'Fout.', thirdParties: 'none' }));
    expect(status).toBe(403);
  });
});

describe('W-03: the dossier holds what happened; clocks may differ by five minutes (policy)', () => {
  // 12:00 in the Netherlands.
  it.each<[string, object, number]>([
    ['five minutes ahead', { occurredOn: '2026-09-15', occurredTime: '12:05' }, 201],
    ['six minutes ahead', { occurredOn: '2026-09-15', occurredTime: '12:06' }, 409],
    ['today, whenever', { occurredOn: '2026-09-15' }, 201],
    ['tomorrow', { occurredOn: '2026-09-16' }, 409],
    ['long ago', { occurredOn: '1990-01-01' }, 201],
  ])('%s', async (_what, when, status) => {
    const dossier = await school.pupil();
    service.clock.set('2026-09-15T10:00:00.000Z');
    const answer = await dossier.ask('child-voices', { ...when, ...childVoice('x') });
    expect([answer.status, answer.body.rule]).toEqual([status, status === 201 ? undefined : 'W-03']);
  });

  it.each([
    ['2026-09-15T21:54:59.999Z', 409],
    ['2026-09-15T21:55:00.000Z', 201],
  ])('at %s tomorrow is %i: five minutes before midnight in the Netherlands', async (moment, status) => {
    const dossier = await school.pupil();
    service.clock.set(moment);
    expect((await dossier.ask('child-voices', { occurredOn: '2026-09-16', ...childVoice('x') })).status).toBe(status);
  });

  it('cannot be recorded as irregular either', async () => {
    const dossier = await school.pupil();
    expect((await dossier.ask('child-voices', { occurredOn: '2026-09-16', ...childVoice('x'), irregular: { explanation: 'Alvast.' } })).body.code).toBe('occurred-in-future');
  });
});

describe('What cannot be: refused whole, with every broken rule', () => {
  it('all rules that a plan breaks, at once', async () => {
    const dossier = await school.pupil();
    const { body } = await dossier.ask('development-plans', { expectedDestination: 'Regulier onderwijs.', substantiation: 'x', promotingFactors: [], impedingFactors: [], guidance: 'x', pupilInfluence: 'x', thirdParties: 'none' });
    expect(body.rejections.map(({ code }: { code: string }) => code).toSorted()).toEqual(['parents-not-consulted', 'plan-factors-missing', 'pupil-not-heard']);
    expect(body.rejections.every(({ rule, ground, detail }: Record<string, string>) => rule && ground && detail)).toBe(true);
  });

  it('what refers to nothing cannot be recorded as irregular', async () => {
    const dossier = await school.pupil();
    const size = await sizeOf(dossier);
    const { status, body } = await dossier.ask('agreements/0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17/evaluations', { outcome: 'kept', report: 'x', irregular: { explanation: 'Toch.' } });
    expect([status, body.code]).toEqual([409, 'unknown-agreement']);
    expect(await sizeOf(dossier)).toBe(size);
  });

  it('W-17: an agreement about a child of 17 needs a parent; on the 18th birthday the pupil', async () => {
    const dossier = await school.pupil({ bornOn: '2008-09-20' });
    const made = (occurredOn: string, who: object) => ({ ...agreement('Wij spreken af.', dossier.ids.mother, '2026-12-01'), participants: [who, present('staff')], occurredOn });
    service.clock.set('2026-09-20');
    const pupil = present('pupil', dossier.ids.pupil);
    expect((await dossier.ask('agreements', made('2026-09-19', pupil))).body.code).toBe('parent-not-present');
    expect((await dossier.ask('agreements', made('2026-09-20', pupil))).status).toBe(201);
    expect((await dossier.ask('agreements', made('2026-09-20', present('parent', dossier.ids.mother)))).body.rejections.map(({ code }: { code: string }) => code)).toContain('pupil-not-present');
  });
});
