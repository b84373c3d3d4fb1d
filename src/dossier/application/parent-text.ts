import { redact, redactionsFor } from '../../access/index.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import { eventOf, kindOf, type Dossier } from '../domain/dossier.ts';
import { provenanceNl } from './provenance-words.ts';

/** A parent who is not named in the entry: whoever is named sees no less. */
const anyParent = { personId: '', representsPersons: [] };

/** An entry as a parent reads it: what happened, the words about it with what is about others black, why it is irregular, and where it came from. */
export const textForParent = (entry: KeptEntry, dossier: Dossier): string => {
  const summary = kindOf(entry.content.type)?.summaryNl(eventOf(entry).data) ?? '';
  const { data, irregular, provenance } = redact(entry.content, redactionsFor(entry, anyParent, dossier));
  return [summary, ...textsIn(data), ...(irregular ? [irregular.explanation] : []), ...(provenance ? [provenanceNl[provenance]] : [])].filter((text) => text !== '').join('\n');
};

/** Every free text, its sentences put together again. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [value.map(({ text }) => text).join('')];
  return Object.values(value).flatMap(textsIn);
};

const isText = (value: object): value is readonly { readonly text: string }[] =>
  Array.isArray(value) && value.length > 0 && value.every((item: unknown) => typeof item === 'object' && item !== null && 'text' in item && typeof item.text === 'string');
