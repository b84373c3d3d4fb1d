import { emptyDossier, fold } from '../../../src/dossier/domain/index.ts';
import { dossierProjections, underPolicy } from '../../../src/dossier/projections/index.ts';
import { names, rebuild } from '../../../src/cli/rebuild.ts';
import { States } from '../../../src/platform/journal/states.ts';
import { Projections, served } from '../../../src/platform/projections/index.ts';
import { defaults } from '../../specs/given.ts';
import { quick } from './fixtures.ts';
import { newSubject, openSealed, type SealedStores } from './sealed.ts';

let stores: SealedStores;

beforeEach(async () => {
  stores = await openSealed();
});

afterEach(() => stores.dispose());

describe('npm run rebuild', () => {
  it('knows every projection by name', () => {
    expect(names).toEqual(['timeline', 'overview', 'open-agreements', 'consents', 'obligations', 'compliance', 'support-cases']);
  });

  it('builds beside what is read, switches, and says what it did', async () => {
    const { stream } = await newSubject(stores.keyVault);
    const metadata = { keyId: 'k', tenant: 'board', recordedAt: '2026-03-10T09:00:00.000Z' };
    await stores.eventStore.append(stream, 'no-stream', [{ id: '00000000-0000-8000-8000-000000000001', type: 'people', data: new Uint8Array(40), metadata }]);

    expect(await rebuild('timeline', stores)).toMatch(/^timeline-v1-b1 is in use: 1 documents, 0 events set aside, \d+\.\d seconds\.$/);
    expect(await rebuild('timeline', stores)).toMatch(/^timeline-v1-b2 is in use/);
    // Its key is unknown, so nothing is derived from it: an alarm, not an end.
    expect(await rebuild('overview', stores)).toMatch(/^overview-v\d+-b1 is in use: 0 documents, 1 events set aside/);
  });

  it('leaves what the service goes on with', async () => {
    await rebuild('timeline', stores);
    const states = new States(stores.journal, emptyDossier, fold);
    const projections = Projections.here(stores, [served(dossierProjections, underPolicy(states, { of: async () => defaults }))], quick);
    expect(await projections.find('timeline', { where: {}, limit: 1 })).toEqual([]);
  });
});
