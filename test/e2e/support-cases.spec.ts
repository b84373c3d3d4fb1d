import { Journal } from '../../src/platform/journal/journal.ts';
import { commitmentOfLeaves } from '../../src/proof/index.ts';
import { UNKNOWN_ID } from './document.ts';
import { childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { askPartnership, caseIds, delivered, entriesOf, foundPartnership, staffOf, type Partnership } from './partnership.ts';
import { Service, type Answer, type Options, type School } from './school.ts';

let service: Service;
let school: School;
let partnership: Partnership;

beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  partnership = await foundPartnership(school);
});
afterAll(() => service.close());

const newCase = async (before: readonly string[]): Promise<string> => {
  const [found, ...more] = (await caseIds(service, partnership)).filter((id) => !before.includes(id));
  expect(more).toEqual([]);
  return found ?? '';
};

/** The board asks, and the partnership has what was named. */
const asked = async (dossier: OpenedDossier, entries: readonly string[], task?: string): Promise<string> => {
  const before = await caseIds(service, partnership);
  await delivered(service, await askPartnership(dossier, partnership, entries, task));
  return newCase(before);
};

const read = (caseId: string, below = '', who = partnership.caseWorker): Promise<Answer> => school.get(who, `/v1/support-cases/${caseId}${below}`);
const caseOf = async (caseId: string): Promise<Answer['body']> => (await school.done(read(caseId), 200)).body;
/** What the board's entry says in the hands of the partnership. */
const deliveredAs = async (caseId: string, entryId: string): Promise<Answer['body']> => {
  const entry = (await entriesOf(school, partnership.caseWorker, caseId)).find((it) => it.delivered?.entryId === entryId);
  return entry && (await school.done(read(caseId, `/entries/${entry.entryId}`), 200)).body;
};
const keptBackIn = async (caseId: string) => (await caseOf(caseId)).keptBack.map(({ entryId, reason }: { entryId: string; reason: string }) => [entryId, reason]);

/** The commitment in the clear header of the board's own stream. */
const commitmentAt = async (dossier: OpenedDossier, entryId: string): Promise<string | undefined> => {
  const subject = await service.stores.keyVault.find(dossier.id);
  for await (const stored of service.stores.eventStore.readStream(subject!.stream)) if (stored.id === entryId) return stored.metadata['commitment'];
  return undefined;
};

describe('W-34: a request of the board opens a case of the partnership, with what the board named (WPO 18a; WVO 2020 2.47)', () => {
  let dossier: OpenedDossier;
  let talk: string;
  let caseId: string;

  beforeAll(async () => {
    dossier = await school.pupil({ name: 'Noor de Wit' });
    const report = [{ text: 'Noor leest graag. ' }, { text: 'Timo stoort haar.', person: 'Timo', relation: 'other-pupil' }];
    talk = (await dossier.record('conversations', conversation(report, present('parent', dossier.ids.mother)))).entryId;
    await dossier.record('child-voices', childVoice('Dit gaat niemand iets aan.'));
    caseId = await asked(dossier, [talk]);
  });

  it('the case worker reads what was asked, for whom, and how much came', async () => {
    expect(await caseOf(caseId)).toEqual({
      supportCaseId: caseId,
      state: 'open',
      task: 'advise',
      openedOn: '2026-09-15',
      boardId: school.board.id,
      schoolId: school.board.schoolId,
      pupil: expect.objectContaining({ name: 'Noor de Wit', bornOn: '2017-05-14' }),
      delivered: 2,
      keptBack: [],
      experts: [],
      obligations: [],
    });
  });

  it('what the board did not name is not there', async () => {
    const entries = await entriesOf(school, partnership.caseWorker, caseId);
    expect(entries.map(({ type, delivered: it }) => [type, it?.type])).toEqual([['SupportCaseOpened', undefined], ['EntryDelivered', 'SupportRequested'], ['EntryDelivered', 'ConversationHeld'], ['ComplianceDelivered', undefined]]);
    expect(JSON.stringify(entries)).toContain('Welke hulp past bij deze leerling?');
    expect(JSON.stringify(entries)).not.toContain('niemand iets aan');
  });

  it('AVG 15(4): words about another child are black, and accounts of the school are', async () => {
    const { delivered: it } = await deliveredAs(caseId, talk);
    expect(it.content.data.report).toEqual([{ text: 'Noor leest graag. ' }, { text: '[zwart: gaat over een ander kind]', person: '[zwart: gaat over een ander kind]', relation: 'other-pupil' }]);
    expect(it.redactions).toEqual(expect.arrayContaining([{ pointer: '/data/report/1/text', reason: 'A' }, { pointer: '/actor/account', reason: 'E' }]));
  });

  it('the leaves add up to the commitment in the board’s stream, without a key of the board', async () => {
    const { proof } = await deliveredAs(caseId, talk);
    expect(commitmentOfLeaves(proof.leaves)).toBe(proof.commitment);
    expect(proof.commitment).toBe(await commitmentAt(dossier, talk));
    const changed = proof.leaves.map((leaf: { pointer: string; value?: unknown }) => (leaf.pointer === '/data/report/0/text' ? { ...leaf, value: 'Noor leest niet graag. ' } : leaf));
    expect(commitmentOfLeaves(changed)).not.toBe(proof.commitment);
    expect(JSON.stringify(proof)).not.toContain('Timo');
  });

  it('lies in a stream of the partnership, under keys of the partnership', async () => {
    const subject = await service.stores.keyVault.find(caseId);
    expect(subject).toMatchObject({ tenant: partnership.id, stream: `support-${partnership.id}_${caseId}` });
    const dossierOf = await service.stores.keyVault.find(dossier.id);
    const keyIds = await Promise.all([subject!, dossierOf!].map(async ({ id }) => (await service.stores.keyVault.sealingKey(id, 'file')).keyId));
    expect(new Set(keyIds).size).toBe(2);
    for await (const { entry } of service.app.get(Journal, { strict: false }).read(subject!)) expect(entry).toMatchObject({ state: 'kept', content: { onBehalfOf: partnership.id, source: 'leerlingdossier', allowedBy: { rule: 'W-34' } } });
  });

  it('W-40 (AVG 5(2)): the parents read in their own log that it was handed over', async () => {
    const { body } = await school.done(dossier.read(dossier.mother, 'access-log?limit=100'), 200);
    expect(body.items).toContainEqual(expect.objectContaining({ role: 'system', action: 'copy', purpose: 'support', entries: 2, outcome: 'allowed' }));
  });

  it('W-40: every look of the partnership is in the log, before it leaves', async () => {
    await caseOf(caseId);
    const lines = await service.stores.accessLog.about(caseId, { limit: 100 });
    const line = { action: 'read', outcome: 'allowed', tenant: partnership.id, purpose: 'support', actor: expect.objectContaining({ role: 'case-worker', organisation: partnership.id }), decision: expect.objectContaining({ rules: ['AD-25'] }) };
    expect(lines).toContainEqual(expect.objectContaining({ ...line, disclosed: [expect.objectContaining({ ranges: [[0, 3]] })] }));
  });

  it('asks why somebody looks (400), and reads in pages', async () => {
    expect((await read(caseId, '', { ...partnership.caseWorker, purpose: undefined } as never)).status).toBe(400);
    const first = (await school.done(read(caseId, '/entries?limit=2'), 200)).body;
    const second = (await school.done(read(caseId, `/entries?limit=2&cursor=${String(first.next)}`), 200)).body;
    expect([first.items.length, second.items.map(({ type }: { type: string }) => type), second.next]).toEqual([2, ['EntryDelivered', 'SupportCaseOpened'], undefined]);
    expect((await read(caseId, `/entries?cursor=${UNKNOWN_ID}`)).body.code).toBe('unknown-cursor');
    expect((await read(caseId, `/entries/${UNKNOWN_ID}`)).status).toBe(404);
  });

  it('is unknown to the school, the parents, and another partnership (404); and the dossier to the partnership', async () => {
    const other = await foundPartnership(school, 'SWV Elders', []);
    const nobody = await school.someone('case-worker-9', partnership.id, 'support');
    for (const who of [school.counsellor, school.administrator, school.system, dossier.mother, other.caseWorker, partnership.administrator, nobody]) {
      for (const below of ['', '/entries', `/entries/${UNKNOWN_ID}`]) expect([who.subject, below, (await read(caseId, below, who)).status]).toEqual([who.subject, below, 404]);
    }
    for (const id of [dossier.id, UNKNOWN_ID]) expect((await read(id)).status).toBe(404);
    expect((await school.get(partnership.caseWorker, dossier.path)).status).toBe(404);
    expect((await school.get(school.counsellor, `/v1/dossiers/${caseId}`)).status).toBe(404);
  });

  it('is refused for a partnership in which the board does not take part that day, in a dry run too', async () => {
    const elsewhere = await foundPartnership(school, 'SWV Zonder Leden', []);
    const body = { partnership: elsewhere.id, task: 'advise', entries: [talk], question: 'Welke hulp past?', thirdParties: 'none' };
    expect(await dossier.ask('support-requests', body)).toMatchObject({ status: 409, body: { code: 'not-of-this-partnership', rule: 'W-34' } });
    expect(await dossier.ask('support-requests', body, undefined, { headers: { prefer: 'validate-only' } })).toMatchObject({ status: 200, body: { wouldBeStored: false } });
    expect(await caseIds(service, elsewhere)).toEqual([]);
  });

  it('to a partnership that does not use this service is recorded, and handed to nobody', async () => {
    await delivered(service, await askPartnership(dossier, { id: UNKNOWN_ID }, [talk]));
    expect(await caseIds(service, { id: UNKNOWN_ID })).toEqual([]);
  });
});

describe('OSO, profile for a partnership (PaO): what is not for it does not go', () => {
  it('a secret address is black, wherever an address stands (AddressMarkedSecret)', async () => {
    const dossier = await school.pupil();
    const { pupil } = await pupilIn(dossier);
    const contact = await dossier.record(`persons/${pupil}/contact-details`, { phone: '020 555 01 23', address: 'Lindelaan 1' }, school.system);
    const open = await deliveredAs(await asked(dossier, [contact.entryId]), contact.entryId);
    expect(open.delivered.content.data).toMatchObject({ phone: '020 555 01 23', address: 'Lindelaan 1' });
    await dossier.record(`persons/${dossier.ids.mother}/secret-addresses`, { from: school.today() }, school.system);
    const secret = await deliveredAs(await asked(dossier, [contact.entryId]), contact.entryId);
    expect(secret.delivered.content.data).toMatchObject({ phone: '020 555 01 23', address: '[zwart: voor de veiligheid]' });
    expect(secret.proof.leaves.find(({ pointer }: { pointer: string }) => pointer === '/data/address')).toEqual({ pointer: '/data/address', inner: expect.any(String), reason: 'C' });
  });

  it('restricted, misfiled, withheld, unlooked-at and care team entries are kept back, with the reason', async () => {
    const dossier = await school.pupil();
    const talks: string[] = [];
    for (const text of ['Kanarie een', 'Kanarie twee', 'Kanarie drie']) talks.push((await dossier.record('conversations', conversation(text, present('parent', dossier.ids.mother)))).entryId);
    const [restricted = '', misfiled = '', withheld = ''] = talks;
    const careTeam = (await dossier.record('conversations', { ...conversation('Kanarie vier', present('parent', dossier.ids.mother)), kind: 'care-team' })).entryId;
    const unlooked = (await dossier.record('conversations', { ...conversation('Kanarie vijf', present('parent', dossier.ids.mother)), thirdParties: 'unknown' })).entryId;
    await dossier.record(`entries/${restricted}/restrictions`, { reason: 'accuracy-contested', explanation: 'Klopt niet.', thirdParties: 'none' });
    await dossier.record(`entries/${misfiled}/misfilings`, {});
    await dossier.record(`entries/${withheld}/withholdings`, { reason: 'C', explanation: 'Veiligheid.', thirdParties: 'none' });
    const caseId = await asked(dossier, [...talks, careTeam, unlooked]);
    expect(await keptBackIn(caseId)).toEqual([[restricted, 'restricted'], [misfiled, 'misfiled'], [withheld, 'withheld'], [careTeam, 'care-team'], [unlooked, 'not-reviewed']]);
    expect(await caseOf(caseId)).toMatchObject({ delivered: 1 });
    expect(JSON.stringify(await entriesOf(school, partnership.caseWorker, caseId))).not.toContain('Kanarie');
  });

  it('AVG 16: a correction and a statement go with the entry that they are about', async () => {
    const dossier = await school.pupil();
    const { entryId } = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    await dossier.record(`entries/${entryId}/statements`, { personId: dossier.ids.mother, statement: 'Thuis leest zij niet.', thirdParties: 'none' }, dossier.mother);
    await dossier.record(`entries/${entryId}/corrections`, { corrected: { occurredOn: school.today(), ...childVoice('Ik reken graag.') }, reason: 'Verkeerd verstaan.', thirdParties: 'none' });
    const entries = await entriesOf(school, partnership.caseWorker, await asked(dossier, [entryId]));
    expect(entries.flatMap(({ delivered: it }) => it?.type ?? [])).toEqual(['SupportRequested', 'ChildVoiceRecorded', 'ParentStatementAttached', 'EntryCorrected']);
  });
});

describe('W-34, W-35: what the partnership does stands in its own case', () => {
  let caseId: string;
  let dossier: OpenedDossier;
  const post = (below: string, body: object, options?: Options, who = partnership.caseWorker): Promise<Answer> => school.post(who, `/v1/support-cases/${caseId}/${below}`, { occurredOn: school.today(), ...body }, options);
  const made = async (below: string, body: object): Promise<Readonly<Record<string, string>>> => (await school.done(post(below, body), 201)).body.entries[0].ids;
  const code = ({ status, body }: Answer) => [status, body.code, body.rule];

  beforeAll(async () => {
    dossier = await school.pupil();
    caseId = await asked(dossier, [(await dossier.record('child-voices', childVoice('Ik lees graag.'))).entryId], 'judge-admissibility');
  });

  it('names experts, takes their advice, and a copy for the parents is due at once', async () => {
    const { expertId = '' } = await made('experts', { name: 'Anna Bos', profession: 'orthopedagogue' });
    const { adviceId = '' } = await made('advices', { experts: [expertId], advice: 'Een kleine klas helpt.', thirdParties: 'none' });
    const { experts, obligations } = await caseOf(caseId);
    expect(experts).toEqual([{ expertId, name: 'Anna Bos', profession: 'orthopedagogue' }]);
    expect(obligations).toEqual([expect.objectContaining({ rule: 'W-35', due: '2026-09-15', owner: 'partnership', overdue: false })]);
    expect(code(await post('closings', { outcome: 'advised' }))).toEqual([409, 'advice-not-shared', 'W-35']);
    await made(`advices/${adviceId}/parent-copies`, {});
    expect((await caseOf(caseId)).obligations).toEqual([]);
    expect((await post(`advices/${adviceId}/parent-copies`, {})).status).toBe(200);
  });

  it('declares admissible with two experts and the term of objection; what is not by the rules is refused, or irregular', async () => {
    const [{ expertId: one }] = (await caseOf(caseId)).experts;
    const { expertId: two = '' } = await made('experts', { name: 'Bram Arts', profession: 'physician' });
    const declaration = { sequenceNumber: '2026-12', kind: 'special', from: '2027-08-01', until: '2029-07-31', experts: [one], rationale: 'Meer structuur.', thirdParties: 'none' };
    expect(code(await post('admissibility-declarations', declaration))).toEqual([409, 'experts-missing', 'W-35']);
    await made('admissibility-declarations', { ...declaration, experts: [one, two] });
    const entries = await entriesOf(school, partnership.caseWorker, caseId);
    expect(entries.at(-1)).toMatchObject({ type: 'AdmissibilityDeclarationIssued', recordedBy: { role: 'case-worker', name: 'Medewerker case-worker-1' }, data: { sequenceNumber: '2026-12', objectionUntil: '2026-10-27' } });
    const irregular = { explanation: 'De school vroeg het later.' };
    expect(code(await post('allocations', { arrangement: 'Vier uur per week.', from: '2026-10-01', thirdParties: 'none' }))).toEqual([409, 'task-not-asked', 'W-34']);
    await school.done(post('allocations', { arrangement: 'Vier uur per week.', from: '2026-10-01', thirdParties: 'none', irregular }), 201);
    expect((await entriesOf(school, partnership.caseWorker, caseId)).at(-1)).toMatchObject({ type: 'SupportAllocated', irregular: { rules: ['task-not-asked'], ...irregular } });
  });

  it('W-02 (policy): the same request is recorded once, another under the same key is refused; If-Match holds', async () => {
    const body = { name: 'Chris de Jong', profession: 'psychologist' };
    const [first, again] = [await post('experts', body, { key: 'expert-3' }), await post('experts', body, { key: 'expert-3' })];
    expect([first.status, again.status, again.body.entries]).toEqual([201, 200, first.body.entries]);
    expect(code(await post('experts', { ...body, name: 'Iemand anders' }, { key: 'expert-3' }))).toEqual([409, 'idempotency-key-reused', undefined]);
    const etag = String((await read(caseId)).headers['etag']);
    expect((await post('experts', body, { headers: { 'if-match': etag } })).status).toBe(201);
    expect((await post('experts', body, { headers: { 'if-match': etag } })).status).toBe(412);
  });

  it('a wrong body is refused with everything at once (400), and nobody else records (404)', async () => {
    const { status, body } = await post('admissibility-declarations', { sequenceNumber: '', kind: 'x', from: 'y' });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([400, ['/experts', '/from', '/kind', '/rationale', '/sequenceNumber', '/until']]);
    for (const who of [school.counsellor, school.system, dossier.mother, partnership.administrator]) expect([who.subject, (await post('closings', { outcome: 'granted' }, {}, who)).status]).toEqual([who.subject, 404]);
  });

  it('AD-28: is closed, and then for the case worker no more (403, with a line in the log); after three years nobody knows of it (404)', async () => {
    await made('closings', { outcome: 'granted' });
    expect(code(await read(caseId))).toEqual([403, 'forbidden', 'AD-28/closed']);
    expect(code(await post('closings', { outcome: 'granted' }))).toEqual([403, 'forbidden', 'AD-28/closed']);
    expect(await service.stores.accessLog.about(caseId, { limit: 1_000 })).toContainEqual(expect.objectContaining({ outcome: 'refused', decision: expect.objectContaining({ rules: ['AD-28/closed'] }) }));
    const on = async (day: string) => {
      service.clock.set(day);
      return (await read(caseId)).status;
    };
    try {
      expect([await on('2029-09-15'), await on('2029-09-16')]).toEqual([403, 404]);
    } finally {
      service.clock.set('2026-09-15T10:00:00.000Z');
    }
  });
});

const pupilIn = async (dossier: OpenedDossier): Promise<{ readonly pupil: string }> => ({ pupil: (await school.done(dossier.read(school.counsellor), 200)).body.pupil.personId });

describe('Staff of the partnership', () => {
  const post = (caseId: string, below: string, body: object, who = partnership.caseWorker): Promise<Answer> => school.post(who, `/v1/support-cases/${caseId}/${below}`, { occurredOn: school.today(), ...body });
  const story = async () => {
    const dossier = await school.pupil({ name: 'Noor de Wit' });
    const talk = await dossier.record('conversations', conversation('Noor leest graag.', present('parent', dossier.ids.mother)));
    const other = await dossier.record('conversations', conversation('Noor leest nu elke dag.', present('parent', dossier.ids.mother)));
    return { dossier, caseId: await asked(dossier, [talk.entryId, other.entryId]) };
  };
  const expertIn = async (caseId: string, subject: string): Promise<string> =>
    (await school.done(post(caseId, 'experts', { name: 'Anna Bos', profession: 'psychologist', account: school.account(subject) }), 201)).body.entries[0].ids.expertId;

  it('AD-26: an expert reads the request in which the expert is named, and gives advice in the own name', async () => {
    const expert = await staffOf(school, partnership, 'partnership-expert');
    const [{ caseId }, elsewhere] = [await story(), await story()];
    expect((await read(caseId, '', expert)).status).toBe(404);
    const expertId = await expertIn(caseId, expert.subject);
    const colleague = await expertIn(caseId, 'partnership-expert-2');
    expect((await school.done(read(caseId, '', expert), 200)).body.pupil.name).toBe('Noor de Wit');
    expect(JSON.stringify(await entriesOf(school, expert, caseId))).toContain('Noor leest graag.');
    expect((await read(elsewhere.caseId, '', expert)).status).toBe(404);
    const advice = { advice: 'Een kleine klas helpt.', thirdParties: 'none' };
    expect((await post(caseId, 'advices', { ...advice, experts: [expertId] }, expert)).status).toBe(201);
    for (const experts of [[colleague], [expertId, colleague]]) expect((await post(caseId, 'advices', { ...advice, experts }, expert)).body).toMatchObject({ status: 403, rule: 'default/partnership' });
    expect((await post(caseId, 'closings', { outcome: 'advised' }, expert)).status).toBe(403);
  });

  it('AD-27: an auditor reads what was done and who took part, without names, words and ids of the school; also when it is over', async () => {
    const auditor = await staffOf(school, partnership, 'auditor');
    const { caseId, dossier } = await story();
    const expertId = await expertIn(caseId, 'partnership-expert-1');
    await school.done(post(caseId, 'advices', { experts: [expertId], advice: 'Noor heeft rust nodig.', thirdParties: 'none' }), 201);
    const { pupil } = await pupilIn(dossier);
    const seen = async (): Promise<readonly Answer['body'][]> => [(await school.done(read(caseId, '', auditor), 200)).body, ...(await entriesOf(school, auditor, caseId))];
    const [theCase, ...entries] = await seen();
    expect(entries.map(({ type, delivered: it }) => it?.type ?? type)).toEqual(['SupportCaseOpened', 'SupportRequested', 'ConversationHeld', 'ConversationHeld', 'ComplianceDelivered', 'ExpertNamed', 'ExpertAdviceGiven']);
    expect(theCase).toMatchObject({ state: 'open', task: 'advise', delivered: 3, experts: [{ expertId, profession: 'psychologist' }], obligations: [expect.objectContaining({ rule: 'W-35' })] });
    const text = JSON.stringify([theCase, entries]);
    for (const hidden of ['Noor', 'Anna', 'Medewerker', 'Marieke', 'Welke hulp', 'rust nodig', 'leest', pupil, dossier.id, dossier.ids.mother, '2017-05-14']) expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    // The same parent in two talks is the same pseudonym.
    const parents = entries.flatMap(({ delivered: it }) => it?.content.participants ?? []).filter(({ role }) => role === 'parent');
    expect([parents.length, new Set(parents.map(({ personId }) => personId)).size, parents[0].presence]).toEqual([2, 1, 'in-person']);
    expect((await school.done(read(caseId, `/entries/${entries[2].entryId}`, auditor), 200)).body.proof).toBeUndefined();
    expect((await post(caseId, 'closings', { outcome: 'advised' }, auditor)).status).toBe(403);
    // Also one that is closed, until three years after.
    const { adviceId } = (await entriesOf(school, partnership.caseWorker, caseId)).at(-1).data;
    await school.done(post(caseId, `advices/${adviceId}/parent-copies`, {}), 201);
    await school.done(post(caseId, 'closings', { outcome: 'advised' }), 201);
    expect((await seen())[0]).toMatchObject({ state: 'closed', outcome: 'advised', keptUntil: '2029-09-15', pupil: theCase.pupil });
    try {
      service.clock.set('2029-09-16');
      expect((await read(caseId, '', auditor)).status).toBe(404);
    } finally {
      service.clock.set('2026-09-15T10:00:00.000Z');
    }
  });

  it('a role that ended yesterday opens nothing', async () => {
    const dossier = await school.pupil();
    const { entryId } = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const caseId = await asked(dossier, [entryId]);
    const second = await staffOf(school, partnership, 'case-worker', 'case-worker-2');
    expect((await read(caseId, '', second)).status).toBe(200);
    const roles = (await school.done(school.get(partnership.administrator, `/v1/organisations/${partnership.id}`), 200)).body.roles as readonly { grantId: string; name: string }[];
    const { grantId } = roles.find(({ name }) => name.includes('case-worker-2'))!;
    await school.done(school.post(partnership.administrator, `/v1/organisations/${partnership.id}/roles/${grantId}/endings`, { occurredOn: school.today(), until: '2026-09-14' }), 201);
    expect((await read(caseId, '', second)).status).toBe(404);
  });
});
