import { under } from './pointer.ts';

/**
 * Finds a BSN, onderwijsnummer or ECK iD in what was sent (W-04; UAVG 46(1): a number prescribed by law is used only for
 * what that law says, and this file is not in it). The answer is where it stands, never what stands there.
 *
 * What counts as a BSN: nine digits that pass the elfproef, written together or in groups of at least two digits with one
 * dot, space or (3-3-3, 4-2-3) hyphen between them. So these do not count: eight-digit dates, ten-digit telephone numbers
 * or eleven with +31, lists of marks ("7 8 6 7 8 9 7 8 6"), digits inside a UUID or hash. One in eleven other numbers of
 * nine digits does pass; the asker is told which field it is and can write it differently.
 */
const ECK_ID = /ketenid\.nl\//i;

/** Together: not part of a longer word, number or amount, not the rest of a number with a country code. */
const TOGETHER = /(?<![0-9A-Za-z]|\d[.,]|\+\d{1,3} )(?:bsn|nr)?(\d{9})(?![0-9A-Za-z]|[.,]\d)/gi;
/** In groups, with nothing that would make them more than nine digits. */
const GROUPED = /(?<![0-9A-Za-z+]|\d[. \u00a0\u202f])(\d{2,7}(?:[. \u00a0\u202f]\d{2,7}){1,3})(?![0-9A-Za-z]|[. \u00a0\u202f]\d)/g;
const HYPHENATED = /(?<![0-9A-Za-z+-])(\d{3}-\d{3}-\d{3}|\d{4}-\d{2}-\d{3})(?![0-9A-Za-z-])/g;

/** Every form begins with two digits and has seven more digits or signs after them: most texts are done with one look. */
const SUSPECT = /\d\d[\d. \u00a0\u202f-]{7}|ketenid/i;

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;

export const passesElfproef = (digits: string): boolean => {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  return WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
};

const isCitizenNumber = (groups: string): boolean => passesElfproef(groups.replace(/\D/g, ''));

export const holdsCitizenNumber = (text: string): boolean => {
  if (text.length < 9 || !SUSPECT.test(text)) return false;
  if (ECK_ID.test(text)) return true;
  for (const pattern of [TOGETHER, GROUPED, HYPHENATED]) {
    for (const [, groups] of text.matchAll(pattern)) if (groups !== undefined && isCitizenNumber(groups)) return true;
  }
  return false;
};

/** JSON pointer of the first value that holds one; of the object around it when it stands in a key. */
export const citizenNumberIn = (value: unknown): string | undefined => {
  const names = pathTo(value);
  return names && under('', ...names);
};

/** Built only on the way back, so that a body without such a number costs no pointers. */
const pathTo = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return holdsCitizenNumber(value) ? [] : undefined;
  if (typeof value === 'number') return value > 99_999_999 && passesElfproef(String(value)) ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const name of Object.keys(value)) {
    if (!isList && holdsCitizenNumber(name)) return [];
    const below = pathTo((value as Readonly<Record<string, unknown>>)[name]);
    if (below) return [name, ...below];
  }
  return undefined;
};
