import fc from 'fast-check';
import { openings, recordableFacts, type RecordableFact } from '../../../src/dossier/index.ts';
import { propertiesOf, type DtoClass, type Property } from '../../../src/platform/http/dto.ts';
import { FREE_TEXT_MAX, type Kind } from '../../../src/platform/http/kinds.ts';
import { places, withAt } from '../../e2e/document.ts';

/**
 * Everything that anybody may do with a dossier, as fast-check draws it. What is known only when it is played (ids, days)
 * stands in braces: `{{goalId 3}}` is the third goal of that dossier or another id, `{{day -1}}` yesterday.
 */
export type Step =
  | { readonly does: 'post'; readonly records: string; readonly path: string; readonly subject?: string; readonly body: unknown; readonly way: Way; readonly who: number; readonly dossier: number }
  | { readonly does: 'correct'; readonly entry: string; readonly occurredOn: string; readonly who: number; readonly dossier: number }
  | { readonly does: 'issue'; readonly request: string; readonly dossier: number }
  | { readonly does: 'read'; readonly path: string; readonly who: number; readonly dossier: number }
  | { readonly does: 'wait'; readonly minutes: number };

/** How a fact is posted; each kind of way has its own demand on the answer. */
export type Way = 'plain' | 'cloud-event' | 'twice' | 'other-body-same-key' | 'old-version' | 'tried-first';

const PERSONS = ['person', 'personId', 'parent', 'parents', 'grantor', 'requester', 'told', 'invited', 'invitedAndDeclined'];
const ENTRIES = ['about', 'entries', 'entryId'];
/** Under which name an id was given out that stands in this field. */
const madeAs = (name: string): string => (PERSONS.includes(name) ? 'personId' : ENTRIES.includes(name) ? 'entryId' : name);

const reference = (name: string): fc.Arbitrary<string> => fc.nat(19).map((pick) => `{{${madeAs(name)} ${String(pick)}}}`);
const dayFrom = (...days: readonly number[]): fc.Arbitrary<string> => fc.constantFrom(...days).map((days_) => `{{day ${String(days_)}}}`);
const past = dayFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -7, -60, -400, 1);
const dayOf = (name: string): fc.Arbitrary<string> => (name === 'occurredOn' || name.startsWith('seen') ? past : dayFrom(0, 1, 7, 30, 90, 300, 366, -1, -30));

const words = (max: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom('Lezen', 'Wij lezen elke dag tien minuten.', 'Eerst dit. Dan dat?').map((text) => text.slice(0, max)) }, { weight: 1, arbitrary: fc.constant('é'.repeat(Math.min(max, 4_000))) });
const freeText = fc.oneof(
  { weight: 12, arbitrary: words(FREE_TEXT_MAX) },
  { weight: 2, arbitrary: fc.constant([{ text: 'Een zin. ' }, { text: 'Over een ander.', person: 'Een ander kind', relation: 'other-pupil' }]) },
);

/** Fields whose kind says less than what stands in them. */
const named: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  issuer: fc.constant('urn:leerlingdossier:development'),
  subject: fc.constantFrom('teacher-2', 'somebody-1', 'somebody-2', 'mother-of-1', 'pupil-of-2'),
  thirdParties: fc.oneof({ weight: 8, arbitrary: fc.constant('none') }, { weight: 1, arbitrary: fc.constantFrom('tagged', 'unknown') }),
  pointer: fc.constantFrom('/data/report/0', '/data/report/0/text', '/data/words/0/text', '/data/name', '/nowhere'),
  version: fc.constantFrom(1, 1, 1, 2, 3),
  written: fc.constantFrom(true, true, true, false),
};

interface Shown {
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

const ofKind = (name: string, kind: Kind): fc.Arbitrary<unknown> => {
  const shown = kind.schema as Shown;
  if (kind.name === 'FreeText') return freeText;
  if (shown.enum) return fc.constantFrom(...shown.enum);
  if (shown.format === 'uuid') return reference(name);
  if (shown.format === 'date') return dayOf(name);
  if (shown.format === 'date-time') return fc.constantFrom('2026-09-01T13:30:00Z', '2026-09-01T23:59:59.999+14:00');
  if (shown.pattern !== undefined) return fc.constantFrom('00:00', '00:00', '08:30', '23:59');
  const { minimum = 0, maximum = 1, minItems = 0, maxItems = 3 } = shown;
  switch (shown.type) {
    case 'array':
      return fc.uniqueArray(kind.item ? ofKind(name, kind.item) : fc.constant('x'), { minLength: minItems, maxLength: Math.max(minItems, Math.min(3, maxItems)) });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: minimum, max: Math.min(maximum, minimum + 12) }));
    default:
      return words(shown.maxLength ?? FREE_TEXT_MAX);
  }
};

const ofField = (name: string, property: Property): fc.Arbitrary<unknown> => {
  if (named[name]) return named[name];
  if ('kind' in property) return ofKind(name, property.kind);
  const one = bodyOf(property.nested());
  return property.list ? fc.array(one, { minLength: Math.max(1, property.list.min), maxLength: Math.max(1, Math.min(3, property.list.max)) }) : one;
};

/** A body that the class takes; what may be left out mostly is, and a fact is seldom said to be irregular. */
const bodyOf = (dto: DtoClass): fc.Arbitrary<object> =>
  fc
    .tuple(
      ...[...propertiesOf(dto)].map(([name, property]) => {
        const field = ofField(name, property).map((value) => [[name, value]] as const);
        return property.optional ? fc.oneof({ weight: name === 'irregular' ? 5 : 2, arbitrary: fc.constant([] as const) }, { weight: 1, arbitrary: field }) : field;
      }),
    )
    .map((fields) => Object.fromEntries(fields.flat()) as object);

/** What no field takes, or only just. */
const odd = fc.constantFrom<unknown>(null, '', ' ', -1, 1e21, '0000-01-01', '9999-12-31', '2026-02-30', '24:00', '__proto__', '\u202e', 'x'.repeat(FREE_TEXT_MAX + 1), [], {}, [null], { toString: 1 });

const spoiled = (body: object): fc.Arbitrary<unknown> => {
  const all = [...places(body)].map(({ path }) => path).filter(({ length }) => length > 0);
  return fc.tuple(fc.constantFrom(...all), odd).map(([path, put]) => withAt(body, path, put));
};

const sent = (dto: DtoClass): fc.Arbitrary<unknown> => fc.oneof({ weight: 14, arbitrary: bodyOf(dto) }, { weight: 1, arbitrary: bodyOf(dto).chain(spoiled) });

const way = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Way>('plain') },
  { weight: 5, arbitrary: fc.constantFrom<Way>('cloud-event', 'twice', 'other-body-same-key', 'old-version', 'tried-first') },
);
const place = { who: fc.nat(99), dossier: fc.nat(9) };

/** What things are made of is posted oftener than what is said of them, and what closes a dossier or what is in it seldom. */
const SELDOM: ReadonlySet<string> = new Set(['EntryMisfiled', 'EntryWithheld', 'CourtRestrictionRecorded', 'PupilDeregistered', 'AccountUnlinked', 'RestrictionPlaced', 'StaffUnassigned']);

const isSpokenOf = (path: string): boolean => recordableFacts.some((other) => other.path.startsWith(`${path}/:`));
const weightOf = ({ type, path, subject }: RecordableFact): number => (SELDOM.has(type) ? 1 : isSpokenOf(path) ? 8 : subject === undefined || subject === 'entryId' ? 2 : 4);

const posts = recordableFacts.map((fact) => ({
  weight: weightOf(fact),
  arbitrary: fc.record({
    does: fc.constant('post' as const),
    records: fc.constant(fact.type as string),
    path: fc.nat(19).map((pick) => fact.path.replace(/:(\w+)/, `{{$1 ${String(pick)}}}`)),
    ...(fact.subject !== undefined && { subject: fc.constant(fact.subject) }),
    body: sent(fact.body),
    way,
    ...place,
  }),
}));

const READS = ['', '/entries', '/entries?limit=1', '/entries/{{entryId 4}}', '/entries?knownAt={{day -1}}', '/entries?happenedUntil={{day -7}}', '/agreements', '/consents', '/obligations', '/access-log', '/contacts', '/receipt', '/copy-requests/{{copyRequestId 2}}', '/copy-requests/{{copyRequestId 2}}/package', '/comparisons?from={{day -30}}&until={{day 0}}'];

const DAY = 24 * 60;

export const step: fc.Arbitrary<Step> = fc.oneof(
  ...posts,
  ...openings.map(({ type, path, body }) => ({ weight: 2, arbitrary: fc.record({ does: fc.constant('post' as const), records: fc.constant(type as string), path: fc.constant(path), body: sent(body), way, ...place }) })),
  { weight: 14, arbitrary: fc.record({ does: fc.constant('correct' as const), entry: reference('entryId'), occurredOn: past, ...place }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('issue' as const), request: reference('copyRequestId'), dossier: place.dossier }) },
  { weight: 40, arbitrary: fc.record({ does: fc.constant('read' as const), path: fc.constantFrom(...READS), ...place }) },
  { weight: 30, arbitrary: fc.record({ does: fc.constant('wait' as const), minutes: fc.constantFrom(1, 1, 60, DAY, DAY, 3 * DAY, 40 * DAY, -10) }) },
);
