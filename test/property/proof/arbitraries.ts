import fc from 'fast-check';
import type { CopyEntry, Redaction } from '../../../src/copy/index.ts';
import { leavesOf } from '../../../src/proof/index.ts';
import type { EntryContent, JsonValue, ReasonCode } from '../../../src/proof/index.ts';
import { contentWith, erased, recorded, shown, STREAM, withheld } from '../../vectors/fixtures.ts';
import type { Recorded } from '../../vectors/fixtures.ts';

/** Contents, entries and copies of every shape that the format allows. */

const key = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text.isWellFormed() && !/^[0-9]+$/.test(text));
const oddKey = fc.constantFrom('__proto__', 'constructor', 'toString', '', '~', '/', '~1', 'é', '\uffee', '😀', 'a-b', 'a');
const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => value.isWellFormed());
const integer = fc.maxSafeInteger().map((value) => value + 0);

const object = (value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> =>
  fc
    .uniqueArray(fc.tuple(fc.oneof(key, oddKey), value), { maxLength: 5, selector: ([name]) => name })
    .map((members) => JSON.parse(`{${members.map(([name, member]) => `${JSON.stringify(name)}:${JSON.stringify(member)}`).join(',')}}`) as JsonValue);

export const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue; leaf: JsonValue }>((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.boolean(), integer, text),
  value: fc.oneof({ maxDepth: 3 }, tie('leaf'), fc.array(tie('value'), { maxLength: 11 }), object(tie('value'))),
})).value;

export const content: fc.Arbitrary<EntryContent> = fc
  .record({ data: object(json), actor: fc.oneof(text, object(text)), purpose: text })
  .map((overrides) => contentWith({ ...overrides, actor: overrides.actor as string, data: overrides.data as object }));

export const reason = fc.constantFrom<ReasonCode>('A', 'B', 'C', 'D', 'E');

const redactable = (entry: Recorded): string[] => leavesOf(entry.content).map(({ pointer }) => pointer).filter((pointer) => pointer !== '/type' && pointer !== '/occurredOn');

const redactions = (entry: Recorded): fc.Arbitrary<Redaction[]> =>
  fc.subarray(redactable(entry), { minLength: 1 }).chain((pointers) => fc.tuple(...pointers.map((pointer) => reason.map((code) => ({ pointer, reason: code })))));

const entryAt = (revision: number): fc.Arbitrary<CopyEntry> =>
  content.chain((made) => {
    const entry = recorded(STREAM, revision, made);
    return fc.oneof(
      { weight: 3, arbitrary: fc.constant<CopyEntry>(shown(entry)) },
      { weight: 2, arbitrary: redactions(entry).map((list): CopyEntry => ({ state: 'redacted', ...entry, redactions: list })) },
      { weight: 1, arbitrary: fc.constant(withheld(entry)) },
      { weight: 1, arbitrary: fc.constant(erased(entry)) },
    );
  });

/** The entries of one stream, in every mixture of states. */
export const entries = (minLength: number, maxLength = 4): fc.Arbitrary<CopyEntry[]> =>
  fc.integer({ min: minLength, max: maxLength }).chain((size) => fc.tuple(...Array.from({ length: size }, (_, revision) => entryAt(revision))));
