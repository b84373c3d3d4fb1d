// The Dutch API Design Rules 2.2 (Logius), as far as a linter can see them. Every rule is an error.
import { defined, pattern, schema, truthy } from '@stoplight/spectral-functions';
import { oas } from '@stoplight/spectral-rulesets';

const SEMVER = String.raw`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`;
const OPERATIONS = '$.paths[*][get,put,post,delete,patch,options,head,trace]';
const isDateName = String.raw`@property && /(^(date|datum)|[a-z0-9](Date|Datum)|_(date|datum))$/.test(@property)`;

const matches = (match, field) => ({ ...(field && { field }), function: pattern, functionOptions: { match } });
const conforms = (shape) => ({ function: schema, functionOptions: { schema: shape } });
const rule = (message, given, then) => ({ message, severity: 'error', given, then });

/** Input can be wrong wherever there is input: each writing operation, and each other one with a parameter. */
const declaresBadRequest = (pathItem) => {
  const shared = pathItem.parameters ?? [];
  return ['get', 'delete', 'post', 'put', 'patch']
    .filter((method) => pathItem[method] !== undefined)
    .filter((method) => ['post', 'put', 'patch'].includes(method) || [...shared, ...(pathItem[method].parameters ?? [])].length > 0)
    .filter((method) => pathItem[method].responses?.['400'] === undefined)
    .map((method) => ({ message: `${method.toUpperCase()} takes input, so it declares a 400 response` }));
};

/** A calendar date says so, itself or in what it refers to. A list of dates has it on its items. */
const isCalendarDate = (property) => {
  const parts = (it) => [it, it.items, ...(it.allOf ?? []), ...(it.anyOf ?? []), ...(it.oneOf ?? [])].filter((part) => part !== undefined);
  const formats = parts(property).map(({ format }) => format).filter((format) => format !== undefined);
  const isDate = formats.length > 0 && formats.every((format) => format === 'date');
  return isDate ? [] : [{ message: `a date has format "date", not ${formats.length === 0 ? 'none' : `"${formats.join('", "')}"`}` }];
};

export default {
  extends: [[oas, 'off']],
  rules: {
    // The document itself is valid.
    'oas3-schema': 'error',
    'oas3-valid-schema-example': 'error',
    'oas3-valid-media-example': 'error',
    'oas3-server-variables': 'error',
    'operation-operationId-unique': 'error',
    'openapi-tags-uniqueness': 'error',
    'path-params': 'error',
    'typed-enum': 'error',

    'adr-openapi-3': rule('the document is OpenAPI 3: {{error}}', '$', [{ field: 'openapi', function: truthy }, matches(String.raw`^3\.\d+\.\d+$`, 'openapi')]),
    'adr-servers': rule('servers are declared', '$', conforms({ required: ['servers'], properties: { servers: { type: 'array', minItems: 1 } } })),
    'adr-servers-https': rule('server {{value}} is reached over https', ['$.servers[*]', '$.paths..servers[*]'], matches('^https://', 'url')),
    'adr-uri-version': rule('server {{value}} has the major version in its path', '$.servers[*]', matches(String.raw`/v\d+(/|$)`, 'url')),
    'adr-version-header': rule('a response declares the header API-Version', `${OPERATIONS}.responses[?(@property && /^[23]/.test(@property))]`, {
      field: 'headers.API-Version',
      function: defined,
    }),
    'adr-contact': rule('info.contact has name, email and url: {{error}}', '$.info', conforms({
      required: ['contact'],
      properties: { contact: { required: ['name', 'email', 'url'] } },
    })),
    'adr-semver': rule('{{value}} is a semantic version', '$.info', matches(SEMVER, 'version')),

    'adr-path-kebab-case': rule('{{property}} is kebab-case', '$.paths', matches(
      String.raw`^(/|(/([a-z0-9]+(-[a-z0-9]+)*|\{[^{}/]+\}))*(/_[a-z]+(-[a-z]+)*)?/?|/openapi\.(json|yaml))$`,
      '@key',
    )),
    'adr-no-trailing-slash': rule('{{property}} has no trailing slash', '$.paths', matches('^/$|[^/]$', '@key')),
    'adr-query-camel-case': rule(
      'query parameter {{value}} is camelCase',
      ['$.paths[*]..parameters[?(@ && @.in === "query")]', '$.components.parameters[?(@ && @.in === "query")]', '$.components.securitySchemes[?(@ && @.in === "query")]'],
      matches(String.raw`^\$?[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$`, 'name'),
    ),
    'adr-schema-upper-camel-case': rule('schema {{property}} is UpperCamelCase', '$.components.schemas', matches('^[A-Z][A-Za-z0-9]*$', '@key')),

    'adr-problem-json': rule('an error is application/problem+json: {{error}}', `${OPERATIONS}.responses[?(@property && /^[45]/.test(@property))]`, conforms({
      required: ['content'],
      properties: { content: { required: ['application/problem+json'], maxProperties: 1 } },
    })),
    'adr-problem-members': rule(
      'a problem has status, title and detail: {{error}}',
      `${OPERATIONS}.responses[?(@property && /^[45]/.test(@property))].content["application/problem+json"]`,
      conforms({
        required: ['schema'],
        properties: { schema: { required: ['properties'], properties: { properties: { required: ['status', 'title', 'detail'] } } } },
      }),
    ),
    'adr-bad-request': rule('{{error}}', '$.paths[*]', { function: declaresBadRequest }),

    'adr-date-format': rule('{{property}}: {{error}}', `$..properties[?(${isDateName})]`, { function: isCalendarDate }),
    'adr-time-zone': rule('{{value}} has no time zone rule; use date-time or time-local', '$..format', { function: pattern, functionOptions: { notMatch: '^(time|date-time-local)$' } }),
  },
};
