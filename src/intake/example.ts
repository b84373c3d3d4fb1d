import { propertiesOf, type DtoClass, type Property } from '../platform/http/dto.ts';
import { FREE_TEXT_MAX, type Kind } from '../platform/http/kinds.ts';

/** Values by the name of a field; where none is given, one is made from what the field takes. */
export type Words = Readonly<Record<string, unknown>>;

export const ID = '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17';
export const MOMENT = '2026-09-01T13:30:00Z';

/** A body that the class takes: everything that it asks, and of what may be left out only what `words` names as its own. */
export const exampleOf = (dto: DtoClass, words: Words): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...propertiesOf(dto)].flatMap(([name, property]) => (property.optional && !Object.hasOwn(words, name) ? [] : [[name, valueOf(name, property, words)]])));

const valueOf = (name: string, property: Property, words: Words): unknown => {
  if (Object.hasOwn(words, name)) return words[name];
  // Another field may have the same name and take something else.
  if ('kind' in property) return name in words && property.kind.accepts(words[name]) ? words[name] : ofKind(property.kind);
  const object = exampleOf(property.nested(), Object.create(words) as Words);
  return property.list ? [object] : object;
};

interface Shown {
  readonly type?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
}

/** A value that a kind takes, from its schema. */
const ofKind = (kind: Kind): unknown => {
  const shown = kind.schema as Shown;
  if (shown.example !== undefined) return shown.example;
  if (shown.enum) return shown.enum[0];
  switch (kind.name === 'FreeText' ? 'string' : shown.type) {
    case 'array':
      return kind.item && (shown.minItems ?? 0) > 0 ? [ofKind(kind.item)] : [];
    case 'boolean':
      return true;
    case 'integer':
      return shown.minimum;
    case 'string':
      return (shown.maxLength ?? FREE_TEXT_MAX) < SENTENCE.length ? 'Lezen' : SENTENCE;
    default:
      return {};
  }
};

const SENTENCE = 'Noor leest graag en oefent elke dag.';
