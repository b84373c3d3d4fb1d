import { setTimeout as sleep } from 'node:timers/promises';
import { Erasure } from '../../src/platform/journal/erasure.ts';
import { Projections } from '../../src/platform/projections/index.ts';
import { Answers } from '../../src/support-cases/index.ts';
import { childVoice, type OpenedDossier } from './family.ts';
import { askPartnership, entriesOf, foundPartnership, openedBy, upToDate, type Partnership } from './partnership.ts';
import { schoolAt, ServiceProcess } from './process.ts';
import { injected, newPlace, removePlace, Service, type Answer, type School, type Send } from './school.ts';

const ADVICE = 'Een kleine klas helpt.';
const declaration = { sequenceNumber: '2026-12', kind: 'special', from: '2027-08-01', until: '2029-07-31' };

const at = (caseId: string, below: string): string => `/v1/support-cases/${caseId}/${below}`;
const post = (school: School, { caseWorker }: Partnership, caseId: string, below: string, body: object): Promise<Answer> => school.post(caseWorker, at(caseId, below), { occurredOn: school.today(), ...body });
const made = async (...asked: Parameters<typeof post>): Promise<Readonly<Record<string, string>>> => (await asked[0].done(post(...asked), 201)).body.entries[0].ids;

const expertIn = async (school: School, partnership: Partnership, caseId: string, profession = 'orthopedagogue'): Promise<string> =>
  (await made(school, partnership, caseId, 'experts', { name: 'Anna Bos', profession }))['expertId'] ?? '';
const advise = async (school: School, partnership: Partnership, caseId: string): Promise<string> =>
  (await made(school, partnership, caseId, 'advices', { experts: [await expertIn(school, partnership, caseId)], advice: ADVICE, thirdParties: 'none' }))['adviceId'] ?? '';
const share = (school: School, partnership: Partnership, caseId: string, adviceId: string) => made(school, partnership, caseId, `advices/${adviceId}/parent-copies`, {});

const inDossier = async (dossier: OpenedDossier, type: string): Promise<readonly Answer['body'][]> => (await dossier.entries(dossier.mother)).filter((it) => it['type'] === type);

describe('What the partnership decided comes back to the dossier of the board that asked (W-35; WVO 2020 2.47(14), (17))', () => {
  let service: Service;
  let school: School;
  let partnership: Partnership;
  beforeAll(async () => {
    service = await Service.furnished('2026-09-15T10:00:00.000Z');
    ({ school } = service);
    partnership = await foundPartnership(school);
  });
  afterAll(() => service.close());

  const story = async (task = 'advise') => {
    const dossier = await school.pupil();
    const { entryId } = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { request, caseId } = await openedBy(service, partnership, async () => ({ request: await askPartnership(dossier, partnership, [entryId], task) }));
    return { dossier, request, requestId: request.ids['supportRequestId'] ?? '', caseId };
  };
  const declare = async (caseId: string, more: object = {}): Promise<void> => {
    const experts = [await expertIn(school, partnership, caseId), await expertIn(school, partnership, caseId, 'physician')];
    await made(school, partnership, caseId, 'admissibility-declarations', { ...declaration, experts, rationale: 'Meer structuur.', thirdParties: 'none', ...more });
  };
  /** What came back is in the dossier, and in the list that its readers see. */
  const answered = async (): Promise<void> => {
    await upToDate(service, 'support-answers');
    await upToDate(service, 'timeline');
  };
  const parked = (): number => service.app.get(Projections, { strict: false }).status().find(({ projection }) => projection === 'support-answers')?.parked ?? -1;
  const again = () => service.app.get(Projections, { strict: false }).rebuild('support-answers');

  it('the advice, once the parents have their copy: they read it in the file, and the school owes them no other', async () => {
    const { dossier, requestId, caseId } = await story();
    const adviceId = await advise(school, partnership, caseId);
    await answered();
    expect(await inDossier(dossier, 'ExpertAdviceReceived')).toEqual([]);
    await share(school, partnership, caseId, adviceId);
    await answered();
    const [advice, ...more] = await inDossier(dossier, 'ExpertAdviceReceived');
    expect(more).toEqual([]);
    expect(advice).toMatchObject({ occurredOn: '2026-09-15', recordedBy: { role: 'system', name: 'SWV De Waal' }, source: `urn:leerlingdossier:support-partnership:${partnership.id}`, data: { supportRequestId: requestId, copyToParents: true, advice: [{ text: ADVICE }] } });
    const due = (await school.done(dossier.read(school.counsellor, 'obligations'), 200)).body.items as readonly { readonly rule: string }[];
    expect(due.filter(({ rule }) => rule === 'W-35')).toEqual([]);
  });

  it('also when the school closed its request meanwhile', async () => {
    const { dossier, requestId, caseId } = await story();
    await dossier.record(`support-requests/${requestId}/closings`, { outcome: 'withdrawn' });
    await share(school, partnership, caseId, await advise(school, partnership, caseId));
    await answered();
    expect(await inDossier(dossier, 'ExpertAdviceReceived')).toHaveLength(1);
  });

  it('W-02: once, when everything is gone through again, and when several do so at once', async () => {
    const { dossier, caseId } = await story();
    await share(school, partnership, caseId, await advise(school, partnership, caseId));
    const stream = (await service.stores.keyVault.find(caseId))!.stream;
    const { entryId } = (await entriesOf(school, partnership.caseWorker, caseId)).at(-1);
    const answers = service.app.get(Answers, { strict: false });
    await Promise.all([1, 2, 3].map(() => answers.answer({ stream, id: entryId })));
    await answered();
    await again();
    await answered();
    expect(await inDossier(dossier, 'ExpertAdviceReceived')).toHaveLength(1);
  });

  it('a declaration of admissibility, with its number, its days and how many experts were heard', async () => {
    const { dossier, requestId, caseId } = await story('judge-admissibility');
    await declare(caseId);
    await answered();
    expect((await inDossier(dossier, 'AdmissibilityDeclared')).map(({ data }) => data)).toEqual([{ supportRequestId: requestId, ...declaration, experts: 2 }]);
  });

  it('0026: one that staff recorded under the same number is the same declaration', async () => {
    const { dossier, requestId, caseId } = await story('judge-admissibility');
    await dossier.record(`support-requests/${requestId}/declarations`, { ...declaration, experts: 2 });
    const before = parked();
    await declare(caseId);
    await answered();
    expect([(await inDossier(dossier, 'AdmissibilityDeclared')).length, parked()]).toEqual([1, before]);
    expect((await dossier.ask(`support-requests/${requestId}/declarations`, { ...declaration, experts: 2 })).status).toBe(200);
  });

  it('0026: one that staff recorded otherwise under that number stands, and that of the partnership is set aside for a person', async () => {
    const { dossier, requestId, caseId } = await story('judge-admissibility');
    await dossier.record(`support-requests/${requestId}/declarations`, { ...declaration, until: '2028-07-31', experts: 2 });
    const before = parked();
    await declare(caseId);
    await answered();
    expect(parked()).toBe(before + 1);
    expect((await inDossier(dossier, 'AdmissibilityDeclared')).map(({ data }) => data.until)).toEqual(['2028-07-31']);
  });

  it('what the partnership recorded against the rules has no effect, and does not come', async () => {
    const { dossier, caseId } = await story();
    await declare(caseId, { irregular: { explanation: 'De school vroeg alleen advies.' } });
    await answered();
    expect(await inDossier(dossier, 'AdmissibilityDeclared')).toEqual([]);
  });

  it('what the board destroyed its request for is set aside, and stays with the partnership', async () => {
    const { dossier, caseId } = await story();
    const adviceId = await advise(school, partnership, caseId);
    await service.app.get(Erasure, { strict: false }).erase((await service.stores.keyVault.find(dossier.id))!, { retentionClass: 'file' }, 'AVG 17', 0);
    const before = parked();
    await share(school, partnership, caseId, adviceId);
    await answered();
    expect(parked()).toBe(before + 1);
    expect(await inDossier(dossier, 'ExpertAdviceReceived')).toEqual([]);
    expect(JSON.stringify(await entriesOf(school, partnership.caseWorker, caseId))).toContain(ADVICE);
  });
});

describe('W-02, W-35: an answer comes back once (policy)', () => {
  it('when the service is killed in between, again and again', async () => {
    const place = newPlace();
    const where: { send: Send } = { send: () => Promise.reject(new Error('Nothing runs.')) };
    try {
      let running = await ServiceProcess.start(place);
      where.send = running.send;
      const school = await (await schoolAt(place, where)).furnish();
      const partnership = await foundPartnership(school);
      const dossiers = await Promise.all([school.pupil(), school.pupil()]);
      for (const dossier of dossiers) await askPartnership(dossier, partnership, [(await dossier.record('child-voices', childVoice('Ik lees graag.'))).entryId]);
      const cases = async (): Promise<readonly string[]> => {
        const { body } = await school.done(school.get(partnership.caseWorker, '/v1/support-cases'), 200);
        return (body.items as readonly { readonly supportCaseId: string }[]).map(({ supportCaseId }) => supportCaseId);
      };
      while ((await cases()).length < dossiers.length) await sleep(50);
      for (const caseId of await cases()) {
        await share(school, partnership, caseId, await advise(school, partnership, caseId));
        await sleep(Math.random() * 40);
        await running.kill();
        running = await ServiceProcess.start(place);
        where.send = running.send;
      }
      await running.stop();
      const service = await Service.open(new Date().toISOString(), { place });
      try {
        where.send = injected(service.app);
        await upToDate(service, 'support-answers');
        await upToDate(service, 'timeline');
        expect(await Promise.all(dossiers.map(async (it) => (await inDossier(it, 'ExpertAdviceReceived')).length))).toEqual([1, 1]);
      } finally {
        await service.close({ keepFolder: true });
      }
    } finally {
      await removePlace(place);
    }
  }, 120_000);
});
