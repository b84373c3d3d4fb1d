import { agreement, childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

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
