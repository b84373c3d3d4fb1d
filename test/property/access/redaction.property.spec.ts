import fc from 'fast-check';
import { redact, redactionsFor } from '../../../src/access/index.ts';
import type { Dossier, DossierEvent, Segment } from '../../../src/dossier/domain/index.ts';
import { leavesOf } from '../../../src/proof/index.ts';
import { dossierOf, entryOf, family, FIRST, ON } from '../../specs/access/dossiers.ts';

const child = family('2016-05-01');
const mother = { personId: 'mother', representsPersons: ['pupil', 'sister'] };
const SHOWN = new Set(['mother', 'pupil', 'sister']);

const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const segment: fc.Arbitrary<Segment> = fc.record(
  {
    text: words,
    person: fc.constantFrom('mother', 'pupil', 'sister', 'father', 'bo', 'anna'),
    relation: fc.constantFrom('other-pupil', 'other-parent', 'staff', 'other'),
  },
  { requiredKeys: ['text'] },
);
const segments = fc.array(segment, { maxLength: 5 });
const lists = fc.array(segments, { maxLength: 3 });

const isAboutOther = ({ person, relation }: Segment): boolean =>
  (person !== undefined || relation !== undefined) && relation !== 'staff' && !(person !== undefined && SHOWN.has(person));

let canaries = 0;
/** Gives each text a mark that stands nowhere else, so that a trace of it is found. */
const marked = (list: readonly Segment[]): readonly (Segment & { readonly canary: string })[] =>
  list.map((it) => {
    canaries += 1;
    const canary = `canary-${String(canaries)}-`;
    return { ...it, text: `${canary}${it.text}`, canary };
  });
const plain = (list: readonly (Segment & { readonly canary: string })[]): readonly Segment[] => list.map(({ canary: _canary, ...it }) => it);

const concluded = fc.record({ goals: lists, steps: lists, promoting: lists, impeding: lists }).map(({ goals, steps, promoting, impeding }) => {
  const all = { goals: goals.map(marked), steps: steps.map(marked), promoting: promoting.map(marked), impeding: impeding.map(marked) };
  const event: DossierEvent = {
    type: 'ConversationConcluded',
    data: {
      conversationId: 'conversation-1',
      goals: all.goals.map(plain),
      nextSteps: all.steps.map((what) => ({ what: plain(what), owner: 'school', due: ON })),
      promotingFactors: all.promoting.map(plain),
      impedingFactors: all.impeding.map(plain),
      agreedJointly: true,
      thirdParties: 'tagged',
      occurredOn: ON,
    },
  };
  return { event, said: [...all.goals, ...all.steps, ...all.promoting, ...all.impeding].flat() };
});

const screen = (dossier: Dossier) => {
  const entry = entryOf(dossier, FIRST);
  const redactions = redactionsFor(entry, mother, dossier);
  return { entry, redactions, shown: redact(entry.content, redactions) };
};

describe('Redaction, whatever is written', () => {
  it('leaves no trace of words about others and takes no other words away', () => {
    fc.assert(
      fc.property(concluded, ({ event, said }) => {
        const text = JSON.stringify(screen(dossierOf(...child, event)).shown);
        for (const it of said) expect([it.relation, it.person, text.includes(it.canary)]).toEqual([it.relation, it.person, !isAboutOther(it)]);
      }),
    );
  });

  it('names no person whose words are black', () => {
    fc.assert(
      fc.property(concluded, ({ event }) => {
        const text = JSON.stringify(screen(dossierOf(...child, event)).shown.data);
        expect([text.includes('"person":"bo","relation":"other'), text.includes('"person":"father","relation":"other')]).toEqual([false, false]);
      }),
    );
  });

  it('points at leaves of the entry, each once, and changes exactly those', () => {
    fc.assert(
      fc.property(concluded, ({ event }) => {
        const { entry, redactions, shown } = screen(dossierOf(...child, event));
        const before = new Map(leavesOf(entry.content).map(({ pointer, value }) => [pointer, value]));
        const after = new Map(leavesOf(shown).map(({ pointer, value }) => [pointer, value]));
        const black = new Set(redactions.map(({ pointer }) => pointer));
        expect(black.size).toBe(redactions.length);
        expect([...black].filter((pointer) => !before.has(pointer))).toEqual([]);
        expect([...before.keys()]).toEqual([...after.keys()]);
        expect([...before].filter(([pointer, value]) => !black.has(pointer) && JSON.stringify(after.get(pointer)) !== JSON.stringify(value))).toEqual([]);
      }),
    );
  });

  it('is the same for texts of every length', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [one, other].map((text) =>
          screen(dossierOf(...child, { type: 'ParentsInformed', data: { parents: ['mother'], message: [{ text, relation: 'other-pupil' }], thirdParties: 'tagged', occurredOn: ON } })),
        );
        expect(a?.shown).toEqual(b?.shown);
      }),
    );
  });
});
