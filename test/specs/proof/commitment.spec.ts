import { commit, commitmentOfLeaves, contentOf, disclose, leavesOf, NotCommittable, Redacted } from '../../../src/proof/index.ts';
import type { Leaf } from '../../../src/proof/index.ts';
import { contentWith, recorded, sealed, seedOf, STREAM } from '../../vectors/fixtures.ts';

const content = contentWith({});
const seed = seedOf('commitment');
const pointers = (value: object): string[] => leavesOf(value).map(({ pointer }) => pointer);
const leavesWith = (redacted: readonly string[]): Leaf[] => disclose(content, seed, (pointer) => redacted.includes(pointer));

describe('the commitment covers everything but seed and fingerprint (design 6.3)', () => {
  it('is the same for the content and its sealed part', () => expect(commit(sealed(content, 'x'), seed)).toBe(commit(content, seed)));
  it('never makes a leaf of the seed or the fingerprint', () =>
    expect(pointers(sealed(content, 'x')).filter((pointer) => /^\/(seed|fingerprint)/.test(pointer))).toEqual([]));
  it('a seed within the data is data', () => expect(pointers({ type: 'T', data: { seed: 1 } })).toEqual(['/data/seed', '/type']));
  it('changes with the seed', () => expect(commit(content, seedOf('other'))).not.toBe(commit(content, seed)));
  it('takes an undefined member for an absent one', () => expect(commit({ ...content, occurredTime: undefined }, seed)).toBe(commit(content, seed)));
  it.each(['', 'c2hvcnQ', `${seed}=`, seed.slice(0, -1)])('refuses the malformed seed "%s"', (malformed) => expect(() => commit(content, malformed)).toThrow(TypeError));
});

describe('what cannot be committed to is refused by its pointer, never by its value (design 6.3)', () => {
  it.each([
    ['a fraction', 0.5],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['undefined in an array', [undefined]],
    ['a hole in an array', new Array(1)],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('%s', (_, value) => expect(() => leavesOf({ type: 'T', data: { value } })).toThrow(NotCommittable));

  it('the message holds no value', () => {
    expect(() => leavesOf({ type: 'T', data: { note: 'geheim\ud800' } })).toThrow('Cannot commit to the value at "/data/note": lone-surrogate.');
  });

  it('more than 65,536 leaves', () => expect(() => leavesOf({ type: 'T', data: { many: Array.from({ length: 70_000 }, () => 1) } })).toThrow('too-many-leaves'));
});

describe('disclosure shows at least what it is and when it happened (design 6.3)', () => {
  const everythingBlack = disclose(content, seed, () => 'E');

  it('/type and /occurredOn stay readable', () =>
    expect(everythingBlack.filter((leaf) => 'value' in leaf).map(({ pointer }) => pointer)).toEqual(['/occurredOn', '/type']));
  it('all others are black with their reason', () => expect(everythingBlack.filter((leaf) => 'reason' in leaf && leaf.reason === 'E')).toHaveLength(everythingBlack.length - 2));
  it('still adds up to the commitment', () => expect(commitmentOfLeaves(everythingBlack)).toBe(commit(content, seed)));
  it('holds neither value nor salt of what is black', () => expect(Object.keys(leavesWith(['/actor/name']).find(({ pointer }) => pointer === '/actor/name') ?? {})).toEqual(['pointer', 'inner']));

  it('rebuilds the entry with a mark where it is black', () => {
    const rebuilt = contentOf(leavesWith(['/actor/name']));
    expect(rebuilt['actor']).toEqual({ account: 'acc-1', role: 'mentor', name: new Redacted(undefined) });
    expect(rebuilt['data']).toEqual(content.data);
  });
});

describe('leaves that are not the sealed ones give another commitment', () => {
  const leaves = leavesWith(['/actor/name']);
  const changed = (index: number, leaf: Partial<Record<string, unknown>>): Leaf[] => leaves.map((each, i) => (i === index ? ({ ...each, ...leaf }) : each));
  const at = leaves.findIndex(({ pointer }) => pointer === '/purpose');

  it.each([
    ['another value', { value: 'other' }],
    ['a text for a number', { value: 1 }],
    ['another salt', { salt: '00'.repeat(16) }],
    ['another pointer', { pointer: '/purposes' }],
  ])('%s', (_, change) => expect(commitmentOfLeaves(changed(at, change))).not.toBe(commit(content, seed)));

  it('one left out', () => expect(commitmentOfLeaves(leaves.slice(1))).not.toBe(commit(content, seed)));
  it('two exchanged', () => expect(commitmentOfLeaves([leaves[1] as Leaf, leaves[0] as Leaf, ...leaves.slice(2)])).not.toBe(commit(content, seed)));
  it.each(['zz'.repeat(16), '00'.repeat(15), '00'.repeat(17)])('the malformed salt %s is refused, not read short', (salt) => expect(() => commitmentOfLeaves(changed(at, { salt }))).toThrow(TypeError));
});

describe('a key named __proto__ is data like any other', () => {
  const odd = JSON.parse('{"type":"T","occurredOn":"2026-01-01","data":{"__proto__":{"admin":true}}}') as object;
  const rebuilt = contentOf(disclose(odd, seed, () => false));

  it('comes back as an own member', () => expect(JSON.stringify(rebuilt['data'])).toBe('{"__proto__":{"admin":true}}'));
  it('changes no prototype', () => {
    expect(Object.getPrototypeOf(rebuilt['data'])).toBe(Object.prototype);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

it('an entry of a stream carries its true commitment', () => {
  const { header, content: part } = recorded(STREAM, 3);
  expect(header.commitment).toBe(commit(part, part.seed));
});
