import { copyFileNames, unbundle } from '../../src/proof/index.ts';
import { LinesClient, type LineResult } from './lines.ts';
import { agreement, consentRequest, present } from './family.ts';
import { Service, type Answer, type School, type Someone } from './school.ts';

let service: Service;
let school: School;
beforeAll(async () => {
  service = await Service.furnished('2026-02-02T10:00:00.000Z');
  ({ school } = service);
});
afterAll(() => service.close());
beforeEach(() => service.clock.set('2026-02-02'));

const file = () => ({ occurredOn: school.today(), schoolId: school.board.schoolId, pupil: { name: 'Noor de Wit', bornOn: '2014-05-20' }, keptBy: 'Stichting De Beuk', form: 'digital', file: 'Leerlingdossier', checkedBy: 'Ans Beheer' });
const takeOver = (who: Someone = school.system, body: object = file()): Promise<Answer> => school.post(who, '/v1/dossiers/takeovers', body);

interface TakenOver {
  readonly id: string;
  readonly path: string;
  readonly pupil: string;
  readonly mother: string;
}

const imported = { provenance: 'imported' } as const;
const post = (dossier: Pick<TakenOver, 'path'>, below: string, body: object, who: Someone = school.system): Promise<Answer> => school.post(who, `${dossier.path}/${below}`, body);

/** A file taken over on 2 February, with a mother who has authority since long. */
const takenOver = async (): Promise<TakenOver> => {
  const { body } = await school.done(takeOver(), 201);
  const dossier = { id: body.dossierId as string, path: `/v1/dossiers/${String(body.dossierId)}`, pupil: body.entries[1].ids.personId as string };
  const mother: string = (await school.done(post(dossier, 'persons', { ...imported, occurredOn: '2021-08-23', role: 'parent', name: 'Fatima Bakkali', relation: 'moeder' }), 201)).body.entries[0].ids.personId;
  await school.done(post(dossier, 'parental-authorities', { ...imported, occurredOn: '2021-08-23', personId: mother, from: '2014-05-20', evidence: { kind: 'authority-register-extract', seenOn: '2021-08-23' } }), 201);
  return { ...dossier, mother };
};

const code = ({ status, body }: Answer) => [status, body.code];
const due = async ({ path }: Pick<TakenOver, 'path'>): Promise<readonly (readonly [rule: string, due: string])[]> =>
  (await school.done(school.get(school.counsellor, `${path}/obligations`), 200)).body.items.map((it: { rule: string; due: string }) => [it.rule, it.due]);

describe('POST /v1/dossiers/takeovers: a file of another opens a dossier', () => {
  it('once, for a mandated system and for the administration, at a school of the board', async () => {
    const { status, body } = await takeOver();
    expect([status, body.entries.map(({ type }: { type: string }) => type)]).toEqual([201, ['FileTakenOver', 'PersonAdded']]);
    expect((await takeOver(school.administrator)).status).toBe(201);
    expect(code(await takeOver(school.system, { ...file(), dossierId: body.dossierId }))).toEqual([409, 'already-registered']);
    expect(code(await takeOver(school.system, { ...file(), schoolId: body.dossierId }))).toEqual([409, 'unknown-school']);
  });

  it('not for a teacher, nor for a parent', async () => {
    expect((await takeOver(school.teacher)).status).toBe(403);
    expect((await takeOver(await school.someone('mother-of-nobody'))).status).toBe(403);
  });

  it('with everything that is wrong at once, and never with the number of a person (W-04, UAVG 46(1))', async () => {
    const { status, body } = await takeOver(school.system, { ...file(), form: 'clay', checkedBy: '' });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()]).toEqual([400, ['/checkedBy', '/form']]);
    expect(code(await takeOver(school.system, { ...file(), file: 'Dossier 111222333' }))).toEqual([400, 'citizen-number']);
  });

  it('as a CloudEvent, and tried before (Prefer: validate-only)', async () => {
    const event = { specversion: '1.0', id: 'takeover-1', source: 'urn:nld:oin:00000000000000000000:systeem:las', type: 'nl.leerlingdossier.file-taken-over', data: file() };
    const tried = await school.post(school.system, '/v1/events', event, { headers: { 'content-type': 'application/cloudevents+json', prefer: 'validate-only' } });
    expect([tried.status, tried.body.wouldBeStored]).toEqual([200, true]);
    const { status, body } = await school.post(school.system, '/v1/events', event, { headers: { 'content-type': 'application/cloudevents+json' } });
    expect([status, body.entries[0].type]).toEqual([201, 'FileTakenOver']);
  });
});

describe('What the file says of before the takeover is imported', () => {
  const withoutParent = { participants: [present('staff')], text: 'Elke dag lezen.', rationale: 'Dat helpt.', evaluateOn: '2026-04-10', thirdParties: 'none' };

  it('is not refused by a rule of law, and is marked for who reads it', async () => {
    const dossier = await takenOver();
    expect(code(await post(dossier, 'agreements', { ...withoutParent, occurredOn: '2026-01-12' }))).toEqual([409, 'parent-not-present']);
    const { body } = await school.done(post(dossier, 'agreements', { ...withoutParent, ...imported, occurredOn: '2026-01-12' }), 201);
    const marked = { code: 'imported', textNl: 'Overgenomen uit een ouder dossier.' };
    const entry = (await school.get(school.counsellor, `${dossier.path}/entries/${String(body.entries[0].entryId)}`)).body;
    expect([entry.provenance, entry.irregular]).toEqual([marked, undefined]);
    const timeline = (await school.get(school.counsellor, `${dossier.path}/entries?after=${encodeURIComponent(body.position)}`)).body.items;
    expect(timeline.filter((it: { provenance?: object }) => it.provenance !== undefined).map((it: { type: string }) => it.type)).toEqual(['AgreementMade', 'ParentalAuthorityRecorded', 'PersonAdded']);
  });

  it('and a parent would read where it came from, a dry run says', async () => {
    const dossier = await takenOver();
    const { body } = await school.post(school.administrator, `${dossier.path}/persons`, { ...imported, occurredOn: '2021-08-23', role: 'parent', name: 'Jeroen de Wit', relation: 'vader' }, { headers: { prefer: 'validate-only' } });
    expect(body.entries[0].textForParentNl).toContain('Overgenomen uit een ouder dossier.');
  });

  it('is refused on and after the day of the takeover, and in a dossier that was not taken over', async () => {
    const dossier = await takenOver();
    expect(code(await post(dossier, 'agreements', { ...withoutParent, ...imported, occurredOn: '2026-02-02' }))).toEqual([409, 'imported-after-takeover']);
    expect((await post(dossier, 'agreements', { ...withoutParent, ...imported, occurredOn: '2026-02-01' })).status).toBe(201);
    const registered = await school.pupil();
    expect(code(await post(registered, 'agreements', { ...withoutParent, ...imported, occurredOn: '2026-01-12' }))).toEqual([409, 'file-not-taken-over']);
  });

  it('is refused where it refers to nothing, whatever it says it is', async () => {
    const dossier = await takenOver();
    expect(code(await post(dossier, `agreements/${dossier.id}/evaluations`, { ...imported, occurredOn: '2026-01-12', outcome: 'kept', report: 'Goed.' }))).toEqual([409, 'unknown-agreement']);
    expect((await post(dossier, 'agreements', { ...withoutParent, occurredOn: '2026-01-12', provenance: 'heard' })).status).toBe(400);
  });

  it('is brought in by a mandated system or the administration, and by nobody else', async () => {
    const dossier = await takenOver();
    const body = { ...withoutParent, ...imported, occurredOn: '2026-01-12' };
    expect((await post(dossier, 'agreements', body, school.administrator)).status).toBe(201);
    expect((await post(dossier, 'agreements', body, school.counsellor)).status).toBe(403);
    expect((await post(dossier, 'agreements', { ...body, provenance: undefined }, school.administrator)).status).toBe(403);
  });

  it('gives no system a say over entries and requests of today, nor over accounts (W-25)', async () => {
    const dossier = await takenOver();
    const before = { ...imported, occurredOn: '2026-01-12' };
    expect((await post(dossier, `persons/${dossier.mother}/accounts`, { ...before, account: school.account('mother-of-import'), evidence: 'identity-document-seen' })).status).toBe(403);
    const { body } = await school.done(post(dossier, 'copy-requests', { ...before, requester: dossier.mother, form: 'electronic' }), 201);
    expect((await post(dossier, `copy-requests/${String(body.entries[0].ids.copyRequestId)}/refusals`, { ...before, explanation: 'Nee.' })).status).toBe(403);
    expect((await post(dossier, `entries/${String(body.entries[0].entryId)}/withholdings`, { ...before, reason: 'A', explanation: 'Nee.' })).status).toBe(403);
    expect((await post(dossier, `entries/${String(body.entries[0].entryId)}/misfilings`, before)).status).toBe(403);
  });

  it('a correction of it is judged as history too, and names no provenance itself', async () => {
    const dossier = await takenOver();
    const { body } = await school.done(post(dossier, 'agreements', { ...withoutParent, ...imported, occurredOn: '2026-01-12' }), 201);
    const corrections = `entries/${String(body.entries[0].entryId)}/corrections`;
    const correction = { occurredOn: '2026-02-02', reason: 'De datum klopte niet.', thirdParties: 'none', corrected: { ...withoutParent, occurredOn: '2026-01-13' } };
    expect((await post(dossier, corrections, { ...correction, ...imported })).status).toBe(400);
    expect(code(await post(dossier, corrections, { ...correction, corrected: { ...withoutParent, occurredOn: '2026-02-02' } }))).toEqual([409, 'imported-after-takeover']);
    expect((await post(dossier, corrections, correction)).status).toBe(201);
  });
});

describe('A copy shows what was taken over (AVG 15(1)(g), 15(3))', () => {
  it('at each entry, in the read-me, and where the data come from', async () => {
    const dossier = await takenOver();
    await school.done(post(dossier, `persons/${dossier.mother}/accounts`, { occurredOn: '2026-02-02', account: school.account('mother-of-copy'), evidence: 'identity-document-seen' }, school.counsellor));
    const mother = await school.someone('mother-of-copy');
    const { body } = await school.done(post(dossier, 'copy-requests', { occurredOn: '2026-02-02', requester: dossier.mother, form: 'electronic' }, mother));
    const path = `copy-requests/${String(body.entries[0].ids.copyRequestId)}`;
    await school.done(post(dossier, `${path}/identity-verifications`, { occurredOn: '2026-02-02', how: 'known-in-person' }, school.counsellor));
    await school.done(post(dossier, `${path}/issues`, { occurredOn: '2026-02-02' }, school.counsellor));
    const { text } = await school.done(school.get(mother, `${dossier.path}/${path}/package`), 200);
    const files = unbundle(text);
    const textOf = (name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
    const { streams } = JSON.parse(textOf(copyFileNames.DOSSIER)) as { streams: { entries: { number: number; leaves: { pointer: string }[] }[] }[] };
    expect(streams[0]?.entries.filter(({ leaves }) => leaves.some(({ pointer }) => pointer === '/provenance')).map(({ number }) => number)).toEqual([3, 4]);
    expect(textOf(copyFileNames.READ_ME)).toContain('Die is overgenomen uit een ouder dossier');
    expect(textOf('gegevens/uitleg-bij-uw-rechten.json')).toContain('een ouder dossier, overgenomen door de school');
  });
});

describe('A whole file comes over in lines, and then life goes on', () => {
  const source = 'urn:nld:oin:00000000000000000000:systeem:oud-las';
  const line = (dossier: TakenOver, id: string, type: string, data: object) => ({ specversion: '1.0', id, source, type: `nl.leerlingdossier.${type}`, subject: dossier.id, data: { ...imported, ...data } });

  /** Some two hundred entries of four years and a half, of which some terms still run. */
  const history = (dossier: TakenOver): readonly object[] => {
    const { mother } = dossier;
    const days = Array.from({ length: 90 }, (_, at) => new Date(Date.UTC(2021, 8, 1) + at * 17 * 86_400_000).toISOString().slice(0, 10));
    const table = [present('parent', mother), present('staff')];
    return [
      line(dossier, 'enrolled', 'pupil-enrolled', { occurredOn: '2021-08-23', schoolId: school.board.schoolId }),
      ...days.flatMap((occurredOn, at) => [
        line(dossier, `talk-${String(at)}`, 'conversation-held', { occurredOn, kind: at % 22 === 0 ? 'start' : 'other', participants: table, report: `Gesprek ${String(at)}.`, thirdParties: 'none' }),
        line(dossier, `voice-${String(at)}`, 'child-voice-recorded', { occurredOn, words: 'Ik lees graag.', via: 'self', thirdParties: 'none' }),
      ]),
      ...days.slice(0, 15).map((occurredOn, at) => line(dossier, `agreed-${String(at)}`, 'agreement-made', { ...agreement('Elke dag lezen.', mother, '2022-07-01'), occurredOn })),
      // Nobody knows any more who was consulted and heard (W-12).
      line(dossier, 'plan', 'development-plan-adopted', { occurredOn: '2024-09-09', expectedDestination: 'vmbo-t', substantiation: 'De resultaten.', promotingFactors: ['Zij vraagt om hulp.'], impedingFactors: ['Lange teksten.'], guidance: 'Leeshulp.', deviations: 'Geen.', pupilInfluence: 'Zij koos boeken.', thirdParties: 'none' }),
      line(dossier, 'running', 'agreement-made', { ...agreement('Elke dag schrijven.', mother, '2026-03-02'), occurredOn: '2026-01-12' }),
      line(dossier, 'copy', 'copy-requested', { occurredOn: '2026-01-26', requester: mother, form: 'electronic' }),
      line(dossier, 'consent', 'consent-requested', { ...consentRequest, occurredOn: '2025-09-01', validUntil: '2026-07-31' }),
    ];
  };

  it('each line is stored, only running terms are due, and new facts are judged as ever', async () => {
    const dossier = await takenOver();
    const lines = history(dossier);
    const results: readonly LineResult[] = await (await LinesClient.open(service, school.system)).exchange(lines);
    expect(results.map(({ status }) => status)).toEqual(lines.map(() => 201));
    expect(lines.length).toBeGreaterThan(195);
    expect((await due(dossier)).toSorted()).toEqual([['W-15', '2026-07-31'], ['W-19', '2026-03-02'], ['W-20', '2026-10-31'], ['W-27', '2026-02-26']].toSorted());

    // Again is nothing new.
    const again = await (await LinesClient.open(service, school.system)).exchange(lines);
    expect(again.every(({ status }) => status === 200)).toBe(true);

    // The list of the board says the same.
    const { body: talk } = await school.done(post(dossier, 'conversations', { occurredOn: '2026-02-02', kind: 'other', participants: [present('parent', dossier.mother), present('staff')], report: 'Wij maakten kennis.', thirdParties: 'none' }, school.counsellor), 201);
    const listed = (await school.get(school.counsellor, `/v1/obligations?limit=100&after=${encodeURIComponent(talk.position)}`)).body.items.filter((it: { dossierId: string }) => it.dossierId === dossier.id);
    expect(listed.map((it: { rule: string }) => it.rule).toSorted()).toEqual(['W-15', 'W-18', 'W-19', 'W-20', 'W-27']);

    // Life goes on: W-17 refuses, the agreement of before is looked back on, and is not due any more.
    expect(code(await post(dossier, 'agreements', { ...agreement('Lezen.', dossier.mother, '2026-04-01'), participants: [present('staff')], occurredOn: '2026-02-02' }, school.counsellor))).toEqual([409, 'parent-not-present']);
    const entries: Answer['body'][] = [];
    for (let cursor = ''; ; ) {
      const { body } = await school.done(school.get(school.counsellor, `${dossier.path}/entries?limit=100${cursor}`), 200);
      entries.push(...body.items);
      if (body.next === undefined) break;
      cursor = `&cursor=${String(body.next)}`;
    }
    const running = entries.find((it: { type: string; data: { evaluateOn?: string } }) => it.type === 'AgreementMade' && it.data.evaluateOn === '2026-03-02');
    await school.done(post(dossier, `agreements/${String(running.data.agreementId)}/evaluations`, { occurredOn: '2026-02-02', outcome: 'kept', report: 'Het lukte.', thirdParties: 'none' }, school.counsellor), 201);
    expect((await due(dossier)).map(([rule]) => rule)).not.toContain('W-19');
  });
});
