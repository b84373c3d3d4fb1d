import type { Segments } from '../text.ts';

/** True when a text has no words in it. */
export const saysNothing = (text: Segments): boolean => text.every((segment) => segment.text.trim() === '');

/** True when a list holds nothing that says something. */
export const noneSaid = (texts: readonly Segments[]): boolean => texts.every(saysNothing);
