import fc from 'fast-check';
import { auditOf, findingsOn, figuresOf } from '../../../src/audit/index.ts';
import { outcomeOfTerm, termsOf } from '../../../src/audit/domain/terms.ts';
import { emptyDossier, fold, obligationsOf, replay, type Dossier, type DossierEvent } from '../../../src/dossier/domain/index.ts';
import { addDays } from '../../../src/kernel/calendar.ts';
import type { Entry } from '../../../src/kernel/entry.ts';
import { authorityOf, entryCorrected, entryMisfiled, father, irregular, kept, mother, pupilBorn, registrationReceived } from '../../specs/builders/index.ts';
import { defaults } from '../../specs/given.ts';
import { eventExamples } from '../../specs/builders/examples.ts';

/** After everything that the examples say happened: nothing is written down before it happened. */
const BEGAN = '2026-08-01';
const family = [pupilBorn('2010-12-11'), mother, father, authorityOf('mother'), registrationReceived()] as const;

/** What happens next, and how many days after what came before it is written down. */
interface Step {
  readonly event: DossierEvent;
  readonly days: number;
  readonly how: 'kept' | 'irregular' | 'corrected' | 'misfiled';
  readonly about: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  event: fc.constantFrom(...Object.values(eventExamples)),
  days: fc.integer({ min: 0, max: 60 }),
  how: fc.constantFrom('kept', 'kept', 'kept', 'kept', 'irregular', 'corrected', 'misfiled'),
  about: fc.nat(),
});

const entriesOf = (steps: readonly Step[]): readonly Entry[] => {
  const entries: Entry[] = [];
  let day = BEGAN;
  const add = (made: (revision: number) => Entry): void => {
    entries.push({ ...made(entries.length), recordedAt: `${day}T12:00:00.000Z` });
  };
  for (const event of family) add(kept(event));
  for (const { event, days, how, about } of steps) {
    day = addDays(day, days);
    const concerned = entries[about % entries.length];
    if (how === 'misfiled' && concerned) add(kept(entryMisfiled({ entryId: concerned.eventId, occurredOn: day })));
    else if (how === 'corrected' && concerned?.state === 'kept') add(kept(entryCorrected({ entryId: concerned.eventId, corrected: { occurredOn: addDays(concerned.content.occurredOn, 3), data: concerned.content.data }, occurredOn: day })));
    else add(how === 'irregular' ? irregular(event, 'parent-not-present') : kept(event));
  }
  return entries;
};

const folded = (entries: readonly Entry[]): Dossier => entries.reduce(fold, emptyDossier);
const dayOf = (entries: readonly Entry[]): string => entries.at(-1)?.recordedAt.slice(0, 10) ?? BEGAN;
const bySince = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);
const terms = (dossier: Dossier) => termsOf(dossier, defaults).map((term) => JSON.stringify(term)).toSorted();

describe('Terms of any history', () => {
  it('that are not ended are what is due', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const entries = entriesOf(steps);
        const [dossier, day] = [folded(entries), dayOf(entries)];
        const open = termsOf(dossier, defaults).filter((term) => term.from <= day && ['open', 'missed'].includes(outcomeOfTerm(term, day)) && (!term.closed || term.closed.on > day));
        expect(open.map(({ since, due }) => [since, due]).toSorted(bySince)).toEqual(obligationsOf(dossier, day, defaults).map(({ since, due }) => [since, due]).toSorted(bySince));
      }),
      { numRuns: 150 },
    );
  });

  it('are the same whether they were looked at after each entry or once at the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const entries = entriesOf(steps);
        let growing: Dossier = emptyDossier;
        for (const entry of entries) {
          growing = fold(growing, entry);
          termsOf(growing, defaults);
        }
        expect(terms(growing)).toEqual(terms(folded(structuredClone(entries))));
      }),
      { numRuns: 100 },
    );
  });

  it('a replay ends in the dossier itself', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const dossier = folded(entriesOf(steps));
        const { history: _played, ...end } = [...replay(dossier)].at(-1)?.after ?? emptyDossier;
        const { history: _folded, ...state } = dossier;
        expect(end).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });

  it('figures hold every term that is known, and every entry behind them is in the dossier', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const entries = entriesOf(steps);
        const [dossier, day] = [folded(entries), dayOf(entries)];
        const findings = findingsOn(auditOf(dossier, defaults), day);
        const figures = figuresOf(findings);
        expect(figures.reduce((sum, { total }) => sum + total, 0)).toBe(findings.length);
        const named = figures.flatMap(({ outcomes }) => outcomes.flatMap(({ entryIds }) => entryIds));
        expect(named.filter((id) => !dossier.history.find(id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

