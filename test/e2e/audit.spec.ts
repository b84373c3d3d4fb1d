import { agreement, childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { School, Service, type Answer, type Someone } from './school.ts';

let service: Service;
let school: School;
beforeAll(async () => {
  service = await Service.furnished('2026-09-01T10:00:00.000Z');
  ({ school } = service);
});
afterAll(() => service.close());

const onDay = (day: string) => service.clock.set(day);

describe('A timeline is filtered (AVG 5(2)): by kind, party, goal, agreement and what is overdue', () => {
  let dossier: OpenedDossier;
  const id: Record<string, string> = {};
  const typesFor = async (who: Someone, query: string): Promise<readonly string[]> => (await dossier.entries(who, query)).map(({ type }) => type).toReversed();

  beforeAll(async () => {
    onDay('2026-09-10');
    dossier = await school.pupil();
    const talk = await dossier.record('conversations', conversation('Wij spraken over lezen.', present('parent', dossier.ids.mother)));
    id['conversation'] = talk.ids['conversationId'] ?? '';
    const made = await dossier.record('agreements', { ...agreement('Elke dag lezen.', dossier.ids.mother, '2026-10-10'), conversationId: id['conversation'] });
    id['agreement'] = made.ids['agreementId'] ?? '';
    const other = await dossier.record('agreements', { ...agreement('Elke week rekenen.', dossier.ids.father, '2026-12-10'), conversationId: id['conversation'] });
    id['other'] = other.ids['agreementId'] ?? '';
    const goal = await dossier.record('goals', { goal: 'Een tekst lezen.', measuredBy: 'De toets.', evaluateOn: '2026-12-01', thirdParties: 'none' });
    id['goal'] = goal.ids['goalId'] ?? '';
    await dossier.record('child-voices', childVoice('Ik lees graag.'));
    onDay('2026-10-20');
    await dossier.record(`goals/${id['goal']}/progress`, { progress: 'Het gaat beter.', thirdParties: 'none' });
    await dossier.record(`agreements/${id['other']}/progress-notes`, { by: 'school', progress: 'Het lukt.', thirdParties: 'none' });
    await dossier.record(`entries/${made.entryId}/corrections`, { corrected: { ...agreement('Elke avond lezen.', dossier.ids.mother, '2026-10-10'), conversationId: id['conversation'], occurredOn: '2026-09-10' }, reason: 'In de avond.', thirdParties: 'none' });
  });

  it('kind: a type, a chapter, or several of both', async () => {
    expect(await typesFor(school.counsellor, '&kind=AgreementMade')).toEqual(['AgreementMade', 'AgreementMade']);
    expect(await typesFor(school.counsellor, '&kind=conversation')).toEqual(['ConversationHeld', 'ChildVoiceRecorded']);
    expect(await typesFor(school.counsellor, '&kind=DevelopmentGoalSet&kind=agreement')).toEqual(['AgreementMade', 'AgreementMade', 'DevelopmentGoalSet', 'AgreementProgressRecorded']);
  });

  it('goal: where it was set, and what came of it', async () => {
    expect(await typesFor(school.counsellor, `&goal=${id['goal']}`)).toEqual(['DevelopmentGoalSet', 'GoalProgressRecorded']);
  });

  it('agreement: where it was made, the conversation in which, its correction; not another one of that conversation', async () => {
    expect(await typesFor(school.counsellor, `&agreement=${id['agreement']}`)).toEqual(['ConversationHeld', 'AgreementMade', 'EntryCorrected']);
    expect(await typesFor(school.counsellor, `&agreement=${id['other']}`)).toEqual(['ConversationHeld', 'AgreementMade', 'AgreementProgressRecorded']);
  });

  it('party: who took part, did it or is named', async () => {
    expect(await typesFor(school.counsellor, `&party=${dossier.ids.father}&kind=agreement&kind=people`)).toEqual(['PersonAdded', 'ParentalAuthorityRecorded', 'AccountLinked', 'AgreementMade']);
    expect(await typesFor(school.counsellor, `&party=${dossier.ids.mother}&kind=conversation`)).toEqual(['ConversationHeld']);
  });

  it('overdue: what opened something that is late on the day of the question, and on an earlier day', async () => {
    expect(await typesFor(school.counsellor, '&overdue=true&kind=agreement')).toEqual(['AgreementMade']);
    expect(await typesFor(school.counsellor, '&overdue=true&kind=agreement&knownAt=2026-10-01')).toEqual([]);
    expect(await typesFor(school.counsellor, '&overdue=false&kind=agreement&knownAt=2026-10-01')).toEqual(['AgreementMade', 'AgreementMade']);
  });

  it('together with both axes of time', async () => {
    expect(await typesFor(school.counsellor, `&goal=${id['goal']}&knownAt=2026-10-01`)).toEqual(['DevelopmentGoalSet']);
    expect(await typesFor(school.counsellor, `&goal=${id['goal']}&happenedUntil=2026-10-01`)).toEqual(['DevelopmentGoalSet']);
  });

  it('pages of one hold the same entries, each once', async () => {
    const whole = await dossier.entries(school.counsellor, '&kind=agreement');
    const found: string[] = [];
    for (let cursor = ''; ; ) {
      const { body }: Answer = await school.done(dossier.read(school.counsellor, `entries?limit=1&kind=agreement${cursor}`), 200);
      found.push(...body.items.map(({ entryId }: { entryId: string }) => entryId));
      if (body.next === undefined) break;
      cursor = `&cursor=${String(body.next)}`;
    }
    expect(found).toEqual(whole.map(({ entryId }) => entryId));
  });

  it('AVG 5(1)(f): a filter finds nothing that its reader may not see', async () => {
    expect(await typesFor(school.administrator, `&party=${dossier.ids.mother}`)).toEqual(['RegistrationReceived', 'PersonAdded', 'ParentalAuthorityRecorded', 'AccountLinked']);
    expect(await typesFor(school.administrator, `&agreement=${id['agreement']}`)).toEqual([]);
    expect(await typesFor(school.administrator, '&overdue=true&kind=agreement')).toEqual([]);
    expect(await typesFor(school.teacher, '&kind=ChildVoiceRecorded')).toEqual([]);
    // Withheld: that it is there may be known, not what it is about.
    const withheld = await dossier.record('conversations', conversation('Wij spraken over thuis.', present('parent', dossier.ids.father)));
    await dossier.record(`entries/${withheld.entryId}/withholdings`, { reason: 'D', explanation: 'Dit bleef onder ons.' });
    expect((await dossier.entries(dossier.mother)).some(({ state }) => state === 'withheld')).toBe(true);
    for (const query of [`&party=${dossier.ids.father}`, '&kind=conversation']) expect((await dossier.entries(dossier.mother, query)).map(({ state }) => state)).not.toContain('withheld');
  });

  it('AVG 15(4): words about others that are black for a reader are not searched', async () => {
    const tagged = [{ text: 'Met ' }, { text: 'de vader', person: dossier.ids.father, relation: 'other-parent' }];
    const { entryId } = await dossier.record('conversations', { ...conversation(tagged, present('parent', dossier.ids.mother)), thirdParties: 'tagged' });
    const found = async (who: Someone) => (await dossier.entries(who, `&party=${dossier.ids.father}&kind=ConversationHeld`)).some((it) => it.entryId === entryId);
    expect([await found(school.counsellor), await found(dossier.mother)]).toEqual([true, false]);
  });

  it('says all mistakes of the question at once; an id that nobody has finds nothing', async () => {
    const { status, body } = await dossier.read(school.counsellor, 'entries?kind=Rumour&party=mother&goal=1&agreement=x&overdue=perhaps&knownAt=gisteren');
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([400, ['/agreement', '/goal', '/kind', '/knownAt', '/overdue', '/party']]);
    expect(await typesFor(school.counsellor, '&party=0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17')).toEqual([]);
  });
});

interface Figure {
  readonly measure: string;
  readonly rule: string;
  readonly textNl: string;
  readonly total: number | string;
  readonly outcomes: readonly { readonly outcome: string; readonly count: number | string; readonly entryIds?: readonly string[] }[];
}

const figureIn = ({ body }: Answer, measure: string, rule: string): Figure => body.figures.find((it: Figure) => it.measure === measure && it.rule === rule);
const happened = (answer: Answer, measure: string, rule: string) => Object.fromEntries(figureIn(answer, measure, rule).outcomes.flatMap(({ outcome, count }) => (count === 0 ? [] : [[outcome, count]])));
const auditor = (): Someone => ({ ...school.privacyOfficer, purpose: 'audit' });

describe('AD-34 (AVG 5(2), 39(1)(b)): how the school kept to its rules in one dossier', () => {
  let dossier: OpenedDossier;
  let made: string;
  beforeAll(async () => {
    onDay('2026-09-10');
    dossier = await school.pupil();
    await dossier.record('conversations', conversation('Wij spraken over lezen.', present('parent', dossier.ids.mother)));
    const agreed = await dossier.record('agreements', agreement('Elke dag lezen.', dossier.ids.mother, '2026-10-10'));
    made = agreed.entryId;
    const consent = await dossier.record('consents', { purpose: 'previous-school', counterparty: 'De Brug', scope: 'Lezen.', textVersion: '2026-1' });
    await dossier.record(`consents/${consent.ids['consentId']}/grants`, { grantor: dossier.ids.mother, how: 'portal' }, dossier.mother);
    await dossier.record('previous-school-contacts', { consentId: consent.ids['consentId'], report: 'Het ging goed.', thirdParties: 'none' });
    onDay('2026-09-12');
    await dossier.record(`consents/${consent.ids['consentId']}/withdrawals`, { grantor: dossier.ids.mother }, dossier.mother);
    onDay('2026-10-20');
    await dossier.record('previous-school-contacts', { consentId: consent.ids['consentId'], report: 'Nog een vraag.', thirdParties: 'none', irregular: { explanation: 'Niet gekeken.' } });
    await dossier.record(`agreements/${agreed.ids['agreementId']}/evaluations`, { outcome: 'kept', report: 'Het ging goed.', thirdParties: 'none' });
  });

  const ofDossier = (who: Someone, query = '', headers = {}) => school.get(who, `${dossier.path}/compliance${query}`, headers);

  it('counts, with rule, ground, the entries behind it and a Dutch sentence', async () => {
    const answer = await school.done(ofDossier(auditor()), 200);
    expect(happened(answer, 'terms', 'W-18')).toEqual({ missed: 1 });
    expect(happened(answer, 'agreements-evaluated', 'W-19')).toEqual({ late: 1 });
    expect(happened(answer, 'parents-involved', 'W-17')).toEqual({ some: 1 });
    expect(happened(answer, 'consent-used', 'W-21')).toEqual({ 'in-force': 1, 'after-withdrawal': 1 });
    expect(figureIn(answer, 'parents-involved', 'W-17')).toMatchObject({ ground: 'bron 004; art. 1:233 BW', textNl: 'Afspraken met ouders, vanaf 18 jaar met de leerling: 1 met een ouder erbij.' });
    expect(figureIn(answer, 'agreements-evaluated', 'W-19').outcomes[1]?.entryIds?.[0]).toBe(made);
    expect(answer.text).not.toMatch(/lezen|Noor|Fatima|Jeroen/i);
  });

  it('says who made it, when and for what, so that a print tells it too', async () => {
    const { body } = await school.done(ofDossier(auditor()), 200);
    expect(body).toMatchObject({ titleNl: 'Controle van een dossier', asOf: '2026-10-20', purpose: 'audit', madeBy: { role: 'privacy-officer', roleNl: 'de functionaris gegevensbescherming', name: 'Medewerker privacy-officer-1' } });
  });

  it('as it stood on an earlier day', async () => {
    const answer = await school.done(ofDossier(auditor(), '?knownAt=2026-09-11'), 200);
    expect([answer.body.asOf, happened(answer, 'terms', 'W-18'), happened(answer, 'agreements-evaluated', 'W-19'), happened(answer, 'consent-used', 'W-21')]).toEqual(['2026-09-11', { open: 1 }, { open: 1 }, { 'in-force': 1 }]);
    expect((await ofDossier(auditor(), '?knownAt=2099-01-01')).body.asOf).toBe('2026-10-20');
  });

  it('as a table that a spreadsheet opens', async () => {
    const { headers, text } = await school.done(ofDossier(auditor(), '', { accept: 'text/csv' }), 200);
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': 'attachment; filename="controle-2026-10-20.csv"' });
    expect(text).toContain('2026-10-20;consent-used;W-21;"AVG 6(1)(a) en 7(3); UAVG 5; bron 004";Toestemming gebruikt;nadat iemand de toestemming terugnam;1;');
  });

  it('is for who watches over privacy alone: others hear why not, and that is written down', async () => {
    for (const who of [school.administrator, school.counsellor, school.teacher, school.system, dossier.mother, dossier.pupil]) expect([who.subject, (await ofDossier(who)).status]).toEqual([who.subject, 403]);
    expect((await ofDossier(school.colleague)).status).toBe(404);
    expect((await ofDossier({ subject: auditor().subject, token: auditor().token })).status).toBe(400);
  });

  it('W-40: the parent reads that it was looked at', async () => {
    onDay('2026-10-21');
    await school.done(ofDossier(auditor()), 200);
    const { body } = await dossier.read(dossier.mother, 'access-log?limit=1');
    expect(body.items[0]).toMatchObject({ action: 'audit', purpose: 'audit', role: 'privacy-officer', outcome: 'allowed' });
    expect(body.items[0].entries).toBeGreaterThan(5);
    expect(body.items[0].textNl).toContain('controleerde de functionaris gegevensbescherming van Stichting De Linde of de school zich aan de regels houdt');
  });

  it('says what is wrong with the question', async () => expect((await ofDossier(auditor(), '?knownAt=gisteren')).status).toBe(400));
});

describe('AD-34: how a school kept to its rules in a school year', () => {
  let other: School;
  let position = '';
  const ofSchool = (who: Someone, query = '', headers = {}) => other.get(who, `/v1/schools/${other.board.schoolId}/compliance${query}`, headers);
  const officer = (): Someone => ({ ...other.privacyOfficer, purpose: 'audit' });

  beforeAll(async () => {
    onDay('2026-09-10');
    other = await new School(school.keys, school.send, () => service.clock.today()).furnish();
    for (let number = 0; number < 6; number += 1) {
      const dossier = await other.pupil();
      const agreed = await dossier.record('agreements', agreement('Elke dag lezen.', dossier.ids.mother, '2026-10-10'));
      if (number > 0) {
        onDay('2026-10-10');
        ({ position } = await dossier.record(`agreements/${agreed.ids['agreementId']}/evaluations`, { outcome: 'kept', report: 'Het ging goed.', thirdParties: 'none' }));
        onDay('2026-09-10');
      }
    }
    onDay('2026-10-20');
  });

  it('adds up over its dossiers, tells no number that points at a pupil, and none from which one can be reckoned', async () => {
    const answer = await other.done(ofSchool(officer(), `?schoolYear=2026-2027&after=${encodeURIComponent(position)}`), 200);
    expect(answer.body).toMatchObject({ titleNl: 'Controle van een school', schoolYear: '2026-2027', dossiers: 6, unreadable: 0, madeBy: { role: 'privacy-officer' } });
    expect(figureIn(answer, 'parents-involved', 'W-17')).toMatchObject({ total: 6, outcomes: [{ count: 0 }, { count: 6 }, { count: 0 }] });
    expect(figureIn(answer, 'agreements-evaluated', 'W-19')).toMatchObject({ total: 'hidden', outcomes: [{ count: 'hidden' }, { count: 0 }, { count: '<5' }, { count: 0 }, { count: 0 }] });
    expect(answer.text).not.toMatch(/Noor|entryIds/);
    expect(answer.text.match(/[0-9a-f]{8}-[0-9a-f]{4}-/g)).toHaveLength(1);
  });

  it('of another school year tells of nothing; without one it is this year', async () => {
    expect(figureIn(await ofSchool(officer(), '?schoolYear=2024-2025'), 'parents-involved', 'W-17').total).toBe(0);
    expect((await ofSchool(officer())).body.schoolYear).toBe('2026-2027');
    for (const wrong of ['2026', '2026-2028', 'dit-jaar']) expect([wrong, (await ofSchool(officer(), `?schoolYear=${wrong}`)).status]).toEqual([wrong, 400]);
  });

  it('as a table', async () => {
    const { text } = await other.done(ofSchool(officer(), '', { accept: 'text/csv' }), 200);
    expect(text).toContain('Teruggekeken op afspraken;niet gedaan;<5;\r\n');
    expect(text).toContain('Teruggekeken op afspraken;op tijd;niet getoond;\r\n');
  });

  it('is for who watches over privacy at this school; to others it does not exist, or they hear why not', async () => {
    for (const who of [other.administrator, other.counsellor, other.teacher, other.system]) expect([who.subject, (await ofSchool(who)).status]).toEqual([who.subject, 403]);
    const outside = await other.someone('mother-of-1');
    for (const who of [auditor(), { ...outside, purpose: 'care' }]) expect([who.subject, (await ofSchool(who)).status]).toEqual([who.subject, 404]);
    const { createdId: second } = (await other.done(other.post(other.administrator, `/v1/organisations/${other.board.id}/schools`, { occurredOn: '2026-10-20', name: 'De Tweede', sector: 'po' }))).body;
    const ofSecond = await other.grant(other.board, 'privacy-officer-of-second', 'privacy-officer', { schoolId: second });
    expect((await ofSchool({ ...ofSecond, purpose: 'audit' })).status).toBe(404);
    expect((await other.get({ ...ofSecond, purpose: 'audit' }, `/v1/schools/${String(second)}/compliance`)).body.dossiers).toBe(0);
    expect((await other.get(officer(), '/v1/schools/0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17/compliance')).status).toBe(404);
  });

  it('a dossier that cannot be opened is counted as such and stops nothing', async () => {
    const { readStore } = service.stores;
    const collection = (await readStore.active('compliance')) ?? '';
    const [document] = await readStore.find(collection, { where: { tenant: other.board.id, schoolId: other.board.schoolId }, limit: 1 });
    if (!document) throw new Error('The school has dossiers.');
    const late = { commit: 1n << 60n, prepare: 1n << 60n };
    await readStore.apply(collection, [{ kind: 'put', document: { ...document, body: Buffer.from(document.body).reverse() }, position: late }], (await readStore.checkpoint(collection)) ?? late);
    const { body } = await other.done(ofSchool(officer()), 200);
    expect([body.unreadable, body.dossiers]).toEqual([1, 5]);
  });
});
