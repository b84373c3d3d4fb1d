import { CORRECTION, cloudEventType, CorrectEntryDto, kindOf, openings, recordableFacts, type OpeningFact, type PostedFact, type RecordableFact } from '../dossier/index.ts';
import type { DtoClass } from '../platform/http/dto.ts';
import { jsonSchemaOf } from '../platform/http/request-schema.ts';
import { id } from '../platform/http/kinds.ts';
import { API_BASE } from '../platform/http/version.ts';
import { caseFacts, CHAPTER, type CaseFact } from '../support-cases/index.ts';
import { exampleOf, ID, MOMENT, type Words } from './example.ts';
import { wordsOf } from './example-words.ts';
import { inFile, opensDossier, type Post } from './post.ts';

/** A CloudEvents type that can be posted: what it records, and what its `data` holds. */
export interface EventType {
  /** `nl.leerlingdossier.agreement-made` */
  readonly type: string;
  /** `AgreementMade` */
  readonly records: string;
  readonly summary: string;
  /** Subject of the file that it belongs to: `agreement`, `support-case`. */
  readonly chapter: string;
  readonly body: DtoClass;
  /** Where the same body is posted as REST: `/v1/dossiers/{dossierId}/agreements`. */
  readonly path: string;
  /** Member of `data` beside the body: the thing that it is about. */
  readonly subject?: string;
  /** It opens a dossier, so `subject` of the CloudEvent may be absent. */
  readonly opens?: true;
  /** Where and how it is recorded. */
  readonly post: Post;
}

/** The folder name of a chapter: `development-plan`. */
export const folderOf = (chapter: string): string => chapter.replace(/(?=[A-Z])/g, '-').toLowerCase();

const DOSSIERS = `${API_BASE}/dossiers`;
const CASES = `${API_BASE}/support-cases`;

type Described = Omit<PostedFact<string, never>, 'path' | 'command'>;

const described = ({ type, summary, body, subject }: Described, chapter: string): Omit<EventType, 'path' | 'post'> => ({
  type: cloudEventType(type),
  records: type,
  summary,
  chapter: folderOf(chapter),
  body,
  ...(subject !== undefined && { subject }),
});

const ofDossier = (fact: Described): ReturnType<typeof described> => described(fact, kindOf(fact.type)?.chapter ?? '');

const below = (file: string, { path }: Pick<RecordableFact, 'path'>): string => `${file}/${path.replace(/:(\w+)/g, '{$1}')}`;

const openingType = (opening: OpeningFact): EventType => ({
  ...ofDossier(opening),
  path: [DOSSIERS, ...(opening.path === '' ? [] : [opening.path])].join('/'),
  opens: true,
  post: opensDossier(opening),
});

const dossierType = (fact: RecordableFact): EventType => ({
  ...ofDossier(fact),
  path: below(`${DOSSIERS}/{dossierId}`, fact),
  post: inFile(fact.subject, ({ dossiers }, { file, about, body }, asking) => dossiers.post(fact, file, body, about, asking)),
});

const correction: EventType = {
  ...ofDossier({ type: CORRECTION, summary: 'Says a whole entry again as it should have been.', body: CorrectEntryDto, subject: 'entryId' }),
  path: `${DOSSIERS}/{dossierId}/entries/{entryId}/corrections`,
  post: inFile('entryId', ({ dossiers }, { file, about, body }, asking) => dossiers.correct(file, about, body, asking)),
};

const caseType = (fact: CaseFact): EventType => ({
  ...described(fact, CHAPTER),
  path: below(`${CASES}/{supportCaseId}`, fact),
  post: inFile(fact.subject, ({ cases }, { file, about, body }, asking) => cases.post(fact, file, body, about, asking)),
});

const all: readonly EventType[] = [...openings.map(openingType), correction, ...recordableFacts.map(dossierType), ...caseFacts.map(caseType)];

/** Every type that can be posted, by its name. */
export const eventTypes: ReadonlyMap<string, EventType> = new Map(all.toSorted((a, b) => (a.type < b.type ? -1 : 1)).map((it) => [it.type, it]));

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
    properties: { ...(subject !== undefined && { [subject]: { type: id.schema['type'], format: id.schema['format'], description: 'What it is about: an id in the file that `subject` of the CloudEvent names.' } }), ...properties },
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
