import { randomUUID } from 'node:crypto';
import { CloudEvent, HTTP, type Message } from 'cloudevents';
import { childVoice, type OpenedDossier } from './family.ts';
import { UNKNOWN_ID } from './document.ts';
import { askPartnership, entriesOf, foundPartnership, openedBy, staffOf, type Partnership } from './partnership.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
let partnership: Partnership;
let dossier: OpenedDossier;
let voice: string;
let caseId: string;

beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  partnership = await foundPartnership(school);
  dossier = await school.pupil();
  voice = (await dossier.record('child-voices', childVoice('Ik lees graag.'))).entryId;
});
afterAll(() => service.close());
beforeEach(async () => {
  caseId = await newCase();
});

const newCase = async (task = 'advise'): Promise<string> => (await openedBy(service, partnership, async () => ({ request: await askPartnership(dossier, partnership, [voice], task) }))).caseId;

const SOURCE = 'urn:nld:oin:00000000000000000001:systeem:swv';
const PREFER = { prefer: 'validate-only' };
const BATCH = 'application/cloudevents-batch+json';
/** As the partnership's own system makes one, with the SDK of CloudEvents. */
const event = (type: string, data: object, subject: string | null = caseId, more: object = {}) =>
  new CloudEvent<object>({ id: randomUUID(), source: SOURCE, type: `nl.leerlingdossier.${type}`, ...(subject !== null && { subject }), data: { occurredOn: school.today(), ...data }, ...more });
const send = ({ headers, body }: Message, who = partnership.caseWorker, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  school.call('POST', who, '/v1/events', String(body), { headers: { ...(headers as Readonly<Record<string, string>>), ...more } });
const sendOne = (sent: CloudEvent<object>, who?: Someone, more?: Readonly<Record<string, string>>): Promise<Answer> => send(HTTP.structured(sent), who, more);
const sendBatch = (events: readonly unknown[], more?: Readonly<Record<string, string>>): Promise<Answer> => send({ headers: { 'content-type': BATCH }, body: JSON.stringify(events) }, undefined, more);
const sendLines = async (events: readonly unknown[], more?: Readonly<Record<string, string>>): Promise<readonly Answer['body'][]> => {
  const body = events.map((it) => `${JSON.stringify(it)}\n`).join('');
  const { text } = await send({ headers: { 'content-type': 'application/x-ndjson' }, body }, undefined, more);
  return text.trim().split('\n').map((line) => JSON.parse(line));
};
const rest = (below: string, body: object, headers: Readonly<Record<string, string>> = {}, who = partnership.caseWorker): Promise<Answer> =>
  school.post(who, `/v1/support-cases/${caseId}/${below}`, { occurredOn: school.today(), ...body }, { headers });
const dry = (below: string, body: object, who?: Someone): Promise<Answer> => rest(below, body, PREFER, who);

const expert = { name: 'Anna Bos', profession: 'orthopedagogue' };
const adviceOf = (...experts: readonly string[]) => ({ experts, advice: 'Een kleine klas helpt.', thirdParties: 'none' });
const idIn = ({ body }: Answer, name: string): string => body.entries[0].ids[name];
const expertIn = async (): Promise<string> => idIn(await school.done(rest('experts', expert), 201), 'expertId');
const adviceIn = async (): Promise<string> => idIn(await school.done(rest('advices', adviceOf(await expertIn())), 201), 'adviceId');
const entries = () => entriesOf(school, partnership.caseWorker, caseId);
const ownTypes = async () => (await entries()).map(({ type }) => type).filter((type) => !['SupportCaseOpened', 'EntryDelivered', 'ComplianceDelivered'].includes(type));
/** Apart from the number of the request itself, and where in the body it stands. */
const toldBy = ({ status, body }: Answer, base = '') => ({ status, code: body.code, rule: body.rule, detail: body.detail, rejections: body.rejections, errors: body.errors?.map(({ pointer, detail }: { pointer: string; detail: string }) => [pointer.replace(base, ''), detail]).toSorted() });
/** As it stands in the store: lists may be behind. */
const sizeOf = async (): Promise<number> => {
  const subject = await service.stores.keyVault.find(caseId);
  let size = 0;
  for await (const _ of service.stores.eventStore.readStream(subject!.stream)) size += 1;
  return size;
};

describe('W-34, W-35: what a partnership records can be posted as a CloudEvent, with the case as subject (WVO 2020 2.47(7), (17))', () => {
  it('every fact, whichever way it comes; the answer is that of a case', async () => {
    caseId = await newCase('allocate-means');
    const named = await sendOne(event('expert-named', expert));
    expect(named).toMatchObject({ status: 201, headers: { location: `/v1/support-cases/${caseId}/entries/${String(named.body.entries[0].entryId)}`, etag: expect.any(String) } });
    expect(named.body).toEqual({ supportCaseId: caseId, entries: [{ entryId: expect.any(String), type: 'ExpertNamed', ids: { expertId: expect.any(String) } }], repeated: false, position: expect.stringMatching(/^\d+\/\d+$/) });
    const given = await send(HTTP.binary(event('expert-advice-given', adviceOf(idIn(named, 'expertId')))));
    expect([given.status, given.body.supportCaseId]).toEqual([201, caseId]);
    const allocation = event('support-allocated', { arrangement: 'Vier uur per week.', from: '2026-10-01', thirdParties: 'none' });
    const shared = event('advice-shared-with-parents', { adviceId: idIn(given, 'adviceId') });
    const batch = await sendBatch([allocation, shared]);
    expect(batch.body.map(({ id, status, acknowledgement }: Answer['body']) => [id, status, acknowledgement.supportCaseId])).toEqual([[allocation.id, 201, caseId], [shared.id, 201, caseId]]);
    const declaration = event('admissibility-declaration-issued', { sequenceNumber: '2026-12', kind: 'practical', from: '2027-08-01', until: '2028-07-31', experts: [idIn(named, 'expertId')], rationale: 'Meer structuur.', thirdParties: 'none', irregular: { explanation: 'De school vroeg het later.' } });
    const lines = await sendLines([declaration, event('support-case-closed', { outcome: 'granted' })]);
    expect(lines.map(({ status, acknowledgement }) => [status, acknowledgement.entries[0].type])).toEqual([[201, 'AdmissibilityDeclarationIssued'], [201, 'SupportCaseClosed']]);
  });

  it('says the same as the request by REST: same words, same author', async () => {
    await school.done(rest('experts', expert), 201);
    await school.done(sendOne(event('expert-named', expert)), 201);
    const [byRest, byEvent] = (await entries()).slice(-2);
    const told = ({ type, heading, summary, occurredOn, recordedBy, data: { name, profession } }: Answer['body']) => ({ type, heading, summary, occurredOn, recordedBy, name, profession });
    expect(told(byEvent)).toEqual(told(byRest));
  });

  it('AD-26: a named expert posts the own advice, and nothing else (403)', async () => {
    const who = await staffOf(school, partnership, 'partnership-expert');
    const own = idIn(await school.done(rest('experts', { ...expert, account: school.account(who.subject) }), 201), 'expertId');
    expect((await sendOne(event('expert-advice-given', adviceOf(own)), who)).status).toBe(201);
    expect((await sendOne(event('expert-named', expert), who)).body).toMatchObject({ status: 403, rule: 'default/partnership' });
  });
});

describe('W-02: the same CloudEvent is one fact of a case, whichever way it comes (policy; CloudEvents 1.0.2)', () => {
  it('structured, binary, in a batch or a line: the first answer', async () => {
    const sent = event('expert-named', expert);
    const first = await school.done(sendOne(sent), 201);
    const again = [await send(HTTP.binary(sent)), await sendOne(sent)].map(({ status, body }) => ({ status, acknowledgement: body }));
    for (const { status, acknowledgement } of [...again, ...(await sendBatch([sent])).body, ...(await sendLines([sent]))]) expect([status, acknowledgement.repeated, acknowledgement.entries]).toEqual([200, true, first.body.entries]);
    expect(await ownTypes()).toEqual(['ExpertNamed']);
  });

  it('other words or another type under the same source and id are refused (409)', async () => {
    const sent = event('expert-named', expert);
    await school.done(sendOne(sent), 201);
    const { id } = sent;
    for (const other of [event('expert-named', { ...expert, name: 'Iemand anders' }, caseId, { id }), event('support-case-closed', { outcome: 'advised' }, caseId, { id })]) {
      expect((await sendOne(other)).body).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    }
  });

  it.each([['A batch', async (events: readonly unknown[]) => (await sendBatch(events)).body as readonly Answer['body'][]], ['Lines', sendLines]] as const)('%s: what is of one case is judged in order, so the closing waits for the copy of the advice (W-35)', async (_, deliver) => {
    const adviceId = await adviceIn();
    const closing = () => event('support-case-closed', { outcome: 'advised' });
    const results = await deliver([closing(), event('advice-shared-with-parents', { adviceId }), closing()]);
    expect(results.map(({ status, problem }) => [status, problem?.code])).toEqual([[409, 'advice-not-shared'], [201, undefined], [201, undefined]]);
  });
});

describe('What is wrong with a fact of a case is told as by REST', () => {
  it('a case that nobody knows, a dossier in its place, and the case of another partnership are not there (404)', async () => {
    const { caseWorker: stranger } = await foundPartnership(school, 'SWV Elders', []);
    const unknown = await sendOne(event('expert-named', expert, UNKNOWN_ID));
    for (const answer of [unknown, await sendOne(event('expert-named', expert, dossier.id)), await sendOne(event('child-voice-recorded', childVoice('Ik lees graag.'))), await sendOne(event('expert-named', expert), stranger)]) expect(toldBy(answer)).toEqual(toldBy(unknown));
    expect(toldBy(unknown)).toEqual(toldBy(await school.post(partnership.caseWorker, `/v1/support-cases/${UNKNOWN_ID}/experts`, { occurredOn: school.today(), ...expert })));
    expect(unknown.status).toBe(404);
    for (const who of [school.counsellor, school.system, dossier.mother, partnership.administrator]) for (const more of [{}, PREFER]) expect([who.subject, (await sendOne(event('support-case-closed', { outcome: 'granted' }), who, more)).status]).toEqual([who.subject, 404]);
  });

  it('a wrong body: everything at once (400), below data', async () => {
    const wrong = { sequenceNumber: '', kind: 'x', from: 'y', kanarie: 1 };
    const [posted, asked] = [await sendOne(event('admissibility-declaration-issued', wrong)), await rest('admissibility-declarations', wrong)];
    expect(posted.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/data/sequenceNumber');
    expect(toldBy(posted, '/data')).toEqual(toldBy(asked));
    expect(posted.status).toBe(400);
  });

  it('provenance: a case is not taken over, so nothing is imported into it (W-34; 400)', async () => {
    const imported = { ...expert, provenance: 'imported' };
    const [posted, asked] = [await sendOne(event('expert-named', imported)), await rest('experts', imported)];
    expect([posted.status, posted.body.errors[0].pointer]).toEqual([400, '/data/provenance']);
    expect(toldBy(posted, '/data')).toEqual(toldBy(asked));
    expect(await ownTypes()).toEqual([]);
  });

  it('no subject, another schema, and what it is about that is no id (400)', async () => {
    const pointerOf = async (sent: CloudEvent<object>): Promise<unknown> => {
      const { status, body } = await sendOne(sent);
      return [status, body.errors[0].pointer];
    };
    expect(await pointerOf(event('expert-named', expert, null))).toEqual([400, '/subject']);
    expect(await pointerOf(event('expert-named', expert, caseId, { dataschema: 'https://dossier.example/v1/event-types/nl.leerlingdossier.agreement-made' }))).toEqual([400, '/dataschema']);
    expect(await pointerOf(event('advice-shared-with-parents', { adviceId: 'x' }))).toEqual([400, '/data/adviceId']);
    expect((await sendOne(event('expert-named', { ...expert, name: 'Nummer 111222333' }))).body.code).toBe('citizen-number');
  });

  it('a rule that is broken: the same refusal (409), and with an explanation irregular', async () => {
    const allocation = { arrangement: 'Vier uur per week.', from: '2026-10-01', thirdParties: 'none' };
    const [posted, asked] = [await sendOne(event('support-allocated', allocation)), await rest('allocations', allocation)];
    expect(posted.body).toMatchObject({ status: 409, code: 'task-not-asked', rule: 'W-34' });
    expect(toldBy(posted)).toEqual(toldBy(asked));
    await school.done(sendOne(event('support-allocated', { ...allocation, irregular: { explanation: 'De school vroeg het later.' } })), 201);
    expect((await entries()).at(-1)).toMatchObject({ type: 'SupportAllocated', irregular: { rules: ['task-not-asked'], explanation: 'De school vroeg het later.' } });
  });
});

describe('W-35 under Prefer: validate-only (WPO 18a(14); WVO 2020 2.47(17))', () => {
  it('advice: the entry, who of the partnership would see it, and the copy that would be due; nothing is stored', async () => {
    const expertId = await expertIn();
    const size = await sizeOf();
    const { status, headers, body } = await dry('advices', adviceOf(expertId));
    expect([status, headers['preference-applied'], headers['etag'], headers['location']]).toEqual([200, 'validate-only', undefined, undefined]);
    expect(body).toEqual({
      wouldBeStored: true,
      refusals: [],
      entries: [{
        type: 'ExpertAdviceGiven',
        headingNl: 'Deskundigenadvies gegeven',
        summaryNl: 'Deskundigen gaven advies op 2026-09-15. De ouders krijgen een kopie.',
        visibleTo: [
          { role: 'medewerker van het samenwerkingsverband', effect: 'redact', rule: 'AD-25' },
          { role: 'deskundige in deze vraag', effect: 'redact', rule: 'AD-26' },
          { role: 'controleur van het samenwerkingsverband', effect: 'redact', rule: 'AD-27' },
        ],
      }],
      obligations: [{ rule: 'W-35', due: '2026-09-15', owner: 'partnership', textNl: expect.stringContaining('kopie') }],
      obligationsClosed: [],
    });
    expect(await sizeOf()).toBe(size);
    expect((await school.get(partnership.caseWorker, `/v1/support-cases/${caseId}`)).body.obligations).toEqual([]);
  });

  it('the copy for the parents would end that term, and that is written as looked at (W-40; AVG 5(2))', async () => {
    const adviceId = await adviceIn();
    const before = await service.stores.accessLog.about(caseId, { limit: 100 });
    const { body } = await dry(`advices/${adviceId}/parent-copies`, {});
    expect(body).toMatchObject({ wouldBeStored: true, obligations: [], obligationsClosed: [{ rule: 'W-35', due: '2026-09-15', owner: 'partnership' }] });
    const [line, ...rest] = await service.stores.accessLog.about(caseId, { limit: 100 });
    expect(line).toMatchObject({ action: 'list', outcome: 'allowed', purpose: 'support', actor: { role: 'case-worker' }, decision: { rules: ['AD-25'] } });
    expect(rest).toEqual(before);
  });

  it('a declaration that breaks a rule: every one at once, as recording tells them', async () => {
    const expertId = await expertIn();
    const declaration = { sequenceNumber: '2026-12', kind: 'special', from: '2027-09-01', until: '2028-07-31', experts: [expertId], rationale: 'Meer structuur.', thirdParties: 'none' };
    const [{ body }, { body: problem }] = [await dry('admissibility-declarations', declaration), await rest('admissibility-declarations', declaration)];
    expect(body).toMatchObject({ wouldBeStored: false, entries: [], obligations: [], obligationsClosed: [] });
    expect(body.refusals).toEqual(problem.rejections);
    expect(body.refusals.map(({ code }: { code: string }) => code).toSorted()).toEqual(['experts-missing', 'not-whole-school-years', 'task-not-asked']);
    const irregular = await dry('admissibility-declarations', { ...declaration, irregular: { explanation: 'De school vroeg het later.' } });
    expect([irregular.body.wouldBeStored, irregular.body.refusals.length, await ownTypes()]).toEqual([true, 3, ['ExpertNamed']]);
  });
});

describe('W-34 under Prefer: validate-only (WPO 18a; WVO 2020 2.47(16))', () => {
  it('AD-28: after the closing the case worker reads nothing more, so its words are not told; and of a closed case nothing is tried (403)', async () => {
    const { body } = await dry('closings', { outcome: 'withdrawn' });
    expect(body).toEqual({ wouldBeStored: true, refusals: [], entries: [{ type: 'SupportCaseClosed', headingNl: 'Vraag van de school afgesloten' }] });
    await school.done(rest('closings', { outcome: 'withdrawn' }), 201);
    for (const answer of [await dry('experts', expert), await sendOne(event('expert-named', expert), undefined, PREFER)]) expect(answer.body).toMatchObject({ status: 403, rule: 'AD-28/closed' });
  });

  it('AD-26: an expert tries the own advice, and hears the same refusal for another fact (403)', async () => {
    const who = await staffOf(school, partnership, 'partnership-expert', 'partnership-expert-7');
    const own = idIn(await school.done(rest('experts', { ...expert, account: school.account(who.subject) }), 201), 'expertId');
    expect((await dry('advices', adviceOf(own), who)).body).toMatchObject({ wouldBeStored: true, entries: [{ visibleTo: expect.any(Array) }], obligations: [{ rule: 'W-35' }] });
    expect(toldBy(await dry('experts', expert, who))).toEqual(toldBy(await rest('experts', expert, {}, who)));
  });

  it('a wrong body, and a case that is not there, are refused as otherwise (400, 404)', async () => {
    expect(toldBy(await dry('experts', { name: 3 }))).toEqual(toldBy(await rest('experts', { name: 3 })));
    expect((await school.post(partnership.caseWorker, `/v1/support-cases/${UNKNOWN_ID}/experts`, { occurredOn: school.today(), ...expert }, { headers: PREFER })).status).toBe(404);
  });

  it('If-Match holds in a dry run too (412)', async () => {
    const etag = String((await school.get(partnership.caseWorker, `/v1/support-cases/${caseId}`)).headers['etag']);
    await expertIn();
    expect((await rest('experts', expert, { ...PREFER, 'if-match': etag })).status).toBe(412);
  });
});

describe('W-02 under Prefer: validate-only (policy)', () => {
  it('a CloudEvent that was tried is stored afterwards, once; then its first answer is told', async () => {
    const sent = event('expert-named', expert);
    const tried = await sendOne(sent, undefined, PREFER);
    expect([tried.status, tried.headers['preference-applied'], tried.body.wouldBeStored, await ownTypes()]).toEqual([200, 'validate-only', true, []]);
    const first = await school.done(sendOne(sent), 201);
    const again = await sendOne(sent, undefined, PREFER);
    expect(again.body).toEqual({ wouldBeStored: false, refusals: [], entries: [], stored: { ...first.body, repeated: true, position: expect.any(String) } });
  });

  it('a batch and lines: a result for each, decided on what is stored', async () => {
    const adviceId = await adviceIn();
    const size = await sizeOf();
    const events = [event('advice-shared-with-parents', { adviceId }), event('support-case-closed', { outcome: 'advised' }), event('expert-named', { name: 1 })];
    const { headers, body } = await sendBatch(events, PREFER);
    expect(headers['preference-applied']).toBe('validate-only');
    for (const results of [body as readonly Answer['body'][], await sendLines(events, PREFER)]) expect(results.map(({ status, dryRun }) => [status, dryRun?.wouldBeStored, dryRun?.refusals[0]?.code])).toEqual([[200, true, undefined], [200, false, 'advice-not-shared'], [400, undefined, undefined]]);
    expect(await sizeOf()).toBe(size);
  });
});
