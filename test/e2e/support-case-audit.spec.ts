import { Projections } from '../../src/platform/projections/index.ts';
import { agreement, conversation, present, type OpenedDossier } from './family.ts';
import { askPartnership, caseIds, delivered, entriesOf, foundPartnership, type Partnership } from './partnership.ts';
import { Service, type School } from './school.ts';

let service: Service;
let school: School;
let partnership: Partnership;
let dossier: OpenedDossier;
let caseId: string;
let supportRequestId: string;

beforeAll(async () => {
  service = await Service.furnished('2026-09-01T10:00:00.000Z');
  ({ school } = service);
  partnership = await foundPartnership(school);
  dossier = await school.pupil();
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

  it('W-40: the parents read in their own log that it was', async () => {
    const { body } = await school.done(dossier.read(dossier.mother, 'access-log?limit=100'), 200);
    expect(body.items).toContainEqual(expect.objectContaining({ role: 'system', action: 'audit', purpose: 'support', outcome: 'allowed' }));
  });

  it('the case worker reads that it came, and not what was counted', async () => {
    expect(JSON.stringify(await entriesOf(school, partnership.caseWorker, caseId))).not.toMatch(/parents-involved|agreements-evaluated/);
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
