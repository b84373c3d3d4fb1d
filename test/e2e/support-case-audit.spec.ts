import { parse } from 'csv-parse/sync';
import { Projections } from '../../src/platform/projections/index.ts';
import { agreement, conversation, present, type OpenedDossier } from './family.ts';
import { askPartnership, caseIds, delivered, entriesOf, foundPartnership, staffOf, type Partnership } from './partnership.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
let partnership: Partnership;
let auditor: Someone;
let dossier: OpenedDossier;
let caseId: string;
let supportRequestId: string;

beforeAll(async () => {
  service = await Service.furnished('2026-09-01T10:00:00.000Z');
  ({ school } = service);
  partnership = await foundPartnership(school);
  auditor = await staffOf(school, partnership, 'auditor');
  dossier = await school.pupil({ name: 'Noor de Wit' });
  const talk = await dossier.record('conversations', conversation('Wij spraken over lezen.', present('parent', dossier.ids.mother)));
  await dossier.record('agreements', { ...agreement('Elke dag lezen.', dossier.ids.mother, '2026-09-10'), conversationId: talk.ids['conversationId'] });
  service.clock.set('2026-10-20T10:00:00.000Z');
  const request = await askPartnership(dossier, partnership, [talk.entryId]);
  supportRequestId = request.ids['supportRequestId'] ?? '';
  await delivered(service, request);
  [caseId = ''] = await caseIds(service, partnership);
});
afterAll(() => service.close());

const counts = async (who = partnership.caseWorker) => (await entriesOf(school, who, caseId)).filter(({ type }) => type === 'ComplianceDelivered');
const again = () => service.app.get(Projections, { strict: false }).rebuild('support-deliveries');

describe('W-34, AD-27: what was counted in the board’s dossier comes with the request', () => {
  it('once, as the school knew it that day, also when all requests are gone through again', async () => {
    const before = await counts();
    expect(before.map(({ data }) => data)).toEqual([{ asOf: '2026-10-20', final: false }]);
    const lines = (await service.stores.accessLog.about(dossier.id, { limit: 1_000 })).length;
    service.clock.set('2026-10-21T10:00:00.000Z');
    await again();
    expect(await counts()).toEqual(before);
    expect(await service.stores.accessLog.about(dossier.id, { limit: 1_000 })).toHaveLength(lines);
  });

  it('W-40 (AVG 5(2)): the parents read in their own log that it was', async () => {
    const { body } = await school.done(dossier.read(dossier.mother, 'access-log?limit=100'), 200);
    expect(body.items).toContainEqual(expect.objectContaining({ role: 'system', action: 'audit', purpose: 'support', outcome: 'allowed' }));
  });

  it('the case worker reads that it came, and not what was counted', async () => {
    expect(JSON.stringify(await entriesOf(school, partnership.caseWorker, caseId))).not.toMatch(/parents-involved|agreements-evaluated/);
  });
});

describe('AD-27, W-35: an auditor counts how partnership and school kept to the rules, without names', () => {
  const report = (who = auditor, headers?: Readonly<Record<string, string>>): Promise<Answer> => school.get(who, `/v1/support-cases/${caseId}/compliance`, headers);
  const made = async (below: string, body: object) => (await school.done(school.post(partnership.caseWorker, `/v1/support-cases/${caseId}/${below}`, { occurredOn: school.today(), ...body }), 201)).body.entries[0];
  const shownIn = (figures: Answer['body']) => figures.flatMap(({ rule, headingNl, outcomes }: Answer['body']) => outcomes.filter(({ count }: Answer['body']) => count > 0).map(({ outcome, count, entryIds }: Answer['body']) => [rule, headingNl, outcome, count, entryIds]));
  let advice: Answer['body'];
  let copy: Answer['body'];

  beforeAll(async () => {
    const { ids } = await made('experts', { name: 'Anna Bos', profession: 'psychologist' });
    advice = await made('advices', { experts: [ids.expertId], advice: 'Noor heeft rust nodig.', thirdParties: 'none' });
  });

  it('of the school what it delivered last: figures, rule, ground and days, without its entries', async () => {
    const { body } = await school.done(report(), 200);
    expect(body).toMatchObject({ titleNl: 'Controle van een vraag om hulp', supportCaseId: caseId, asOf: '2026-10-21', purpose: 'audit', madeBy: { role: 'auditor' } });
    expect(body.school).toMatchObject({ asOf: '2026-10-20', final: false, entryId: (await counts())[0].entryId });
    expect(shownIn(body.school.figures)).toEqual([
      ['W-18', 'Gesprekken afgerond', 'missed', 1, []],
      ['W-19', 'Teruggekeken op afspraken', 'missed', 1, []],
      ['W-17', 'Afspraken met ouders, vanaf 18 jaar met de leerling', 'some', 1, []],
    ]);
    expect(body.school.findings).toContainEqual({ measure: 'agreements-evaluated', rule: 'W-19', outcome: 'missed', on: '2026-09-10' });
    expect(body.school.figures.every(({ ground }: Answer['body']) => ground !== '')).toBe(true);
  });

  it('of the partnership its own terms, with its entries: the copy of an advice is due at once, and late a day after', async () => {
    const [opened] = await entriesOf(school, auditor, caseId);
    const copied = 'Kopie van het advies aan de ouders gegeven';
    const open = ['W-34', 'Vraag van de school', 'open', 1, [opened.entryId]];
    expect(shownIn((await report()).body.figures)).toEqual([['W-35', copied, 'open', 1, [advice.entryId]], open]);
    service.clock.set('2026-10-22T10:00:00.000Z');
    expect(shownIn((await report()).body.figures)).toEqual([['W-35', copied, 'missed', 1, [advice.entryId]], open]);
    copy = await made(`advices/${advice.ids.adviceId}/parent-copies`, {});
    expect(shownIn((await report()).body.figures)).toEqual([['W-35', copied, 'late', 1, [advice.entryId, copy.entryId]], open]);
  });

  it('names nobody and holds no text or id of the board', async () => {
    const { text } = await school.done(report(), 200);
    for (const hidden of ['Noor', 'Anna', 'rust nodig', 'lezen', dossier.id, dossier.ids.mother, school.board.id]) expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
  });

  it('as a table, each figure with its day', async () => {
    const answer = await school.done(report(auditor, { accept: 'text/csv' }), 200);
    const rows: string[][] = parse(answer.text, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
    const told = rows.slice(1).filter((row) => row[6] !== '0').map(([on, , rule, , , outcome, count, entryIds]) => [on, rule, outcome, count, entryIds]);
    expect(told).toContainEqual(['2026-10-22', 'W-35', 'te laat', '1', `${String(advice.entryId)} ${String(copy.entryId)}`]);
    expect(told).toContainEqual(['2026-10-20', 'W-19', 'niet gedaan', '1', '']);
  });

  it('W-40 (AVG 5(2)): it is written down before it leaves; who works on the case may not (403), who does not know of it finds nothing (404)', async () => {
    const lines = await service.stores.accessLog.about(caseId, { limit: 100 });
    expect(lines).toContainEqual(expect.objectContaining({ action: 'audit', outcome: 'allowed', purpose: 'audit', decision: expect.objectContaining({ rules: ['AD-27/audit'] }) }));
    expect(await report(partnership.caseWorker)).toMatchObject({ status: 403 });
    expect(await service.stores.accessLog.about(caseId, { limit: 100 })).toContainEqual(expect.objectContaining({ action: 'refuse', outcome: 'refused', actor: expect.objectContaining({ role: 'case-worker' }) }));
    for (const who of [school.counsellor, dossier.mother, partnership.administrator]) expect([who.subject, (await report(who)).status]).toEqual([who.subject, 404]);
    expect((await report({ ...auditor, purpose: undefined } as never)).status).toBe(400);
  });
});

describe('W-34, AD-27: when the board closes its request, it is counted for the last time', () => {
  it('and nothing that the school does later is', async () => {
    service.clock.set('2026-11-05T10:00:00.000Z');
    const { position } = await dossier.record(`support-requests/${supportRequestId}/closings`, { outcome: 'advised' });
    service.clock.set('2026-11-09T10:00:00.000Z');
    await delivered(service, { position });
    await again();
    expect((await counts()).map(({ data }) => data)).toEqual([{ asOf: '2026-10-20', final: false }, { asOf: '2026-11-05', final: true }]);
  });
});

describe('W-34, AD-27: what is in a case is looked through in the words that its reader sees', () => {
  let asking: OpenedDossier;
  let goalId: string;
  let agreementId: string;
  let otherCase: string;
  const found = async (who: Someone, query: string): Promise<readonly Answer['body'][]> => (await school.done(school.get(who, `/v1/support-cases/${otherCase}/entries?${query}`), 200)).body.items;
  const types = async (who: Someone, query: string) => (await found(who, query)).map(({ type, delivered: given }) => given?.type ?? type);
  const make = async (below: string, body: object) => (await school.done(school.post(partnership.caseWorker, `/v1/support-cases/${otherCase}/${below}`, { occurredOn: school.today(), ...body }), 201)).body.entries[0];

  beforeAll(async () => {
    service.clock.set('2026-11-16T10:00:00.000Z');
    asking = await school.pupil({ name: 'Sam Blauw' });
    const talk = await asking.record('conversations', conversation('Wij spraken over rekenen.', present('parent', asking.ids.mother)));
    service.clock.set('2026-11-17T10:00:00.000Z');
    const promise = await asking.record('agreements', { ...agreement('Elke dag rekenen.', asking.ids.mother, '2027-01-10'), conversationId: talk.ids['conversationId'] });
    const goal = await asking.record('goals', { goal: 'Sommen tot honderd.', measuredBy: 'De toets.', evaluateOn: '2027-01-10', thirdParties: 'none' });
    [goalId, agreementId] = [goal.ids['goalId'] ?? '', promise.ids['agreementId'] ?? ''];
    service.clock.set('2026-11-18T10:00:00.000Z');
    await delivered(service, await askPartnership(asking, partnership, [talk.entryId, promise.entryId, goal.entryId]));
    otherCase = (await caseIds(service, partnership)).find((id) => id !== caseId) ?? '';
    service.clock.set('2026-11-19T10:00:00.000Z');
    const { ids } = await make('experts', { name: 'Anna Bos', profession: 'psychologist' });
    await make('advices', { experts: [ids.expertId], advice: 'Sam heeft rust nodig.', thirdParties: 'none' });
    service.clock.set('2026-11-20T10:00:00.000Z');
  });

  it('by type of the case, by type or chapter of what the board gave, or by both', async () => {
    expect(await types(partnership.caseWorker, 'kind=conversation')).toEqual(['ConversationHeld']);
    expect(await types(partnership.caseWorker, 'kind=ExpertAdviceGiven&kind=AgreementMade')).toEqual(['ExpertAdviceGiven', 'AgreementMade']);
    expect(await school.get(partnership.caseWorker, `/v1/support-cases/${otherCase}/entries?kind=Overleg&overdue=misschien`)).toMatchObject({ status: 400, body: { errors: expect.arrayContaining([expect.anything(), expect.anything()]) } });
  });

  it('by goal, by agreement with its conversation, each with the request that names its entry, and by who took part', async () => {
    expect(await types(partnership.caseWorker, `goal=${goalId}`)).toEqual(['DevelopmentGoalSet', 'SupportRequested']);
    expect(await types(partnership.caseWorker, `agreement=${agreementId}`)).toEqual(['AgreementMade', 'ConversationHeld', 'SupportRequested']);
    expect(await types(partnership.caseWorker, `party=${asking.ids.mother}`)).toEqual(expect.arrayContaining(['AgreementMade', 'ConversationHeld']));
    expect(await types(partnership.caseWorker, `party=${asking.ids.mother}`)).not.toContain('DevelopmentGoalSet');
  });

  it('an auditor by the pseudonyms that it sees, and finds nothing under the ids of the board', async () => {
    const [promise] = await found(auditor, 'kind=AgreementMade');
    const { agreementId: pseudonym, participants } = promise.delivered.content;
    expect(await types(auditor, `agreement=${pseudonym}`)).toEqual(['AgreementMade', 'ConversationHeld']);
    expect(await types(auditor, `party=${participants.find(({ personId }: Answer['body']) => personId).personId}`)).toEqual(expect.arrayContaining(['AgreementMade', 'ConversationHeld']));
    for (const query of [`agreement=${agreementId}`, `goal=${goalId}`, `party=${asking.ids.mother}`]) expect([query, await types(auditor, query)]).toEqual([query, []]);
  });

  it('as the partnership knew it at the end of a day, and by the day on which it happened at the board', async () => {
    expect(await types(partnership.caseWorker, 'knownAt=2026-11-17')).toEqual([]);
    const then = await types(partnership.caseWorker, 'knownAt=2026-11-18');
    expect(then).toContain('DevelopmentGoalSet');
    expect(then).not.toContain('ExpertAdviceGiven');
    expect(await types(partnership.caseWorker, 'happenedUntil=2026-11-16')).toEqual(['ConversationHeld']);
  });

  it('W-35: what opened something that is overdue: an advice without a copy for the parents, from the day after', async () => {
    for (const who of [partnership.caseWorker, auditor]) {
      expect(await types(who, 'overdue=true')).toEqual(['ExpertAdviceGiven']);
      expect(await types(who, 'overdue=true&knownAt=2026-11-19')).toEqual([]);
      expect(await types(who, 'overdue=false&knownAt=2026-11-19')).toEqual(['ExpertAdviceGiven']);
    }
    const [advice] = await found(partnership.caseWorker, 'overdue=true');
    await make(`advices/${String(advice.data.adviceId)}/parent-copies`, {});
    expect(await types(partnership.caseWorker, 'overdue=true')).toEqual([]);
  });

  it('two days side by side: what came, and what the partnership had to do and did', async () => {
    const compared = async (who: Someone, query: string) => (await school.done(school.get(who, `/v1/support-cases/${otherCase}/comparisons?${query}`), 200)).body;
    const rules = (duties: readonly Answer['body'][]) => duties.map(({ rule, owner }) => [rule, owner]);
    for (const who of [partnership.caseWorker, auditor]) {
      const advised = await compared(who, 'from=2026-11-18&until=2026-11-19');
      expect([advised.came.map(({ type }: Answer['body']) => type).at(-1), rules(advised.opened), rules(advised.closed)]).toEqual(['ExpertAdviceGiven', [['W-35', 'partnership']], []]);
      const shared = await compared(who, 'from=2026-11-19&until=2026-11-20');
      expect([shared.came.map(({ type }: Answer['body']) => type), rules(shared.opened), rules(shared.closed)]).toEqual([['AdviceSharedWithParents'], [], [['W-35', 'partnership']]]);
    }
    expect(JSON.stringify(await compared(auditor, 'from=2026-11-01&until=2026-11-20'))).not.toMatch(/Sam|rust nodig|rekenen/);
    expect(await school.get(auditor, `/v1/support-cases/${otherCase}/comparisons?from=2026-11-20&until=2026-11-19`)).toMatchObject({ status: 400 });
  });

  it('W-40 (AVG 5(2)): a page has a next one only if more was found, and only what was found is written down', async () => {
    const page = (query: string) => school.done(school.get(partnership.caseWorker, `/v1/support-cases/${otherCase}/entries?agreement=${agreementId}&limit=2${query}`), 200);
    const log = () => service.stores.accessLog.about(otherCase, { limit: 1_000 });
    const earlier = new Set((await log()).map(({ id }) => id));
    const { body: first } = await page('');
    const { body: second } = await page(`&cursor=${String(first.next)}`);
    expect([first, second].map(({ items, next }) => [items.map((item: Answer['body']) => item.delivered.type), next === undefined])).toEqual([[['AgreementMade', 'ConversationHeld'], false], [['SupportRequested'], true]]);
    const written = (await log()).filter(({ id }) => !earlier.has(id)).map(({ disclosed }) => disclosed.flatMap(({ ranges }) => ranges).reduce((count, [from, to]) => count + to - from + 1, 0));
    expect(written.toSorted()).toEqual([1, 2]);
  });
});
