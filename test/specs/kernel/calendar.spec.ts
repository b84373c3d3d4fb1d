import fc from 'fast-check';
import { addDays, addMonths, addWeeks, addWorkingDays, age, birthday, dateOf, daysBetween, endOfSchoolYear, instantOf, isPlainDate, laterOf, workingDayFrom } from '../../../src/kernel/calendar.ts';

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** 0 is Sunday. */
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('A calendar date', () => {
  it.each(['2026-03-10', '2024-02-29', '2000-02-29', '0001-01-01'])('is %s', (date) => expect(isPlainDate(date)).toBe(true));
  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-03-32', '2026-3-1', '26-03-10', '2026-03-10T00:00', ' 2026-03-10', '20260310', '+002026-03-10', ''])('is not %j', (date) =>
    expect(isPlainDate(date)).toBe(false));
  it('is every day that a clock ever showed', () => fc.assert(fc.property(day, (date) => expect(isPlainDate(date)).toBe(true))));
  it('is written in one way only', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '-'), minLength: 8, maxLength: 11 }), (text) => {
        if (isPlainDate(text)) expect(addDays(text, 0)).toBe(text);
      }),
    ));
});

describe('The Dutch date and time of an instant (Europe/Amsterdam)', () => {
  it.each([
    ['2026-01-01T22:59:59.999Z', '2026-01-01'],
    ['2026-01-01T23:00:00.000Z', '2026-01-02'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
  ])('%s is on %s', (instant, date) => expect(dateOf(instant)).toBe(date));

  it.each([
    ['2026-01-01', '00:00', '2025-12-31T23:00:00.000Z'],
    ['2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
    // The night the clock goes forward, and the night it goes back: the first of the two.
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s at %s is %s', (date, time, instant) => expect(instantOf(date, time)).toBe(instant));

  it('gives the day back', () => fc.assert(fc.property(day, fc.nat(23), (date, hour) => expect(dateOf(instantOf(date, `${String(hour).padStart(2, '0')}:00`))).toBe(date))));
});

describe('A birthday (docs/rules.md, Time)', () => {
  it.each([
    ['2010-03-10', 16, '2026-03-10'],
    ['2008-02-29', 16, '2024-02-29'],
    ['2008-02-29', 17, '2025-03-01'],
    ['2008-02-29', 18, '2026-03-01'],
    ['2008-12-31', 18, '2026-12-31'],
    ['2008-02-28', 16, '2024-02-28'],
    ['2008-03-01', 16, '2024-03-01'],
  ])('of who was born on %s completes %i years on %s', (bornOn, years, on) => {
    expect(birthday(bornOn, years)).toBe(on);
    expect([age(bornOn, addDays(on, -1)), age(bornOn, on)]).toEqual([years - 1, years]);
  });

  it('is 0 on the day of birth and under 0 before', () => expect([age('2026-03-10', '2026-03-09'), age('2026-03-10', '2026-03-10')]).toEqual([-1, 0]));

  it('is the first day of an age, for everybody', () =>
    fc.assert(
      fc.property(day, fc.nat(30), (bornOn, years) => {
        const on = birthday(bornOn, years);
        expect(age(bornOn, on)).toBe(years);
        expect(age(bornOn, addDays(on, -1))).toBe(years - 1);
      }),
    ));

  it('nobody grows younger', () =>
    fc.assert(fc.property(day, day, fc.nat(2000), (bornOn, on, more) => expect(age(bornOn, addDays(on, more))).toBeGreaterThanOrEqual(age(bornOn, on)))));
});

describe('Terms (docs/rules.md, Time)', () => {
  it.each([
    ['2026-03-10', 1, '2026-04-10'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
  ])('%s and %i months is %s', (date, months, due) => expect(addMonths(date, months)).toBe(due));

  it('in weeks end on the same weekday', () => {
    expect(addWeeks('2026-03-10', 6)).toBe('2026-04-21');
    fc.assert(fc.property(day, fc.nat(60), (date, weeks) => expect(weekday(addWeeks(date, weeks))).toBe(weekday(date))));
  });

  it('in days cross months, years and the change of the clock', () => {
    expect([addDays('2026-12-31', 1), addDays('2024-02-28', 1), addDays('2026-03-28', 2), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2024-02-29', '2026-03-30', '2026-02-28']);
  });

  it.each([
    ['a Tuesday', '2026-03-10', 5, '2026-03-17'],
    ['a Friday', '2026-03-13', 1, '2026-03-16'],
    ['a Saturday', '2026-03-14', 1, '2026-03-16'],
    ['a Sunday', '2026-03-15', 1, '2026-03-16'],
    ['a Thursday', '2026-03-12', 1, '2026-03-13'],
    ['no days', '2026-03-14', 0, '2026-03-14'],
    // Easter Monday counts as a working day: rounded against ourselves.
    ['Good Friday', '2026-04-03', 1, '2026-04-06'],
  ])('in working days from %s (%s, %i) end on %s', (_from, date, days, due) => expect(addWorkingDays(date, days)).toBe(due));

  it('in working days never end in a weekend, and five of them are a week', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (date, days) => {
        const due = addWorkingDays(date, days);
        expect([1, 2, 3, 4, 5]).toContain(weekday(due));
        expect(addWorkingDays(due, 5)).toBe(addDays(due, 7));
        expect(addWorkingDays(due, 1)).toBe(addWorkingDays(date, days + 1));
      }),
    ));
});

describe('Days between two dates', () => {
  it('are counted on the calendar, also over a change of the clock', () => {
    expect([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2024-02-28', '2024-03-01'), daysBetween('2026-01-01', '2027-01-01')]).toEqual([2, 2, 365]);
  });

  it('are none on the same day, and negative backwards', () => {
    expect([daysBetween('2026-03-10', '2026-03-10'), daysBetween('2026-03-11', '2026-03-10')]).toEqual([0, -1]);
  });
});

describe('A school year runs from 1 August to 31 July', () => {
  it.each([
    ['2026-07-31', '2026-07-31'],
    ['2026-08-01', '2027-07-31'],
    ['2026-12-31', '2027-07-31'],
    ['2027-01-01', '2027-07-31'],
  ])('%s is in the one that ends on %s', (date, end) => expect(endOfSchoolYear(date)).toBe(end));

  it('is never over already, and never longer than a year', () =>
    fc.assert(
      fc.property(day, (date) => {
        expect(endOfSchoolYear(date) >= date).toBe(true);
        expect(addDays(date, 366) > endOfSchoolYear(date)).toBe(true);
      }),
    ));
});

it('The later of two instants is one of them, whichever comes first', () => {
  const [early, late] = ['2026-03-10T09:00:00.000Z', '2026-03-10T09:00:00.001Z'] as const;
  expect([laterOf(early, late), laterOf(late, early), laterOf(late, late)]).toEqual([late, late, late]);
});

describe('A right of parents ends on a working day (Algemene termijnenwet 1 and 3)', () => {
  it.each([
    ['a Wednesday stays', '2026-10-28', '2026-10-28'],
    ['Saturday and Sunday go to Monday', '2026-10-31', '2026-11-02'],
    ['Christmas and the weekend after it', '2026-12-25', '2026-12-28'],
    ['New Year', '2027-01-01', '2027-01-04'],
    ['Good Friday to Easter Monday', '2026-04-03', '2026-04-07'],
    ['Ascension Day', '2026-05-14', '2026-05-15'],
    ['Whit Monday', '2026-05-25', '2026-05-26'],
    ['the King’s birthday', '2026-04-27', '2026-04-28'],
    ['5 May, and Ascension Day after it', '2027-05-05', '2027-05-07'],
    ['Easter Monday, early and late', '2008-03-24', '2008-03-25'],
    ['Easter Monday, as late as it comes', '2038-04-26', '2038-04-28'],
  ])('%s', (_, date, moved) => expect(workingDayFrom(date)).toBe(moved));
  it('never before the day itself, nor more than five days after it', () =>
    fc.assert(fc.property(day, (date) => {
      const moved = workingDayFrom(date);
      expect([daysBetween(date, moved) >= 0, daysBetween(date, moved) <= 5, [0, 6].includes(weekday(moved))]).toEqual([true, true, false]);
    })));
});
