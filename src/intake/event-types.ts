import { CORRECTION, cloudEventType, CorrectEntryDto, openings, recordableFacts, type OpeningFact, type RecordableFact } from '../dossier/index.ts';
import type { DtoClass } from '../platform/http/dto.ts';
import { jsonSchemaOf } from '../platform/http/request-schema.ts';
import { id } from '../platform/http/kinds.ts';
import { API_BASE } from '../platform/http/version.ts';
import { exampleOf, ID, MOMENT, type Words } from './example.ts';
import { wordsOf } from './example-words.ts';

/** A CloudEvents type that can be posted: what it records, and what its `data` holds. */
export interface EventType {
  /** `nl.leerlingdossier.agreement-made` */
  readonly type: string;
  /** `AgreementMade` */
  readonly records: string;
  readonly summary: string;
  readonly body: DtoClass;
  /** Where the same body is posted as REST: `/v1/dossiers/{dossierId}/agreements`. */
  readonly path: string;
  /** Member of `data` beside the body: the thing that it is about. */
  readonly subject?: string;
  /** How it is posted; what opens a dossier and a correction go their own way. */
  readonly fact?: RecordableFact;
  readonly opens?: OpeningFact;
}

const DOSSIERS = `${API_BASE}/dossiers`;

const typeOf = (fact: RecordableFact): EventType => ({
  type: cloudEventType(fact.type),
  records: fact.type,
  summary: fact.summary,
  body: fact.body,
  path: `${DOSSIERS}/{dossierId}/${fact.path.replace(/:(\w+)/g, '{$1}')}`,
  fact,
  ...(fact.subject !== undefined && { subject: fact.subject }),
});

const openingOf = (opens: OpeningFact): EventType => ({
  type: cloudEventType(opens.type),
  records: opens.type,
  summary: opens.summary,
  body: opens.body,
  path: [DOSSIERS, ...(opens.path === '' ? [] : [opens.path])].join('/'),
  opens,
});

const all: readonly EventType[] = [
  ...openings.map(openingOf),
  { type: cloudEventType(CORRECTION), records: CORRECTION, summary: 'Says a whole entry again as it should have been.', body: CorrectEntryDto, path: `${DOSSIERS}/{dossierId}/entries/{entryId}/corrections`, subject: 'entryId' },
  ...recordableFacts.map(typeOf),
];

/** Every type that can be posted, by its name. */
export const eventTypes: ReadonlyMap<string, EventType> = new Map(all.toSorted((a, b) => (a.type < b.type ? -1 : 1)).map((it) => [it.type, it]));

/** The folder name of a chapter: `development-plan`. */
export const folderOf = (chapter: string): string => chapter.replace(/(?=[A-Z])/g, '-').toLowerCase();

/** Path of the schema of `data`: `dataschema` names it, on whatever host this service answers. */
export const schemaPath = (type: string): string => `${API_BASE}/event-types/${type}`;

/** Names the schema of this type, under whatever address this service is known to who sends it. */
export const isSchemaOf = (type: string, dataschema: string): boolean =>
  URL.canParse(dataschema) && /^https?:$/.test(new URL(dataschema).protocol) && dataschema.replace(/^https?:\/\/[^/?#]+/i, '') === schemaPath(type);

/** JSON Schema (2020-12) of `data`. `at` is the address under which this service was asked. */
export const dataSchemaOf = (event: EventType, at: string): Readonly<Record<string, unknown>> => {
  const { required = [], properties, ...schema } = jsonSchemaOf(event.body) as Readonly<Record<string, unknown>> & { readonly required?: readonly string[]; readonly properties: object };
  const { subject } = event;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: at + schemaPath(event.type),
    title: event.records,
    description: event.summary,
    ...schema,
    required: subject === undefined ? required : [subject, ...required],
    properties: { ...(subject !== undefined && { [subject]: { type: id.schema['type'], format: id.schema['format'], description: 'What it is about: an id of this dossier.' } }), ...properties },
    examples: [dataExampleOf(event)],
  };
};

/** `data` as a system would send it. */
export const dataExampleOf = ({ body, subject, records }: EventType, words: Words = wordsOf(records)): object => ({ ...(subject !== undefined && { [subject]: ID }), ...exampleOf(body, words) });

/** A whole CloudEvent as a system would send it. */
export const exampleEventOf = (event: EventType, at: string): object => ({
  specversion: '1.0',
  id: `${event.type.slice(event.type.lastIndexOf('.') + 1)}-1`,
  source: 'urn:nld:oin:00000000000000000000:systeem:las',
  type: event.type,
  ...(!event.opens && { subject: ID }),
  time: MOMENT,
  datacontenttype: 'application/json',
  dataschema: at + schemaPath(event.type),
  data: dataExampleOf(event),
});
