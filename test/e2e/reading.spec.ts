import { agreement, childVoice, consentRequest, conversation, present, type OpenedDossier, type Recorded } from './family.ts';
import { Service, type Someone } from './school.ts';

let service: Service;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
});
afterAll(() => service.close());
beforeEach(() => service.clock.set('2026-09-15'));

const BLACK_CHILD = '[zwart: gaat over een ander kind]';
const BLACK_ADULT = '[zwart: gaat over een andere volwassene]';
const aboutTimo = [{ text: 'Noor leest graag. ' }, { text: 'Zij zit naast Timo. ', person: 'Timo', relation: 'other-pupil' }, { text: 'Thuis leest zij ook.' }];

const typesOf = async (dossier: OpenedDossier, who: Someone): Promise<readonly string[]> => (await dossier.entries(who)).map(({ type }) => type);

/** Every way in which somebody reads one dossier. */
const readingRoutes = ['', 'entries', 'obligations', 'agreements', 'consents', 'access-log', 'receipt'] as const;

/** A dossier with one entry of most classes. */
const rich = async (family: Parameters<Service['school']['pupil']>[0] = {}) => {
  const dossier = await service.school.pupil(family);
  const { ids } = dossier;
  const held = await dossier.record('conversations', conversation(aboutTimo, present('parent', ids.mother)));
  const unattended = await dossier.record('conversations', conversation('Het team sprak over Noor.'));
  const voice = await dossier.record('child-voices', childVoice('Ik vind lezen spannend.'));
  const agreed = await dossier.record('agreements', agreement('Elke dag vijf minuten lezen.', ids.mother, '2026-10-01'));
  const asked = await dossier.record('consents', consentRequest);
  await dossier.record('plan-consultations', { parents: [ids.mother], aimedAtAgreement: true, report: 'Wij zijn het eens.', thirdParties: 'none' });
  await dossier.record('goals', { goal: 'Een tekst lezen.', measuredBy: 'De toets.', evaluateOn: '2027-01-10', thirdParties: 'none' });
  return { dossier, ids, held, unattended, voice, agreed, asked };
};

describe('AD-1 (AVG 15, UAVG 5(4)): a parent with authority over a child under 16 reads everything', () => {
  it('sees every entry that is there, each once', async () => {
    const { dossier } = await rich();
    const found = await dossier.entries(dossier.mother);
    const { body } = await dossier.read(service.school.counsellor, 'entries?limit=100');
    expect(found.map(({ entryId }) => entryId)).toEqual(body.items.map(({ entryId }: { entryId: string }) => entryId));
  });

  it('finds what is about another child black, and the rest as it was said', async () => {
    const { dossier, held } = await rich();
    const { body, text } = await dossier.read(dossier.mother, `entries/${held.entryId}`);
    expect(body.state).toBe('redacted');
    expect(body.data.report.map((segment: { text: string }) => segment.text)).toEqual(['Noor leest graag. ', BLACK_CHILD, 'Thuis leest zij ook.']);
    expect(text).not.toContain('Timo');
  });

  it('staff reads the same words without black', async () => {
    const { dossier, held } = await rich();
    expect((await dossier.read(service.school.teacher, `entries/${held.entryId}`)).text).toContain('Zij zit naast Timo.');
  });
});

describe("AD-3 (AVG 15(4)): the other parent's contact data are black", () => {
  const details = { phone: '06 00 00 00 02', email: 'jeroen@example.nl', address: 'Kadeplein 9, Voorbeeldstad' };

  it('for the other parent', async () => {
    const dossier = await service.school.pupil();
    const changed = await dossier.record(`persons/${dossier.ids.father}/contact-details`, { ...details });
    const { body } = await dossier.read(dossier.mother, `entries/${changed.entryId}`);
    expect(body.data).toMatchObject({ phone: BLACK_ADULT, email: BLACK_ADULT, address: BLACK_ADULT });
  });

  it('not for the parent whose they are', async () => {
    const dossier = await service.school.pupil();
    const changed = await dossier.record(`persons/${dossier.ids.father}/contact-details`, { ...details });
    expect((await dossier.read(dossier.father, `entries/${changed.entryId}`)).body.data).toMatchObject(details);
  });

  it('also not through a correction, nor anywhere else that the other parent reads', async () => {
    const dossier = await service.school.pupil();
    const changed = await dossier.record(`persons/${dossier.ids.father}/contact-details`, { ...details });
    const corrected = { occurredOn: '2026-09-14', address: 'Havenstraat 4, Voorbeeldstad' };
    await dossier.record(`entries/${changed.entryId}/corrections`, { corrected, reason: 'Typfout.', thirdParties: 'none' });
    const everything = JSON.stringify([await dossier.entries(dossier.mother), await Promise.all(readingRoutes.map((route) => dossier.read(dossier.mother, route)))]);
    expect([...Object.values(details), 'Havenstraat'].filter((secret) => everything.includes(secret))).toEqual([]);
    expect(JSON.stringify(await dossier.entries(dossier.father))).toContain('Havenstraat 4');
  });
});

describe('AD-10 (BW 1:377c): a parent without authority', () => {
  it.each(readingRoutes)('is told why not at "%s" (403)', async (route) => {
    const { dossier } = await rich();
    const { status, body } = await dossier.read(dossier.other, route);
    expect([status, body.code, body.rule]).toEqual([403, 'forbidden', 'AD-10']);
    expect(body.detail).toContain('geen gezag');
  });

  it('hears nothing of any entry', async () => {
    const { dossier, held } = await rich();
    const { status, text } = await dossier.read(dossier.other, `entries/${held.entryId}`);
    expect(status).toBe(403);
    expect(text).not.toContain('Noor leest');
  });

  it('reads from the first day of authority, and not a day longer than it lasts', async () => {
    const { dossier, ids } = await rich();
    const evidence = { kind: 'court-order', seenOn: '2026-09-15' };
    await dossier.record('parental-authorities', { personId: ids.other, from: '2026-09-17', evidence });
    await dossier.record('parental-authority-endings', { personId: ids.other, until: '2026-09-20', evidence });
    const statuses: Record<string, number> = {};
    for (const day of ['2026-09-16', '2026-09-17', '2026-09-20', '2026-09-21']) {
      service.clock.set(day);
      statuses[day] = (await dossier.read(dossier.other, 'entries')).status;
    }
    expect(statuses).toEqual({ '2026-09-16': 403, '2026-09-17': 200, '2026-09-20': 200, '2026-09-21': 403 });
  });

  it('an account that was taken off the dossier finds nothing any more', async () => {
    const { dossier, ids } = await rich();
    expect((await dossier.read(dossier.father)).status).toBe(200);
    await dossier.record(`persons/${ids.father}/account-removals`, { account: service.school.account(dossier.father.subject) });
    expect((await dossier.read(dossier.father)).status).toBe(404);
  });
});

describe('UAVG 5 (AD-4, AD-5, AD-7): what parents read ends on birthdays, at local midnight', () => {
  const bornOn = '2010-10-05';
  /** The last and the first millisecond around midnight in the Netherlands, which is two hours ahead in October. */
  const before16 = '2026-10-04T21:59:59.999Z';
  const on16 = '2026-10-04T22:00:00.000Z';
  const before18 = '2028-10-04T21:59:59.999Z';
  const on18 = '2028-10-04T22:00:00.000Z';
  const at = (moment: string) => service.clock.set(moment);
  const statusesAt = async (moment: string, { dossier, held, unattended, voice, agreed, asked }: Awaited<ReturnType<typeof rich>>, who = dossier.mother) => {
    at(moment);
    const statusOf = async (path: string): Promise<number> => (await dossier.read(who, path)).status;
    return {
      attended: await statusOf(`entries/${held.entryId}`),
      unattended: await statusOf(`entries/${unattended.entryId}`),
      childVoice: await statusOf(`entries/${voice.entryId}`),
      agreement: await statusOf(`entries/${agreed.entryId}`),
      consentAskedOfHer: await statusOf(`entries/${asked.entryId}`),
      accessLog: await statusOf('access-log'),
      receipt: await statusOf('receipt'),
    };
  };
  const everything = { attended: 200, unattended: 200, childVoice: 200, agreement: 200, consentAskedOfHer: 200, accessLog: 200, receipt: 200 };

  it('the day before the 16th birthday a parent reads everything', async () => {
    expect(await statusesAt(before16, await rich({ bornOn }))).toEqual(everything);
  });

  it('on the 16th birthday a parent keeps plan, agreements and conversations attended, and loses the rest', async () => {
    expect(await statusesAt(on16, await rich({ bornOn }))).toEqual({ ...everything, unattended: 404, childVoice: 404, accessLog: 403, receipt: 403 });
  });

  it('from the 16th birthday the timeline holds only what the parent keeps', async () => {
    const { dossier } = await rich({ bornOn });
    at(on16);
    const types = await typesOf(dossier, dossier.mother);
    expect(types).toEqual(expect.arrayContaining(['AgreementMade', 'DevelopmentGoalSet', 'ConversationHeld', 'RegistrationReceived']));
    expect(types).not.toContain('ChildVoiceRecorded');
    expect(types.filter((type) => type === 'ConversationHeld')).toHaveLength(1);
  });

  it('with the permission of the pupil of 16 a parent reads everything again (AD-6)', async () => {
    const story = await rich({ bornOn });
    at('2026-10-06T10:00:00.000Z');
    await story.dossier.record('pupil-permissions', { parent: story.ids.mother, scope: 'everything' }, story.dossier.pupil);
    expect(await statusesAt('2026-10-06T10:00:00.001Z', story)).toEqual(everything);
    expect(await statusesAt('2026-10-06T10:00:00.002Z', story, story.dossier.father)).toMatchObject({ childVoice: 404, accessLog: 403, receipt: 403 });
  });

  it('a permission for a copy opens the copy and its receipt only (AD-6)', async () => {
    const story = await rich({ bornOn });
    at('2026-10-06');
    await story.dossier.record('pupil-permissions', { parent: story.ids.mother, scope: 'copy' }, story.dossier.pupil);
    expect(await statusesAt('2026-10-07', story)).toMatchObject({ childVoice: 404, accessLog: 403, receipt: 200 });
  });

  it('a withdrawn permission ends it in the same millisecond', async () => {
    const { dossier, ids, voice } = await rich({ bornOn });
    at('2026-10-06');
    const { ids: made } = await dossier.record('pupil-permissions', { parent: ids.mother, scope: 'everything' }, dossier.pupil);
    expect((await dossier.read(dossier.mother, `entries/${voice.entryId}`)).status).toBe(200);
    await dossier.record(`pupil-permissions/${String(made['permissionId'])}/withdrawals`, {}, dossier.pupil);
    expect((await dossier.read(dossier.mother, `entries/${voice.entryId}`)).status).toBe(404);
    expect(await typesOf(dossier, dossier.mother)).not.toContain('ChildVoiceRecorded');
  });

  it('a child of 15 cannot give that permission', async () => {
    const { dossier, ids } = await rich({ bornOn });
    at(before16);
    expect((await dossier.ask('pupil-permissions', { parent: ids.mother, scope: 'everything' }, dossier.pupil)).status).toBe(403);
    expect((await dossier.ask('pupil-permissions', { parent: ids.mother, scope: 'everything' })).body.code).toBe('permission-before-16');
  });

  it('the day before the 18th birthday a parent still reads the agreements', async () => {
    const { dossier, agreed } = await rich({ bornOn });
    at(before18);
    expect((await dossier.read(dossier.mother, `entries/${agreed.entryId}`)).status).toBe(200);
  });

  it.each(readingRoutes)('on the 18th birthday a parent reads nothing at "%s" and hears why', async (route) => {
    const { dossier } = await rich({ bornOn });
    at(on18);
    const { status, body } = await dossier.read(dossier.mother, route);
    expect([status, body.rule]).toEqual([403, 'AD-7']);
  });

  it('a permission of a pupil of 17 goes on after the 18th birthday', async () => {
    const story = await rich({ bornOn });
    at('2028-01-10');
    await story.dossier.record('pupil-permissions', { parent: story.ids.mother, scope: 'everything' }, story.dossier.pupil);
    expect(await statusesAt(on18, story)).toEqual(everything);
  });

  it('under 16 the pupil reads the own words, goals and agreements; from 16 everything (AD-14, AD-15)', async () => {
    const { dossier } = await rich({ bornOn });
    at(before16);
    const young = new Set(await typesOf(dossier, dossier.pupil));
    expect(young).toEqual(new Set(['ChildVoiceRecorded', 'AgreementMade', 'DevelopmentGoalSet']));
    expect((await dossier.read(dossier.pupil, 'access-log')).status).toBe(403);
    at(on16);
    expect(await dossier.entries(dossier.pupil)).toHaveLength((await dossier.entries(service.school.counsellor)).length);
    expect((await dossier.read(dossier.pupil, 'access-log')).status).toBe(200);
  });

  it('AD-5: what the pupil of 16 answered is not told to a parent by the list of consents', async () => {
    const { dossier, ids, asked } = await rich({ bornOn });
    at('2026-10-06');
    await dossier.record(`consents/${String(asked.ids['consentId'])}/refusals`, { grantor: ids.pupil }, dossier.pupil);
    const { position } = await dossier.record('persons', { role: 'other', name: 'Oma' });
    const { status, text } = await dossier.read(dossier.mother, `consents?after=${encodeURIComponent(position)}`);
    expect(status).toBe(200);
    expect(text).not.toContain(ids.pupil);
  });
});

describe('AD-16 (AVG 5(1)(c)): staff reads while the task lasts', () => {
  it('the assigned teacher reads conversations, plan and agreements, and not what the child said', async () => {
    const { dossier } = await rich();
    const types = await typesOf(dossier, service.school.teacher);
    expect(types).toEqual(expect.arrayContaining(['ConversationHeld', 'AgreementMade', 'DevelopmentGoalSet', 'ConsentRequested']));
    expect(types).not.toContain('ChildVoiceRecorded');
  });

  it.each([...readingRoutes, 'entries/0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17'])('a teacher of the same school who is not assigned finds nothing at "%s" (404)', async (route) => {
    const { dossier } = await rich();
    expect((await dossier.read(service.school.colleague, route)).status).toBe(404);
  });

  it('an assignment for today only counts today, and ended yesterday it does not count', async () => {
    const dossier = await service.school.pupil();
    await dossier.record('assignments', { account: service.school.account('teacher-2'), name: 'Meester Tim', role: 'teacher', from: '2026-09-15', until: '2026-09-15' });
    const statuses: Record<string, number> = {};
    for (const moment of ['2026-09-14T21:59:59.999Z', '2026-09-14T22:00:00.000Z', '2026-09-15T21:59:59.999Z', '2026-09-15T22:00:00.000Z']) {
      service.clock.set(moment);
      statuses[moment] = (await dossier.read(service.school.colleague, 'entries')).status;
    }
    expect(Object.values(statuses)).toEqual([404, 200, 200, 404]);
  });

  it('an assignment that is ended today still counts today, and not tomorrow', async () => {
    const dossier = await service.school.pupil();
    await dossier.record(`assignments/${dossier.assignmentId}/endings`, { until: '2026-09-15' });
    expect((await dossier.read(service.school.teacher, 'entries')).status).toBe(200);
    service.clock.set('2026-09-16');
    expect((await dossier.read(service.school.teacher, 'entries')).status).toBe(404);
  });

  it('a role that ended yesterday takes every assignment with it', async () => {
    const { school } = service;
    const dossier = await school.pupil();
    const temporary = await school.grant(school.board, 'teacher-temporary', 'teacher', { from: '2026-09-01', until: '2026-09-15' });
    await dossier.record('assignments', { account: school.account('teacher-temporary'), name: 'Invaller', role: 'teacher', from: '2026-09-01' });
    expect((await dossier.read(temporary, 'entries')).status).toBe(200);
    service.clock.set('2026-09-16');
    expect((await dossier.read(temporary, 'entries')).status).toBe(404);
  });

  it('a role that is revoked ends with its last day', async () => {
    const { school } = service;
    const dossier = await school.pupil();
    const body = { occurredOn: '2026-09-15', account: school.account('counsellor-leaving'), name: 'Vertrekkende', role: 'internal-counsellor', schoolId: school.board.schoolId, from: '2026-09-01' };
    const { createdId } = (await school.done(school.post(school.administrator, `/v1/organisations/${school.board.id}/roles`, body))).body;
    const leaving = await school.someone('counsellor-leaving', school.board.id, 'care');
    await school.done(school.post(school.administrator, `/v1/organisations/${school.board.id}/roles/${String(createdId)}/endings`, { occurredOn: '2026-09-15', until: '2026-09-15' }));
    expect((await dossier.read(leaving, 'entries')).status).toBe(200);
    service.clock.set('2026-09-16');
    expect((await dossier.read(leaving, 'entries')).status).toBe(404);
  });

  it('an assignment does not replace the role at the board it rests on', async () => {
    const { school } = service;
    const dossier = await school.pupil();
    await dossier.record('assignments', { account: school.account('nobody-1'), name: 'Niemand', role: 'internal-counsellor', from: '2026-09-01' });
    expect((await dossier.read(await school.someone('nobody-1', school.board.id, 'care'), 'entries')).status).toBe(404);
  });

  it('staff says for what it reads: without Purpose nothing is shown', async () => {
    const { dossier } = await rich();
    const { status, body } = await service.school.get(service.school.teacher, `${dossier.path}/entries`, { purpose: undefined });
    expect([status, body.code]).toEqual([400, 'invalid-header']);
  });

  it('somebody who is teacher and parent in one says for what the teacher reads', async () => {
    const { school } = service;
    const dossier = await school.pupil();
    const atWork = await school.grant(school.board, 'teacher-and-parent', 'internal-counsellor');
    await dossier.record(`persons/${dossier.ids.other}/accounts`, { account: school.account('teacher-and-parent'), evidence: 'known-in-person' });
    const { status, body } = await school.get(atWork, `${dossier.path}/entries`, { purpose: undefined });
    expect([status, body.code]).toEqual([400, 'invalid-header']);
    expect((await dossier.read(await school.someone('teacher-and-parent'), 'entries')).status).toBe(403);
  });

  it('what somebody records at work is recorded by staff, also when that person is a parent here', async () => {
    const { school } = service;
    const dossier = await school.pupil();
    const atWork = await school.grant(school.board, 'counsellor-and-parent', 'internal-counsellor');
    await dossier.record(`persons/${dossier.ids.other}/accounts`, { account: school.account('counsellor-and-parent'), evidence: 'known-in-person' });
    const { entryId } = await dossier.record('child-voices', childVoice('Ik lees liever alleen.'), atWork);
    expect((await dossier.read(school.counsellor, `entries/${entryId}`)).body.recordedBy.role).toBe('internal-counsellor');
  });
});

describe('AVG 5(1)(c): the dossier page names only whom the reader may know of', () => {
  const names = (body: { readonly persons?: readonly { readonly name: string }[] }): readonly string[] => (body.persons ?? []).map(({ name }) => name);

  it('a parent with authority sees the persons of the dossier', async () => {
    const { dossier } = await rich();
    expect(names((await dossier.read(dossier.mother)).body)).toEqual(['Noor de Wit', 'Fatima Bakkali', 'Jeroen de Wit', 'Bram Visser']);
  });

  it('AD-11: a caregiver does not see the parents, whose entries she may not read', async () => {
    const dossier = await service.school.pupil({ caregiver: true });
    const { status, body } = await dossier.read(dossier.caregiver!);
    const readable = (await dossier.entries(dossier.caregiver!)).filter(({ type }) => type === 'PersonAdded').map(({ data }) => data.name);
    expect([status, readable]).toEqual([200, ['Wilma Pleeg']]);
    expect(names(body)).toContain('Wilma Pleeg');
    expect(names(body).filter((name) => ['Fatima Bakkali', 'Jeroen de Wit', 'Bram Visser'].includes(name))).toEqual([]);
  });

  it('AD-2 (UAVG 41): a person whose entry is withheld is not named to the parents', async () => {
    const dossier = await service.school.pupil();
    const { entryId } = await dossier.record('persons', { role: 'other', name: 'Vertrouwde Tante' });
    await dossier.record(`entries/${entryId}/withholdings`, { reason: 'C', explanation: 'Voor de veiligheid.', thirdParties: 'none' });
    const everything = JSON.stringify([await dossier.entries(dossier.mother), await Promise.all(readingRoutes.map((route) => dossier.read(dossier.mother, route)))]);
    expect(everything.includes('Vertrouwde Tante')).toBe(false);
  });
});

describe('AD-2 (UAVG 41(1)(i)): a withheld entry', () => {
  const withheldStory = async () => {
    const story = await rich();
    const { dossier, voice } = story;
    await dossier.record(`entries/${voice.entryId}/withholdings`, { reason: 'D', explanation: 'Op verzoek van het kind.', thirdParties: 'none' });
    return story;
  };

  it('stands in the timeline of a parent with its reason, and nothing else', async () => {
    const { dossier, voice } = await withheldStory();
    const found = (await dossier.entries(dossier.mother)).filter(({ entryId }) => entryId === voice.entryId);
    expect(found).toEqual([{ state: 'withheld', entryId: voice.entryId, reason: 'D' }]);
  });

  it('is read by staff as before', async () => {
    const { dossier, voice } = await withheldStory();
    expect((await dossier.read(service.school.counsellor, `entries/${voice.entryId}`)).body).toMatchObject({ state: 'shown', type: 'ChildVoiceRecorded' });
  });

  it('does not tell a parent what it is about by how an attempt to correct it is refused', async () => {
    const { dossier, voice } = await withheldStory();
    const onVoice = await dossier.ask(`entries/${voice.entryId}/corrections`, { corrected: {}, reason: 'Nee.', thirdParties: 'none' }, dossier.mother);
    expect([403, 404]).toContain(onVoice.status);
    expect(onVoice.text).not.toMatch(/words|via/);
  });

  it('keeps its place when its correction is withheld, and so does a withheld correction: a gap, never nothing', async () => {
    const { dossier, voice } = await rich();
    const corrected = { occurredOn: '2026-09-15', ...childVoice('Ik vind lezen heel spannend.') };
    const correction = await dossier.record(`entries/${voice.entryId}/corrections`, { corrected, reason: 'Vollediger.', thirdParties: 'none' });
    await dossier.record(`entries/${correction.entryId}/withholdings`, { reason: 'D', explanation: 'Op verzoek van het kind.', thirdParties: 'none' });
    const found = (await dossier.entries(dossier.mother)).filter(({ entryId }) => [voice.entryId, correction.entryId].includes(entryId));
    expect(found).toEqual([correction, voice].map(({ entryId }) => ({ state: 'withheld', entryId, reason: 'D' })));
  });

  it('does not show through a correction of it', async () => {
    const { dossier, voice } = await withheldStory();
    await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-15', ...childVoice('Ik vind lezen heel spannend.') }, reason: 'Vollediger.', thirdParties: 'none' });
    expect(JSON.stringify(await dossier.entries(dossier.mother))).not.toContain('spannend');
  });
});

describe('The timeline, page by page', () => {
  const walk = async (dossier: OpenedDossier, who: Someone, limit: number, query = '', start = ''): Promise<readonly string[]> => {
    const found: string[] = [];
    for (let cursor = start; ; ) {
      const { body } = await service.school.done(dossier.read(who, `entries?limit=${limit}${query}${cursor}`), 200);
      expect(body.items.length).toBeLessThanOrEqual(limit);
      found.push(...body.items.map(({ entryId }: { entryId: string }) => entryId));
      if (body.next === undefined) return found;
      cursor = `&cursor=${String(body.next)}`;
    }
  };

  it.each([1, 2, 3, 7])('with %i a page gives each entry exactly once, newest first', async (limit) => {
    const { dossier } = await rich();
    const all = (await dossier.entries(dossier.mother)).map(({ entryId }) => entryId);
    expect(await walk(dossier, dossier.mother, limit)).toEqual(all);
  });

  it('gives every entry that this reader may see, however few those are', async () => {
    const { dossier } = await rich({ bornOn: '2010-10-05' });
    service.clock.set('2026-10-06');
    const all = (await dossier.entries(dossier.mother)).map(({ entryId }) => entryId);
    expect(await walk(dossier, dossier.mother, 1)).toEqual(all);
  });

  it('what is recorded while somebody pages neither doubles nor hides an entry', async () => {
    const { dossier } = await rich();
    const all = (await dossier.entries(dossier.mother)).map(({ entryId }) => entryId);
    const first = await dossier.read(dossier.mother, 'entries?limit=3');
    const { position } = await dossier.record('persons', { role: 'other', name: 'Opa' });
    const rest = await walk(dossier, dossier.mother, 3, `&after=${encodeURIComponent(position)}`, `&cursor=${String(first.body.next)}`);
    expect([...first.body.items.map(({ entryId }: { entryId: string }) => entryId), ...rest]).toEqual(all);
  });

  it('a page that is the last one has no next', async () => {
    const dossier = await service.school.pupil();
    const all = await dossier.entries(dossier.mother);
    const { body } = await dossier.read(dossier.mother, `entries?limit=${all.length}`);
    expect(body.items).toHaveLength(all.length);
    expect(body.next).toBeUndefined();
  });

  it('AD-5: that there are older entries which the reader may not see is not told either', async () => {
    const dossier = await service.school.pupil();
    const { position } = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { body } = await dossier.read(dossier.pupil, `entries?limit=1&after=${encodeURIComponent(position)}`);
    expect(body.items).toHaveLength(1);
    expect(body.next).toBeUndefined();
  });

  it('a cursor that was never given is refused, not answered with an empty page', async () => {
    const { dossier } = await rich();
    const { status } = await dossier.read(dossier.mother, 'entries?cursor=0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17');
    expect(status).toBe(400);
  });

  it('the class of an entry is a filter', async () => {
    const { dossier } = await rich();
    const found = await dossier.entries(dossier.mother, '&accessClass=conversation');
    expect(found.map(({ accessClass }) => accessClass)).toEqual(['conversation', 'conversation']);
  });

  it('a period takes both its ends', async () => {
    const dossier = await service.school.pupil();
    for (const occurredOn of ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04']) await dossier.record('child-voices', { occurredOn, ...childVoice(`Op ${occurredOn}.`) });
    const found = await dossier.entries(dossier.mother, '&accessClass=child-voice&from=2026-09-02&happenedUntil=2026-09-03');
    expect(found.map(({ occurredOn }) => occurredOn)).toEqual(['2026-09-03', '2026-09-02']);
  });

  it('a list with the position of an acknowledgement knows what was just stored, every time', async () => {
    const dossier = await service.school.pupil();
    for (let round = 0; round < 20; round += 1) {
      const { entryId, position } = await dossier.record('child-voices', childVoice(`Ronde ${round}.`));
      const { body } = await dossier.read(dossier.mother, `entries?limit=1&after=${encodeURIComponent(position)}`);
      expect(body.items[0].entryId).toBe(entryId);
    }
  });

  it('a position that lies in the future is waited for as long as was asked, and then refused (503)', async () => {
    const dossier = await service.school.pupil();
    const { status, body } = await service.school.get(dossier.mother, `${dossier.path}/entries?after=999999999/999999999`, { prefer: 'wait=0' });
    expect([status, body.code]).toEqual([503, 'list-behind']);
  });

  it.each(['9999999999999999999/9999999999999999999', 'x', '1', '-1/1', '1/1/1'])('%s is no position, or none that is ever reached', async (after) => {
    const dossier = await service.school.pupil();
    const { status } = await service.school.get(dossier.mother, `${dossier.path}/entries?after=${encodeURIComponent(after)}`, { prefer: 'wait=0' });
    expect([400, 503]).toContain(status);
  });
});

describe('AVG 16: what a corrected entry says', () => {
  const correctedStory = async () => {
    const dossier = await service.school.pupil();
    service.clock.set('2026-09-15');
    const voice = await dossier.record('child-voices', { occurredOn: '2026-09-10', ...childVoice('Ik lees niet graag.') });
    service.clock.set('2026-09-17');
    const correction = await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-09', ...childVoice('Ik lees graag.') }, reason: 'Verkeerd verstaan.', thirdParties: 'none' });
    return { dossier, voice, correction };
  };

  it('the corrected words and day, and which entry corrected it', async () => {
    const { dossier, voice, correction } = await correctedStory();
    const { body } = await dossier.read(dossier.mother, `entries/${voice.entryId}`);
    expect(body).toMatchObject({ correctedBy: correction.entryId, occurredOn: '2026-09-09', data: { words: [{ text: 'Ik lees graag.' }] } });
  });

  it('the filter on days goes by the corrected day', async () => {
    const { dossier, voice } = await correctedStory();
    const on = async (day: string) => (await dossier.entries(dossier.mother, `&from=${day}&happenedUntil=${day}`)).map(({ entryId }) => entryId);
    expect(await on('2026-09-09')).toEqual([voice.entryId]);
    expect(await on('2026-09-10')).toEqual([]);
  });

  it('as known on the day before the correction it says what it said then, and the correction is not there', async () => {
    const { dossier, voice, correction } = await correctedStory();
    const found = await dossier.entries(dossier.mother, '&knownAt=2026-09-16');
    expect(found.find(({ entryId }) => entryId === voice.entryId)).toMatchObject({ occurredOn: '2026-09-10', data: { words: [{ text: 'Ik lees niet graag.' }] } });
    expect(found.map(({ entryId }) => entryId)).not.toContain(correction.entryId);
  });

  it('as known at the end of the day of the correction it says the corrected words', async () => {
    const { dossier, voice } = await correctedStory();
    const found = await dossier.entries(dossier.mother, '&knownAt=2026-09-17');
    expect(found.find(({ entryId }) => entryId === voice.entryId)).toMatchObject({ occurredOn: '2026-09-09' });
  });

  it("as known then is still with today's rights", async () => {
    const { dossier } = await correctedStory();
    await dossier.record('parental-authority-endings', { personId: dossier.ids.father, until: '2026-09-16', evidence: { kind: 'court-order', seenOn: '2026-09-17' } });
    expect((await dossier.read(dossier.father, 'entries?knownAt=2026-09-15')).status).toBe(403);
  });

  it('a parent cannot correct what the school recorded', async () => {
    const { dossier, voice } = await correctedStory();
    const corrected = { occurredOn: '2026-09-09', ...childVoice('Anders.') };
    expect((await dossier.ask(`entries/${voice.entryId}/corrections`, { corrected, reason: 'Zo was het.', thirdParties: 'none' }, dossier.mother)).status).toBe(403);
  });

  it('a correction keeps over whom the entry is', async () => {
    const dossier = await service.school.pupil();
    const recorded = await dossier.record('parental-authorities', { personId: dossier.ids.father, from: '2026-09-01', evidence: { kind: 'court-order', seenOn: '2026-09-15' } });
    const corrected = { occurredOn: '2026-09-15', personId: dossier.ids.other, from: '2026-09-01', evidence: { kind: 'court-order', seenOn: '2026-09-15' } };
    const { status } = await dossier.ask(`entries/${recorded.entryId}/corrections`, { corrected, reason: 'Verkeerde vader.', thirdParties: 'none' });
    expect(status).toBe(409);
  });

  it('W-03: a correction cannot move what happened into the future (policy)', async () => {
    const { dossier, voice } = await correctedStory();
    const to = (occurredOn: string) => dossier.ask(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn, ...childVoice('Ik lees graag.') }, reason: 'Datum.', thirdParties: 'none' });
    const later = await to('2026-09-18');
    expect([later.status, later.body.code]).toEqual([409, 'occurred-in-future']);
    expect((await to('2026-09-17')).status).toBe(201);
  });
});

describe('AVG 15(4): what staff decided to be black is black wherever the words stand', () => {
  it('in the timeline and in the list of open agreements', async () => {
    const dossier = await service.school.pupil();
    const made = await dossier.record('agreements', agreement('Noor helpt Timo met lezen. En Noor leest zelf.', dossier.ids.mother, '2026-10-01'));
    const { position } = await dossier.record(`entries/${made.entryId}/redactions`, { redactions: [{ pointer: '/data/text/0/text', reason: 'A' }] });
    const list = await dossier.read(dossier.mother, `agreements?after=${encodeURIComponent(position)}`);
    for (const text of [list.text, JSON.stringify(await dossier.entries(dossier.mother))]) {
      expect(text).not.toContain('Timo');
      expect(text).toContain('En Noor leest zelf.');
    }
  });

  it('in the list of consents', async () => {
    const dossier = await service.school.pupil();
    const asked = await dossier.record('consents', { ...consentRequest, scope: 'Spreken over Timo en Noor.' });
    const { position } = await dossier.record(`entries/${asked.entryId}/redactions`, { redactions: [{ pointer: '/data/scope', reason: 'A' }] });
    expect(JSON.stringify(await dossier.entries(dossier.mother))).not.toContain('Timo');
    expect((await dossier.read(dossier.mother, `consents?after=${encodeURIComponent(position)}`)).text).not.toContain('Timo');
  });

  it('in the words of a correction too', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Timo plaagt mij. Ik lees graag.'));
    await dossier.record(`entries/${voice.entryId}/redactions`, { redactions: [{ pointer: '/data/words/0/text', reason: 'A' }] });
    await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-15', ...childVoice('Ik lees heel graag. Timo plaagt mij. ') }, reason: 'Volgorde.', thirdParties: 'none' });
    expect(JSON.stringify(await dossier.entries(dossier.mother))).not.toContain('Timo');
  });
});

describe('The ETag of a dossier moves when this reader has something new to see', () => {
  const etagFor = async (dossier: OpenedDossier, who: Someone): Promise<unknown> => (await dossier.read(who)).headers['etag'];

  it('moves for an entry that the reader may see', async () => {
    const { dossier } = await rich();
    const before = await etagFor(dossier, dossier.mother);
    await dossier.record('child-voices', childVoice('Nieuw.'));
    expect(await etagFor(dossier, dossier.mother)).not.toBe(before);
  });

  it('stays for an entry that the reader may not see', async () => {
    const { dossier } = await rich();
    const before = await etagFor(dossier, service.school.teacher);
    await dossier.record('child-voices', childVoice('Nieuw.'));
    expect(await etagFor(dossier, service.school.teacher)).toBe(before);
  });

  it('is another for every reader, so that readers cannot compare what they see', async () => {
    const { dossier } = await rich();
    expect(await etagFor(dossier, dossier.mother)).not.toBe(await etagFor(dossier, dossier.father));
  });

  it('is the same on the dossier and on its timeline, and after an acknowledgement', async () => {
    const { dossier } = await rich();
    const { etag } = await dossier.record('child-voices', childVoice('Nieuw.'));
    expect(await etagFor(dossier, service.school.counsellor)).toBe(etag);
    expect((await dossier.read(service.school.counsellor, 'entries')).headers['etag']).toBe(etag);
  });

  it('of a command that had nothing new to record is the one the dossier has', async () => {
    const { dossier, ids } = await rich();
    const again = await dossier.ask(`persons/${ids.mother}/accounts`, { account: service.school.account(dossier.mother.subject), evidence: 'identity-document-seen' });
    expect([again.status, again.body.entries]).toEqual([200, []]);
    expect(again.headers['etag']).toBe(await etagFor(dossier, service.school.counsellor));
  });
});

describe('AVG 7, W-22, W-23: the list of consents says what counts today', () => {
  const consentIn = async (dossier: OpenedDossier, { position }: Recorded) => (await dossier.read(dossier.mother, `consents?after=${encodeURIComponent(position)}`)).body.items[0];

  it('one parent of two is not enough for a care provider; both are; one withdrawal ends it', async () => {
    const dossier = await service.school.pupil();
    const { ids } = dossier;
    const asked = await dossier.record('consents', consentRequest);
    const consent = `consents/${String(asked.ids['consentId'])}`;
    const one = await dossier.record(`${consent}/grants`, { grantor: ids.mother, how: 'portal', occurredTime: '08:00' }, dossier.mother);
    expect((await consentIn(dossier, one)).inForce).toBe(false);
    const both = await dossier.record(`${consent}/grants`, { grantor: ids.father, how: 'portal', occurredTime: '08:01' }, dossier.father);
    expect(await consentIn(dossier, both)).toMatchObject({ inForce: true, counterparty: consentRequest.counterparty, validUntil: '2027-07-31' });
    const none = await dossier.record(`${consent}/withdrawals`, { grantor: ids.father, occurredTime: '08:02' }, dossier.father);
    expect((await consentIn(dossier, none)).inForce).toBe(false);
  });

  it('it counts on its last day and not on the next', async () => {
    const dossier = await service.school.pupil();
    const asked = await dossier.record('consents', { ...consentRequest, purpose: 'third-party', validUntil: '2026-09-20' });
    const granted = await dossier.record(`consents/${String(asked.ids['consentId'])}/grants`, { grantor: dossier.ids.mother, how: 'paper' });
    service.clock.set('2026-09-20');
    expect((await consentIn(dossier, granted)).inForce).toBe(true);
    service.clock.set('2026-09-21');
    expect((await consentIn(dossier, granted)).inForce).toBe(false);
  });

  it('what parents consented to stops counting on the 16th birthday, and waits for the pupil', async () => {
    const dossier = await service.school.pupil({ bornOn: '2010-10-05' });
    const asked = await dossier.record('consents', { ...consentRequest, purpose: 'third-party' });
    const granted = await dossier.record(`consents/${String(asked.ids['consentId'])}/grants`, { grantor: dossier.ids.mother, how: 'paper' });
    service.clock.set('2026-10-04');
    expect((await consentIn(dossier, granted)).inForce).toBe(true);
    service.clock.set('2026-10-05');
    const { body } = await dossier.read(service.school.counsellor, 'consents');
    expect(body.items[0].inForce).toBe(false);
    expect((await dossier.read(service.school.counsellor, 'obligations')).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'W-23', due: '2026-10-05' })]));
  });

  it('W-21: contact with a care provider is refused the moment consent is withdrawn', async () => {
    const dossier = await service.school.pupil();
    const asked = await dossier.record('consents', consentRequest);
    const consentId = String(asked.ids['consentId']);
    for (const [at, grantor] of [['08:00', dossier.ids.mother], ['08:01', dossier.ids.father]]) await dossier.record(`consents/${consentId}/grants`, { grantor, how: 'paper', occurredTime: at });
    const contact = () => dossier.ask('care-provider-contacts', { consentId, report: 'Rustig ademen helpt.', thirdParties: 'none' }, service.school.teacher);
    expect((await contact()).status).toBe(201);
    await dossier.record(`consents/${consentId}/withdrawals`, { grantor: dossier.ids.mother }, dossier.mother);
    const refused = await contact();
    expect([refused.status, refused.body.rule]).toEqual([409, expect.stringMatching(/^W-2[1-3]$/)]);
  });
});

describe('W-19: agreements and what is due', () => {
  it('an agreement is open until it is evaluated', async () => {
    const { dossier, agreed } = await rich();
    const listed = async ({ position }: Recorded) => (await dossier.read(dossier.mother, `agreements?after=${encodeURIComponent(position)}`)).body.items.map(({ entryId }: { entryId: string }) => entryId);
    expect(await listed(agreed)).toEqual([agreed.entryId]);
    const evaluated = await dossier.record(`agreements/${String(agreed.ids['agreementId'])}/evaluations`, { outcome: 'kept', report: 'Gelukt.', thirdParties: 'none' });
    expect(await listed(evaluated)).toEqual([]);
  });

  it('it is due on the day of evaluation, and overdue from the next', async () => {
    const { dossier, agreed } = await rich();
    const overdueOn = async (day: string) => {
      service.clock.set(day);
      return (await dossier.read(service.school.counsellor, 'obligations')).body.items.find(({ since }: { since: string }) => since === agreed.entryId)?.overdue;
    };
    expect([await overdueOn('2026-10-01'), await overdueOn('2026-10-02')]).toEqual([false, true]);
  });

  it('an obligation is shown only to who may see the entry that opened it', async () => {
    const { dossier, unattended } = await rich({ bornOn: '2010-10-05' });
    const since = async (who: Someone) => (await dossier.read(who, 'obligations')).body.items.map((it: { since: string }) => it.since);
    service.clock.set('2026-10-06');
    expect(await since(service.school.counsellor)).toContain(unattended.entryId);
    expect(await since(dossier.mother)).not.toContain(unattended.entryId);
  });
});

describe('A rule refuses the act, never the truth: the irregular fact', () => {
  const alone = { participants: [present('staff')], text: 'Noor kiest zelf.', rationale: 'Noor vroeg erom.', evaluateOn: '2026-10-01', thirdParties: 'none' };
  const explanation = 'De ouders waren er niet bij.';

  it('is refused as an act, and says that it can be recorded all the same', async () => {
    const dossier = await service.school.pupil();
    const { status, body } = await dossier.ask('agreements', alone);
    expect([status, body.code]).toEqual([409, 'parent-not-present']);
    expect(body.rejections).toEqual([expect.objectContaining({ code: 'parent-not-present', recordable: true })]);
  });

  it('is stored and marked with the rules and the explanation', async () => {
    const dossier = await service.school.pupil();
    const { entryId } = await dossier.record('agreements', { ...alone, irregular: { explanation } });
    expect((await dossier.read(dossier.mother, `entries/${entryId}`)).body.irregular).toEqual({ rules: ['parent-not-present'], explanation });
  });

  it('has no effect: it is no open agreement and cannot be evaluated', async () => {
    const dossier = await service.school.pupil();
    const { ids, position } = await dossier.record('agreements', { ...alone, irregular: { explanation } });
    expect((await dossier.read(dossier.mother, `agreements?after=${encodeURIComponent(position)}`)).body.items).toEqual([]);
    expect((await dossier.ask(`agreements/${String(ids['agreementId'])}/evaluations`, { outcome: 'kept', report: 'x', thirdParties: 'none' })).body.code).toBe('unknown-agreement');
  });

  it('asks to be explained to the parents, until that is recorded', async () => {
    const dossier = await service.school.pupil();
    const { entryId } = await dossier.record('agreements', { ...alone, irregular: { explanation } });
    const due = async () => (await dossier.read(service.school.counsellor, 'obligations')).body.items.filter(({ since }: { since: string }) => since === entryId);
    expect(await due()).toEqual([expect.objectContaining({ due: '2026-10-13', owner: 'school', overdue: false })]);
    await dossier.record('parent-notices', { parents: [dossier.ids.mother], about: entryId, message: 'Wij legden het uit.', thirdParties: 'none' });
    expect(await due()).toEqual([]);
  });

  it('a fact that breaks no rule is not marked, whatever explanation came with it', async () => {
    const dossier = await service.school.pupil();
    const { entryId } = await dossier.record('child-voices', { ...childVoice('Ik lees graag.'), irregular: { explanation } });
    expect((await dossier.read(dossier.mother, `entries/${entryId}`)).body.irregular).toBeUndefined();
  });
});
