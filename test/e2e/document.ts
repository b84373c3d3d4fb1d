import type { School } from './school.ts';

/** What the OpenAPI document of the service says about itself: tests that hold for every route are made from it. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Described {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Described>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly method: 'GET' | 'POST';
  /** With its names in braces, and what a question must say. */
  readonly template: string;
  /** Answers without a token, as the document says. */
  readonly isOpen: boolean;
  /** Every field filled in; undefined for a GET. */
  readonly full?: object;
  /** Only what is required. */
  readonly least?: object;
}

export const UNKNOWN_ID = '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17';

export const documentOf = async (school: School): Promise<Document> => (await school.done(school.get(undefined, '/v1/openapi.json'), 200)).body as Document;

const resolved = ({ components }: Document, schema: Schema): Schema => {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return ref === undefined ? schema : resolved({ components } as Document, components.schemas[ref.slice(ref.lastIndexOf('/') + 1)] ?? {});
};

/** A value that this schema takes; `isFull` fills in everything that may be left out. */
export const valueOf = (document: Document, given: Schema, isFull: boolean): unknown => {
  const schema = resolved(document, given);
  const [first] = schema.oneOf ?? [];
  // Of the two forms of free text, the one with more places where something can be wrong.
  if (first) return schema.oneOf && isFull ? [{ text: 'Een zin. ' }, { text: 'Over een ander.', person: 'Timo', relation: 'other-pupil' }] : valueOf(document, first, isFull);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([name, property]) => (isFull || schema.required?.includes(name) ? [[name, valueOf(document, property, isFull)]] : [])),
      );
    case 'array':
      return isFull || (schema.minItems ?? 0) > 0 ? [valueOf(document, schema.items ?? {}, isFull)] : [];
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return schema.format === 'date' ? '2026-09-01' : 'Een paar woorden';
  }
};

/** Every operation, in the order of the document. */
export const operationsOf = (document: Document): readonly Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]): Operation[] => {
      const { operationId, security, requestBody, parameters = [] } = described;
      const asked = parameters.filter((it) => it.in === 'query' && it.required).map(({ name, schema: of = {} }) => `${name}=${encodeURIComponent(String(valueOf(document, of, false)))}`);
      const schema = requestBody && Object.values(requestBody.content)[0]?.schema;
      const body = (isFull: boolean) => (schema ? { [isFull ? 'full' : 'least']: valueOf(document, schema, isFull) as object } : {});
      return [{ operationId, method: method.toUpperCase() as Operation['method'], template: `/v1${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`, isOpen: security?.length === 0, ...body(true), ...body(false) }];
    }),
  );

/** The address with these ids; every other name becomes an id that nobody has. */
export const addressOf = ({ template }: Operation, ids: Readonly<Record<string, string>>): string => template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? UNKNOWN_ID);

/** Every place in a value that holds a scalar or an object, with a copy of the whole in which that place says something else. */
export const places = function* (value: unknown, path: readonly (string | number)[] = []): Generator<{ readonly path: readonly (string | number)[]; readonly value: unknown }> {
  yield { path, value };
  if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) yield* places(item, [...path, Array.isArray(value) ? Number(name) : name]);
};

export const withAt = (value: unknown, [name, ...below]: readonly (string | number)[], put: unknown): unknown => {
  if (name === undefined) return put;
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === name ? withAt(item, below, put) : item));
  return { ...(value as object), [name]: withAt((value as Readonly<Record<string, unknown>>)[name], below, put) };
};
