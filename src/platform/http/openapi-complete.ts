import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_JSON } from './problem.ts';
import { MAX_WAIT_SECONDS, purposes } from './request-context.ts';
import type { RequestSchema } from './request-schema.ts';
import { API_BASE, API_VERSION } from './version.ts';

type Json = Record<string, unknown>;
type Operation = Json & { readonly operationId?: string; readonly parameters?: readonly Json[]; readonly requestBody?: unknown; readonly responses?: Record<string, Json> };

interface Known {
  readonly isPublic: (operationId: string) => boolean;
  readonly takesDryRun: (operationId: string) => boolean;
  readonly requestSchemas: ReadonlyMap<string, RequestSchema>;
  readonly namedSchemas: ReadonlyMap<string, Readonly<Json>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The generated document with what every operation of this service has: version header, problems, request headers, exact request bodies. */
export const completed = (document: OpenAPIObject, known: Known): OpenAPIObject => {
  const paths = Object.entries(document.paths as Record<string, Json>).flatMap(([path, item]) =>
    path.startsWith(`${API_BASE}/`) ? [[path.slice(API_BASE.length), withOperations(path, item, known)] as const] : [],
  );
  const components = (document.components ?? {}) as Json;
  const schemas = withRequests((components['schemas'] ?? {}) as Record<string, Json>, known.requestSchemas);
  return {
    ...document,
    paths: Object.fromEntries(paths.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: { ...components, schemas: sorted<unknown>({ ...schemas, ...Object.fromEntries(known.namedSchemas), Problem }), headers, parameters, responses: problems },
  } as unknown as OpenAPIObject;
};

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Request bodies as the accept check takes them; the descriptions come from the comments in the classes. */
const withRequests = (generated: Readonly<Record<string, Json>>, requests: Known['requestSchemas']): Record<string, Json> => {
  const wanted = new Set(Object.keys(generated).filter((name) => requests.has(name)));
  for (const name of wanted) for (const nested of referredTo(requests.get(name))) if (requests.has(nested)) wanted.add(nested);
  const exact = [...wanted].map((name) => {
    const { properties, ...schema } = requests.get(name) as RequestSchema;
    const comments = (generated[name]?.['properties'] ?? {}) as Record<string, Json>;
    const described = Object.entries(properties).map(([property, value]) => {
      const description = comments[property]?.['description'];
      if (typeof description !== 'string') return [property, value];
      // Beside a reference nothing counts in OpenAPI 3.0.
      return [property, '$ref' in value ? { allOf: [value], description } : { ...value, description }];
    });
    return [name, { ...schema, properties: Object.fromEntries(described) as Json }] as const;
  });
  return { ...generated, ...Object.fromEntries(exact) };
};

const referredTo = (schema: RequestSchema | undefined): readonly string[] =>
  [...JSON.stringify(schema ?? {}).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);

const withOperations = (path: string, item: Json, known: Known): Json =>
  Object.fromEntries(Object.entries(item).map(([method, value]) => [method, METHODS.includes(method as never) ? withCommon(path, method, value as Operation, known) : value]));

const withCommon = (path: string, method: string, operation: Operation, { isPublic, takesDryRun }: Known): Operation => {
  const open = isPublic(operation.operationId ?? '');
  const dryRun = takesDryRun(operation.operationId ?? '') ? ['PreferValidateOnly'] : [];
  const writes = method !== 'get';
  const sent = (operation.parameters ?? []).map((it) => (it['in'] === 'path' && /Id$/.test(String(it['name'])) ? { ...it, schema: { type: 'string', format: 'uuid' } } : it));
  const parameterNames = open ? [] : writes ? ['IdempotencyKey', 'IfMatch', 'Purpose', ...dryRun] : ['Purpose', 'Prefer'];
  const all = [...sent, ...parameterNames.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
  const statuses = [
    ...(writes || all.length > 0 ? [400] : []),
    ...(open ? [] : [401, 403]),
    ...(path.includes('{') ? [404] : []),
    ...(writes ? [409, 412] : []),
    ...(operation.requestBody === undefined ? [] : [413, 415]),
    503,
  ];
  const succeeds = Object.entries(operation.responses ?? {}).filter(([status]) => /^[23]/.test(status));
  return {
    ...operation,
    ...(all.length > 0 && { parameters: all }),
    responses: {
      ...Object.fromEntries(succeeds.map(([status, response]) => [status, { ...response, headers: { ...(response['headers'] as Json | undefined), 'API-Version': { $ref: '#/components/headers/ApiVersion' } } }])),
      ...Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/${responseNames[status] as string}` }])),
    },
    ...(open && { security: [] }),
  };
};

const responseNames: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  503: 'Unavailable',
};

const meanings: Readonly<Record<string, string>> = {
  BadRequest: 'The request cannot be understood; every mistake is listed.',
  Unauthenticated: 'No valid token.',
  Forbidden: 'Not allowed, with the rule and its ground.',
  NotFound: 'It does not exist, or the caller may not know that it does.',
  Conflict: 'A rule refuses it, every broken rule is listed; or the Idempotency-Key was used for something else.',
  PreconditionFailed: 'The dossier changed since the ETag in If-Match.',
  TooLarge: 'The body is too large.',
  UnsupportedMediaType: 'The body is not JSON.',
  Unavailable: 'Nothing was stored or shown; try again after Retry-After.',
};

const headers = {
  ApiVersion: { description: 'Version of this interface.', schema: { type: 'string', example: API_VERSION } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
};

const problems = Object.fromEntries(
  Object.entries(meanings).map(([name, description]) => [
    name,
    {
      description,
      headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' }, ...(name === 'Unavailable' && { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }) },
      content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

const header = (name: string, description: string, schema: Json): Json => ({ name, in: 'header', required: false, description, schema });

const parameters = {
  IdempotencyKey: header('Idempotency-Key', 'Same key, same body: stored once. Required for systems.', { type: 'string', minLength: 1, maxLength: 200 }),
  IfMatch: header('If-Match', 'ETag of what was read: refused when the dossier changed since.', { type: 'string' }),
  Purpose: header('Purpose', 'What the data are needed for; written in the access log.', { type: 'string', enum: [...purposes] }),
  PreferValidateOnly: header('Prefer', 'validate-only: says what would be stored, and stores nothing; the answer has Preference-Applied.', { type: 'string' }),
  Prefer: header('Prefer', `wait=<seconds>, at most ${MAX_WAIT_SECONDS}: waits until lists show what was just stored.`, { type: 'string' }),
};

const text = (description: string): Json => ({ type: 'string', description });

const Problem = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text('Dutch.'),
    status: { type: 'integer' },
    detail: text('Dutch: what, why, what now.'),
    code: text('Stable.'),
    rule: text('Number of the rule.'),
    ground: text('Where the rule is written.'),
    rejections: {
      type: 'array',
      description: 'Every rule that refuses it.',
      items: {
        type: 'object',
        required: ['code', 'rule', 'ground', 'detail'],
        properties: { code: text('Stable.'), rule: text('Number of the rule.'), ground: text('Where the rule is written.'), detail: text('Dutch.'), recordable: { type: 'boolean', description: 'May be recorded as irregular.' } },
      },
    },
    errors: {
      type: 'array',
      description: 'Every mistake in the request.',
      items: { type: 'object', required: ['pointer', 'detail'], properties: { pointer: text('JSON pointer.'), detail: text('Dutch.') } },
    },
    instance: { type: 'string', format: 'uri', description: 'Trace of this request.' },
  },
};
