import { childVoice } from './family.ts';
import { askPartnership, delivered, foundPartnership, staffOf, upToDate, type Partnership } from './partnership.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
let partnership: Partnership;
let expert: Someone;
let auditor: Someone;
/** Open ones from old to new, then the closed one. */
let order: readonly string[];

const list = (who: Someone, query = ''): Promise<Answer> => school.get(who, `/v1/support-cases${query}`);
const idsIn = ({ body }: Answer): readonly string[] => body.items.map(({ supportCaseId }: { supportCaseId: string }) => supportCaseId);
/** Every page, and how many there were. */
const all = async (who: Someone, limit: number): Promise<{ readonly ids: readonly string[]; readonly pages: number }> => {
  const ids: string[] = [];
  for (let cursor = '', pages = 1; ; pages += 1) {
    const page = await school.done(list(who, `?limit=${limit}${cursor}`), 200);
    ids.push(...idsIn(page));
    if (page.body.next === undefined) return { ids, pages };
    cursor = `&cursor=${encodeURIComponent(page.body.next)}`;
  }
};
/** Until the list knows everything that was handed over. */
const listed = (): Promise<void> => upToDate(service, 'support-cases');

beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  partnership = await foundPartnership(school);
  expert = await staffOf(school, partnership, 'partnership-expert');
  auditor = await staffOf(school, partnership, 'auditor');
  const cases: string[] = [];
  for (const day of ['2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18']) {
    service.clock.set(day);
    const dossier = await school.pupil();
    const { entryId } = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    await delivered(service, await askPartnership(dossier, partnership, [entryId]));
    await listed();
    cases.push(...idsIn(await school.done(list(partnership.caseWorker), 200)).filter((id) => !cases.includes(id)));
  }
  const [first = '', second = '', third = '', fourth = ''] = cases;
  const body = { occurredOn: '2026-09-18', name: 'Anna Bos', profession: 'psychologist', account: school.account(expert.subject) };
  for (const id of [first, third]) await school.done(school.post(partnership.caseWorker, `/v1/support-cases/${id}/experts`, body), 201);
  await school.done(school.post(partnership.caseWorker, `/v1/support-cases/${first}/closings`, { occurredOn: '2026-09-18', outcome: 'withdrawn' }), 201);
  await listed();
  order = [second, third, fourth, first];
});
afterAll(() => service.close());

describe('The cases of a partnership: open ones first, each decided on the case as it is now', () => {
  it('AD-25: the case worker sees the open ones, from the day on which the board asked', async () => {
    const found = await school.done(list(partnership.caseWorker), 200);
    expect(idsIn(found)).toEqual(order.slice(0, 3));
    expect(found.body.items[0]).toMatchObject({ state: 'open', openedOn: '2026-09-16', task: 'advise', pupil: { name: 'Noor de Wit' } });
  });
  it('AD-26: an expert those in which the expert is named and that are open', async () => expect(idsIn(await school.done(list(expert), 200))).toEqual([order[1]]));
  it('AD-27: an auditor all of them, open ones first, without names', async () => {
    const found = await school.done(list(auditor), 200);
    expect([idsIn(found), found.body.items.at(-1)]).toEqual([order, expect.objectContaining({ state: 'closed', outcome: 'withdrawn' })]);
    expect(found.text).not.toMatch(/Noor|Anna/);
  });
  it('in pages, the same whatever their size', async () => {
    for (const limit of [1, 2, 3, 4]) expect([limit, (await all(auditor, limit)).ids]).toEqual([limit, order]);
    expect(await all(partnership.caseWorker, 3)).toEqual({ ids: order.slice(0, 3), pages: 1 });
    expect((await all(expert, 1)).ids).toEqual([order[1]]);
  });
  it('a cursor is of one reader', async () => {
    const { body } = await school.done(list(auditor, '?limit=1'), 200);
    expect(await list(partnership.caseWorker, `?cursor=${encodeURIComponent(body.next)}`)).toMatchObject({ status: 400, body: { code: 'unknown-cursor' } });
    expect(await list(auditor, '?cursor=x')).toMatchObject({ status: 400, body: { code: 'unknown-cursor' } });
  });
  it('W-40 (AVG 5(2)): one line names every case that was shown', async () => {
    await school.done(list(partnership.caseWorker), 200);
    const lines = await service.stores.accessLog.about(order[0]!, { limit: 100 });
    const shown = lines.filter(({ action }) => action === 'list').map(({ disclosed }) => disclosed.map(({ dossierId }) => dossierId));
    expect(shown).toContainEqual(order.slice(0, 3));
  });
  it('is refused to whoever does not work on cases (403): school, parents, systems, administrators; and nothing of another partnership is in it', async () => {
    const parent = await school.someone('mother-of-1');
    for (const who of [school.counsellor, school.system, partnership.administrator, { ...parent, purpose: 'care' }]) expect([who.subject, (await list(who)).status]).toEqual([who.subject, 403]);
    const other = await foundPartnership(school, 'SWV Elders', []);
    expect((await school.done(list(other.caseWorker), 200)).body).toEqual({ items: [] });
  });
  it('AD-28: three years after the last task nobody finds it', async () => {
    try {
      service.clock.set('2029-09-19');
      expect(idsIn(await school.done(list(auditor), 200))).toEqual(order.slice(0, 3));
    } finally {
      service.clock.set('2026-09-18');
    }
  });
});
