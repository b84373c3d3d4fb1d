import { pointerSchemas } from '../../../src/dossier/domain/index.ts';
import { emptySupportCase, foldSupportCase, UnknownSupportCaseEntry } from '../../../src/support-cases/domain/index.ts';
import { complianceDelivered, deliverCompliance, deliverEntry, entryDelivered, entryKeptBack, entryOf, given, keepEntryBack, openSupportCase, supportCaseOpened } from './given.ts';

const opened = given(supportCaseOpened());

describe('W-34: a case opens on a request of the board, with what the board named (WPO 18a; WVO 2020 2.47)', () => {
  it('opens', () => given().when(openSupportCase()).then(supportCaseOpened()));
  it('opens once', () => opened.when(openSupportCase()).thenNothing());
  it('takes an entry', () => opened.when(deliverEntry()).then(entryDelivered()));
  it('takes it once, also when it was kept back before', () => {
    opened.and(entryDelivered()).when(deliverEntry()).thenNothing();
    opened.and(entryKeptBack({ entryId: 'entry-1' })).when(deliverEntry()).thenNothing();
  });
  it('says what was kept back, once', () => {
    opened.when(keepEntryBack()).then(entryKeptBack());
    opened.and(entryKeptBack()).when(keepEntryBack({ reason: 'withheld' })).thenNothing();
    opened.and(entryDelivered({ entryId: 'entry-2' })).when(keepEntryBack()).thenNothing();
  });
  it('takes nothing without a request', () => {
    given().when(deliverEntry()).thenRefused('support-case-not-open');
    given().when(keepEntryBack()).thenRefused('support-case-not-open');
    given().when(deliverCompliance()).thenRefused('support-case-not-open');
  });
});

describe('W-34, AD-27: what was counted in the board’s dossier comes with the request, and for the last time when the board closes it (WVO 2020 2.47(16))', () => {
  const last = { final: true, asOf: '2026-10-01', occurredOn: '2026-10-01' };
  it('is taken, and the last is what counts', () => {
    opened.when(deliverCompliance()).then(complianceDelivered());
    opened.and(complianceDelivered()).when(deliverCompliance(last)).then(complianceDelivered(last));
    expect(opened.and(complianceDelivered(), complianceDelivered(last)).state.compliance).toMatchObject({ final: true, asOf: '2026-10-01', entryId: 'event-2' });
  });
  it('nothing comes after what was final', () => opened.and(complianceDelivered(last)).when(deliverCompliance()).thenNothing());
});

describe('OSO, profile for a partnership (PaO): what it forbids has no field in a dossier', () => {
  it('nationality, place of birth, BSN and the risk index (VIR)', () => {
    const fields = new Set(Object.values(pointerSchemas()).flat().flatMap((pointer) => pointer.split('/')));
    expect([...fields].filter((field) => /national|birthplace|placeofbirth|bsn|citizen|riskindex|^vir$/i.test(field))).toEqual([]);
    expect(fields).toContain('address');
  });
});

describe('The fold of a case', () => {
  it('closes on a type or version that it does not know', () => {
    const entry = entryOf(supportCaseOpened(), 0);
    expect(() => foldSupportCase(emptySupportCase, { ...entry, schemaVersion: 2 })).toThrow(UnknownSupportCaseEntry);
    expect(() => foldSupportCase(emptySupportCase, { ...entry, content: { ...entry.content, type: 'CasePainted' } })).toThrow(UnknownSupportCaseEntry);
  });
  it('keeps the place of what was erased, and nothing of its words', () => {
    const { content: _gone, fingerprint: _too, ...place } = entryOf(supportCaseOpened(), 0);
    const state = foldSupportCase(emptySupportCase, { ...place, state: 'forgotten', ground: 'AVG 17', at: '2026-10-01T12:00:00.000Z' });
    expect([state.opened, state.history.size]).toEqual([undefined, 1]);
  });
});
