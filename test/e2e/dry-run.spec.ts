import { randomUUID } from 'node:crypto';
import { agreement, childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Answer, type Options, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
let dossier: OpenedDossier;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
});
afterAll(() => service.close());
beforeEach(async () => {
  dossier = await school.pupil();
});

const PREFER = { prefer: 'validate-only' };
const dry = (path: string, body: object, who?: Someone, options: Options = {}): Promise<Answer> => dossier.ask(path, body, who, { ...options, headers: { ...PREFER, ...options.headers } });
const agreed = () => agreement('Elke dag lezen.', dossier.ids.mother, '2026-10-01');
const withoutParent = () => ({ ...agreed(), participants: [present('staff')] });
const voiceEvent = (more: object = {}) => ({ specversion: '1.0', id: randomUUID(), source: 'urn:nld:oin:00000000000000000000:systeem:las', type: 'nl.leerlingdossier.child-voice-recorded', subject: dossier.id, data: { occurredOn: '2026-09-15', ...childVoice('Ik lees graag.') }, ...more });
const agreementEvent = (data: object) => voiceEvent({ type: 'nl.leerlingdossier.agreement-made', data: { occurredOn: '2026-09-15', ...data } });
const registration = (more: object = {}) => ({ occurredOn: '2026-09-15', schoolId: school.board.schoolId, written: true, pupil: { name: 'Sam', bornOn: '2018-02-03' }, submitter: { name: 'Ouder', capacity: 'parent' }, ...more });
const deliver = (body: unknown, type = 'application/json'): Promise<Answer> =>
  school.call('POST', school.system, '/v1/events', typeof body === 'string' ? body : JSON.stringify(body), { headers: { ...PREFER, 'content-type': type } });

/** Events as they stand in the store, of all dossiers. */
const events = async (): Promise<number> => {
  const subject = await service.stores.keyVault.find(dossier.id);
  let size = 0;
  for await (const _ of service.stores.eventStore.readStream(subject!.stream)) size += 1;
  return size;
};
const versionOf = async () => [await events(), (await dossier.read(school.counsellor)).headers['etag']];

describe('W-17 under Prefer: validate-only', () => {
  it('an agreement without a parent is refused with rule and ground, may be irregular, and nothing is stored', async () => {
    const before = await versionOf();
    const { status, headers, body } = await dry('agreements', withoutParent());
    expect([status, headers['preference-applied'], headers['etag'], headers['location']]).toEqual([200, 'validate-only', undefined, undefined]);
    expect(body).toMatchObject({ wouldBeStored: false, entries: [], obligations: [], obligationsClosed: [] });
    expect(body.refusals).toEqual([{ code: expect.any(String), rule: 'W-17', ground: expect.any(String), detail: expect.any(String), recordable: true }]);
    const { body: problem } = await dossier.ask('agreements', withoutParent());
    expect(body.refusals).toEqual(problem.rejections);
    expect(await versionOf()).toEqual(before);
  });

  it('with an explanation it would be stored as irregular, and a parent would read why', async () => {
    const { body } = await dry('agreements', { ...withoutParent(), irregular: { explanation: 'De ouders waren in het buitenland.' } });
    expect([body.wouldBeStored, body.refusals.map(({ rule }: { rule: string }) => rule)]).toEqual([true, ['W-17']]);
    expect(body.entries[0].textForParentNl).toContain('De ouders waren in het buitenland.');
    expect(body.obligations).toEqual([expect.objectContaining({ rule: expect.stringContaining('W-17'), owner: 'school' })]);
  });

  it('every broken rule is told at once', async () => {
    const wrong = { ...withoutParent(), evaluateOn: '2026-09-01' };
    const [{ body }, { body: problem }] = [await dry('agreements', wrong), await dossier.ask('agreements', wrong)];
    expect(body.refusals.length).toBeGreaterThan(1);
    expect(body.refusals).toEqual(problem.rejections);
  });
});

describe('W-19 under Prefer: validate-only', () => {
  it('says the entry, what would be due, and who would see it; nothing is stored', async () => {
    const before = await versionOf();
    const { status, body } = await dry('agreements', agreed());
    expect([status, body.wouldBeStored, body.refusals]).toEqual([200, true, []]);
    expect(body.entries).toEqual([{ type: 'AgreementMade', headingNl: expect.any(String), summaryNl: expect.any(String), textForParentNl: expect.stringContaining('Elke dag lezen.'), visibleTo: expect.any(Array) }]);
    expect(body.obligations).toEqual([{ rule: 'W-19', due: '2026-10-01', owner: 'school', textNl: expect.stringContaining('afspraak') }]);
    expect(body.obligationsClosed).toEqual([]);
    expect(body.entries[0].visibleTo).toContainEqual({ role: 'ouder met gezag', effect: 'redact', rule: expect.stringMatching(/^AD-/) });
    expect(await versionOf()).toEqual(before);
    expect((await dossier.read(school.counsellor, 'obligations')).body.items.map(({ rule }: { rule: string }) => rule)).not.toContain('W-19');
  });

  it('an evaluation would close it, and that is written as looked at (W-40; AVG 5(2))', async () => {
    const { ids } = await dossier.record('agreements', agreed());
    const path = `agreements/${String(ids['agreementId'])}/evaluations`;
    const { body } = await dry(path, { outcome: 'kept', report: 'Het ging goed.', thirdParties: 'none' });
    expect(body).toMatchObject({ wouldBeStored: true, obligations: [], obligationsClosed: [{ rule: 'W-19', due: '2026-10-01' }] });
    const { body: log } = await dossier.read(dossier.mother, 'access-log');
    expect(log.items[0]).toMatchObject({ action: 'list' });
  });
});

describe('What cannot be tried', () => {
  it('is refused under Prefer: validate-only, not stored (400)', async () => {
    const { ids } = await dossier.record('copy-requests', { requester: dossier.ids.mother, form: 'electronic' }, dossier.mother);
    const size = await events();
    const { status, body } = await dry(`copy-requests/${String(ids['copyRequestId'])}/issues`, {});
    expect([status, body.code, body.errors?.[0].pointer]).toEqual([400, 'invalid-header', '/prefer']);
    expect(await events()).toBe(size);
    const found = await school.post(school.administrator, '/v1/organisations', { occurredOn: '2026-09-15', name: 'Stichting Proef', testTenant: true, founder: 'Ans Beheer' }, { headers: PREFER });
    expect([found.status, found.body.code]).toEqual([400, 'invalid-header']);
  });
});

describe('A parent, in a dry run', () => {
  it('has a text to read exactly where parents would see the entry', async () => {
    const { body } = await dry('child-voices', childVoice('Ik lees graag.'));
    const [entry] = body.entries;
    expect(entry.visibleTo.some(({ role }: { role: string }) => role === 'ouder met gezag')).toBe('textForParentNl' in entry);
    expect(entry.visibleTo.map(({ role }: { role: string }) => role)).toContain('intern begeleider');
  });

  it('can try what they say themselves, and reads their own words', async () => {
    const { status, body } = await dry('questions', { person: dossier.ids.mother, question: 'Hoe gaat het rekenen?', thirdParties: 'none' }, dossier.mother);
    expect([status, body.wouldBeStored]).toEqual([200, true]);
    expect(body.entries[0].textForParentNl).toContain('Hoe gaat het rekenen?');
  });

  it('would read what is about another child in black', async () => {
    const report = [{ text: 'Noor leest goed. ' }, { text: 'Sem stoorde haar.', person: 'Sem', relation: 'other-pupil' }];
    const { body } = await dry('conversations', { ...conversation(report, present('parent', dossier.ids.mother)), thirdParties: 'tagged' });
    expect(body.entries[0].textForParentNl).toContain('Noor leest goed. [zwart: gaat over een ander kind]');
    expect(body.entries[0].textForParentNl).not.toContain('Sem');
  });
});

describe('Access, in a dry run', () => {
  it('who may not record is refused as when recording (403, 404)', async () => {
    for (const who of [dossier.other, school.colleague, dossier.pupil]) {
      const [real, tried] = [await dossier.ask('enrolments', { schoolId: school.board.schoolId }, who), await dry('enrolments', { schoolId: school.board.schoolId }, who)];
      expect([tried.status, tried.body.code, tried.body.rule]).toEqual([real.status, real.body.code, real.body.rule]);
      expect([403, 404]).toContain(tried.status);
    }
    expect((await school.post(school.counsellor, `/v1/dossiers/${randomUUID()}/agreements`, { occurredOn: '2026-09-15', ...agreed() }, { headers: PREFER })).status).toBe(404);
  });

  it('a mistake in the body is told with all others (400)', async () => {
    const { status, body } = await dry('agreements', { evaluateOn: 'morgen', rationale: 3 });
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(body.errors.length).toBeGreaterThan(2);
  });

  it('a system that delivers learns rules and texts, and nothing of the dossier', async () => {
    const stored = await dry('agreements', agreed(), school.system);
    expect(stored.body).toEqual({ wouldBeStored: true, refusals: [], entries: [{ type: 'AgreementMade', headingNl: expect.any(String) }] });
    const { body } = await dry('agreements', withoutParent(), school.system);
    expect(body).toEqual({ wouldBeStored: false, refusals: [expect.objectContaining({ rule: 'W-17', detail: expect.any(String) })], entries: [] });
  });
});

describe('W-02 (policy) under Prefer: validate-only', () => {
  it('does not remember the key: the same request is stored afterwards, once', async () => {
    await dry('child-voices', childVoice('Ik lees graag.'), undefined, { key: 'tried-first' });
    const first = await dossier.ask('child-voices', childVoice('Ik lees graag.'), undefined, { key: 'tried-first' });
    expect([first.status, first.body.repeated]).toEqual([201, false]);
    const { body } = await dry('child-voices', childVoice('Ik lees graag.'), undefined, { key: 'tried-first' });
    expect(body).toMatchObject({ wouldBeStored: false, refusals: [], entries: [], stored: { entries: first.body.entries, repeated: true } });
  });

  it('many dry runs leave the dossier as it is for what is recorded next', async () => {
    const size = await events();
    await Promise.all(Array.from({ length: 10 }, () => dry('agreements', agreed())));
    const { entryId } = await dossier.record('agreements', agreed());
    expect(await events()).toBe(size + 1);
    const { body } = await dossier.read(school.counsellor, 'obligations');
    expect(body.items.filter(({ rule }: { rule: string }) => rule === 'W-19').map(({ since }: { since: string }) => since)).toEqual([entryId]);
  });
});

describe('W-06 under Prefer: validate-only', () => {
  it('a registration is decided on an empty dossier, for which no key is made', async () => {
    const dossierId = randomUUID();
    const { status, body } = await school.post(school.system, '/v1/dossiers', registration({ dossierId }), { headers: PREFER });
    expect([status, body.wouldBeStored, body.entries.map(({ type }: { type: string }) => type)]).toEqual([200, true, ['RegistrationReceived', 'PersonAdded', 'PersonAdded']]);
    expect(await service.stores.keyVault.find(dossierId)).toBeUndefined();
    expect((await school.post(school.system, '/v1/dossiers', registration({ dossierId }))).status).toBe(201);
  });

  it('one that is refused says why, also for a school that is not there', async () => {
    const spoken = await school.post(school.system, '/v1/dossiers', registration({ written: false }), { headers: PREFER });
    expect(spoken.body).toMatchObject({ wouldBeStored: false, refusals: [{ rule: 'W-06' }] });
    const nowhere = await school.post(school.system, '/v1/dossiers', registration({ schoolId: randomUUID() }), { headers: PREFER });
    expect(nowhere.body).toMatchObject({ wouldBeStored: false, refusals: [{ code: 'unknown-school' }] });
    const taken = await school.post(school.system, '/v1/dossiers', registration({ dossierId: school.board.id }), { headers: PREFER });
    expect(taken.body).toMatchObject({ wouldBeStored: false, refusals: [{ code: 'dossier-id-taken' }] });
  });
});

describe('W-29 under Prefer: validate-only', () => {
  it('a correction is tried as the fact that it corrects', async () => {
    const { entryId } = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const size = await events();
    const { body } = await dry(`entries/${entryId}/corrections`, { reason: 'Verkeerd gehoord.', thirdParties: 'none', corrected: { occurredOn: '2026-09-15', ...childVoice('Ik lees niet graag.') } });
    expect(body).toMatchObject({ wouldBeStored: true, entries: [{ type: 'EntryCorrected' }] });
    expect(await events()).toBe(size);
  });
});

describe('CloudEvents under Prefer: validate-only', () => {
  it('one event: what would be stored', async () => {
    const size = await events();
    const { status, headers, body } = await deliver(voiceEvent());
    expect([status, headers['preference-applied'], body.wouldBeStored]).toEqual([200, 'validate-only', true]);
    expect(await events()).toBe(size);
  });

  it('a batch: a result for each, in order; a refusal does not stop the next', async () => {
    const size = await events();
    const { status, headers, body } = await deliver([voiceEvent(), agreementEvent(withoutParent()), voiceEvent({ type: 'nl.leerlingdossier.unknown' })], 'application/cloudevents-batch+json');
    expect([status, headers['preference-applied']]).toEqual([200, 'validate-only']);
    expect(body.map(({ status: own, dryRun }: Answer['body']) => [own, dryRun?.wouldBeStored])).toEqual([[200, true], [200, false], [400, undefined]]);
    expect(body[1].dryRun.refusals[0].rule).toBe('W-17');
    expect(await events()).toBe(size);
  });

  it('lines: a result a line', async () => {
    const size = await events();
    const { headers, text } = await deliver(`${JSON.stringify(voiceEvent())}\n`, 'application/x-ndjson');
    expect(headers['preference-applied']).toBe('validate-only');
    expect(JSON.parse(text)).toMatchObject({ status: 200, dryRun: { wouldBeStored: true } });
    expect(await events()).toBe(size);
  });

  it('a registration as an event makes no dossier', async () => {
    const dossierId = randomUUID();
    const { body } = await deliver(voiceEvent({ type: 'nl.leerlingdossier.registration-received', subject: dossierId, data: registration() }));
    expect(body.wouldBeStored).toBe(true);
    expect(await service.stores.keyVault.find(dossierId)).toBeUndefined();
  });
});
