import { Ajv, type ValidateFunction } from 'ajv';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { dtoClasses, isRedeclared, KIND, propertiesOf, whenSent, type DtoClass } from './dto.ts';
import type { Kind } from './kinds.ts';

/**
 * A check that only says yes or no, compiled once per class from class-validator's own metadata: class-validator on every
 * request would cost more than everything else together (docs/notes.md, HTTP). Both use the same predicates, so they
 * agree; a fuzz test holds them to it. Metadata that this does not understand stops the start.
 */
export type Accept = (sent: unknown) => boolean;

/** The checks of class-validator that class-validator-jsonschema translates exactly. */
const TRANSLATED = new Set(['isObject', 'isArray', 'arrayMinSize', 'arrayMaxSize', KIND]);
const DEFINITIONS = '#/definitions/';

type Schema = Readonly<Record<string, unknown>>;

const kinds: Kind[] = [];
const numberOf = (kind: Kind): number => {
  const known = kinds.indexOf(kind);
  return known === -1 ? kinds.push(kind) - 1 : known;
};

// Only `true` or `false` is asked: no list of errors, no coercion, no defaults.
const ajv = new Ajv({ allErrors: false, strict: true, strictTypes: false, validateSchema: false });
ajv.addKeyword({ keyword: KIND, schemaType: 'number', compile: (number: number) => (kinds[number] as Kind).accepts });

const compiled = new Map<DtoClass, ValidateFunction>();

/** The accept check of a class; compiled at its first use. */
export const acceptOf = (dto: DtoClass): ValidateFunction => {
  const known = compiled.get(dto);
  if (known) return known;
  const fresh = ajv.compile(schemaOf(dto));
  compiled.set(dto, fresh);
  return fresh;
};

/** Where a refused value first goes wrong, for bodies too large to explain. */
export const firstRefusal = (dto: DtoClass, sent: unknown): string => {
  const accept = acceptOf(dto);
  return accept(sent) ? '' : (accept.errors?.[0]?.instancePath ?? '');
};

/** Every class with decorated properties can be checked, and told apart in the document. @throws Error that names what cannot */
export const assertAllUnderstood = (): void => {
  const names = new Set<string>();
  for (const dto of dtoClasses()) {
    if (names.has(dto.name)) throw sameName(dto);
    names.add(dto.name);
    schemaOf(dto);
  }
};

const sameName = ({ name }: DtoClass): Error => new Error(`Two classes are called ${name}: give one another name.`);

const schemaOf = (dto: DtoClass): Schema => {
  const classes = reachable(dto);
  const definitions = Object.fromEntries([...classes].map(([name, it]) => [name, objectSchema(it)]));
  return { $ref: DEFINITIONS + dto.name, definitions };
};

/** The class and every class nested in it, by name. */
const reachable = (dto: DtoClass, found = new Map<string, DtoClass>()): ReadonlyMap<string, DtoClass> => {
  const known = found.get(dto.name);
  if (known === dto) return found;
  if (known) throw sameName(dto);
  found.set(dto.name, dto);
  for (const property of propertiesOf(dto).values()) if ('nested' in property) reachable(property.nested(), found);
  return found;
};

const objectSchema = (dto: DtoClass): Schema => {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  if (metadata.length === 0) throw new Error(`${dto.name} has no decorated property: nothing could be sent.`);
  for (const it of metadata) assertUnderstood(dto, it);
  const schema = targetConstructorToSchema(dto, {
    refPointerPrefix: DEFINITIONS,
    additionalConverters: {
      [KIND]: (it: ValidationMetadata) => ({ [KIND]: numberOf((it.constraints as readonly Kind[])[0] as Kind) }) as Schema,
      [ValidationTypes.NESTED_VALIDATION]: (it: ValidationMetadata) => ({ $ref: DEFINITIONS + nestedIn(dto, it.propertyName).name }),
    },
  });
  return { ...schema, additionalProperties: false };
};

const nestedIn = (dto: DtoClass, property: string): DtoClass => {
  const found = propertiesOf(dto).get(property);
  if (found && 'nested' in found) return found.nested();
  throw new Error(`${dto.name}.${property} is nested without @Nested or @NestedList.`);
};

const assertUnderstood = (dto: DtoClass, { type, name, propertyName, constraints, groups, always, validateIf }: ValidationMetadata & { readonly validateIf?: unknown }): void => {
  const fail = (why: string): never => {
    throw new Error(`${dto.name}.${propertyName} cannot be checked: ${why}. Use the decorators of platform/http/dto.ts.`);
  };
  if (!propertiesOf(dto).has(propertyName)) fail('it has a check but no kind');
  if ((groups as unknown[] | undefined)?.length || always || validateIf !== undefined) fail('groups and conditions are not understood');
  // class-validator and its JSON Schema disagree on which check of the two then counts.
  if (isRedeclared(dto, propertyName)) fail('it is declared again in a subclass');
  switch (type) {
    case ValidationTypes.NESTED_VALIDATION:
      return;
    case ValidationTypes.CONDITIONAL_VALIDATION:
      return (constraints as readonly unknown[])[0] === whenSent ? undefined : fail('it is optional in another way than @Optional()');
    case ValidationTypes.CUSTOM_VALIDATION:
      return TRANSLATED.has(name ?? '') ? undefined : fail(`${name ?? 'a check without a name'} is not understood`);
    default:
      fail(`${type} is not understood`);
  }
};
