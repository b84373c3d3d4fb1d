import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { accountRef, commandIdFrom, eventIdFrom, idFrom, isUuid, lengthPrefixed } from '../../../src/kernel/ids.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const otherKey = createSecretKey(Buffer.alloc(32, 2));
const fingerprint = 'ab'.repeat(32);
const COMMAND = '00000000-0000-4000-8000-000000000001';

describe('Length-prefixed parts (docs/proof.md section 1)', () => {
  it('are four bytes of length, then the bytes', () => expect(lengthPrefixed('é').toString('hex')).toBe('00000002c3a9'));
  it('of nothing are four zeros', () => expect(lengthPrefixed('').toString('hex')).toBe('00000000'));

  it('never run into each other', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.string({ unit: 'grapheme' })), (a, b) => {
        const [left, right] = [a, b].map((parts) => Buffer.concat(parts.map(lengthPrefixed)).toString('hex'));
        expect(left === right).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    ));
});

describe('A command id is the same for the same request, and for no other (docs/architecture.md, Writing)', () => {
  const id = commandIdFrom(key, 'client', 'route', 'place', 'key');

  it('is a UUID of version 8', () => expect([isUuid(id), id[14]]).toEqual([true, '8']));
  it('is the same again', () => expect(commandIdFrom(key, 'client', 'route', 'place', 'key')).toBe(id));
  it.each([
    ['tenant', commandIdFrom(otherKey, 'client', 'route', 'place', 'key')],
    ['client', commandIdFrom(key, 'other', 'route', 'place', 'key')],
    ['route', commandIdFrom(key, 'client', 'other', 'place', 'key')],
    ['dossier or organisation', commandIdFrom(key, 'client', 'route', 'other', 'key')],
    ['key', commandIdFrom(key, 'client', 'route', 'place', 'other')],
    ['place of the parts', commandIdFrom(key, 'clientroute', '', 'place', 'key')],
  ])('differs by %s', (_what, other) => expect(other).not.toBe(id));
});

describe('An event id holds command, body and place (docs/architecture.md, Writing)', () => {
  const id = eventIdFrom(key, COMMAND, fingerprint, 0);

  it('is a UUID', () => expect(isUuid(id)).toBe(true));
  it('is the same again', () => expect(eventIdFrom(key, COMMAND, fingerprint, 0)).toBe(id));
  it.each([
    ['dossier', eventIdFrom(otherKey, COMMAND, fingerprint, 0)],
    ['command', eventIdFrom(key, COMMAND.replace('1', '2'), fingerprint, 0)],
    ['body', eventIdFrom(key, COMMAND, 'cd'.repeat(32), 0)],
    ['place', eventIdFrom(key, COMMAND, fingerprint, 1)],
  ])('differs by %s', (_what, other) => expect(other).not.toBe(id));
});

describe('The id of a new thing comes from its command', () => {
  it('is the same again, and a UUID', () => expect([idFrom(COMMAND, 'goal'), isUuid(idFrom(COMMAND, 'goal'))]).toEqual([idFrom(COMMAND, 'goal'), true]));
  it('differs by what it is', () => expect(idFrom(COMMAND, 'goal')).not.toBe(idFrom(COMMAND, 'person')));
  it('differs by command', () => fc.assert(fc.property(fc.uuid(), fc.uuid(), (a, b) => expect(idFrom(a, 'goal') === idFrom(b, 'goal')).toBe(a === b))));
});

describe('An account is known by issuer and subject only', () => {
  it('is opaque', () => expect(accountRef('https://issuer.example', 'subject')).toMatch(/^[\w-]{32}$/));
  it('differs by issuer and by subject', () => expect(new Set([accountRef('a', 'b'), accountRef('a', 'c'), accountRef('c', 'b'), accountRef('ab', '')]).size).toBe(4));
});

describe('A UUID', () => {
  it.each([COMMAND, '00000000-0000-8000-b000-000000000000'])('is %s', (id) => expect(isUuid(id)).toBe(true));
  it.each(['', 'A0000000-0000-4000-8000-000000000001', '00000000-0000-0000-8000-000000000001', '00000000-0000-4000-c000-000000000001', `${COMMAND} `, COMMAND.replaceAll('-', '')])('is not %j', (id) =>
    expect(isUuid(id)).toBe(false));
});
