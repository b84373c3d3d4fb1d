/** Who a span of text is about, other than the pupil (W-05). */
export type Relation = 'other-pupil' | 'other-parent' | 'staff' | 'other';

/** A sentence or a name. With `person` it is about somebody else and can be taken out of a copy on its own. */
export interface Segment {
  readonly text: string;
  readonly person?: string;
  readonly relation?: Relation;
}

export type Segments = readonly Segment[];

/** Whether the text speaks of others: looked at and nobody, looked at and tagged, or not looked at (then a copy waits). */
export type ThirdParties = 'none' | 'tagged' | 'unknown';

/** Every entry with free text says whether others are spoken of. */
export interface SpeaksOf {
  readonly thirdParties: ThirdParties;
}

const sentences = new Intl.Segmenter('nl', { granularity: 'sentence' });

/** Plain text becomes one segment per sentence, so that a later redaction can take one sentence. Nothing is lost. */
export const segmentsOf = (text: string | Segments): Segments =>
  typeof text === 'string' ? Array.from(sentences.segment(text), ({ segment }) => ({ text: segment })) : text;

/** True when a text has no words in it. */
export const saysNothing = (text: Segments): boolean => text.every((segment) => segment.text.trim() === '');

/** True when a list holds nothing that says something. */
export const noneSaid = (texts: readonly Segments[]): boolean => texts.every(saysNothing);

/** What was declared, unless the text itself is tagged. Silence means nobody looked. */
export const thirdPartiesIn = (declared: ThirdParties | undefined, ...texts: readonly (Segments | undefined)[]): ThirdParties =>
  texts.some((segments) => segments?.some(({ person, relation }) => person !== undefined || relation !== undefined))
    ? 'tagged'
    : (declared ?? 'unknown');
