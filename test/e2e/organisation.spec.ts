import { childVoice } from './family.ts';
import { UNKNOWN_ID } from './document.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

const TODAY = '2026-09-15';
const OTHER_BOARD = '6c9a3c5e-3f7e-4a53-9d0b-0e6d2f1b8a44';

let service: Service;
let school: School;

beforeAll(async () => {
  service = await Service.furnished(`${TODAY}T10:00:00.000Z`);
  ({ school } = service);
});
afterAll(() => service.close());

const path = (below = ''): string => `/v1/organisations/${school.board.id}${below}`;
const change = (below: string, body: object, who: Someone = school.administrator): Promise<Answer> => school.post(who, path(below), { occurredOn: TODAY, ...body });
const made = async (below: string, body: object): Promise<string> => (await school.done(change(below, body), 201)).body.createdId;
const read = async (who: Someone = school.administrator, on?: string): Promise<Answer['body']> => (await school.done(school.get(who, path(on === undefined ? '' : `?on=${on}`)), 200)).body;
const codes = ({ body }: Answer): readonly string[] => [body.code, ...(body.errors ?? []).map(({ code }: { code?: string }) => code)].filter(Boolean);

describe('An organisation as it is on a day', () => {
  it('says what holds today when no day is named', async () => {
    expect(await read(school.teacher)).toMatchObject({ organisationId: school.board.id, kind: 'board', name: 'Stichting De Linde', testTenant: true, on: TODAY, memberships: [] });
  });

  it('shows roles and mandates to administrators only', async () => {
    const [administrator, teacher] = [await read(), await read(school.teacher)];
    expect(administrator.roles.map(({ role }: { role: string }) => role)).toEqual(expect.arrayContaining(['administrator', 'teacher', 'internal-counsellor']));
    expect(administrator.mandates).toEqual([expect.objectContaining({ system: 'Leerlingadministratie', schoolIds: [] })]);
    expect([teacher.roles, teacher.mandates]).toEqual([undefined, undefined]);
  });

  it('is refused to whoever has no role there (403), and unknown to who is of another organisation (404)', async () => {
    const [nobody, parent] = [await school.someone('nobody-1', school.board.id), await school.someone('parent-elsewhere')];
    const answers = [await school.get(nobody, path()), await school.get(parent, path()), await school.get(school.teacher, `/v1/organisations/${UNKNOWN_ID}`), await school.get(school.teacher, '/v1/organisations/x')];
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 404, 404]);
  });

  it.each(['?on=gisteren', '?on=2026-02-30', '?on=', '?when=2026-09-15'])('refuses the query %s (400)', async (query) => {
    expect((await school.get(school.teacher, path(query))).status).toBe(400);
  });
});

describe('Schools open, are renamed and close from a day', () => {
  let schoolId: string;
  const names = async (on: string): Promise<readonly string[]> =>
    (await read(school.teacher, on)).schools.flatMap((it: { schoolId: string; name: string }) => (it.schoolId === schoolId ? [it.name] : []));

  beforeAll(async () => {
    schoolId = await made('/schools', { name: 'De Beuk', sector: 'vo', from: '2026-10-01' });
    await made(`/schools/${schoolId}/names`, { name: 'Lyceum De Beuk', from: '2027-08-01' });
    await made(`/schools/${schoolId}/closings`, { until: '2028-07-31' });
  });

  it('shows it under its name of that day, from its first to its last day', async () => {
    expect(await Promise.all(['2026-09-30', '2026-10-01', '2027-07-31', '2027-08-01', '2028-07-31', '2028-08-01'].map(names))).toEqual([[], ['De Beuk'], ['De Beuk'], ['Lyceum De Beuk'], ['Lyceum De Beuk'], []]);
  });

  it('refuses a name when it is not open, and a school that nobody knows', async () => {
    expect(codes(await change(`/schools/${schoolId}/names`, { name: 'X', from: '2028-08-01' }))).toContain('school-not-open');
    expect(codes(await change(`/schools/${UNKNOWN_ID}/closings`, { until: TODAY }))).toContain('unknown-school');
  });

  it('takes no pupils after its last day', async () => {
    const closed = await made('/schools', { name: 'De Es', sector: 'po', from: '2020-08-01' });
    await made(`/schools/${closed}/closings`, { until: '2026-07-31' });
    const registration = (occurredOn: string) => school.post(school.system, '/v1/dossiers', { occurredOn, schoolId: closed, written: true, pupil: { name: 'Kind', bornOn: '2018-01-01' }, submitter: { name: 'Ouder', capacity: 'parent' } });
    const refused = await registration('2026-08-01');
    expect([refused.status, refused.body.code, (await registration('2026-07-31')).status]).toEqual([409, 'school-closed', 201]);
  });
});

describe('W-24: every school has steps for parents with concerns, and says whom to call (sources 000, 004)', () => {
  const ladder = async (on?: string): Promise<Answer['body']> => (await read(school.teacher, on)).schools[0].escalationLadder;
  const rolesOn = async (on?: string): Promise<readonly string[][]> => (await ladder(on)).steps.map(({ roles }: { roles: string[] }) => roles);

  it('has the ladder of its sector until it sets one, and its own from that day', async () => {
    expect(await rolesOn()).toEqual([['teacher'], ['internal-counsellor'], ['management'], ['confidant']]);
    await made(`/schools/${school.board.schoolId}/escalation-ladders`, { from: '2026-10-01', levels: [{ roles: ['teacher', 'mentor'] }, { roles: ['management'] }, { roles: ['confidant'] }] });
    expect([(await rolesOn('2026-09-30')).length, await rolesOn('2026-10-01')]).toEqual([4, [['teacher', 'mentor'], ['management'], ['confidant']]]);
  });

  it('publishes contact persons under their step, the school\'s own and those of the board', async () => {
    const contactId = await made('/contacts', { role: 'confidant', name: 'Vertrouwenspersoon De Linde', phone: '020 555 01 23', from: TODAY });
    await made('/contacts', { role: 'management', schoolId: school.board.schoolId, name: 'Directie De Eik', email: 'directie@eik.example', from: TODAY });
    await made('/contacts', { role: 'privacy-officer', name: 'FG', email: 'fg@linde.example', from: TODAY });
    const steps = (await ladder()).steps as readonly { contacts: readonly { name: string }[] }[];
    expect(steps.map(({ contacts }) => contacts.map(({ name }) => name))).toEqual([[], [], ['Directie De Eik'], ['Vertrouwenspersoon De Linde']]);
    expect((await read(school.teacher)).contacts.map(({ role }: { role: string }) => role)).toEqual(['confidant', 'management', 'privacy-officer']);
    await made(`/contacts/${contactId}/endings`, { until: TODAY });
    expect((await ladder('2026-09-16')).steps.at(-1).contacts).toEqual([]);
  });

  it('tells parents of a dossier there, also one who may read nothing in it (AD-10)', async () => {
    const dossier = await school.pupil();
    const told = (await school.done(dossier.read(dossier.mother, 'contacts'), 200)).body;
    expect(told.escalationLadder.steps.map(({ level }: { level: number }) => level)).toEqual([1, 2, 3, 4]);
    expect(told.contacts.map(({ role }: { role: string }) => role)).toEqual(['confidant', 'management', 'privacy-officer']);
    expect((await dossier.read(dossier.other, 'contacts')).body).toEqual(told);
    expect((await dossier.read(school.system, 'contacts')).status).toBe(403);
    expect((await dossier.read(await school.someone('nobody-1'), 'contacts')).status).toBe(404);
  });

  it('refuses every broken rule at once', async () => {
    const twice = await change(`/schools/${UNKNOWN_ID}/escalation-ladders`, { from: TODAY, levels: [{ roles: ['teacher'] }, { roles: ['teacher'] }] });
    expect(twice.status).toBe(409);
    expect(['unknown-school', 'ladder-role-twice', 'ladder-without-confidant'].filter((code) => !twice.text.includes(code))).toEqual([]);
    expect(codes(await change('/contacts', { role: 'management', name: 'X', from: TODAY }))).toContain('contact-unreachable');
  });

  it('names every mistake in the form at once, by place', async () => {
    const { status, body } = await change('/contacts', { role: 'owner', name: '', phone: 'bel maar', email: 'nergens', from: 'morgen', password: 'x' });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([400, ['/email', '/from', '/name', '/password', '/phone', '/role']]);
  });
});

describe('A policy is a choice within the law, from a day on', () => {
  const policy = async (name: string, on?: string): Promise<Answer['body']> => (await read(school.teacher, on)).policies.find((it: { policy: string }) => it.policy === name);

  it('has its default until it is chosen', async () => {
    await made('/policies', { policy: 'conclude-conversation', value: 3, from: '2026-10-01' });
    expect(await policy('conclude-conversation', '2026-09-30')).toMatchObject({ value: 5, default: 5, unit: 'working-days', allowed: ['1', '10'], rule: 'W-18' });
    expect(await policy('conclude-conversation', '2026-10-01')).toMatchObject({ value: 3, from: '2026-10-01' });
  });

  it('may be a choice or a part of the school year', async () => {
    await made('/policies', { policy: 'care-provider-consent-16-17', value: 'pupil', from: TODAY });
    await made('/policies', { policy: 'start-conversation-window', value: '08-24/10-15', from: TODAY });
    expect([(await policy('care-provider-consent-16-17')).value, (await policy('start-conversation-window')).value]).toEqual(['pupil', '08-24/10-15']);
  });

  it.each<[string, object, number, string]>([
    ['beyond the range', { policy: 'conclude-conversation', value: 11, from: TODAY }, 409, 'policy-outside-range'],
    ['weaker than the law: no consent at all', { policy: 'care-provider-consent-16-17', value: 'none', from: TODAY }, 409, 'policy-outside-range'],
    ['weaker than the law: kept longer', { policy: 'retention-file', value: 3, from: TODAY }, 409, 'policy-outside-range'],
    ['from a day that is over', { policy: 'conclude-conversation', value: 4, from: '2026-09-14' }, 409, 'policy-reaches-back'],
    ['a term of the law', { policy: 'copy-term', value: 8, from: TODAY }, 400, 'invalid-request'],
  ])('is refused %s', async (_what, body, status, code) => {
    const answer = await change('/policies', body);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
    if (status === 409) expect(codes(answer)).toContain(code);
  });
});

describe('AD-35: a mandate can be limited to some facts', () => {
  it('delivers those, and is refused the rest with a plain reason', async () => {
    const body = { occurredOn: TODAY, client: school.account('system-2'), system: 'Toetsen', schoolIds: [], only: ['conversation', 'PersonAdded'], from: '2015-08-01' };
    await school.done(school.post(school.administrator, path('/mandates'), body), 201);
    const limited = await school.someone('system-2', school.board.id, 'administration');
    const dossier = await school.pupil();
    expect((await dossier.ask('child-voices', childVoice('Ik lees graag.'), limited)).status).toBe(201);
    const refused = await dossier.ask('parental-authorities', { personId: dossier.ids.mother, from: '2020-01-01', evidence: { kind: 'court-order', seenOn: TODAY } }, limited);
    expect([refused.status, refused.body.rule]).toEqual([403, 'AD-35']);
  });
});

describe('W-34: a partnership (SWV) is an organisation of its own', () => {
  let administrator: Someone;
  let id: string;
  beforeAll(async () => {
    const founder = await school.someone('administrator-1');
    const founded = await school.done(school.post(founder, '/v1/support-partnerships', { occurredOn: TODAY, name: 'SWV De Waal', region: 'PO 25-06', testTenant: true, founder: 'Ans Beheer' }), 201);
    id = founded.body.organisationId;
    administrator = await school.someone('administrator-1', id, 'administration');
  });
  const ask = (below: string, body: object): Promise<Answer> => school.post(administrator, `/v1/organisations/${id}${below}`, { occurredOn: TODAY, ...body });

  it('has a region, members from a day until a day, and staff of its own kind', async () => {
    const { createdId } = (await school.done(ask('/memberships', { boardId: school.board.id, from: '2026-08-01' }), 201)).body;
    await school.done(ask('/memberships', { boardId: OTHER_BOARD, schoolId: UNKNOWN_ID, from: '2026-08-01', until: '2027-07-31' }), 201);
    await school.done(ask(`/memberships/${createdId}/endings`, { until: '2026-12-31' }), 201);
    for (const role of ['case-worker', 'partnership-expert', 'auditor']) await school.done(ask('/roles', { account: school.account(role), name: `Medewerker ${role}`, role, from: TODAY }), 201);
    const auditor = await school.someone('auditor', id, 'care');
    const members = async (on: string) => (await school.done(school.get(auditor, `/v1/organisations/${id}?on=${on}`), 200)).body.memberships.map(({ boardId }: { boardId: string }) => boardId);
    expect([await members('2026-12-31'), await members('2027-01-01'), await members('2027-08-01')]).toEqual([[school.board.id, OTHER_BOARD], [OTHER_BOARD], []]);
    expect((await school.get(auditor, `/v1/organisations/${id}`)).body).toMatchObject({ kind: 'support-partnership', region: 'PO 25-06' });
  });

  it('takes no member twice at once, has no schools or teachers, and a board has no case workers or members', async () => {
    expect(codes(await ask('/memberships', { boardId: school.board.id, from: '2026-12-01' }))).toContain('already-a-member');
    expect(codes(await ask('/schools', { name: 'X', sector: 'po' }))).toContain('board-not-registered');
    expect(codes(await ask('/roles', { account: school.account('x'), name: 'X', role: 'teacher', from: TODAY }))).toContain('role-of-another-kind');
    expect(codes(await change('/roles', { account: school.account('x'), name: 'X', role: 'case-worker', from: TODAY }))).toContain('role-of-another-kind');
    expect(codes(await change('/memberships', { boardId: OTHER_BOARD, from: TODAY }))).toContain('partnership-not-registered');
  });

  it('reads nothing of a dossier of its members', async () => {
    const dossier = await school.pupil();
    for (const who of [administrator, await school.someone('case-worker', id, 'care'), await school.someone('auditor', id, 'care')]) expect((await school.get(who, dossier.path)).status).toBe(404);
  });

  it('is founded once for the same request, and by founders only', async () => {
    const body = { occurredOn: TODAY, name: 'SWV Twee', region: 'VO 25-06', testTenant: true, founder: 'Ans Beheer' };
    const founder = await school.someone('administrator-1');
    const [first, again] = [await school.post(founder, '/v1/support-partnerships', body, { key: 'swv-2' }), await school.post(founder, '/v1/support-partnerships', body, { key: 'swv-2' })];
    expect([first.status, again.status, again.body.organisationId]).toEqual([201, 200, first.body.organisationId]);
    expect((await school.post(await school.someone('teacher-1'), '/v1/support-partnerships', body)).status).toBe(403);
  });
});

describe('A team leader, a director and a confidant work at the school, and see no dossier by that alone (AD-20, AD-22)', () => {
  it.each(['team-leader', 'management', 'confidant'])('%s', async (role) => {
    const who = await school.grant(school.board, `${role}-1`, role);
    const dossier = await school.pupil();
    expect([(await school.get(who, path())).status, (await school.get(who, dossier.path)).status]).toEqual([200, 404]);
  });
});
