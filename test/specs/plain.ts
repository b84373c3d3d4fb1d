/** Words that a parent should not have to look up (CONTRIBUTING.md, Words), and "je": we say "u". */
const FORBIDDEN =
  /\b(inzageverzoek|indien|indienen|in behandeling|verstrekken|verstrekt|derden|intrekken|ingetrokken|verwerkingsgrondslag|geredigeerd|redigeren|raadpleging|raadplegen|geactiveerd|verstreken|geaccordeerd|handelingsdeel|ter inzage|sanctie|je|jij|jouw|jullie)\b/i;

const MOST_WORDS = 15;
const sentences = new Intl.Segmenter('nl', { granularity: 'sentence' });
const longSentences = (text: string): readonly string[] =>
  Array.from(sentences.segment(text), ({ segment }) => segment.trim()).filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS);

/** Plain Dutch: known words, short sentences. */
export const isPlain = (text: string): void => {
  expect(text).not.toMatch(FORBIDDEN);
  expect(longSentences(text)).toEqual([]);
};
