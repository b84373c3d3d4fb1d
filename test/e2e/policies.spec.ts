import { conversation, present, type OpenedDossier } from './family.ts';
import { School, Service, type Answer } from './school.ts';

let service: Service;
let school: School;
beforeAll(async () => {
  service = await Service.open('2026-09-15T10:00:00.000Z');
});
afterAll(() => service.close());
// Every story has a board of its own: a choice holds for all its dossiers.
beforeEach(async () => {
  service.clock.set('2026-09-15');
  school = await new School(service.school.keys, service.school.send, () => service.clock.today()).furnish();
});

const choose = (policy: string, value: string | number, from = school.today()): Promise<Answer> =>
  school.done(school.post(school.administrator, `/v1/organisations/${school.board.id}/policies`, { occurredOn: school.today(), policy, value, from }));

const talk = (dossier: OpenedDossier) => conversation('Wij spraken over lezen.', present('parent', dossier.ids.mother));
const dueIn = async (path: string, rule: string): Promise<readonly string[]> => (await school.done(school.get(school.counsellor, path), 200)).body.items.filter((it: { rule: string }) => it.rule === rule).map(({ due }: { due: string }) => due);
const inDossier = (dossier: OpenedDossier, rule: string) => dueIn(`${dossier.path}/obligations`, rule);
const onList = (rule: string, after: string) => dueIn(`/v1/obligations?rule=${rule}&after=${encodeURIComponent(after)}`, rule);

describe('What a board chose holds in its dossiers (W-18; docs/rules.md, Policies)', () => {
  it('for what begins from that day on; what began before keeps its term', async () => {
    const dossier = await school.pupil();
    await dossier.record('conversations', talk(dossier));
    await choose('conclude-conversation', 2, '2026-09-16');
    expect(await inDossier(dossier, 'W-18')).toEqual(['2026-09-22']);
    service.clock.set('2026-09-16');
    const { position } = await dossier.record('conversations', talk(dossier));
    expect(await inDossier(dossier, 'W-18')).toEqual(['2026-09-18', '2026-09-22']);
    expect(await onList('W-18', position)).toEqual(['2026-09-18', '2026-09-22']);
  });

  it('and not in those of another board', async () => {
    await choose('conclude-conversation', 2);
    school = await new School(service.school.keys, service.school.send, () => service.clock.today()).furnish();
    const dossier = await school.pupil();
    await dossier.record('conversations', talk(dossier));
    expect(await inDossier(dossier, 'W-18')).toEqual(['2026-09-22']);
  });

  it('in a dry run and in a comparison', async () => {
    const dossier = await school.pupil();
    await choose('conclude-conversation', 2);
    const { body } = await dossier.ask('conversations', talk(dossier), school.counsellor, { headers: { prefer: 'validate-only' } });
    expect(body.obligations).toContainEqual(expect.objectContaining({ rule: 'W-18', due: '2026-09-17' }));
    service.clock.set('2026-09-16');
    await dossier.record('conversations', talk(dossier));
    const { opened } = (await dossier.read(school.counsellor, 'comparisons?from=2026-09-15&until=2026-09-16')).body;
    expect(opened).toContainEqual(expect.objectContaining({ rule: 'W-18', due: '2026-09-18' }));
  });

  it('W-23: in how long a consent lasts, also where none was named', async () => {
    const dossier = await school.pupil();
    await choose('consent-validity', 'three-months');
    const asked = { purpose: 'care-provider', counterparty: 'Logopedist', scope: 'Spreken over lezen.', textVersion: '2026-1' };
    const { entryId } = await dossier.record('consents', asked);
    expect((await dossier.read(school.counsellor, `entries/${entryId}`)).body.data.validUntil).toBe('2026-12-15');
    const refused = await dossier.ask('consents', { ...asked, validUntil: '2026-12-16' });
    expect([refused.status, refused.body.code]).toEqual([409, 'consent-too-long']);
  });
});

describe('The list of a board when the board chooses anew', () => {
  it('has the new day of what begins later, although nothing was recorded in the dossiers', async () => {
    const [one, other] = [await school.pupil(), await school.pupil()];
    for (const dossier of [one, other]) await dossier.record('conversations', { ...talk(dossier), kind: 'start' });
    const { position } = await other.record('conversations', talk(other));
    // Of the next school year, which nobody has begun.
    expect(await onList('W-20', position)).toEqual(['2027-10-31', '2027-10-31']);
    await choose('start-conversation-window', '08-24/09-30', '2027-01-01');
    // The list knows it as soon as it knows what came after.
    const third = await school.pupil();
    const { position: later } = await third.record('conversations', talk(third));
    const due = (await school.get(school.counsellor, `/v1/obligations?rule=W-20&overdue=false&after=${encodeURIComponent(later)}`)).body.items;
    expect(due.filter((it: { dossierId: string }) => [one.id, other.id].includes(it.dossierId)).map((it: { due: string }) => it.due)).toEqual(['2027-09-30', '2027-09-30']);
    service.clock.set('2027-10-05');
    const overdue = (await school.get(school.counsellor, '/v1/obligations?rule=W-20&overdue=true')).body.items.map((it: { dossierId: string }) => it.dossierId);
    expect(overdue).toEqual(expect.arrayContaining([one.id, other.id]));
  });
});
