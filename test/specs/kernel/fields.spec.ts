import { dataOfAnEntry, value, type Fields } from '../../../src/kernel/fields.ts';

/** Checked by the compiler: an error that is expected and does not come is an error itself. */

interface Data {
  readonly id: string;
  readonly note?: string;
  readonly done: boolean;
  readonly score: number | null;
  readonly scope: 'whole' | readonly ('a' | 'b')[];
  readonly steps: readonly { readonly what: string }[];
  readonly how: { readonly by: 'post'; readonly street: string } | { readonly by: 'mail'; readonly address: string };
  readonly copied: object;
}

const fields: Fields<Data> = {
  id: value,
  note: value,
  done: value,
  score: value,
  scope: { '': value, '*': value },
  steps: { '*': { what: value } },
  how: { by: value, street: value, address: value },
  copied: dataOfAnEntry,
};
const { note: _note, ...withoutNote } = fields;

describe('the fields of stored data (docs/proof.md section 4)', () => {
  it('do not compile with a field forgotten, misspelt or too many', () => {
    const wrong: readonly Fields<Data>[] = [
      // @ts-expect-error an optional field is forgotten
      withoutNote,
      // @ts-expect-error a field is misspelt
      { ...withoutNote, notes: value },
      // @ts-expect-error a field too many
      { ...fields, extra: value },
      // @ts-expect-error the value itself is forgotten beside the list
      { ...fields, scope: { '*': value } },
      // @ts-expect-error a list is no value
      { ...fields, steps: value },
      // @ts-expect-error a field below is misspelt
      { ...fields, steps: { '*': { wat: value } } },
      // @ts-expect-error one member of a union is forgotten
      { ...fields, how: { by: value, street: value } },
    ];
    expect(wrong).toHaveLength(7);
  });
});
