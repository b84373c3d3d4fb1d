import { accessTable, decide } from '../../../src/access/index.ts';
import { family } from './examples/family.ts';
import { partnership } from './examples/partnership.ts';
import { recording } from './examples/recording.ts';
import { school } from './examples/school.ts';
import type { Asked } from './examples/world.ts';

/** Words in a sentence (CONTRIBUTING.md, Words). */
const LONGEST = 15;

const examples = [...family, ...school, ...recording, ...partnership];

const answer = ([action, who, about]: Asked): string => decide(action, who, about).rule;
const inWords = ([action, who, about]: Asked): string => `${action} ${about?.type ?? ''} by ${who.role} ${who.relation} ${who.pupilAge}`;

describe('Each row of the access table', () => {
  it.each(examples.map((example) => [example.rule, example.says, example] as const))('%s: %s', (rule, _says, { holds, unlike }) => {
    expect(holds.map((asked) => [inWords(asked), answer(asked)])).toEqual(holds.map((asked) => [inWords(asked), rule]));
    for (const example of unlike) {
      const expected = example.at(-1);
      const asked = example.slice(0, -1) as unknown as Asked;
      expect([inWords(asked), answer(asked)]).toEqual([inWords(asked), expected]);
    }
  });

  it('has examples on both sides', () => {
    expect(examples.map(({ rule }) => rule).toSorted()).toEqual(accessTable.rules.map(({ id }) => id).toSorted());
    expect(examples.filter(({ holds, unlike }) => holds.length === 0 || unlike.length === 0)).toEqual([]);
  });

  it('is named once', () => {
    const ids = [...accessTable.rules, ...Object.values(accessTable.otherwise)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('speaks plain Dutch: short sentences, "u", and for a refusal what to do now', () => {
    for (const { id, textNl } of [...accessTable.rules, ...Object.values(accessTable.otherwise)]) {
      const sentences = textNl.split(/(?<=[.?!])\s/);
      expect(sentences.filter((sentence) => sentence.split(' ').length > LONGEST).map((sentence) => [id, sentence])).toEqual([]);
      expect([id, /\b(je|jij|jouw)\b/i.test(textNl)]).toEqual([id, false]);
    }
    const refusals = [...accessTable.rules.filter(({ effect }) => effect === 'deny'), ...Object.values(accessTable.otherwise)];
    expect(refusals.filter(({ textNl }) => !/\b(vraag|vragen|laat|geef|leg)\b/i.test(textNl)).map(({ id }) => id)).toEqual([]);
  });
});
