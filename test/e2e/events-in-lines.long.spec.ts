import { setTimeout as sleep } from 'node:timers/promises';
import { childVoice, type OpenedDossier } from './family.ts';
import { LinesClient } from './lines.ts';
import { Service, type School } from './school.ts';

let service: Service;
let school: School;
let dossiers: readonly OpenedDossier[];
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  ({ school } = service);
  const opened: OpenedDossier[] = [];
  for (let at = 0; at < 100; at += 1) opened.push(await school.pupil());
  dossiers = opened;
});
afterAll(() => service.close());

const voice = (at: number) => ({ specversion: '1.0', id: `long-${at}`, source: 'urn:nld:oin:00000000000000000000:systeem:las', type: 'nl.leerlingdossier.child-voice-recorded', subject: dossiers[at % dossiers.length]!.id, data: { occurredOn: '2026-09-15', ...childVoice(`Zin ${at}.`) } });

function* lines(count: number): Generator {
  for (let at = 0; at < count; at += 1) yield voice(at);
}

describe('A school hands over a year: 10,000 facts in lines', () => {
  it('each is stored, with its result at its place; one more is not, and is told so', async () => {
    const client = await LinesClient.open(service, school.system);
    const results = await client.exchange(lines(10_001));
    expect(results.slice(0, 10_000).map(({ id, status }) => [id, status])).toEqual(Array.from({ length: 10_000 }, (_, at) => [`long-${at}`, 201]));
    expect(results.slice(10_000).map(({ status }) => status)).toEqual([400]);
  });

  it('who sends slowly is not late: a request of 70 seconds', async () => {
    const client = await LinesClient.open(service, school.system);
    const results = client.results();
    for (let at = 20_000; at < 20_008; at += 1) {
      await client.write(voice(at));
      expect((await results.next()).value).toMatchObject({ status: 201 });
      await sleep(9_000);
    }
    client.end();
    expect((await results.next()).done).toBe(true);
  });

  it('who falls silent is cut off after half a minute', async () => {
    const client = await LinesClient.open(service, school.system);
    client.request.on('error', () => undefined);
    const results = client.results();
    await client.write(voice(30_000));
    await results.next();
    const since = performance.now();
    await expect(results.next()).rejects.toThrow();
    expect((performance.now() - since) / 1000).toBeGreaterThan(25);
    expect((performance.now() - since) / 1000).toBeLessThan(45);
  });
});
