import { Erasure } from '../../src/platform/journal/erasure.ts';
import { copyFileNames, parseKeys, unbundle, verifyCopy, type CopyFiles } from '../../src/proof/index.ts';
import { agreement, childVoice, conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Answer, type Someone } from './school.ts';

let service: Service;
let secondReader: Someone;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
  secondReader = await service.school.grant(service.school.board, 'coordinator-1', 'support-coordinator');
});
afterAll(() => service.close());
beforeEach(() => service.clock.set('2026-09-15'));

const NOWHERE = '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17';

/** A request for a copy, from asking to taking it away. */
const asked = async (dossier: OpenedDossier, { by = dossier.mother, requester = dossier.ids.mother, classes }: { readonly by?: Someone; readonly requester?: string; readonly classes?: readonly string[] } = {}) => {
  const { ids } = await dossier.record('copy-requests', { requester, form: 'electronic', ...(classes && { classes }) }, by);
  const path = `copy-requests/${String(ids['copyRequestId'])}`;
  return {
    path,
    state: async (who = by): Promise<Answer> => dossier.read(who, path),
    verify: () => dossier.record(`${path}/identity-verifications`, { how: 'known-in-person' }),
    issue: (body: object = {}, who = service.school.counsellor): Promise<Answer> => dossier.ask(`${path}/issues`, body, who),
    take: (who = by): Promise<Answer> => dossier.read(who, `${path}/package`),
  };
};

/** The issued copy in the hands of who asked. */
const copyOf = async (dossier: OpenedDossier, options: Parameters<typeof asked>[1] = {}) => {
  const request = await asked(dossier, options);
  await request.verify();
  await service.school.done(request.issue());
  const { text } = await service.school.done(request.take(), 200);
  const files = unbundle(text);
  return { request, text, files, manifest: jsonIn(files, copyFileNames.MANIFEST), dossierFile: jsonIn(files, copyFileNames.DOSSIER) };
};

const jsonIn = (files: CopyFiles, name: string): Answer['body'] => JSON.parse(Buffer.from(files.get(name) ?? []).toString('utf8'));
const published = async () => parseKeys((await service.school.get(undefined, '/v1/proof-keys')).text) ?? [];
const codes = (findings: readonly { readonly code: string }[]): readonly string[] => findings.map(({ code }) => code);

const aboutTimo = [{ text: 'Noor leest graag. ' }, { text: 'Zij zit naast Timo. ', person: 'Timo', relation: 'other-pupil' }];
const decided = (dossier: OpenedDossier, entryId: string, ...pointers: readonly string[]) =>
  dossier.record(`entries/${entryId}/redactions`, { redactions: pointers.map((pointer) => ({ pointer, reason: 'A' })) });

const agreed = (dossier: OpenedDossier, entryId: string) => dossier.record(`entries/${entryId}/second-readings`, {}, secondReader);
/** Withheld by the counsellor, and read by a second. */
const withheld = async (dossier: OpenedDossier, entryId: string, explanation = 'Op verzoek van het kind.') => {
  await dossier.record(`entries/${entryId}/withholdings`, { reason: 'D', explanation, thirdParties: 'none' });
  await agreed(dossier, entryId);
};

describe('W-27 (AVG 12(3)): a copy is due one month after it was asked', () => {
  it.each([
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2027-03-31', '2027-04-30'],
    ['2027-02-28', '2027-03-28'],
    ['2026-12-31', '2027-01-31'],
  ])('asked on %s it is due on %s', async (day, due) => {
    service.clock.set(day);
    const dossier = await service.school.pupil();
    const request = await asked(dossier);
    expect((await request.state()).body).toMatchObject({ receivedOn: day, dueOn: due, state: 'open', identityVerified: false, scope: 'whole' });
    const overdueOn = async (on: string) => {
      service.clock.set(on);
      const { body } = await dossier.read(service.school.counsellor, 'obligations');
      return body.items.find(({ rule }: { rule: string }) => rule === 'W-27');
    };
    expect(await overdueOn(due)).toMatchObject({ due, overdue: false });
    expect(await overdueOn('2029-01-01')).toMatchObject({ due, overdue: true });
  });
});

describe('W-26: a copy is issued to whom it belongs', () => {
  it('not before the school knows who asks (AVG 12(6))', async () => {
    const request = await asked(await service.school.pupil());
    const { status, body } = await request.issue();
    expect([status, body.code]).toEqual([409, 'identity-not-verified']);
    await request.verify();
    expect((await request.issue()).status).toBe(201);
  });

  it('a parent without authority may ask, and does not get it (AD-10)', async () => {
    const dossier = await service.school.pupil();
    const request = await asked(dossier, { by: dossier.other, requester: dossier.ids.other });
    await request.verify();
    expect((await request.issue()).body.code).toBe('requester-not-entitled');
    expect((await request.state()).status).toBe(200);
  });

  it('nobody asks in the name of somebody else', async () => {
    const dossier = await service.school.pupil();
    expect((await dossier.ask('copy-requests', { requester: dossier.ids.mother, form: 'electronic' }, dossier.father)).status).toBe(403);
  });

  it("another parent sees neither the request nor the copy, and cannot tell one from the other's", async () => {
    const dossier = await service.school.pupil();
    const request = await asked(dossier);
    expect((await request.state(dossier.father)).status).toBe(404);
    expect((await request.take(dossier.father)).status).toBe((await dossier.read(dossier.father, `copy-requests/${NOWHERE}/package`)).status);
    await request.verify();
    await request.issue();
    expect((await request.take(dossier.father)).text).not.toContain('leerlingdossier-copy');
  });

  it.each(['colleague', 'teacher', 'administrator', 'privacyOfficer', 'system'] as const)('%s does not issue it', async (role) => {
    const dossier = await service.school.pupil();
    const request = await asked(dossier);
    await request.verify();
    expect([403, 404]).toContain((await request.issue({}, service.school[role])).status);
    expect((await request.state()).body.state).toBe('open');
  });

  it('nobody but the counsellor who handles it and who asked takes it away', async () => {
    const dossier = await service.school.pupil();
    const { request } = await copyOf(dossier);
    const { school } = service;
    expect((await request.take(school.counsellor)).status).toBe(200);
    for (const who of [school.teacher, school.colleague, school.administrator, school.system, dossier.father, dossier.other, dossier.pupil]) {
      const { status, text } = await request.take(who);
      expect([403, 404]).toContain(status);
      expect(text).not.toContain('leerlingdossier-copy');
    }
  });

  describe('asked at 15, on the 16th birthday', () => {
    const asked15 = async () => {
      service.clock.set('2026-10-04');
      const dossier = await service.school.pupil({ bornOn: '2010-10-05' });
      const request = await asked(dossier);
      await request.verify();
      return { dossier, request };
    };

    it('it is issued on the day before', async () => {
      const { request } = await asked15();
      expect((await request.issue()).status).toBe(201);
      expect((await request.take()).status).toBe(200);
    });

    it('it is not issued any more without the permission of the pupil', async () => {
      const { request } = await asked15();
      service.clock.set('2026-10-05');
      expect((await request.issue()).body.code).toBe('requester-not-entitled');
    });

    it('not even by saying that it was issued the day before', async () => {
      const { request } = await asked15();
      service.clock.set('2026-10-05');
      expect((await request.issue({ occurredOn: '2026-10-04' })).body.code).toBe('requester-not-entitled');
    });

    it('it is issued with that permission, also one for the copy only', async () => {
      const { dossier, request } = await asked15();
      service.clock.set('2026-10-05');
      await dossier.record('pupil-permissions', { parent: dossier.ids.mother, scope: 'copy' }, dossier.pupil);
      expect((await request.issue()).status).toBe(201);
      expect((await request.take()).status).toBe(200);
    });

    it('the pupil asks and takes the own copy', async () => {
      const { dossier } = await asked15();
      service.clock.set('2026-10-05');
      const { files } = await copyOf(dossier, { by: dossier.pupil, requester: dossier.ids.pupil });
      expect(verifyCopy(files, { keys: await published() }).broken).toEqual([]);
    });

    it('a copy that was issued at 15 is not taken away at 16', async () => {
      const { dossier, request } = await asked15();
      await service.school.done(request.issue());
      service.clock.set('2026-10-05');
      expect((await request.take()).status).toBe(403);
      const byCounsellor = await request.take(service.school.counsellor);
      expect([byCounsellor.status, byCounsellor.body.rule]).toEqual([403, 'W-26']);
      await dossier.record('pupil-permissions', { parent: dossier.ids.mother, scope: 'copy' }, dossier.pupil);
      expect((await request.take()).status).toBe(200);
    });

    it('nor is one after authority has ended, from the same millisecond', async () => {
      const dossier = await service.school.pupil();
      const { request } = await copyOf(dossier);
      await dossier.record('parental-authority-endings', { personId: dossier.ids.mother, until: '2026-09-14', evidence: { kind: 'court-order', seenOn: '2026-09-15' } });
      expect((await request.take()).status).toBe(403);
    });
  });
});

describe('W-28 (AVG 15(4)): a copy waits until every text about others was looked at', () => {
  it('names the entries that nobody looked at, and is issued when somebody did', async () => {
    const dossier = await service.school.pupil();
    const one = await dossier.record('child-voices', { words: 'Ik zit naast Timo.', via: 'self' });
    const two = await dossier.record('child-voices', { words: 'Ik lees graag.', via: 'self' });
    const request = await asked(dossier);
    await request.verify();
    const refused = await request.issue();
    expect([refused.status, refused.body.code, refused.body.entries]).toEqual([409, 'entries-undecided', [one.entryId, two.entryId]]);
    await decided(dossier, one.entryId, '/data/words/0/text');
    expect((await request.issue()).body.entries).toEqual([two.entryId]);
    await decided(dossier, two.entryId);
    await agreed(dossier, one.entryId);
    expect((await request.issue()).status).toBe(201);
  });

  it('names the entries of which no second reader read what is black, and is issued when one did', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', { words: 'Ik zit naast Timo.', via: 'self' });
    await decided(dossier, voice.entryId, '/data/words/0/text');
    const request = await asked(dossier);
    await request.verify();
    const refused = await request.issue();
    expect([refused.status, refused.body.code, refused.body.rule, refused.body.entries]).toEqual([409, 'not-seconded', 'W-28', [voice.entryId]]);
    const bySelf = await dossier.ask(`entries/${voice.entryId}/second-readings`, {});
    expect([bySelf.status, bySelf.body.code]).toEqual([409, 'second-reader-is-decider']);
    for (const who of [service.school.teacher, service.school.privacyOfficer, service.school.system, dossier.mother]) expect((await dossier.ask(`entries/${voice.entryId}/second-readings`, {}, who)).status).toBe(403);
    await agreed(dossier, voice.entryId);
    expect((await request.issue()).status).toBe(201);
    const { text } = await service.school.done(request.take(), 200);
    expect([text.includes('Timo'), text.includes('Tweede lezer akkoord')]).toEqual([false, true]);
  });

  it('a copy that was issued is taken away as it was, also when something was made black by one person since', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { request, dossierFile } = await copyOf(dossier);
    await decided(dossier, voice.entryId, '/data/words/0/text');
    const again = await service.school.done(request.take(), 200);
    expect(jsonIn(unbundle(again.text), copyFileNames.DOSSIER)).toEqual(dossierFile);
  });

  it('a copy of other classes does not wait for it', async () => {
    const dossier = await service.school.pupil();
    await dossier.record('child-voices', { words: 'Ik zit naast Timo.', via: 'self' });
    const request = await asked(dossier, { classes: ['administration'] });
    await request.verify();
    expect((await request.issue()).status).toBe(201);
  });

  it('a second issue of the same request is refused', async () => {
    const { request } = await copyOf(await service.school.pupil());
    expect((await request.issue()).body.code).toBe('copy-request-closed');
  });
});

describe('W-28: the copy accounts for every entry', () => {
  const full = async () => {
    const dossier = await service.school.pupil();
    const { ids } = dossier;
    const held = await dossier.record('conversations', conversation(aboutTimo, present('parent', ids.mother)));
    await dossier.record('agreements', agreement('Elke dag vijf minuten lezen.', ids.mother, '2026-11-01'));
    const secret = await dossier.record('child-voices', childVoice('Ik wil dit aan niemand vertellen.'));
    await withheld(dossier, secret.entryId);
    await dossier.record(`persons/${ids.father}/contact-details`, { address: 'Kadeplein 9, Voorbeeldstad' });
    const erased = await dossier.record('conversations', conversation('Dit verslag gaat over een ander kind en wordt gewist.'));
    return { dossier, ids, held, secret, erased };
  };

  const erase = async ({ dossier, erased }: Awaited<ReturnType<typeof full>>): Promise<void> => {
    const subject = await service.stores.keyVault.find(dossier.id);
    await service.app.get(Erasure, { strict: false }).erase(subject!, { entryId: erased.entryId }, 'AVG 17', 0);
  };

  it('shown + redacted + withheld + erased is every number up to the snapshot, in the event as in the manifest', async () => {
    const story = await full();
    await erase(story);
    const { dossier } = story;
    const { manifest } = await copyOf(dossier);
    const [stream] = manifest.streams;
    const issued = (await dossier.entries(service.school.counsellor)).find(({ type }) => type === 'CopyIssued').data;
    expect(stream.entries.map(({ number }: { number: number }) => number)).toEqual(Array.from({ length: issued.snapshot }, (_, at) => at + 1));
    expect(issued).toMatchObject({ shown: stream.counts.shown, redacted: stream.counts.redacted, withheld: 1, erased: 1 });
    expect([issued.shown, issued.redacted, issued.withheld, issued.erased].reduce((sum: number, count: number) => sum + count)).toBe(issued.snapshot);
    expect(stream.counts).toMatchObject({ redacted: 2, withheld: 1, erased: 1 });
  });

  it('verifies with nothing but the published key', async () => {
    const story = await full();
    await erase(story);
    const { files } = await copyOf(story.dossier);
    const report = verifyCopy(files, { keys: await published() });
    expect(report.broken).toEqual([]);
    expect(codes(report.limits)).toEqual(expect.arrayContaining(['limit-withheld', 'limit-erased', 'limit-redacted', 'limit-not-named']));
    expect(verifyCopy(files, { keys: [] }).holds).toEqual([]);
  });

  it('what is black, withheld or erased stands nowhere in it, not even as part of a word', async () => {
    const story = await full();
    await erase(story);
    const { text } = await copyOf(story.dossier);
    expect(['Timo', 'Kadeplein', 'aan niemand vertellen', 'wordt gewist'].filter((words) => text.includes(words))).toEqual([]);
    expect(text).toContain('Elke dag vijf minuten lezen.');
  });

  it('of a withheld entry it says number, reason and who decided; what kind of thing it was stands nowhere', async () => {
    const { dossier, secret } = await full();
    const { text, manifest } = await copyOf(dossier);
    const [kept] = manifest.streams[0].entries.filter(({ state }: { state: string }) => state === 'withheld');
    expect(Object.keys(kept).toSorted()).toEqual(['decidedBy', 'digest', 'number', 'reason', 'state']);
    const { body } = await dossier.read(service.school.counsellor, `entries/${secret.entryId}`);
    expect([body.type, body.heading, 'child-voice'].filter((words) => text.includes(words))).toEqual([]);
  });

  it('the correction of a withheld entry is withheld with it', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Ik vind het moeilijk.'));
    await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-15', ...childVoice('Ik vind het thuis moeilijk.') }, reason: 'Vollediger.', thirdParties: 'none' });
    await withheld(dossier, voice.entryId);
    const { text } = await copyOf(dossier);
    expect(text.includes('moeilijk')).toBe(false);
  });

  it.each(['the entry', 'its correction'])('when %s is withheld, the copy holds back whatever the screen holds back', async (which) => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Ik vind het moeilijk.'));
    const correction = await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-15', ...childVoice('Ik vind het thuis moeilijk.') }, reason: 'Vollediger.', thirdParties: 'none' });
    await withheld(dossier, which === 'the entry' ? voice.entryId : correction.entryId);
    const { dossierFile } = await copyOf(dossier);
    const inCopy: readonly string[] = dossierFile.streams[0].entries.map(({ eventId }: { eventId: string }) => eventId);
    const onScreen = new Set((await dossier.entries(dossier.mother)).filter(({ state }) => state !== 'withheld').map(({ entryId }) => entryId));
    expect(inCopy.filter((entryId) => !onScreen.has(entryId))).toEqual([]);
  });

  it('the statement of a parent beside an entry goes along, black where it speaks of others', async () => {
    const { dossier, ids, held } = await full();
    await dossier.record(`entries/${held.entryId}/statements`, { personId: ids.mother, statement: [{ text: 'Thuis leest zij goed. ' }, { text: 'De buurvrouw zag het.', person: 'De buurvrouw', relation: 'other' }] }, dossier.mother);
    const { text } = await copyOf(dossier);
    expect(text).toContain('Thuis leest zij goed.');
    expect(text.includes('buurvrouw')).toBe(false);
  });

  it('a corrected entry stands in it with its first words and with its correction', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Ik lees niet graag.'));
    await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-15', ...childVoice('Ik lees heel graag.') }, reason: 'Verkeerd verstaan.', thirdParties: 'none' });
    const { text, files } = await copyOf(dossier);
    expect(text).toContain('Ik lees niet graag.');
    expect(text).toContain('Ik lees heel graag.');
    expect(verifyCopy(files, { keys: await published() }).broken).toEqual([]);
  });

  it('who looked goes along until the copy was made, by role and without names or accounts', async () => {
    const { dossier } = await full();
    await dossier.read(service.school.teacher, 'entries');
    const { files } = await copyOf(dossier);
    const text = Buffer.from(files.get('gegevens/wie-heeft-gekeken.json') ?? []).toString('utf8');
    expect(JSON.parse(text)).toEqual(expect.arrayContaining([expect.objectContaining({ role: 'teacher', purpose: 'care' })]));
    expect(['Medewerker', 'Marieke', 'teacher-1'].filter((name) => text.includes(name))).toEqual([]);
  });

  it('the father gets what the mother gets, with her address black instead of his', async () => {
    const { dossier, ids } = await full();
    await dossier.record(`persons/${ids.mother}/contact-details`, { address: 'Berkenlaan 1, Voorbeeldstad' });
    const { text } = await copyOf(dossier, { by: dossier.father, requester: ids.father });
    expect([text.includes('Kadeplein'), text.includes('Berkenlaan')]).toEqual([true, false]);
  });
});

describe('Design 6.5: what proves that nothing was changed or taken away', () => {
  it('an older receipt of the dossier verifies against a newer copy', async () => {
    const dossier = await service.school.pupil();
    const { text: receipt } = await service.school.done(dossier.read(dossier.mother, 'receipt'));
    await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { files } = await copyOf(dossier);
    const report = verifyCopy(files, { keys: await published(), receipts: [receipt] });
    expect(report.broken).toEqual([]);
    expect(codes(report.limits)).toContain('limit-after-receipt');
  });

  it('the receipt of another dossier does not', async () => {
    const [dossier, other] = [await service.school.pupil(), await service.school.pupil()];
    const { text: receipt } = await other.read(other.mother, 'receipt');
    const { files } = await copyOf(dossier);
    expect(codes(verifyCopy(files, { keys: await published(), receipts: [receipt] }).broken)).toEqual(['receipt-of-another']);
  });

  it('a copy that is older than the receipt is found to miss something', async () => {
    const dossier = await service.school.pupil();
    const { files } = await copyOf(dossier);
    await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { text: receipt } = await dossier.read(dossier.mother, 'receipt');
    expect(codes(verifyCopy(files, { keys: await published(), receipts: [receipt] }).broken)).toEqual(['shorter-than-receipt']);
  });

  it('one changed letter is found, in whichever file', async () => {
    const dossier = await service.school.pupil();
    await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { files } = await copyOf(dossier);
    const keys = await published();
    for (const [name, bytes] of files) {
      const changed = Buffer.from(bytes);
      const at = Math.max(0, changed.lastIndexOf('e'));
      changed[at] = (changed[at] ?? 0) ^ 2;
      expect([name, verifyCopy(new Map([...files, [name, changed]]), { keys }).broken.length > 0]).toEqual([name, true]);
    }
  });

  it('a file that is gone is found', async () => {
    const { files } = await copyOf(await service.school.pupil());
    const keys = await published();
    for (const gone of files.keys()) expect(verifyCopy(new Map([...files].filter(([name]) => name !== gone)), { keys }).broken).not.toEqual([]);
  });

  it('the same copy taken twice has the same entries, also when the dossier went on', async () => {
    const dossier = await service.school.pupil();
    const { request, dossierFile, files } = await copyOf(dossier);
    await dossier.record('child-voices', childVoice('Later gezegd.'));
    const again = unbundle((await request.take()).text);
    expect(jsonIn(again, copyFileNames.DOSSIER)).toEqual(dossierFile);
    expect(verifyCopy(again, { keys: await published(), earlier: files }).broken).toEqual([]);
  });

  it('what was shown and later withheld is reported with the earlier copy', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Ik lees graag.'));
    const { files: earlier } = await copyOf(dossier);
    await withheld(dossier, voice.entryId, 'Achteraf.');
    const { files } = await copyOf(dossier);
    const { broken, limits } = verifyCopy(files, { keys: await published(), earlier });
    expect([...codes(broken), ...codes(limits)]).toContain('shown-then-withheld');
  });

  it('an issued copy of which an entry was erased later still comes and verifies, without it', async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Dit moet weg.'));
    const { request, text } = await copyOf(dossier);
    expect(text).toContain('Dit moet weg.');
    const subject = await service.stores.keyVault.find(dossier.id);
    await service.app.get(Erasure, { strict: false }).erase(subject!, { entryId: voice.entryId }, 'AVG 17', 0);
    const again = await service.school.done(request.take(), 200);
    expect(again.text.includes('Dit moet weg.')).toBe(false);
    expect(verifyCopy(unbundle(again.text), { keys: await published() }).broken).toEqual([]);
  });
});

describe('Design 6.4: a copy of some classes', () => {
  const some = async () => {
    const dossier = await service.school.pupil();
    await dossier.record('child-voices', childVoice('Ik lees graag.'));
    await dossier.record('agreements', agreement('Elke dag vijf minuten lezen.', dossier.ids.mother, '2026-11-01'));
    return { dossier, copy: await copyOf(dossier, { classes: ['agreement'] }) };
  };

  it('holds entries of those classes and no others, and verifies', async () => {
    const { copy } = await some();
    expect(copy.text).toContain('Elke dag vijf minuten lezen.');
    expect(copy.text.includes('Ik lees graag.')).toBe(false);
    expect(verifyCopy(copy.files, { keys: await published() }).broken).toEqual([]);
  });

  it('tells no number, digest, size or head', async () => {
    const { copy } = await some();
    expect(copy.manifest.streams).toBeUndefined();
    expect(Object.keys(copy.manifest.entries[0]).toSorted()).toEqual(['commitment', 'recordedAt', 'state']);
    expect(copy.files.has(copyFileNames.RECEIPT)).toBe(false);
    expect(copy.text).not.toMatch(/\\"(number|digest|size|head|snapshot)\\"/);
  });

  it('does not tell what kinds of entries lie outside it', async () => {
    const { dossier, copy } = await some();
    const outside = (await dossier.entries(service.school.counsellor)).find(({ type }) => type === 'ChildVoiceRecorded');
    expect(copy.text.includes(outside.heading)).toBe(false);
  });
});

describe('AVG 17: after an entry was erased', () => {
  const story = async () => {
    const dossier = await service.school.pupil();
    const voice = await dossier.record('child-voices', childVoice('Dit moet weg.'), undefined, { key: 'erased-1' });
    await dossier.record(`entries/${voice.entryId}/corrections`, { corrected: { occurredOn: '2026-09-15', ...childVoice('Dit moet ook weg.') }, reason: 'Fout.', thirdParties: 'none' });
    const kept = await dossier.record('child-voices', childVoice('Dit blijft.'));
    const subject = await service.stores.keyVault.find(dossier.id);
    await service.app.get(Erasure, { strict: false }).erase(subject!, { entryId: voice.entryId }, 'AVG 17', 0);
    return { dossier, voice, kept };
  };

  it('the timeline shows where it stood, since when it is gone and why; its correction is gone with it', async () => {
    const { dossier, voice, kept } = await story();
    const found = await dossier.entries(dossier.mother);
    expect(found.find(({ entryId }) => entryId === voice.entryId)).toMatchObject({ state: 'erased', ground: 'AVG 17' });
    expect(found.filter(({ state }) => state === 'erased')).toHaveLength(2);
    expect(found.find(({ entryId }) => entryId === kept.entryId)).toMatchObject({ state: 'shown' });
    expect(JSON.stringify(found)).not.toContain('weg.');
  });

  it('sending it again under the same key is refused: it was erased since (409)', async () => {
    const { dossier } = await story();
    const again = await dossier.ask('child-voices', childVoice('Dit moet weg.'), undefined, { key: 'erased-1' });
    expect([again.status, again.body.code]).toEqual([409, 'since-erased']);
  });

  it('the dossier goes on: new entries are recorded and read', async () => {
    const { dossier } = await story();
    const later = await dossier.record('child-voices', childVoice('Dit is nieuw.'));
    expect((await dossier.read(dossier.mother, `entries/${later.entryId}`)).body.state).toBe('shown');
  });

  it('a class that is erased takes every word with it, and the dossier still answers', async () => {
    const dossier = await service.school.pupil();
    await dossier.record('child-voices', childVoice('Alles moet weg.'));
    const subject = await service.stores.keyVault.find(dossier.id);
    await service.app.get(Erasure, { strict: false }).erase(subject!, { retentionClass: 'file' }, 'bewaartermijn', 0);
    const { status, text } = await dossier.read(service.school.counsellor, 'entries?limit=100');
    expect(status).toBe(200);
    expect(text.includes('Alles moet weg.')).toBe(false);
  });
});
