import fc from 'fast-check';
import { figuresOf, measures, schoolFiguresOf, type Finding, type Told } from '../../../src/audit/index.ts';
import { rows } from '../../../src/audit/domain/compliance.ts';
import { FEWEST_PUPILS, toldOf } from '../../../src/audit/domain/school.ts';

const finding = (outcome: string, on = '2026-10-10'): Finding => ({ measure: 'terms', rule: 'W-18', outcome, on, entryIds: ['entry'] });
const pupils = (count: number, ...findings: readonly Finding[]): readonly (readonly Finding[])[] => Array.from({ length: count }, () => findings);

const concluded = (...dossiers: readonly (readonly Finding[])[]): Readonly<Record<string, Told>> => {
  const found = schoolFiguresOf(dossiers).find(({ measure, rule }) => measure === 'terms' && rule === 'W-18');
  return Object.fromEntries([['total', found?.total ?? 0], ...(found?.outcomes ?? []).map(({ outcome, count }) => [outcome, count] as const)]);
};

describe('AVG 5(1)(c): totals of a school point at no pupil', () => {
  it('are told from five pupils on', () => {
    expect(concluded(...pupils(5, finding('in-time')))).toEqual({ total: 5, 'in-time': 5, late: 0, missed: 0, open: 0, lapsed: 0 });
    expect(concluded(...pupils(4, finding('in-time')))).toEqual({ total: 'hidden', 'in-time': '<5', late: 0, missed: 0, open: 0, lapsed: 0 });
  });

  it('hide a number that is about few pupils, however large it is', () => {
    expect(concluded(pupils(9, finding('late')).flat())['late']).toBe('<5');
  });

  it('hide the next smallest number and the total with it, so that it cannot be reckoned', () => {
    expect(concluded(...pupils(20, finding('in-time')), ...pupils(2, finding('late')), ...pupils(7, finding('missed')))).toEqual({ total: 'hidden', 'in-time': 20, late: '<5', missed: 'hidden', open: 0, lapsed: 0 });
  });

  it('name no entry', () => expect(JSON.stringify(schoolFiguresOf(pupils(6, finding('in-time'))))).not.toContain('entry'));

  it('say in Dutch what may be told', () => {
    const [told] = schoolFiguresOf([...pupils(20, finding('in-time')), ...pupils(2, finding('late'))]).filter(({ rule }) => rule === 'W-18');
    expect(told?.textNl).toBe('Gesprekken afgerond: een aantal op tijd, bij minder dan 5 leerlingen te laat.');
  });
});

const cells = fc.array(
  fc.record({ pupils: fc.integer({ min: 0, max: 12 }), more: fc.integer({ min: 0, max: 3 }) }).map(({ pupils: about, more }) => ({ pupils: about, count: about === 0 ? 0 : about + more })),
  { minLength: 2, maxLength: 5 },
);

describe('Whatever the numbers of a row are', () => {
  it('none that is told is about one to four pupils, and with one that is not told the total is not told either', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const { counts, total } = toldOf(row);
        for (const [at, count] of counts.entries()) if (typeof count === 'number' && count > 0) expect(row[at]?.pupils).toBeGreaterThanOrEqual(FEWEST_PUPILS);
        expect(counts.some((count) => typeof count === 'string')).toBe(total === 'hidden');
      }),
    );
  });

  it('who knows the total all the same cannot reckon a small number, where another number is there to hide it behind', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const { counts } = toldOf(row);
        if (!counts.includes('<5') || !row.some(({ pupils: about }) => about >= FEWEST_PUPILS)) return;
        expect(counts.filter((count) => typeof count === 'string').length).toBeGreaterThan(1);
      }),
    );
  });

  it('what is told is the sum of the dossiers', () => {
    fc.assert(
      fc.property(cells, (row) => {
        for (const [at, count] of toldOf(row).counts.entries()) if (typeof count === 'number') expect(count).toBe(row[at]?.count);
      }),
    );
  });
});

const anyFinding = fc.constantFrom(...rows).chain(({ measure, rule }) =>
  fc.record({ measure: fc.constant(measure), rule: fc.constant(rule), outcome: fc.constantFrom(...Object.keys(measures[measure])), on: fc.constantFrom('2025-10-10', '2026-10-10'), entryIds: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }) }),
);

describe('Figures add up', () => {
  it('every finding is in one figure, every figure is the sum of its outcomes, and every entry stands behind a count', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 40 }), (findings) => {
        const figures = figuresOf(findings);
        expect(figures.reduce((sum, { total }) => sum + total, 0)).toBe(findings.length);
        for (const { total, outcomes } of figures) expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        expect(new Set(figures.flatMap(({ outcomes }) => outcomes.flatMap(({ entryIds }) => entryIds)))).toEqual(new Set(findings.flatMap(({ entryIds }) => entryIds)));
      }),
    );
  });

  it('a school without dossiers has every row, of nothing', () => {
    const figures = schoolFiguresOf([]);
    expect(figures).toHaveLength(rows.length);
    expect(figures.every(({ total, outcomes }) => total === 0 && outcomes.length > 0)).toBe(true);
  });
});
