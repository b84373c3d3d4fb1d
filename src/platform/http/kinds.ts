import { isPlainDate } from '../../kernel/calendar.ts';
import { isUuid } from '../../kernel/ids.ts';

/**
 * One kind of value that a request may hold: the predicate that decides, what a refused asker reads, and how the OpenAPI
 * document describes it. Accept check and class-validator use the same predicate, so they cannot disagree.
 */
export interface Kind {
  readonly accepts: (value: unknown) => boolean;
  /** Plain Dutch, without the value. */
  readonly detailNl: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Turns the text of a query parameter into the value it stands for. Absent where text is the value. */
  readonly fromText?: (text: string) => unknown;
  /** Of a list: what it is a list of. */
  readonly item?: Kind;
  /** Under which the document describes it once. */
  readonly name?: string;
}

const words = (count: number): string => count.toLocaleString('nl-NL');

/** Characters as people count them: a surrogate pair is one. */
const fits = (text: string, max: number): boolean => text.length <= max || (text.length <= 2 * max && Array.from(text).length <= max);

const says = (text: string): boolean => /\S/.test(text);

export const plainDate: Kind = {
  accepts: (value) => typeof value === 'string' && isPlainDate(value),
  detailNl: 'Vul een bestaande datum in, als jjjj-mm-dd.',
  schema: { type: 'string', format: 'date', example: '2026-09-01' },
};

export const plainTime: Kind = {
  accepts: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  detailNl: 'Vul een tijd in, als uu:mm.',
  schema: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '15:30' },
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const instant: Kind = {
  accepts: (value) => typeof value === 'string' && INSTANT.test(value) && isPlainDate(value.slice(0, 10)),
  detailNl: 'Vul een moment in met datum, tijd en tijdzone, zoals 2026-09-01T13:30:00Z.',
  schema: { type: 'string', format: 'date-time', example: '2026-09-01T13:30:00Z' },
};

export const id: Kind = {
  accepts: (value) => typeof value === 'string' && isUuid(value),
  detailNl: 'Vul een id in: een UUID in kleine letters.',
  schema: { type: 'string', format: 'uuid', example: '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17' },
};

export const flag: Kind = {
  accepts: (value) => typeof value === 'boolean',
  detailNl: 'Vul true of false in.',
  schema: { type: 'boolean' },
  fromText: (text) => (text === 'true' ? true : text === 'false' ? false : text),
};

/** One line or a few: not empty, at most `max` characters. */
export const text = (max: number): Kind => ({
  accepts: (value) => typeof value === 'string' && says(value) && fits(value, max),
  detailNl: `Vul tekst in van hooguit ${words(max)} tekens.`,
  schema: { type: 'string', minLength: 1, maxLength: max },
});

export const whole = (min: number, max: number): Kind => ({
  accepts: (value) => Number.isSafeInteger(value) && !Object.is(value, -0) && (value as number) >= min && (value as number) <= max,
  detailNl: `Vul een heel getal in van ${words(min)} tot en met ${words(max)}.`,
  schema: { type: 'integer', minimum: min, maximum: max },
  fromText: (digits) => (/^-?(0|[1-9]\d{0,14})$/.test(digits) ? Number(digits) : digits),
});

export const oneOf = (values: readonly string[]): Kind => ({
  accepts: (value) => typeof value === 'string' && values.includes(value),
  detailNl: `Kies een van: ${values.join(', ')}.`,
  schema: { type: 'string', enum: [...values] },
});

/** A list of simple values of one kind, without doubles. */
export const listOf = (kind: Kind, { min, max }: { readonly min: number; readonly max: number }): Kind => ({
  accepts: (value) =>
    Array.isArray(value) && value.length >= min && value.length <= max && value.every((item) => kind.accepts(item)) && new Set(value).size === value.length,
  detailNl: `Vul een lijst in van ${words(min)} tot en met ${words(max)} verschillende waarden. Per waarde geldt: ${kind.detailNl}`,
  schema: { type: 'array', minItems: min, maxItems: max, uniqueItems: true, items: kind.schema },
  item: kind,
});

export const FREE_TEXT_MAX = 20_000;
const SEGMENTS_MAX = 2_000;
const RELATIONS = ['other-pupil', 'other-parent', 'staff', 'other'] as const;
const person = text(200);
const relation = oneOf(RELATIONS);

interface SentSegment {
  readonly text?: unknown;
  readonly person?: unknown;
  readonly relation?: unknown;
}

/** `person` and `relation` go together: a span is about somebody else, and then about whom. */
const isSegment = (value: unknown): value is { readonly text: string } => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const segment = value as SentSegment;
  if (!Object.keys(segment).every((key) => key === 'text' || key === 'person' || key === 'relation')) return false;
  if (typeof segment.text !== 'string' || segment.text === '') return false;
  const tagged = segment.person !== undefined || segment.relation !== undefined;
  return !tagged || (person.accepts(segment.person) && relation.accepts(segment.relation));
};

const areSegments = (value: unknown): boolean => {
  if (!Array.isArray(value) || value.length === 0 || value.length > SEGMENTS_MAX || !value.every(isSegment)) return false;
  const whole = value.map((segment) => segment.text).join('');
  return says(whole) && fits(whole, FREE_TEXT_MAX);
};

/** Free text: a plain string, or spans of which some are tagged as being about somebody else (W-05). */
export const textOrSegments: Kind = {
  accepts: (value) => (typeof value === 'string' ? says(value) && fits(value, FREE_TEXT_MAX) : areSegments(value)),
  detailNl: `Vul tekst in van hooguit ${words(FREE_TEXT_MAX)} tekens, of een lijst van stukken met text en, als het over een ander gaat, person en relation.`,
  name: 'FreeText',
  schema: {
    oneOf: [
      { type: 'string', minLength: 1, maxLength: FREE_TEXT_MAX },
      {
        type: 'array',
        minItems: 1,
        maxItems: SEGMENTS_MAX,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['text'],
          properties: { text: { type: 'string', minLength: 1 }, person: person.schema, relation: relation.schema },
          description: 'A span about somebody else has both person and relation.',
        },
      },
    ],
  },
};

export const namedKinds: readonly (Kind & { readonly name: string })[] = [
  { ...textOrSegments, name: 'FreeText', schema: { description: 'A plain string, or spans of text in order.', ...textOrSegments.schema } },
];
