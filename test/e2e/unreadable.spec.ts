import { KeyMissing, type KeyVault } from '../../src/platform/key-vault/key-vault.ts';
import { agreement } from './family.ts';
import { Service, type School } from './school.ts';

let service: Service;
let school: School;
/** The dossier of which no key is found any more. */
let broken: string | undefined;
const told: unknown[] = [];
const logger = { log: () => undefined, warn: () => undefined, error: (message: unknown) => told.push(message), debug: () => undefined, verbose: () => undefined };

/** The vault, without the keys of one dossier. */
const lacking = (vault: KeyVault): KeyVault =>
  new Proxy(vault, {
    get: (target, name) => {
      if (name === 'entryKey') return async (...asked: Parameters<KeyVault['entryKey']>) => (asked[0] === broken ? Promise.reject(new KeyMissing()) : target.entryKey(...asked));
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member as (...args: unknown[]) => unknown).bind(target) : member;
    },
  });

beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z', { logger, between: (stores) => ({ ...stores, keyVault: lacking(stores.keyVault) }) });
  ({ school } = service);
});
afterAll(() => service.close());

describe('One dossier that cannot be opened (key-missing)', () => {
  it('leaves the list of the board standing, which says that it is not whole; the operator hears why', async () => {
    const [whole, other] = [await school.pupil(), await school.pupil()];
    const agreed = (dossier: typeof whole) => dossier.record('agreements', agreement('Elke dag lezen.', dossier.ids.mother, '2026-10-10'));
    await agreed(whole);
    const { position } = await agreed(other);
    const list = () => school.get(school.counsellor, `/v1/obligations?rule=W-19&after=${encodeURIComponent(position)}`);
    const before = await school.done(list(), 200);
    expect([before.body.items.map((it: { dossierId: string }) => it.dossierId).toSorted(), before.body.incomplete]).toEqual([[whole.id, other.id].toSorted(), undefined]);

    broken = other.id;
    await agreed(other);
    told.length = 0;
    const after = await school.done(list(), 200);
    expect([after.body.items.map((it: { dossierId: string }) => it.dossierId), after.body.incomplete]).toEqual([[whole.id], true]);
    expect(told).toContainEqual(expect.objectContaining({ code: 'key-missing' }));
    expect((await other.read(school.counsellor)).status).toBe(503);
  });
});
