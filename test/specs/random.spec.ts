import fc from 'fast-check';
import { asKnownAt, decide, emptyDossier, fold, foldAll, obligationsOf, type Dossier, type DossierCommand } from '../../src/dossier/domain/index.ts';
import { actionPartState } from '../../src/dossier/domain/development-plan/development-plan.facts.ts';
import { obligations } from '../../src/dossier/projections/index.ts';
import { addDays, dateOf } from '../../src/kernel/calendar.ts';
import { consentInForce } from '../../src/dossier/domain/consent/consent.facts.ts';
import type { Entry } from '../../src/kernel/entry.ts';
import type { Event } from '../../src/kernel/event.ts';
import { History } from '../../src/kernel/history.ts';
import { commandExamples } from './builders/examples.ts';
import {
  agreementMade,
  authorityOf,
  caregiver,
  consentGranted,
  consentRefused,
  consentRequested,
  consentWithdrawn,
  conversationHeld,
  copyRequested,
  developmentGoalSet,
  developmentPlanAdopted,
  entryCorrected,
  entryId,
  father,
  forgotten,
  irregular,
  kept,
  mother,
  newId,
  parentsConsulted,
  pupilBorn,
  pupilInputRecorded,
  pupilPermissionGranted,
  staffAssigned,
} from './builders/index.ts';
import { defaults, given } from './given.ts';
import { isPlain } from './plain.ts';

/** Days around every boundary: school years, the right to be heard, the 16th and 18th birthday of a child born on 2008-02-29. */
const DAYS = ['2024-02-28', '2024-02-29', '2025-07-31', '2025-08-01', '2026-02-28', '2026-03-01', '2026-03-10', '2026-07-31', '2026-08-01'];
/** Beyond every birthday, term and school year of the family above. */
const LATER_DAYS = 1_500;
const PERSONS = ['pupil', 'mother', 'father', 'caregiver', 'stranger'];
const WHO: ReadonlySet<string> = new Set(['personId', 'grantor', 'parent', 'person', 'requester']);
const family = [pupilBorn('2008-02-29'), mother, father, caregiver, authorityOf('mother'), authorityOf('father', '2025-08-01')] as const;

/** A dossier in which everything has begun, so that a random step often refers to something. */
const begun = given(
  ...family,
  consentRequested({ occurredOn: '2024-02-28' }),
  conversationHeld(),
  agreementMade(),
  parentsConsulted(),
  pupilInputRecorded(),
  developmentPlanAdopted(),
  developmentGoalSet(),
  pupilPermissionGranted(),
  copyRequested(),
  staffAssigned(),
);

/** Something that somebody asks: which command, and what to fill in where there is a choice. */
interface Step {
  readonly command: DossierCommand;
  readonly picks: readonly number[];
  readonly fate: 'kept' | 'forgotten' | 'corrected';
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    command: fc.constantFrom(...Object.values(commandExamples)),
    picks: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
    fate: fc.constantFrom('kept' as const, 'kept' as const, 'kept' as const, 'forgotten' as const, 'corrected' as const),
  }),
  { maxLength: 40 },
);

/** Ids that the dossier has given out, by the name they go under. */
const known = ({ history }: Dossier, key: string): readonly string[] =>
  [...history].flatMap((entry) => {
    const id = entry.state === 'kept' ? (entry.content.data as Readonly<Record<string, unknown>>)[key] : undefined;
    return typeof id === 'string' ? [id] : [];
  });

/** The command about things and people that are there, or nearly so. */
const filledIn = ({ command, picks }: Step, dossier: Dossier): DossierCommand => {
  let used = 0;
  const pick = <T>(from: readonly T[]): T => from[(picks[used++ % picks.length] ?? 0) % from.length]!;
  const value = (key: string, was: unknown): unknown => {
    if (key === 'occurredOn' || key === 'evaluateOn' || key === 'validUntil' || key === 'from' || key === 'until') return pick(DAYS);
    if (key === 'entryId' || key === 'about') return entryId(pick([...Array(dossier.history.size + 1).keys()]));
    if (WHO.has(key)) return pick(PERSONS);
    if (key === 'parents') return pick([[], ['mother'], ['father', 'pupil'], ['stranger']]);
    if (key === 'participants') return pick([was, [], [{ role: 'pupil', personId: 'pupil', presence: 'in-person' }], [{ role: 'parent', presence: 'by-phone' }]]);
    if (key.endsWith('Id') && key !== 'schoolId') return pick([...known(dossier, key), ...known(dossier, key), 'nowhere']);
    if (key === 'version') return pick([0, 1, 2]);
    if (typeof was === 'boolean') return pick([true, true, false]);
    return was;
  };
  const data = Object.fromEntries(Object.entries(command.data).map(([key, was]) => [key, value(key, was)]));
  return { type: command.type, data } as unknown as DossierCommand;
};

const metaOf = (at: number) => ({ commandId: entryId(1_000_000 + at), actor: { account: 'a', role: 'mentor' }, now: '2030-01-01T12:00:00.000Z', today: '2030-01-01', policyOn: defaults });

/** Plays the steps as the service would: what breaks a rule of law is recorded as irregular, what refers to nothing is not. */
const play = (all: readonly Step[]): { readonly dossier: Dossier; readonly entries: readonly Entry[] } => {
  let { dossier } = begun;
  all.forEach((step, at) => {
    const { events, refused, broken } = decide(filledIn(step, dossier), dossier, metaOf(at));
    if (refused.length > 0) return;
    for (const event of events) {
      const { size } = dossier.history;
      const entry = broken.length > 0 ? irregular(event, ...broken)(size) : step.fate === 'forgotten' ? forgotten(event)(size) : kept(event)(size);
      dossier = fold(dossier, entry);
      if (step.fate === 'corrected') dossier = fold(dossier, correctionOf(size, event, step)(dossier.history.size));
    }
  });
  return { dossier, entries: [...dossier.history] };
};

const correctionOf = (revision: number, event: Event, { picks }: Step) => {
  const { occurredOn: _moved, occurredTime: _gone, ...data } = event.data as Event['data'] & Record<string, unknown>;
  return kept(entryCorrected({ entryId: entryId(revision), corrected: { occurredOn: DAYS[(picks[0] ?? 0) % DAYS.length]!, data } }));
};

const historyOf = (entries: readonly Entry[]): History => entries.reduce((history, entry) => history.append(entry), History.empty);

/** What was folded. Histories share their storage, so they are compared entry by entry. */
const stateOf = ({ history: _shared, ...state }: Dossier): Omit<Dossier, 'history'> => state;

describe('Whatever happens, in whatever order', () => {
  it('deciding never throws, and refuses or records', () =>
    fc.assert(
      fc.property(steps, (all) => {
        play(all);
      }),
      { numRuns: 300 },
    ));

  it('folding all at once gives what folding one by one gave', () =>
    fc.assert(
      fc.property(steps, (all) => {
        const { dossier, entries } = play(all);
        const folded = foldAll(historyOf(entries));
        expect(stateOf(folded)).toEqual(stateOf(dossier));
        expect([...folded.history]).toEqual(entries);
      }),
    ));

  it('a dossier as it was known is what had been folded by then', () =>
    fc.assert(
      fc.property(steps, fc.nat(60), (all, cut) => {
        const { dossier, entries } = play(all);
        expect(stateOf(asKnownAt(dossier, cut))).toEqual(stateOf(entries.slice(0, cut).reduce(fold, emptyDossier)));
      }),
    ));

  it('what is due has one id each, a plain text, and stands in order', () =>
    fc.assert(
      fc.property(steps, fc.constantFrom(...DAYS), (all, today) => {
        const due = obligationsOf(play(all).dossier, today, defaults);
        expect(new Set(due.map(({ id }) => id)).size).toBe(due.length);
        expect(due.map(({ due }) => due)).toEqual(due.map(({ due }) => due).toSorted());
        due.forEach(({ textNl }) => {
          isPlain(textNl);
        });
      }),
    ));

  it('what is due on a day stands in the list of what is due, although no event tells the day', () =>
    fc.assert(
      fc.property(steps, fc.nat(LATER_DAYS), (all, later) => {
        const { dossier, entries } = play(all);
        const subject = { id: 'dossier', tenant: 'board', stream: 'dossier-board_dossier' };
        const listed = obligations.derive({ ...dossier, policyOn: defaults }, subject).map(({ content: { id, due } }) => [id, due]);
        const day = addDays(dateOf(entries.at(-1)!.recordedAt), later);
        expect(listed).toEqual(expect.arrayContaining(obligationsOf(dossier, day, defaults).map(({ id, due }) => [id, due])));
      }),
      { numRuns: 300 },
    ));

  it('the same command decides the same twice', () =>
    fc.assert(
      fc.property(steps, (all) => {
        const { dossier } = play(all.slice(1));
        const [step] = all;
        if (!step) return;
        const command = filledIn(step, dossier);
        expect(decide(command, dossier, metaOf(0))).toEqual(decide(command, dossier, metaOf(0)));
      }),
    ));
});

describe('Consent, whoever says what and when', () => {
  const time = fc.constantFrom(undefined, '09:00', '12:00');
  const word = fc.record({ grantor: fc.constantFrom('pupil', 'mother', 'father'), occurredOn: fc.constantFrom(...DAYS), occurredTime: time });
  type Word = typeof word extends fc.Arbitrary<infer W> ? W : never;
  const timed = ({ occurredTime, ...rest }: Word) => ({ ...rest, ...(occurredTime !== undefined && { occurredTime }) });
  const yes = word.map((it) => consentGranted(timed(it)));
  const no = fc.oneof(word.map((it) => consentRefused(timed(it))), word.map((it) => consentWithdrawn(timed(it))));
  const asked = fc.constantFrom('care-provider' as const, 'third-party' as const).map((purpose) => consentRequested({ purpose, occurredOn: '2024-02-28', validUntil: '2026-07-31' }));
  const file = fc.tuple(asked, fc.array(fc.oneof(yes, no), { maxLength: 8 })).map(([request, words]) => given(...family, request, ...words));
  const inForce = ({ dossier }: ReturnType<typeof given>, on: string, at?: string) => consentInForce(dossier, defaults, newId('consent'), on, at).inForce;

  it('a no never brings it into force', () =>
    fc.assert(
      fc.property(file, no, fc.constantFrom(...DAYS), time, (file, objection, on, at) => {
        if (inForce(file.and(objection), on, at)) expect(inForce(file, on, at)).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('a yes never takes it out of force', () =>
    fc.assert(
      fc.property(file, yes, fc.constantFrom(...DAYS), time, (file, grant, on, at) => {
        if (inForce(file, on, at)) expect(inForce(file.and(grant), on, at)).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('what everybody stopped is stopped, from that day on', () =>
    fc.assert(
      fc.property(file, fc.constantFrom(...DAYS), (file, on) => {
        const stopped = file.and(...['pupil', 'mother', 'father'].map((grantor) => consentWithdrawn({ grantor, occurredOn: on })));
        expect(inForce(stopped, on)).toBe(false);
      }),
    ));

  it('it does not matter in what order the words were recorded', () =>
    fc.assert(
      fc.property(asked, fc.array(fc.oneof(yes, no), { maxLength: 6 }), fc.constantFrom(...DAYS), (request, words, on) => {
        expect(inForce(given(...family, request, ...words), on)).toBe(inForce(given(...family, request, ...words.toReversed()), on));
      }),
    ));
});

it('An action part that nobody spoke about is never in force', () =>
  fc.assert(fc.property(fc.constantFrom(...DAYS), fc.nat(3), (on, version) => expect(actionPartState(given(...family).dossier, 'plan', version, on)).toBe('not-agreed'))));
