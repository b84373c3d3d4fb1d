import { agreement, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Someone } from './school.ts';

let service: Service;
let dossier: OpenedDossier;
beforeAll(async () => {
  service = await Service.open('2026-09-01T10:00:00.000Z');
  await service.school.furnish();
  dossier = await service.school.pupil();
});
afterAll(() => service.close());

const between = (who: Someone, from: string, until: string) => dossier.read(who, `comparisons?from=${from}&until=${until}`);

describe('AVG 5(2): what the school knew, and what it did, on two days side by side', () => {
  beforeAll(async () => {
    service.clock.set('2026-09-10');
    const talk = await dossier.record('conversations', { ...conversation('Wij spraken over lezen.', present('parent', dossier.ids.mother)), occurredOn: '2026-09-10' });
    await dossier.record('agreements', { ...agreement('Elke dag lezen.', dossier.ids.mother, '2026-10-10'), occurredOn: '2026-09-10' });
    service.clock.set('2026-09-20');
    const corrected = { ...conversation('Wij spraken over rekenen.', present('parent', dossier.ids.mother)), occurredOn: '2026-09-10' };
    await dossier.record(`entries/${talk.entryId}/corrections`, { corrected, reason: 'Het ging over rekenen.', thirdParties: 'none', occurredOn: '2026-09-20' });
    await dossier.record(`conversations/${talk.ids['conversationId']}/conclusions`, {
      goals: ['Beter rekenen.'], nextSteps: [{ what: 'Oefenen.', owner: 'school', due: '2026-10-10' }], promotingFactors: [], impedingFactors: [], agreedJointly: true, thirdParties: 'none', occurredOn: '2026-09-20',
    });
    service.clock.set('2026-10-11');
  });

  it('tells what came, and what became due', async () => {
    const { body } = await service.school.done(between(service.school.counsellor, '2026-09-01', '2026-09-10'), 200);
    expect(body.came.map(({ type }: { type: string }) => type)).toEqual(['ConversationHeld', 'AgreementMade']);
    expect(body.corrected).toEqual([]);
    expect(body.opened.map(({ rule }: { rule: string }) => rule).toSorted()).toEqual(['W-18', 'W-19']);
    expect(JSON.stringify(body)).not.toContain('rekenen');
  });

  it('tells what was corrected, with both texts, and what was done', async () => {
    const { body } = await service.school.done(between(service.school.counsellor, '2026-09-10', '2026-09-20'), 200);
    expect(body.corrected).toHaveLength(1);
    expect([JSON.stringify(body.corrected[0].before), JSON.stringify(body.corrected[0].after)]).toEqual([expect.stringContaining('lezen'), expect.stringContaining('rekenen')]);
    expect(body.closed.map(({ rule }: { rule: string }) => rule)).toEqual(['W-18']);
  });

  it('shows nothing of what the reader may not see', async () => {
    const { body } = await service.school.done(between(service.school.administrator, '2026-09-01', '2026-09-20'), 200);
    expect(JSON.stringify(body)).not.toMatch(/lezen|rekenen/);
    expect((await between(service.school.system, '2026-09-01', '2026-09-20')).status).toBe(403);
    expect((await between(dossier.other, '2026-09-01', '2026-09-20')).status).not.toBe(500);
  });

  it('is the same day without a change', async () => {
    const { body } = await service.school.done(between(dossier.mother, '2026-09-20', '2026-09-20'), 200);
    expect(body).toEqual({ came: [], corrected: [], opened: [], closed: [] });
  });

  it('says all mistakes of the question at once', async () => {
    const { status, body } = await dossier.read(dossier.mother, 'comparisons?from=gisteren');
    expect([status, body.errors.length]).toEqual([400, 2]);
    expect((await between(dossier.mother, '2026-09-20', '2026-09-10')).status).toBe(400);
  });
});
