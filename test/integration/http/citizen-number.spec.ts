import { randomUUID } from 'node:crypto';
import { citizenNumberIn, holdsCitizenNumber, passesElfproef } from '../../../src/platform/http/citizen-number.ts';

describe('W-04: a BSN, onderwijsnummer or ECK iD is recognised (UAVG 46)', () => {
  it.each([
    '123456782',
    'BSN 123456782',
    'bsn:123456782',
    'BSN123456782',
    '(123456782)',
    'Het nummer is 123456782.',
    'geboren 2010 123456782',
    '123 456 782',
    '123.456.782',
    '1234.56.782',
    '1234 56 782',
    '12 34 56 782',
    '123\u00a0456\u00a0782',
    '123-456-782',
    'a,123456782;b',
    'https://ketenid.nl/201703/0a1b',
    'HTTPS://KETENID.NL/x',
  ])('%s', (text) => expect(holdsCitizenNumber(text)).toBe(true));
});

describe('What is no such number passes', () => {
  it.each([
    ['fails the elfproef', '123456789'],
    ['nine zeros', '000000000'],
    ['ten digits: a telephone number', '0612345678'],
    ['a telephone number in groups', '020 123 45 67'],
    ['a telephone number with country code', '+31 612345672'],
    ['a telephone number with country code together', '+31612345672'],
    ['a date and a time', '01.09.2026 14.30'],
    ['a date and an hour', '2026-09-01T14:30:00.123456782Z'],
    ['marks', '7 8 6 7 8 9 7 8 6'],
    ['digits in a word', 'a123456782b'],
    ['digits in a longer number', '1234567820'],
    ['an amount', '123456782,50'],
    ['a date', '2026-09-01'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(holdsCitizenNumber(text)).toBe(false));

  it('UUIDs', () => {
    for (let count = 0; count < 20_000; count += 1) expect(holdsCitizenNumber(randomUUID())).toBe(false);
  });
});

describe('Where it stands', () => {
  it('is a JSON pointer, and of a name the object that has it', () => {
    expect(citizenNumberIn({ a: [{ b: 'x' }, { b: '123456782' }] })).toBe('/a/1/b');
    expect(citizenNumberIn({ a: { '123456782': 1 } })).toBe('/a');
    expect(citizenNumberIn({ a: 123456782 })).toBe('/a');
    expect(citizenNumberIn({ a: { 'Jan Jansen': { b: '123456782' } } })).toBe('/a');
    expect(citizenNumberIn('123456782')).toBe('');
    expect(citizenNumberIn({ a: [1, true, null, undefined, 'x'] })).toBeUndefined();
  });
});

describe('The elfproef', () => {
  it('weighs 9 to 2 and then -1', () => {
    expect(['111222333', '123456782', '249566758'].map(passesElfproef)).toEqual([true, true, true]);
    expect(['111222334', '12345678', '1234567820', ''].map(passesElfproef)).toEqual([false, false, false, false]);
  });
});
