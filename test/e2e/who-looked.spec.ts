import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { AccessLog, AccessLogUnavailable, type AccessLogEntry } from '../../src/access-log/index.ts';
import { SqliteAccessLog } from '../../src/access-log/sqlite/sqlite-access-log.ts';
import { areEmbedded } from '../servers/stores.ts';
import { childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Someone } from './school.ts';

/** The access log, until the test says that its disk is full. */
class FailingLog extends AccessLog {
  isFull = false;

  constructor(private readonly log: AccessLog) {
    super();
  }

  async write(entry: AccessLogEntry): Promise<void> {
    if (this.isFull) throw new AccessLogUnavailable('database or disk is full');
    await this.log.write(entry);
  }

  about(...asked: Parameters<AccessLog['about']>): ReturnType<AccessLog['about']> {
    return this.log.about(...asked);
  }

  close(): Promise<void> {
    return this.log.close();
  }
}

// A server has no file that another program could hold.
const onFiles = areEmbedded ? describe : describe.skip;

let service: Service;
let log: FailingLog;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z', {
    between: async (stores, { config }) => {
      if (config.mongodb) {
        log = new FailingLog(stores.accessLog);
        return { ...stores, accessLog: log };
      }
      await stores.accessLog.close();
      // It gives up sooner than the service would, so that the test does.
      log = new FailingLog(await SqliteAccessLog.open({ file: join(config.dataFolder, 'access-log.sqlite'), busyTimeoutMs: 100 }));
      return { ...stores, accessLog: log, close: () => log.close().then(() => stores.close()) };
    },
  });
});
afterAll(() => service.close());
beforeEach(() => {
  service.clock.set('2026-09-15T10:00:00.000Z');
  log.isFull = false;
});

/** What stands in the file itself, so that nothing of the service is between; on a server, what the log gives back. */
const linesAbout = async ({ id }: OpenedDossier): Promise<readonly AccessLogEntry[]> => {
  if (service.place.config.mongodb) return (await log.about(id, { limit: 1_000 })).toReversed();
  const db = new DatabaseSync(join(service.place.config.dataFolder, 'access-log.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT line FROM lines JOIN about ON about.row = lines.row WHERE about.dossier = ? ORDER BY lines.row').all(id);
  db.close();
  return rows.map(({ line }) => JSON.parse(String(line)) as AccessLogEntry);
};

const withCopy = async () => {
  const dossier = await service.school.pupil();
  await dossier.record('child-voices', childVoice('Ik lees graag.'));
  const held = await dossier.record('conversations', conversation('Het gaat goed met lezen.', present('parent', dossier.ids.mother)));
  const { ids } = await dossier.record('copy-requests', { requester: dossier.ids.mother, form: 'electronic' }, dossier.mother);
  const request = `copy-requests/${String(ids['copyRequestId'])}`;
  await dossier.record(`${request}/identity-verifications`, { how: 'known-in-person' });
  await dossier.record(`${request}/issues`, {});
  return { dossier, request, held };
};

/** Every way to read something of a dossier. */
const readingOf = ({ request, held }: Awaited<ReturnType<typeof withCopy>>): readonly string[] => ['', 'entries', `entries/${held.entryId}`, 'obligations', 'agreements', 'consents', 'access-log', 'receipt', request, `${request}/package`];
const names = ['the dossier', 'entries', 'one entry', 'obligations', 'agreements', 'consents', 'access-log', 'receipt', 'a copy request', 'a package'] as const;

describe('W-40: what was looked at is written before it is shown (AVG 5(2), 32; HvJ EU C-579/21)', () => {
  it.each(names.map((name, at) => [name, at] as const))('%s: no line, no data (503)', async (_name, at) => {
    const story = await withCopy();
    const path = readingOf(story)[at];
    log.isFull = true;
    const { status, body, text } = await story.dossier.read(story.dossier.mother, path);
    expect([status, body.code]).toEqual([503, 'access-log-unavailable']);
    expect(['Noor', 'lees', 'lezen', 'receivedOn', 'leerlingdossier-copy'].filter((word) => text.includes(word))).toEqual([]);
    log.isFull = false;
    expect((await story.dossier.read(story.dossier.mother, path)).status).toBe(200);
  });

  it.each(names.map((name, at) => [name, at] as const))('%s: one line a request', async (_name, at) => {
    const story = await withCopy();
    const before = (await linesAbout(story.dossier)).length;
    await service.school.done(story.dossier.read(story.dossier.mother, readingOf(story)[at]), 200);
    expect((await linesAbout(story.dossier)).length - before).toBe(1);
  });

  it.each(names.map((name, at) => [name, at] as const))('%s: a refusal is written too', async (_name, at) => {
    const story = await withCopy();
    const before = (await linesAbout(story.dossier)).length;
    const { status } = await story.dossier.read(story.dossier.other, readingOf(story)[at]);
    expect([403, 404]).toContain(status);
    expect((await linesAbout(story.dossier)).slice(before)).toEqual([expect.objectContaining({ outcome: 'refused' })]);
  });

  it('recording goes on: an entry says itself who recorded it', async () => {
    const { dossier } = await withCopy();
    log.isFull = true;
    expect((await dossier.ask('child-voices', childVoice('Nieuw.'))).status).toBe(201);
  });

  it('who may not know of the dossier leaves no line in it', async () => {
    const { dossier } = await withCopy();
    const before = (await linesAbout(dossier)).length;
    await dossier.read(service.school.colleague, 'entries');
    expect(await linesAbout(dossier)).toHaveLength(before);
  });
});

describe('W-40: what a line says (AVG 5(2); HvJ EU C-579/21)', () => {
  it('who in what role, for what, when, by which rule, and which entries', async () => {
    const { dossier } = await withCopy();
    const before = (await linesAbout(dossier)).length;
    service.clock.set('2026-09-16T08:30:00.123Z');
    const last = (await dossier.entries(service.school.counsellor)).length - 1;
    expect((await linesAbout(dossier)).slice(before)).toEqual([
      expect.objectContaining({
        at: '2026-09-16T08:30:00.123Z',
        action: 'list',
        outcome: 'allowed',
        purpose: 'care',
        tenant: service.school.board.id,
        actor: expect.objectContaining({ role: 'internal-counsellor', organisation: service.school.board.id }),
        disclosed: [expect.objectContaining({ dossierId: dossier.id, ranges: [[0, last]] })],
        decision: expect.objectContaining({ rules: ['AD-19'] }),
      }),
    ]);
  });

  it('only the entries that were shown, as ranges', async () => {
    const { dossier } = await withCopy();
    const shown = await dossier.entries(service.school.counsellor, '&accessClass=conversation');
    const [line] = (await linesAbout(dossier)).slice(-1);
    expect(shown).toHaveLength(1);
    expect(line?.disclosed[0]?.ranges).toHaveLength(1);
    expect(line?.disclosed[0]?.classes).toEqual(['conversation']);
  });

  it('no names and no words of the dossier, in the whole file', async () => {
    const { dossier } = await withCopy();
    await dossier.read(service.school.teacher, 'entries');
    const text = JSON.stringify(await linesAbout(dossier));
    expect(['Noor', 'Fatima', 'Marieke', 'Medewerker', 'teacher-1', 'lees', 'ChildVoice'].filter((word) => text.includes(word))).toEqual([]);
  });

  it('the purpose of a parent is the own file, whatever the header says', async () => {
    const { dossier } = await withCopy();
    await service.school.get(dossier.mother, `${dossier.path}/entries`, { purpose: 'audit' });
    expect((await linesAbout(dossier)).at(-1)?.purpose).toBe('own-file');
  });
});

describe('W-40: a list over many dossiers (AVG 5(2), 32)', () => {
  const listed = (who: Someone, position: string) => service.school.get(who, `/v1/obligations?limit=100&rule=W-18&after=${encodeURIComponent(position)}`);
  /** Two pupils of whom a conversation is to be concluded. */
  const twoHeld = async () => {
    const [one, other] = [await service.school.pupil(), await service.school.pupil()];
    const held = await one.record('conversations', conversation('Het gaat goed.', present('parent', one.ids.mother)));
    const { position } = await other.record('conversations', conversation('Het gaat beter.', present('parent', other.ids.mother)));
    return { one, other, held, position };
  };

  it('leaves one line, which names every dossier and the entries that the rows follow from', async () => {
    const { one, other, held, position } = await twoHeld();
    const before = [(await linesAbout(one)).length, (await linesAbout(other)).length];
    await service.school.done(listed(service.school.counsellor, position), 200);
    const [[ofOne, ...more], [ofOther, ...others]] = [(await linesAbout(one)).slice(before[0]), (await linesAbout(other)).slice(before[1])];
    expect([more, others, ofOther?.id]).toEqual([[], [], ofOne?.id]);
    const revision = (await one.entries(service.school.counsellor)).toReversed().findIndex(({ entryId }) => entryId === held.entryId);
    expect(ofOne).toMatchObject({ action: 'list', outcome: 'allowed', purpose: 'care', actor: { role: 'internal-counsellor' } });
    expect(ofOne?.disclosed.find(({ dossierId }) => dossierId === one.id)).toEqual({ dossierId: one.id, ranges: [[revision, revision]], classes: ['conversation'] });
    expect(ofOne?.decision.rules).toEqual(['AD-19']);
  });

  it('tells a parent of the own dossier only', async () => {
    const { one, other, position } = await twoHeld();
    await service.school.done(listed(service.school.counsellor, position), 200);
    const { body, text } = await one.read(one.mother, 'access-log');
    expect(body.items[0]).toMatchObject({ role: 'internal-counsellor', action: 'list', entries: 1, classes: ['conversation'] });
    expect(text).not.toContain(other.id);
  });

  it('names no dossier that the reader may not know of', async () => {
    const { one, other, position } = await twoHeld();
    const before = [(await linesAbout(one)).length, (await linesAbout(other)).length];
    expect((await listed(service.school.colleague, position)).body).toEqual({ items: [] });
    expect([(await linesAbout(one)).length, (await linesAbout(other)).length]).toEqual(before);
  });

  it('no line, no data (503): over a board, of one dossier, and where nothing is found', async () => {
    const { one, position } = await twoHeld();
    log.isFull = true;
    for (const answer of [await listed(service.school.counsellor, position), await listed(service.school.colleague, position), await listed(service.school.system, position), await service.school.get(one.mother, `/v1/obligations?dossierId=${one.id}`)]) {
      expect([answer.status, answer.body.code]).toEqual([503, 'access-log-unavailable']);
      expect(answer.text).not.toContain('W-18');
    }
  });
});

describe('AD-38 (HvJ EU C-579/21): who looked, as a parent reads it', () => {
  it('by role, purpose and moment, newest first, and without names', async () => {
    const { dossier } = await withCopy();
    service.clock.set('2026-09-16T08:30:00.000Z');
    await dossier.read(service.school.teacher, 'entries');
    service.clock.set('2026-09-17T08:30:00.000Z');
    await dossier.read(service.school.counsellor);
    const { body, text } = await dossier.read(dossier.mother, 'access-log');
    expect(body.items.slice(0, 2)).toMatchObject([
      { role: 'internal-counsellor', purpose: 'care', moment: '2026-09-17T08:30:00.000Z', action: 'read', outcome: 'allowed' },
      { role: 'teacher', purpose: 'care', moment: '2026-09-16T08:30:00.000Z', action: 'list', outcome: 'allowed' },
    ]);
    expect(['Medewerker', 'Marieke', 'teacher-1', 'counsellor-1'].filter((name) => text.includes(name))).toEqual([]);
  });

  it('reading the log is itself in the log', async () => {
    const { dossier } = await withCopy();
    await dossier.read(dossier.father, 'access-log');
    const { body } = await dossier.read(dossier.mother, 'access-log');
    expect(body.items[0]).toMatchObject({ role: 'parent', action: 'read-log' });
  });

  it('who tried and was refused is in it', async () => {
    const { dossier } = await withCopy();
    await dossier.read(dossier.other, 'entries');
    const { body } = await dossier.read(dossier.mother, 'access-log');
    expect(body.items[0]).toMatchObject({ role: 'parent', action: 'refuse', outcome: 'refused', entries: 0 });
  });

  it('it holds lines of this dossier only', async () => {
    const [one, other] = [await service.school.pupil(), await service.school.pupil()];
    await other.read(other.mother);
    expect((await one.read(one.mother, 'access-log')).body.items).toEqual([]);
  });

  it.each([1, 2, 5])('with %i a page gives each line exactly once, also of one millisecond', async (limit) => {
    const dossier = await service.school.pupil();
    for (let line = 0; line < 7; line += 1) await dossier.read(dossier.mother);
    const own = (await linesAbout(dossier)).map(({ id }) => id);
    const found: string[] = [];
    for (let cursor = ''; ; ) {
      service.clock.set('2026-09-16T10:00:00.000Z');
      const { body } = await service.school.done(dossier.read(dossier.mother, `access-log?limit=${limit}${cursor}`), 200);
      found.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.next === undefined) break;
      cursor = `&cursor=${String(body.next)}`;
    }
    expect(found.filter((id) => own.includes(id)).toSorted()).toEqual(own.toSorted());
    expect(new Set(found).size).toBe(found.length);
  });

  it('a cursor that was never given is refused (400)', async () => {
    const dossier = await service.school.pupil();
    expect((await dossier.read(dossier.mother, 'access-log?cursor=0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17')).status).toBe(400);
  });

  it.each<[string, number, (dossier: OpenedDossier) => Someone]>([
    ['the teacher', 403, () => service.school.teacher],
    ['the counsellor', 403, () => service.school.counsellor],
    ['the administrator', 403, () => service.school.administrator],
    ['the pupil administration', 403, () => service.school.system],
    ['the privacy officer', 200, () => service.school.privacyOfficer],
    ['a parent without authority', 403, ({ other }) => other],
    ['the pupil under 16', 403, ({ pupil }) => pupil],
  ])('%s gets %i', async (_who, status, who) => {
    const dossier = await service.school.pupil();
    expect((await dossier.read(who(dossier), 'access-log')).status).toBe(status);
  });
});

onFiles('W-40 (AVG 5(2), 32) on a real file that another program holds', () => {
  it('reading stops and recording goes on', async () => {
    const dossier = await service.school.pupil();
    await dossier.read(dossier.mother);
    const db = new DatabaseSync(join(service.place.config.dataFolder, 'access-log.sqlite'), { timeout: 0 });
    db.exec('BEGIN IMMEDIATE');
    try {
      const { status, body } = await dossier.read(dossier.mother);
      expect([status, body.code]).toEqual([503, 'access-log-unavailable']);
      expect((await dossier.ask('child-voices', childVoice('Nieuw.'))).status).toBe(201);
    } finally {
      db.exec('ROLLBACK');
      db.close();
    }
    expect((await dossier.read(dossier.mother)).status).toBe(200);
  });
});
