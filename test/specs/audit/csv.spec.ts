import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Figure } from '../../../src/audit/index.ts';
import { csvOf, wantsCsv, type Counted } from '../../../src/audit/http/compliance.csv.ts';

type Figures = readonly Figure[];

const report = (figures: Figures): Counted => ({ asOf: '2026-10-10', figures });
const figure = (words: string, count = 1): Figures[number] => ({ measure: 'terms', rule: words, ground: words, headingNl: words, textNl: '', total: count, outcomes: [{ outcome: 'late', textNl: words, count, entryIds: ['a', 'b'] }] });
const parsed = (csv: string): string[][] => parse(csv, { delimiter: ';', bom: true, record_delimiter: '\r\n' });

describe('A table of figures (RFC 4180, for a Dutch spreadsheet)', () => {
  it('begins with a byte order mark and names its columns', () => {
    const csv = csvOf(report([figure('W-18', 3)]));
    expect(csv.startsWith('\uFEFFpeildag;meting;regel;grond;onderwerp;uitkomst;aantal;gebeurtenissen\r\n')).toBe(true);
    expect(parsed(csv)[1]).toEqual(['2026-10-10', 'terms', 'W-18', 'W-18', 'W-18', 'W-18', '3', 'a b']);
  });

  it.each(['=1+1', '+1', '-1', '@cmd', '\tx', '\rx'])('has no cell that is a formula: %j', (words) => {
    expect(parsed(csvOf(report([figure(words)])))[1]?.[2]).toBe(`'${words}`);
  });

  it('parses back to what was written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', '\n', '\r', ',', ' ', '=', '-', '<') }), fc.nat()), { maxLength: 6 }), (words) => {
        const back = parsed(csvOf(report(words.map(([word, count]) => figure(word, count))))).slice(1);
        expect(back.map((row) => [row[3], row[6]])).toEqual(words.map(([word, count]) => [/^[=\-\r]/.test(word) ? `'${word}` : word, String(count)]));
      }),
    );
  });
});

describe('The form of an answer', () => {
  it.each([[undefined, false], ['*/*', false], ['application/json', false], ['text/csv', true], ['text/csv; charset=utf-8', true], ['text/csv, */*;q=0.1', true], ['application/json, text/csv', false]])('%s', (accept, csv) =>
    expect(wantsCsv(accept)).toBe(csv),
  );
});
