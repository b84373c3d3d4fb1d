import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import * as kinds from './kinds.ts';
import type { Kind } from './kinds.ts';

/**
 * The decorators of request bodies and query parameters. Each one says what class-validator checks, what the accept check
 * takes and what the OpenAPI document shows. Every property is required unless it is `@Optional()`; `null` is never a value.
 *
 * ```ts
 * export class MakeAgreementDto {
 *   @PlainDate() occurredOn: string;
 *   @Optional() @PlainTime() occurredTime?: string;
 *   @NestedList(() => ParticipantDto, { min: 1, max: 30 }) participants: ParticipantDto[];
 *   @TextOrSegments() text: string | SegmentDto[];
 * }
 * ```
 *
 * An accepted body is the parsed JSON itself, not an instance of its class: take its fields one by one, call no methods.
 */

export type Bounds = { readonly min: number; readonly max: number };
// A class of request data: only its name and its properties matter.
export type DtoClass = abstract new (...args: never[]) => object;

/** A span of free text; `person` and `relation` only where it is about somebody else. */
export interface SegmentDto {
  readonly text: string;
  readonly person?: string;
  readonly relation?: 'other-pupil' | 'other-parent' | 'staff' | 'other';
}

/** What a property holds: a simple kind of value, or one or more objects of another class. */
export type Shape = { readonly kind: Kind } | { readonly nested: () => DtoClass; readonly list?: Bounds };

/** Name under which class-validator knows the check of a kind; its one constraint is the kind itself. */
export const KIND = 'kind';

/** The one condition that an accept check understands: only what was sent is checked. */
export const whenSent = (_: object, value: unknown): boolean => value !== undefined;

export type Property = Shape & { readonly optional: boolean };

const shapes = new Map<object, Map<string, Shape>>();
const optional = new Map<object, Set<string>>();

const prototypesOf = (dto: DtoClass): readonly object[] => {
  const found: object[] = [];
  for (let it: object | null = dto.prototype as object; it; it = Object.getPrototypeOf(it) as object | null) found.push(it);
  return found;
};

/** A class's own and inherited properties, for accept check, OpenAPI document and query parameters. */
export const propertiesOf = (dto: DtoClass): ReadonlyMap<string, Property> => {
  const prototypes = prototypesOf(dto);
  const isOptional = (name: string): boolean => prototypes.some((it) => optional.get(it)?.has(name));
  return new Map(prototypes.flatMap((it) => [...(shapes.get(it) ?? [])].map(([name, shape]) => [name, { ...shape, optional: isOptional(name) }] as const)));
};

/** Declared in a class and again in one that it extends. */
export const isRedeclared = (dto: DtoClass, name: string): boolean => prototypesOf(dto).filter((it) => shapes.get(it)?.has(name)).length > 1;

/** Every class with decorated properties of its own. */
export const dtoClasses = (): readonly DtoClass[] => [...shapes.keys()].map((prototype) => prototype.constructor as unknown as DtoClass);

const keep = (shape: Shape): PropertyDecorator => (target, name) => {
  const own = shapes.get(target) ?? new Map<string, Shape>();
  shapes.set(target, own.set(String(name), shape));
};

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, name) => {
    for (const decorate of decorators) decorate(target, name);
  };

const MISSING = 'Dit veld is verplicht.';

/** Any other simple kind of value; `listOf(kind, { min, max })` for several. */
export const Value = (kind: Kind): PropertyDecorator =>
  all(
    keep({ kind }),
    ValidateBy({
      name: KIND,
      constraints: [kind],
      validator: { validate: kind.accepts, defaultMessage: (found) => (found?.value === undefined ? MISSING : kind.detailNl) },
    }),
  );

/** Calendar date `YYYY-MM-DD` that exists. */
export const PlainDate = (): PropertyDecorator => Value(kinds.plainDate);
/** Wall clock time `HH:mm`. */
export const PlainTime = (): PropertyDecorator => Value(kinds.plainTime);
/** Moment with its offset from UTC (RFC 3339). */
export const Instant = (): PropertyDecorator => Value(kinds.instant);
/** UUID in lower case. */
export const Id = (): PropertyDecorator => Value(kinds.id);
/** Not empty, at most `max` characters. */
export const Text = (max: number): PropertyDecorator => Value(kinds.text(max));
export const Flag = (): PropertyDecorator => Value(kinds.flag);
/** Whole number, both ends included. */
export const Whole = (min: number, max: number): PropertyDecorator => Value(kinds.whole(min, max));
/** One of these words. */
export const OneOf = (...values: readonly string[]): PropertyDecorator => Value(kinds.oneOf(values));
/** Free text: a string or segments. The type of the property is `string | SegmentDto[]`. */
export const TextOrSegments = (): PropertyDecorator => Value(kinds.textOrSegments);
/** Several simple values, all different: `@ListOf(kinds.id, { min: 1, max: 20 })`. */
export const ListOf = (kind: Kind, bounds: Bounds): PropertyDecorator => Value(kinds.listOf(kind, bounds));

const OBJECT = { message: (found: { readonly value?: unknown }) => (found.value === undefined ? MISSING : 'Vul hier een object in.') };

/** One object of another class. */
export const Nested = (of: () => DtoClass): PropertyDecorator =>
  all(keep({ nested: of }), IsObject(OBJECT), ValidateNested(), Type(of));

/** A list of objects of another class, both bounds included. */
export const NestedList = (of: () => DtoClass, { min, max }: Bounds): PropertyDecorator => {
  const message = (found: { readonly value?: unknown }): string =>
    found.value === undefined ? MISSING : `Vul hier een lijst in van ${min} tot en met ${max} objecten.`;
  return all(
    keep({ nested: of, list: { min, max } }),
    IsArray({ message }),
    ArrayMinSize(min, { message }),
    ArrayMaxSize(max, { message }),
    // Without this an empty list passes for an object.
    IsObject({ each: true, message }),
    ValidateNested({ each: true }),
    Type(of),
  );
};

/** May be left out. `null` is refused: there is one way to say nothing. */
export const Optional = (): PropertyDecorator =>
  all(ValidateIf(whenSent), (target, name) => {
    optional.set(target, (optional.get(target) ?? new Set<string>()).add(String(name)));
  });
