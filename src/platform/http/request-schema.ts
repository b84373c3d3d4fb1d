import { propertiesOf, type DtoClass, type Property } from './dto.ts';
import { namedKinds, type Kind } from './kinds.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What the accept check takes of a class, as a schema. */
export interface RequestSchema extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
}

/** In the words of OpenAPI; `at` is where the schemas of other classes stand: `#/components/schemas/`. */
export const requestSchema = (dto: DtoClass, at: string): RequestSchema => {
  const properties = propertiesOf(dto);
  const required = [...properties].flatMap(([name, { optional }]) => (optional ? [] : [name]));
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries([...properties].map(([name, property]) => [name, valueSchema(property, at)])),
  };
};

const kindSchema = ({ name, schema, item }: Kind, at: string): Schema => {
  if (name !== undefined) return { $ref: at + name };
  return item?.name === undefined ? schema : { ...schema, items: kindSchema(item, at) };
};

const valueSchema = (property: Property, at: string): Schema => {
  if ('kind' in property) return kindSchema(property.kind, at);
  const object = { $ref: at + property.nested().name };
  return property.list ? { type: 'array', minItems: property.list.min, maxItems: property.list.max, items: object } : object;
};

const DEFINITIONS = '#/$defs/';

/** The same as a JSON Schema (2020-12) that stands on its own, with the comments of the classes as descriptions. */
export const jsonSchemaOf = (dto: DtoClass): RequestSchema => {
  const own = described(dto);
  const definitions = definitionsFor([own], classesIn(dto));
  return { ...own, ...(Object.keys(definitions).length > 0 && { $defs: definitions }) };
};

/** The class and every class nested in it, by name. */
const classesIn = (dto: DtoClass, found = new Map<string, DtoClass>()): ReadonlyMap<string, DtoClass> => {
  found.set(dto.name, dto);
  for (const property of propertiesOf(dto).values()) if ('nested' in property && !found.has(property.nested().name)) classesIn(property.nested(), found);
  return found;
};

/** What the schemas refer to, and what that refers to. */
const definitionsFor = (schemas: readonly Schema[], classes: ReadonlyMap<string, DtoClass>, found: Record<string, Schema> = {}): Readonly<Record<string, Schema>> => {
  for (const name of schemas.flatMap(referredTo)) {
    if (name in found) continue;
    const dto = classes.get(name);
    const definition = dto ? described(dto) : inJsonSchema(namedKinds.find((kind) => kind.name === name)?.schema ?? {});
    found[name] = definition;
    definitionsFor([definition], classes, found);
  }
  return found;
};

const referredTo = (schema: Schema): readonly string[] => [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name as string);

const described = (dto: DtoClass): RequestSchema => {
  const schema = requestSchema(dto, DEFINITIONS);
  const comments = commentsOf(dto);
  const properties = Object.entries(schema.properties).map(([name, value]) => [name, { ...inJsonSchema(value), ...(comments.has(name) && { description: comments.get(name) }) }]);
  return { ...schema, properties: Object.fromEntries(properties) as RequestSchema['properties'] };
};

/** OpenAPI 3.0 has one `example`, JSON Schema a list of `examples`. */
const inJsonSchema = ({ example, items, ...schema }: Schema): Schema => ({
  ...schema,
  ...(items !== undefined && { items: inJsonSchema(items as Schema) }),
  ...(example !== undefined && { examples: [example] }),
});

/** Where the compiler of @nestjs/swagger leaves the comments of a class; not there in tests. */
const COMMENTS = '_OPENAPI_METADATA_FACTORY';

const commentsOf = (dto: DtoClass): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (let it: unknown = dto; typeof it === 'function' && it !== Function.prototype; it = Object.getPrototypeOf(it)) {
    const factory = Object.getOwnPropertyDescriptor(it, COMMENTS)?.value as (() => Readonly<Record<string, { readonly description?: string }>>) | undefined;
    for (const [name, { description }] of Object.entries(factory?.() ?? {})) if (description !== undefined && !found.has(name)) found.set(name, description);
  }
  return found;
};
