import { Projections } from '../../src/platform/projections/index.ts';
import { agreement, conversation, present, type OpenedDossier, type Recorded } from './family.ts';
import { School, Service, type Answer, type Board, type Someone } from './school.ts';

let service: Service;
let school: School;
beforeAll(async () => {
  service = await Service.open('2026-09-15T10:00:00.000Z');
});
afterAll(() => service.close());
// Every story has a board of its own, beside those of the stories before.
beforeEach(async () => {
  service.clock.set('2026-09-15');
  school = await new School(service.school.keys, service.school.send, () => service.clock.today()).furnish();
});

interface Row {
  readonly dossierId: string;
  readonly schoolId: string;
  readonly rule: string;
  readonly since: string;
  readonly due: string;
  readonly owner: string;
  readonly overdue: boolean;
  readonly daysOverdue: number;
}

const list = (who: Someone | undefined, query: Readonly<Record<string, string | number | boolean>> = {}): Promise<Answer> =>
  school.get(who, `/v1/obligations?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])).toString()}`);

/** Every page of this reader, each asked after the one before. */
const pages = async (who: Someone, query: Parameters<typeof list>[1] = {}): Promise<readonly (readonly Row[])[]> => {
  const found: Row[][] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = await school.done(list(who, { ...query, ...(cursor !== undefined && { cursor }) }), 200);
    found.push(body.items);
    if (body.next === undefined) return found;
    cursor = body.next;
  }
};

const all = async (who: Someone, query: Parameters<typeof list>[1] = {}): Promise<readonly Row[]> => (await pages(who, query)).flat();

const agreed = (dossier: OpenedDossier, evaluateOn: string): Promise<Recorded> => dossier.record('agreements', agreement('Elke dag lezen.', dossier.ids.mother, evaluateOn));
const goal = (dossier: OpenedDossier, evaluateOn: string): Promise<Recorded> => dossier.record('goals', { goal: 'Een tekst lezen.', measuredBy: 'De toets.', evaluateOn, thirdParties: 'none' });
const sinceOf = (rows: readonly Row[]): readonly string[] => rows.map(({ since }) => since);

describe('What is due over a board', () => {
  it('comes overdue first, then by day, and says for how long', async () => {
    const [one, other] = [await school.pupil(), await school.pupil()];
    const later = await agreed(one, '2026-10-10');
    const sooner = await agreed(other, '2026-09-20');
    const { position } = await agreed(one, '2026-10-01');
    service.clock.set('2026-10-02');
    const rows = (await all(school.counsellor, { after: position, rule: 'W-19' })).map(({ dossierId, due, overdue, daysOverdue }) => [dossierId, due, overdue, daysOverdue]);
    expect(rows).toEqual([
      [other.id, '2026-09-20', true, 12],
      [one.id, '2026-10-01', true, 1],
      [one.id, '2026-10-10', false, 0],
    ]);
    expect(sinceOf(await all(school.counsellor, { rule: 'W-19', overdue: false }))).toEqual([later.entryId]);
    expect(sinceOf(await all(school.counsellor, { rule: 'W-19', overdue: true, limit: 1 }))[0]).toBe(sooner.entryId);
  });

  it('is told in plain Dutch, with whose it is and the entry that opened it', async () => {
    const dossier = await school.pupil();
    const { position, entryId } = await agreed(dossier, '2026-10-01');
    const { body } = await list(school.counsellor, { after: position, rule: 'W-19' });
    const textNl = 'Op deze dag kijkt school samen met ouders terug op een afspraak. Schrijf op hoe het ging.';
    expect(body.items).toEqual([
      { dossierId: dossier.id, schoolId: school.board.schoolId, id: `W-19:${entryId}`, rule: 'W-19', since: entryId, due: '2026-10-01', owner: 'school', textNl, overdue: false, daysOverdue: 0 },
    ]);
    expect(body).not.toHaveProperty('next');
  });

  it('becomes overdue at midnight in the Netherlands', async () => {
    const { position } = await agreed(await school.pupil(), '2026-10-01');
    const at = async (moment: string) => {
      service.clock.set(moment);
      const [row] = await all(school.counsellor, { after: position, rule: 'W-19' });
      const overdue = await all(school.counsellor, { rule: 'W-19', overdue: true });
      const inTime = await all(school.counsellor, { rule: 'W-19', overdue: false });
      return [row?.overdue, row?.daysOverdue, overdue.length, inTime.length];
    };
    expect(await at('2026-10-01T21:59:59.999Z')).toEqual([false, 0, 0, 1]);
    expect(await at('2026-10-01T22:00:00.000Z')).toEqual([true, 1, 1, 0]);
  });

  it('W-23 (UAVG 5): holds what only a birthday brings about, from that day on', async () => {
    const dossier = await school.pupil({ bornOn: '2010-10-05' });
    const asked = await dossier.record('consents', { purpose: 'care-provider', counterparty: 'Logopediepraktijk', scope: 'Spreken over lezen.', textVersion: '2026-1' });
    const { position } = await dossier.record(`consents/${String(asked.ids['consentId'])}/grants`, { grantor: dossier.ids.mother, how: 'portal' }, dossier.mother);
    const due = async (moment: string) => {
      service.clock.set(moment);
      return (await all(school.counsellor, { after: position, rule: 'W-23' })).map(({ due: day }) => day);
    };
    expect(await due('2026-10-04T21:59:59.999Z')).toEqual([]);
    expect(await due('2026-10-04T22:00:00.000Z')).toEqual(['2026-10-05']);
  });

  it('loses what was done, as soon as who did it wants to know', async () => {
    const dossier = await school.pupil();
    const made = await agreed(dossier, '2026-09-16');
    expect(sinceOf(await all(school.counsellor, { after: made.position, rule: 'W-19' }))).toEqual([made.entryId]);
    service.clock.set('2026-09-16');
    const { position } = await dossier.record(`agreements/${String(made.ids['agreementId'])}/evaluations`, { outcome: 'kept', report: 'Het ging goed.', thirdParties: 'none' });
    expect(await all(school.counsellor, { after: position, rule: 'W-19' })).toEqual([]);
    expect((await dossier.read(school.counsellor)).body.obligations.filter(({ rule }: Row) => rule === 'W-19')).toEqual([]);
  });

  it('is searched by school, by whose it is and by rule', async () => {
    const { createdId: second } = (await school.done(school.post(school.administrator, `/v1/organisations/${school.board.id}/schools`, { occurredOn: '2026-09-15', name: 'De Tweede', sector: 'po' }))).body;
    const dossier = await school.pupil();
    const { position } = await goal(dossier, '2026-12-01');
    const everywhere = await school.grant(school.board, 'counsellor-everywhere', 'internal-counsellor', { schoolId: null });
    const rows = await all(everywhere, { after: position });
    expect(rows.length).toBeGreaterThan(1);
    expect(await all(everywhere, { schoolId: school.board.schoolId })).toEqual(rows);
    expect(await all(everywhere, { schoolId: second })).toEqual([]);
    for (const owner of ['school', 'parents', 'board']) expect(await all(everywhere, { owner })).toEqual(rows.filter((row) => row.owner === owner));
    expect((await all(everywhere, { rule: 'W-14', schoolId: school.board.schoolId, owner: 'school' })).map(({ due }) => due)).toEqual(['2026-12-01']);
    const elsewhere = await school.grant(school.board, 'counsellor-of-second', 'internal-counsellor', { schoolId: second });
    expect(await all(elsewhere)).toEqual([]);
  });
});

describe('Pages', () => {
  it('of any size hold the same rows in the same order, each once, also where many are due on one day', async () => {
    const dossiers = [await school.pupil(), await school.pupil(), await school.pupil()];
    let position = '';
    for (const dossier of dossiers) for (const day of ['2026-10-01', '2026-10-01', '2026-09-20']) ({ position } = await agreed(dossier, day));
    service.clock.set('2026-09-25');
    const whole = await all(school.counsellor, { after: position, limit: 100 });
    expect(whole.filter(({ rule }) => rule === 'W-19')).toHaveLength(9);
    expect(whole.map(({ due }) => due)).toEqual(whole.map(({ due }) => due).toSorted());
    for (const limit of [1, 2, 3, 5]) {
      const found = await pages(school.counsellor, { limit });
      expect(found.flat()).toEqual(whole);
      expect(found.every(({ length }) => length <= limit)).toBe(true);
    }
  });

  it('go on past what the reader may not see, and end where nothing follows', async () => {
    const mine = await school.pupil();
    for (let count = 0; count < 3; count += 1) {
      const other = await school.pupil();
      await other.record(`assignments/${other.assignmentId}/endings`, { until: '2026-09-15' });
      await agreed(other, `2026-10-0${count + 1}`);
    }
    const { entryId, position } = await agreed(mine, '2026-10-20');
    service.clock.set('2026-09-16');
    expect(sinceOf(await all(school.teacher, { after: position, rule: 'W-19', limit: 1 }))).toEqual([entryId]);
    const { body } = await list(school.teacher, { rule: 'W-19', limit: 1 });
    expect([body.items.length, body.next]).toEqual([1, undefined]);
  });

  it('say nothing in their cursor, which is of one reader and one question', async () => {
    const dossier = await school.pupil();
    await agreed(dossier, '2026-10-01');
    const { position } = await goal(dossier, '2026-12-01');
    const { body } = await list(school.counsellor, { after: position, limit: 1 });
    const cursor = String(body.next);
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain(dossier.id);
    const other = await school.grant(school.board, 'counsellor-2', 'internal-counsellor');
    const refused = [
      await list(other, { limit: 1, cursor }),
      await list(school.counsellor, { limit: 1, cursor, overdue: false }),
      await list(school.counsellor, { limit: 1, cursor, dossierId: dossier.id }),
      await list(school.counsellor, { limit: 1, cursor: `A${cursor.slice(1)}B` }),
      await list(school.counsellor, { limit: 1, cursor: 'x' }),
    ];
    expect(refused.map(({ status, body: problem }) => [status, problem.code])).toEqual(refused.map(() => [400, 'unknown-cursor']));
    expect((await list(school.counsellor, { limit: 1, cursor })).status).toBe(200);
  });
});

/** Something is due from entries of several classes: administration, conversation, development plan, agreement. */
const everyKind = async () => {
  const dossier = await school.pupil();
  await dossier.record('conversations', conversation('Het gaat goed.', present('parent', dossier.ids.mother)));
  await agreed(dossier, '2026-10-01');
  const { position } = await goal(dossier, '2026-12-01');
  return { dossier, position };
};

describe('Who sees what (docs/rules.md, Access)', () => {
  const OF_EVERY_KIND = ['W-06', 'W-14', 'W-18', 'W-19'];
  /** Those of the story that this reader hears of. */
  const rulesFor = async (who: Someone, query: Parameters<typeof list>[1]): Promise<readonly string[]> => {
    const found = new Set((await all(who, query)).map(({ rule }) => rule));
    return OF_EVERY_KIND.filter((rule) => found.has(rule));
  };

  it('AD-19: a counsellor sees what is due for every pupil of the school', async () => {
    const { position } = await everyKind();
    expect(await rulesFor(school.counsellor, { after: position })).toEqual(OF_EVERY_KIND);
  });

  it('AD-16: a teacher sees that of the own pupils, and a teacher who is assigned to nobody nothing', async () => {
    const { dossier, position } = await everyKind();
    expect(await rulesFor(school.teacher, { after: position })).toEqual(OF_EVERY_KIND);
    expect(await all(school.colleague, { after: position })).toEqual([]);
    expect((await list(school.colleague, { dossierId: dossier.id })).status).toBe(404);
  });

  it('AD-21: an administrator sees what follows from entries of administration only', async () => {
    const { position } = await everyKind();
    expect(await rulesFor(school.administrator, { after: position })).toEqual(['W-06']);
  });

  it('AD-34: a privacy officer sees nothing of care', async () => {
    const { dossier, position } = await everyKind();
    expect(await rulesFor(school.privacyOfficer, { after: position })).toEqual([]);
    expect(await rulesFor(school.privacyOfficer, { dossierId: dossier.id })).toEqual([]);
  });

  it('AD-1: a parent sees what is due in the own dossier, and names it', async () => {
    const { dossier } = await everyKind();
    expect(await rulesFor(dossier.mother, { dossierId: dossier.id })).toEqual(OF_EVERY_KIND);
    const { status, body } = await list(dossier.mother);
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid-query', '/dossierId']);
    const other = await school.pupil();
    expect((await list(dossier.mother, { dossierId: other.id })).status).toBe(404);
  });

  it('AD-14: a pupil under 16 sees what follows from the own goals and agreements', async () => {
    const { dossier } = await everyKind();
    expect(await rulesFor(dossier.pupil, { dossierId: dossier.id })).toEqual(['W-14', 'W-19']);
  });

  it('AD-10: a parent without authority hears why not (403)', async () => {
    const { dossier } = await everyKind();
    const { status, body } = await list(dossier.other, { dossierId: dossier.id });
    expect([status, body.rule]).toEqual([403, 'AD-10']);
  });

  it('AD-35: a system delivers and reads nothing (403)', async () => {
    const { dossier, position } = await everyKind();
    for (const query of [{}, { after: position }, { dossierId: dossier.id }]) {
      const { status, body, text } = await list(school.system, query);
      expect([status, body.code, body.rule]).toEqual([403, 'forbidden', 'AD-35/write-only']);
      expect(text).not.toContain(dossier.id);
    }
  });

  it('a role that ended yesterday sees nothing today, although the list has not changed', async () => {
    const { position } = await everyKind();
    const leaving = await school.grant(school.board, 'counsellor-leaving', 'internal-counsellor', { until: '2026-09-15' });
    expect((await all(leaving, { after: position })).length).toBeGreaterThan(0);
    service.clock.set('2026-09-16');
    expect(await all(leaving)).toEqual([]);
  });

  it('another board sees nothing, and hears nothing of a dossier (404)', async () => {
    const { dossier, position } = await everyKind();
    const board: Board = await school.found('Stichting Elders');
    const counsellor = await school.grant(board, 'counsellor-elsewhere', 'internal-counsellor', { schoolId: null });
    for (const who of [board.administrator, counsellor, await school.someone('nobody', school.board.id, 'care'), await school.someone('nobody', 'no-board', 'care')]) {
      expect([who.subject, (await list(who, { after: position })).body]).toEqual([who.subject, { items: [] }]);
      expect([who.subject, (await list(who, { schoolId: school.board.schoolId })).body]).toEqual([who.subject, { items: [] }]);
      expect([who.subject, (await list(who, { dossierId: dossier.id })).status]).toEqual([who.subject, 404]);
    }
    expect((await list(undefined)).status).toBe(401);
  });
});

describe('The list and the dossier', () => {
  it('say the same of one dossier', async () => {
    const { dossier, position } = await everyKind();
    service.clock.set('2026-10-02');
    const listed = (await all(school.counsellor, { after: position })).filter(({ dossierId }) => dossierId === dossier.id);
    const ofOne = await all(school.counsellor, { dossierId: dossier.id, limit: 2 });
    expect(ofOne).toEqual(listed);
    const { body } = await dossier.read(school.counsellor, 'obligations');
    expect(body.items).toEqual(ofOne.map(({ dossierId: _dossier, schoolId: _school, ...row }) => row));
    expect((await dossier.read(school.counsellor)).body.obligations).toEqual(body.items);
  });

  it('built again, the list is the same', async () => {
    const { position } = await everyKind();
    const before = await all(school.counsellor, { after: position });
    await service.app.get(Projections).rebuild('obligations');
    expect(await all(school.counsellor)).toEqual(before);
  });
});

describe('A question that is wrong', () => {
  it('says what is wrong with it (400)', async () => {
    const asked = { dossierId: 'x', schoolId: 'y', owner: 'nobody', overdue: 'soon', limit: 0 };
    const { status, body } = await list(school.counsellor, asked);
    expect([status, body.code]).toEqual([400, 'invalid-query']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(Object.keys(asked).map((name) => `/${name}`).toSorted());
    expect((await list(school.counsellor, { after: 'never' })).body.code).toBe('invalid-request');
  });

  it('without a purpose shows nothing to staff (400)', async () => {
    const { status, body } = await school.get(school.counsellor, '/v1/obligations', { purpose: undefined });
    expect([status, body.code]).toEqual([400, 'invalid-header']);
  });
});
