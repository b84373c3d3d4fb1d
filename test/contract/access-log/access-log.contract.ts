import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { AccessLogUnavailable, type AccessLog, type AccessLogEntry } from '../../../src/access-log/access-log.ts';
import { instant, line, type Place } from './access-log.samples.ts';

/** What every access log does. @param fresh makes an empty place for one test */
export function accessLogContract(fresh: () => Promise<Place>): void {
  let place: Place;
  let log: AccessLog;

  beforeEach(async () => {
    place = await fresh();
    log = await place.open();
  });

  afterEach(async () => {
    await log.close();
    await place.remove();
  });

  const idsAbout = async (dossierId: string, limit = 100): Promise<readonly string[]> => (await log.about(dossierId, { limit })).map(({ id }) => id);

  describe('writing (W-40: before the data leave)', () => {
    it('gives a line back whole, also after a restart', async () => {
      const dossierId = randomUUID();
      const entry = line({
        disclosed: [{ dossierId, ranges: [[0, 3], [7, 7]], classes: ['care', 'results'] }],
        actor: { account: 'a1', role: 'mentor', organisation: 'board-1' },
        decision: { policyVersion: 'p1', rules: ['AD-07'], failed: 'class' },
        outcome: 'refused',
      });
      await log.write(entry);
      await log.close();
      log = await place.open();
      expect(await log.about(dossierId, { limit: 10 })).toEqual([entry]);
    });

    it('is found under every dossier that it names, once in each', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      const range = { ranges: [[0, 0]], classes: [] } as const;
      const entry = line({ disclosed: [{ dossierId: one, ...range }, { dossierId: other, ...range }, { dossierId: one, ranges: [[4, 5]], classes: ['care'] }] });
      await log.write(entry);
      expect(await log.about(one, { limit: 10 })).toEqual([entry]);
      expect(await log.about(other, { limit: 10 })).toEqual([entry]);
    });

    it('may name no dossier: a refused request that disclosed nothing', async () => {
      await log.write(line({ disclosed: [], outcome: 'refused' }));
    });

    it('takes the line as it is when it is handed over', async () => {
      const dossierId = randomUUID();
      const rules = ['AD-01'];
      const entry = { ...line({ about: dossierId }), decision: { policyVersion: 'p1', rules } };
      const written = log.write(entry);
      rules.push('AD-99');
      await written;
      expect((await log.about(dossierId, { limit: 1 }))[0]?.decision.rules).toEqual(['AD-01']);
    });

    it('is safe to repeat: the same line twice is one line', async () => {
      const dossierId = randomUUID();
      const entry = line({ about: dossierId });
      await Promise.all([log.write(entry), log.write(entry)]);
      await log.write(entry);
      expect(await idsAbout(dossierId)).toEqual([entry.id]);
    });

    it('is insert-only: another line under the same id is refused, and the first stays', async () => {
      const dossierId = randomUUID();
      const entry = line({ about: dossierId });
      await log.write(entry);
      await expect(log.write({ ...entry, purpose: 'audit' })).rejects.toThrow(TypeError);
      expect(await log.about(dossierId, { limit: 10 })).toEqual([entry]);
    });

    it('answers each of many writers, also when one of them is refused', async () => {
      const dossierId = randomUUID();
      const entries = Array.from({ length: 600 }, (_, n) => line({ about: dossierId, at: instant(n) }));
      const wrong = { ...entries[0]!, purpose: 'audit' as const };
      const results = await Promise.allSettled([...entries, wrong].map((it) => log.write(it)));
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
      expect(results.at(-1)?.status).toBe('rejected');
      expect(await idsAbout(dossierId, 1_000)).toEqual(entries.map(({ id }) => id).reverse());
    });

    it.each([
      ['an instant without milliseconds', { at: '2026-01-01T00:00:00Z' }],
      ['an instant of another time zone', { at: '2026-01-01T00:00:00.000+01:00' }],
      ['an empty id', { id: '' }],
    ])('refuses %s', async (_, wrong) => {
      await expect(log.write({ ...line(), ...wrong })).rejects.toThrow(TypeError);
    });

    it('answers AccessLogUnavailable once closed; closing twice is safe', async () => {
      await log.close();
      await log.close();
      await expect(log.write(line())).rejects.toThrow(AccessLogUnavailable);
      await expect(log.about(randomUUID(), { limit: 1 })).rejects.toThrow(AccessLogUnavailable);
    });

    it('settles what waits before it closes', async () => {
      const dossierId = randomUUID();
      const entry = line({ about: dossierId });
      const written = log.write(entry);
      await log.close();
      await written;
      log = await place.open();
      expect(await idsAbout(dossierId)).toEqual([entry.id]);
    });
  });

  describe('who looked into a dossier (AD-38, C-579/21)', () => {
    it('shows the newest line first, whatever the order of writing; within a millisecond by id', async () => {
      const dossierId = randomUUID();
      const at = (id: string, n: number): AccessLogEntry => line({ id, about: dossierId, at: instant(n) });
      for (const entry of [at('b', 2), at('a', 1), at('d', 3), at('c', 2)]) await log.write(entry);
      expect(await idsAbout(dossierId)).toEqual(['d', 'c', 'b', 'a']);
    });

    it('shows nothing of other dossiers', async () => {
      await log.write(line());
      expect(await idsAbout(randomUUID())).toEqual([]);
    });

    it('refuses a page after a line that does not exist: nothing may be left out silently', async () => {
      await expect(log.about(randomUUID(), { before: randomUUID(), limit: 10 })).rejects.toThrow(RangeError);
    });

    it.each([0, -1, 1.5])('refuses a limit of %s', async (limit) => {
      await expect(log.about(randomUUID(), { limit })).rejects.toThrow(TypeError);
    });

    it('gives each line exactly once over all pages, newest first', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), async (times, limit) => {
          const dossierId = randomUUID();
          const entries = times.map((n) => line({ about: dossierId, at: instant(n) }));
          await Promise.all(entries.map((it) => log.write(it)));
          const seen: string[] = [];
          for (let before: string | undefined; ; before = seen.at(-1)) {
            const page = await log.about(dossierId, { limit, ...(before !== undefined && { before }) });
            seen.push(...page.map(({ id }) => id));
            if (page.length < limit) break;
          }
          const order = ({ at, id }: AccessLogEntry): string => `${at} ${id}`;
          expect(seen).toEqual(entries.toSorted((a, b) => (order(a) < order(b) ? 1 : -1)).map(({ id }) => id));
        }),
        { numRuns: 30 },
      );
    }, 60_000);
  });
}
