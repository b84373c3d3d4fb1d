import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCopy } from '../../../src/copy/index.ts';
import { pointerSchemas, type DossierEvent } from '../../../src/dossier/domain/index.ts';
import type { EntryContent as StoredContent } from '../../../src/kernel/entry.ts';
import { value, type Fields } from '../../../src/kernel/fields.ts';
import { leavesOf, verifyCopy, type EntryContent, type FindingCode, type Leaf } from '../../../src/proof/index.ts';
import { ENVELOPE, schemaCheck } from '../../../src/proof/schemas.ts';
import { schemasText, SchemaChanged, withStored, type Schemas } from '../../../tools/stored-schemas.ts';
import { schoolKey, shown, wholeInput } from '../../vectors/fixtures.ts';
import { irregular } from '../builders/entries.ts';
import { eventExamples } from '../builders/examples.ts';
import { contentOfEvent, realEntries, recordedAs } from './real-copy.ts';

const FILE = join(import.meta.dirname, '../../../src/proof/cli/schemas.json');
const written = readFileSync(FILE, 'utf8');
const schemas = JSON.parse(written) as Schemas;
const check = schemaCheck(schemas);
const examples = Object.values(eventExamples) as readonly DossierEvent[];
const { AgreementMade, CopyRequested, EntryCorrected, GoalProgressRecorded } = eventExamples;

/** Shown as leaves; the salts do not matter here. */
const leaves = (content: object): Leaf[] => leavesOf(content).map((leaf) => ({ ...leaf, salt: '00'.repeat(16) }));
const correction = (data: object): EntryContent => contentOfEvent({ ...EntryCorrected, data: { ...EntryCorrected.data, corrected: { occurredOn: '2026-03-10', occurredTime: '10:00', data } } });

describe('schemas.json is what the domain says (docs/proof.md section 4; `npm run schemas` writes it)', () => {
  it('today', () => expect(written).toBe(schemasText(withStored(schemas, pointerSchemas()))));
  it('has every type that a dossier can hold', () => expect(new Set(Object.keys(schemas).map((name) => name.split('@')[0]))).toEqual(new Set(Object.keys(eventExamples))));
});

describe('an older version stays known for ever', () => {
  const stored: Schemas = { 'B@2': ['/data/b'], 'A@1': ['/data/a'] };
  it('beside the newer one, in the order of the numbers', () =>
    expect(Object.keys(withStored(stored, { 'B@10': ['/data/b'], 'A@1': ['/data/a'] }))).toEqual(['A@1', 'B@2', 'B@10']));
  it.each([[['/data/a', '/data/new']], [[]]])('other fields under the same version are refused: %j', (pointers) =>
    expect(() => withStored(stored, { 'A@1': pointers })).toThrow(SchemaChanged));
  it('a correction knows the fields of others, also those of before', () =>
    expect(withStored({ 'C@1': ['/data/corrected/data/old', '/data/x'] }, { 'C@1': ['/data/x', '/data/corrected/data/new'] })).toEqual({
      'C@1': ['/data/corrected/data/new', '/data/corrected/data/old', '/data/x'],
    }));
});

describe('what surrounds the data is one list for all types (docs/proof.md section 3)', () => {
  // The compiler holds this to what is stored.
  const envelope: Fields<Omit<StoredContent, 'data'>> = {
    type: value,
    accessClass: value,
    retentionClass: value,
    occurredOn: value,
    occurredTime: value,
    actor: { account: value, role: value, name: value, personId: value },
    source: value,
    onBehalfOf: value,
    purpose: value,
    legalBasis: value,
    processingActivity: value,
    allowedBy: { rule: value, policyVersion: value },
    irregular: { rules: { '*': value }, explanation: value },
    provenance: value,
  };
  it('the verifier has the same', () => expect(leavesOf(envelope).map(({ pointer }) => pointer)).toEqual([...ENVELOPE].sort()));
});

describe('every event is known by the schema of its type', () => {
  it.each(examples.map((event) => [event.type, event] as const))('%s', (type, event) => {
    expect(check(type, '1', leaves(contentOfEvent(event)))).toBe('known');
    expect(check(type, '1', leaves({ ...contentOfEvent(event), extra: true }))).toBe('pointer-unknown');
  });
  it('recorded as irregular', () => expect(check('AgreementMade', '1', leaves(irregular(AgreementMade, 'a', 'b')(0).content))).toBe('known'));
  it('imported, at an hour', () => expect(check('AgreementMade', '1', leaves({ ...contentOfEvent(AgreementMade), occurredTime: '10:00', provenance: 'imported' }))).toBe('known'));
  it('a scope of classes, or of none', () => {
    for (const scope of [['agreement', 'consent'], []] as const)
      expect(check('CopyRequested', '1', leaves(contentOfEvent({ ...CopyRequested, data: { ...CopyRequested.data, scope } })))).toBe('known');
  });
  it.each(examples.filter(({ type }) => type !== 'EntryCorrected').map((event) => [event.type, event] as const))('%s, corrected', (_, event) =>
    expect(check('EntryCorrected', '1', leaves(correction(contentOfEvent(event).data)))).toBe('known'));
  it('a correction of a correction is none', () =>
    expect(check('EntryCorrected', '1', leaves(correction({ corrected: { occurredOn: '2026-03-10', data: {} } })))).toBe('pointer-unknown'));
});

describe('an operator who seals, commits and signs what no event has is refused all the same (docs/proof.md section 4)', () => {
  const made = contentOfEvent(AgreementMade);
  const withData = (data: object): EntryContent => ({ ...made, data: { ...made.data, ...data } });
  const codes = (content: EntryContent, known: Schemas | undefined): FindingCode[] =>
    verifyCopy(buildCopy(wholeInput([shown(recordedAs(AgreementMade, 0, content))])), { keys: [schoolKey], ...(known && { schemas: known }) }).broken.map(({ code }) => code);

  it('the same copy without the forgery holds', () => expect(codes(made, schemas)).toEqual([]));
  it.each<[string, EntryContent]>([
    ['an extra field', withData({ extra: 'x' })],
    ['an extra field in a list', withData({ text: [{ text: 'Zo.', extra: 'x' }] })],
    ['a value in place of a list', withData({ text: 'Zo.' })],
    ['a list in place of a value', withData({ evaluateOn: ['2026-06-01'] })],
    ['a list one level deeper', withData({ text: [[{ text: 'Zo.' }]] })],
    ['a field of another type', withData({ score: 5 })],
    ['a field of its own at another place', withData({ text: [{ text: 'Zo.', evaluateOn: '2026-06-01' }] })],
    ['an extra empty list', withData({ extra: [] })],
    ['a correction in an agreement', withData({ corrected: { occurredOn: '2026-03-10' } })],
    ['a field beside the data', { ...made, ...{ evaluateOn: '2026-06-01' } }],
    ['a note about the actor', { ...made, actor: { account: 'acc-1', role: 'mentor', note: 'x' } }],
    ['an actor that is only text', { ...made, actor: 'mentor' }],
  ])('%s', (_, content) => {
    expect(codes(content, undefined)).toEqual([]);
    expect(codes(content, schemas)).toEqual(['entry-field-unknown']);
  });
  it('black does not hide it', () => {
    const entry = recordedAs(AgreementMade, 0, withData({ extra: 'x' }));
    const copy = buildCopy(wholeInput([{ state: 'redacted', ...entry, redactions: [{ pointer: '/data/extra', reason: 'E' }] }]));
    expect(verifyCopy(copy, { keys: [schoolKey], schemas }).broken.map(({ code }) => code)).toEqual(['entry-field-unknown']);
  });
  it('a score on another type only', () => expect(check('GoalProgressRecorded', '1', leaves(contentOfEvent({ ...GoalProgressRecorded, data: { ...GoalProgressRecorded.data, score: 5 } })))).toBe('known'));
});

describe('what is stored today holds', () => {
  it('a copy with shown, black, withheld and erased entries', () => {
    const { broken, holds } = verifyCopy(buildCopy(wholeInput(realEntries())), { keys: [schoolKey], schemas });
    expect(broken).toEqual([]);
    expect(holds.map(({ code }) => code)).toContain('fields-known');
  });
});
