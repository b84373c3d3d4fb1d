import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { acceptOf, firstRefusal } from './accept.ts';
import { propertiesOf, type DtoClass } from './dto.ts';
import { Invalid, type InvalidCode, type Mistake } from './errors.ts';
import type { Kind } from './kinds.ts';
import { under } from './pointer.ts';

/** More would not be read; a body with more parts than this is not explained part by part. */
const MAX_MISTAKES = 100;
const MAX_PARTS = 5_000;

const UNKNOWN_FIELD = 'Dit veld kennen wij hier niet.';
const DOES_NOT_FIT = 'Dit past niet bij wat hier gevraagd wordt.';

/**
 * What was sent, if it is a `D`: the parsed JSON itself, not an instance. `base` is where it stands in the whole body.
 * @throws Invalid with every mistake at once
 */
export const checked = <D extends object>(dto: Type<D>, sent: unknown, base = '', code: InvalidCode = 'invalid-request'): D => {
  if (acceptOf(dto)(sent)) return sent as D;
  throw new Invalid(explain(dto, sent).map(({ pointer, detail }) => ({ pointer: base + pointer, detail })), code);
};

/** The mistakes in what an accept check refused: at least one. */
export const explain = (dto: DtoClass, sent: unknown): readonly Mistake[] => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return [{ pointer: '', detail: 'Stuur een JSON-object.' }];
  if (partsIn(sent, 0) > MAX_PARTS) return [{ pointer: under('', ...firstRefusal(dto, sent).split('/').slice(1)), detail: DOES_NOT_FIT }];
  const found = unique([...byClassValidator(dto, sent), ...unknownNames(dto, sent)]);
  return found.length > 0 ? found.slice(0, MAX_MISTAKES) : [{ pointer: '', detail: DOES_NOT_FIT }];
};

/** What class-validator has against it; nothing when it would let it pass. */
export const byClassValidator = (dto: DtoClass, sent: object): readonly Mistake[] =>
  validateSync(plainToInstance(dto as unknown as Type<object>, sent), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  }).flatMap((error) => mistakesIn(error, ''));

const mistakesIn = ({ property, constraints, children }: ValidationError, above: string): readonly Mistake[] => {
  const pointer = under(above, property);
  const own = Object.entries(constraints ?? {}).map(([name, message]) => ({ pointer, detail: DUTCH[name] ?? message }));
  return [...own, ...(children ?? []).flatMap((child) => mistakesIn(child, pointer))];
};

/** Checks of class-validator's own that speak no Dutch. */
const DUTCH: Readonly<Record<string, string>> = {
  whitelistValidation: UNKNOWN_FIELD,
  nestedValidation: 'Vul hier een object in.',
  unknownValue: DOES_NOT_FIT,
};

/** class-validator lets `constructor` and the like pass as names that every object has. */
const unknownNames = (dto: DtoClass, sent: object): readonly Mistake[] => {
  const properties = propertiesOf(dto);
  return Object.keys(sent).flatMap((name) => (properties.has(name) ? [] : [{ pointer: under('', name), detail: UNKNOWN_FIELD }]));
};

const unique = (mistakes: readonly Mistake[]): readonly Mistake[] => [...new Map(mistakes.map((it) => [`${it.pointer} ${it.detail}`, it])).values()];

const partsIn = (value: unknown, counted: number): number => {
  if (typeof value !== 'object' || value === null) return counted + 1;
  let parts = counted + 1;
  for (const item of Object.values(value)) if ((parts = partsIn(item, parts)) > MAX_PARTS) return parts;
  return parts;
};

/** Query and path hold text only: numbers, flags and lists become what they stand for. What does not fit stays text and is refused. */
export const fromText = (dto: DtoClass, sent: unknown): unknown => {
  if (typeof sent !== 'object' || sent === null) return sent;
  const properties = propertiesOf(dto);
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]: [string, unknown]) => {
      const property = properties.get(name);
      return [name, property && 'kind' in property ? asKind(property.kind, value) : value];
    }),
  );
};

const asKind = ({ fromText: read, item }: Kind, value: unknown): unknown => {
  if (item) return (Array.isArray(value) ? value : [value]).map((it) => asKind(item, it));
  return typeof value === 'string' && read ? read(value) : value;
};

const CODES: Readonly<Record<ArgumentMetadata['type'], InvalidCode>> = {
  body: 'invalid-request',
  custom: 'invalid-request',
  query: 'invalid-query',
  param: 'invalid-path',
};

/** Checks every parameter that has a class with decorated properties. Others (strings, `unknown`) are the handler's to check. */
export class CheckPipe implements PipeTransform {
  transform(sent: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (metatype === undefined || propertiesOf(metatype as DtoClass).size === 0) return sent;
    const isText = type === 'query' || type === 'param';
    return checked(metatype as Type<object>, isText ? fromText(metatype as DtoClass, sent) : sent, '', CODES[type]);
  }
}
