import fc from 'fast-check';
import { buildCopy, bundle } from '../../../src/copy/index.ts';
import { commit, commitmentOfLeaves, contentOf, disclose, leavesOf, verifyCopy } from '../../../src/proof/index.ts';
import { contentWith, recorded, schoolKey, seedOf, STREAM, wholeInput } from '../../vectors/fixtures.ts';
import { content, entries } from './arbitraries.ts';

const seed = seedOf('property');

describe('design 6.3: any redaction of any leaves of any content', () => {
  it('adds up to the same commitment, and forms an entry again', () => {
    fc.assert(
      fc.property(content, fc.func(fc.boolean()), (made, black) => {
        const leaves = disclose(made, seed, black);
        contentOf(leaves);
        expect(commitmentOfLeaves(leaves)).toBe(commit(made, seed));
      }),
    );
  });

  it('nothing black: the very same object comes back', () => {
    fc.assert(fc.property(content, (made) => expect(contentOf(disclose(made, seed, () => false))).toEqual(JSON.parse(JSON.stringify(made)))));
  });

  it('two contents with the same leaves are the same content', () => {
    fc.assert(
      fc.property(content, content, (a, b) => {
        const same = JSON.stringify(leavesOf(a)) === JSON.stringify(leavesOf(b));
        expect(commit(a, seed) === commit(b, seed)).toBe(same);
        if (same) expect(contentOf(disclose(a, seed, () => false))).toEqual(contentOf(disclose(b, seed, () => false)));
      }),
    );
  });
});

describe('AVG 15(3), W-28: every mixture of shown, black, withheld and erased entries', () => {
  it('makes a copy that verifies and whose numbers add up', () => {
    fc.assert(
      fc.property(entries(0), (made) => {
        const { broken, holds } = verifyCopy(buildCopy(wholeInput(made)), { keys: [schoolKey] });
        expect(broken).toEqual([]);
        expect(holds.map(({ code }) => code)).toContain('numbers-complete');
      }),
    );
  });
});

describe('AVG 15(4): what is black is in no file', () => {
  const canaries = (value: object): string[] => leavesOf(value).flatMap((leaf) => (typeof leaf.value === 'string' && leaf.value.startsWith('kanarie') ? [leaf.value] : []));
  const nest = (depth: number, name: string): object => (depth === 0 ? { tekst: name } : { lijst: [{ tekst: `${name} ${String(depth)} regel` }, nest(depth - 1, name)] });

  it('no value, salt, seed or fingerprint of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.infiniteStream(fc.boolean()), (depth, choices) => {
        const entry = recorded(STREAM, 0, contentWith({ data: nest(depth, 'kanarie') }));
        const pointers = leavesOf(entry.content.data).map(({ pointer }) => `/data${pointer}`).filter(() => choices.next().value === true);
        fc.pre(pointers.length > 0);
        const text = bundle(buildCopy(wholeInput([{ state: 'redacted', ...entry, redactions: pointers.map((pointer) => ({ pointer, reason: 'A' as const })) }])));
        const whole = disclose(entry.content, entry.content.seed, () => false);
        for (const leaf of whole) {
          const black = pointers.includes(leaf.pointer);
          if ('salt' in leaf) expect(text.includes(leaf.salt)).toBe(!black);
          if ('value' in leaf && black) expect(text).not.toContain(JSON.stringify(leaf.value));
        }
        expect(text).not.toContain(entry.content.seed);
        expect(text).not.toContain(entry.content.fingerprint);
        expect(canaries(entry.content).length).toBeGreaterThan(0);
      }),
    );
  });

  it('nothing of a withheld or erased entry but its D and the decision', () => {
    fc.assert(
      fc.property(entries(1), (made) => {
        const text = bundle(buildCopy(wholeInput(made)));
        made.forEach((entry, revision) => {
          if (entry.state !== 'withheld' && entry.state !== 'erased') return;
          const { header } = recorded(STREAM, revision);
          expect(text).not.toContain(header.eventId);
          expect(text).not.toContain(header.recordedAt);
        });
      }),
    );
  });
});
