/**
 * Which fields stored data has, written the way the data itself looks: a `value` where text, a number, true or false
 * stands, `'*'` for each item of a list, `''` for the value itself where that may stand in place of a list.
 */

export const value = 'value';
/** In place of fields: the data of another entry, of whatever type that is. */
export const dataOfAnEntry = 'data-of-an-entry';

type Value = typeof value;
type Scalar = string | number | boolean | null;

/** Fields of data whose type is let go. */
export type AnyFields = Value | typeof dataOfAnEntry | { readonly [token: string]: AnyFields };

/**
 * The fields of `T`. A field that is forgotten, misspelt or too many does not compile; of a union, every member's fields
 * are named. Where `T` tells no fields itself (`object`), any may be given.
 */
export type Fields<T> = [T] extends [Scalar]
  ? Value
  : [Extract<T, Scalar>] extends [never]
    ? OfAll<T>
    : { readonly '': Value } & OfAll<Exclude<T, Scalar>>;

// The parameter's place turns the union of T's members into all of them at once.
type OfAll<T> = (T extends unknown ? (each: Of<T>) => void : never) extends (each: infer Every) => void ? Every : never;

type Of<T> = T extends readonly (infer Item)[]
  ? { readonly '*': Fields<Item> }
  : [keyof T] extends [never]
    ? AnyFields
    : { readonly [Name in keyof T]-?: Fields<Exclude<T[Name], undefined>> };
