import { rulebook } from '../../../src/kernel/decision.ts';

const words = { rule: 'W-00', ground: 'beleid', detailNl: 'Dit kan niet.' } as const;
const { rejectIf, record, nothing } = rulebook({ one: words, two: words, three: words });

describe('A decision', () => {
  it('records one event', () => expect(record('event')).toEqual({ events: ['event'], refused: [], broken: [] }));
  it('records several', () => expect(record(['a', 'b'])).toEqual({ events: ['a', 'b'], refused: [], broken: [] }));
  it('names every broken rule, and keeps the events: the fact may be recorded as irregular', () =>
    expect(record('event', { one: true, two: false, three: true })).toEqual({ events: ['event'], refused: [], broken: ['one', 'three'] }));
  it('names every reason to refuse for good, and has no events', () => expect(rejectIf({ one: true, two: true })).toEqual({ events: [], refused: ['one', 'two'], broken: [] }));
  it('goes on when nothing is wrong', () => expect(rejectIf({ one: false }) ?? record('event')).toEqual(record('event')));
  it('is nothing when asked twice', () => expect(nothing).toEqual({ events: [], refused: [], broken: [] }));
});
