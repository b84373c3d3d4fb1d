import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../findings.ts';
import { parseKey, parseKeys } from '../note.ts';
import type { VerifierKey } from '../note.ts';
import type { PointerSchemas } from '../types.ts';
import { verifyCopy } from '../verify.ts';
import type { Report } from '../verify.ts';
import { parseArguments, USAGE } from './arguments.ts';
import type { Asked } from './arguments.ts';
import { isPartOf, readCopy } from './read-copy.ts';

/** 0: all holds. 1: something is broken. 2: the question could not be understood, so nothing is proved. */
export type ExitCode = 0 | 1 | 2;

type Write = (line: string) => void;

/** Something given on the command line cannot be used; the message is Dutch, for the reader. */
class Unusable extends Error {}

const attempt = <T>(read: () => T, otherwiseNl: string): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(otherwiseNl);
  }
};

const readKeys = (given: string, asked: Asked): readonly VerifierKey[] => {
  const key = parseKey(given.trim());
  if (key !== undefined) return [key];
  const keys = attempt(() => {
    // A key that comes with the copy proves nothing: who changes the copy changes the key with it.
    if ([asked.copy, ...(asked.earlier === undefined ? [] : [asked.earlier])].some((copy) => isPartOf(given, copy)))
      throw new Unusable('De sleutel zit in de kopie zelf. Gebruik de sleutel die school buiten de kopie heeft gepubliceerd.');
    return parseKeys(readFileSync(given, 'utf8'));
  }, 'Het bestand met de sleutel is niet te lezen.');
  if (keys === undefined || keys.length === 0) throw new Unusable('Dit is geen sleutel van school. Een sleutel is één regel: naam+code+tekens.');
  return keys;
};

/** Every field of every kind of entry there has been: written by `npm run schemas`, delivered with this program. */
const readSchemas = (): PointerSchemas =>
  attempt(
    () => JSON.parse(readFileSync(join(import.meta.dirname, 'schemas.json'), 'utf8')) as PointerSchemas,
    'Het bestand schemas.json hoort naast deze controle te staan. Haal de controle opnieuw op.',
  );

const section = (heading: string, findings: readonly Finding[], write: Write): void => {
  if (findings.length === 0) return;
  write('');
  write(heading);
  for (const { text } of findings) write(`- ${text}`);
};

const print = ({ holds, broken, limits }: Report, write: Write): void => {
  write(broken.length === 0 ? 'DEZE KOPIE KLOPT.' : 'DEZE KOPIE KLOPT NIET.');
  section('Wat niet klopt:', broken, write);
  section('Wat wel klopt:', holds, write);
  section('Wat deze controle niet kan laten zien:', limits, write);
};

const verifyAsked = (asked: Asked, write: Write): ExitCode => {
  const keys = asked.keys.flatMap((given) => readKeys(given, asked));
  const files = attempt(() => readCopy(asked.copy), 'De kopie is niet te lezen. Geef de map van de kopie, of één JSON-bestand.');
  const earlier = asked.earlier;
  const report = verifyCopy(files, {
    keys,
    schemas: readSchemas(),
    receipts: asked.receipts.map((path) => attempt(() => readFileSync(path, 'utf8'), 'Een ontvangstbewijs is niet te lezen.')),
    ...(earlier === undefined ? {} : { earlier: attempt(() => readCopy(earlier), 'De eerdere kopie is niet te lezen.') }),
  });
  print(report, write);
  return report.broken.length === 0 ? 0 : 1;
};

/** Verifies a copy as asked on the command line and writes what was found, in Dutch, line by line. */
export const runVerify = (args: readonly string[], write: Write): ExitCode => {
  const asked = parseArguments(args);
  if (asked === undefined) {
    USAGE.forEach(write);
    return 2;
  }
  if (asked.keys.length === 0) {
    write('Er is niets bewezen: u gaf geen sleutel.');
    write('Iedereen kan een kopie veranderen en opnieuw tekenen. Alleen met de gepubliceerde sleutel van school ziet u wie tekende.');
    USAGE.forEach(write);
    return 2;
  }
  try {
    return verifyAsked(asked, write);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    write(`Er is niets bewezen. ${error.message}`);
    return 2;
  }
};
