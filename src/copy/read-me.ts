import { countStates } from '../proof/index.ts';
import type { Counts } from '../proof/index.ts';
import type { CopyInput } from './copy.ts';

/** `LEES-MIJ-EERST.txt`: what this is, in plain Dutch (CONTRIBUTING.md, Words). */

/** Stands in every copy, so that it betrays nothing in any of them (docs/rules.md, Consent and confidentiality). */
export const FIXED_SENTENCE = 'en mogelijk gegevens die wij volgens de wet niet mogen noemen';

const moment = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const madeOn = (instant: string): string => {
  const parts = new Map(moment.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('day')} ${part('month')} ${part('year')} om ${part('hour')}:${part('minute')} uur`;
};

const events = (n: number): string => `${String(n)} ${n === 1 ? 'gebeurtenis' : 'gebeurtenissen'}`;

const sum = ({ shown, redacted, withheld, erased }: Counts): string =>
  `${String(shown)} helemaal getoond + ${String(redacted)} deels zwart + ${String(withheld)} niet getoond + ${String(erased)} gewist`;

/** The line of numbers adds up, for each part; the fixed sentence ends it. */
const countLines = (input: CopyInput): string[] => {
  if (input.kind === 'partial') {
    const { shown, redacted } = countStates(input.entries);
    return [
      `In deze kopie staan ${events(input.entries.length)}: ${String(shown)} helemaal getoond + ${String(redacted)} deels zwart,`,
      `${FIXED_SENTENCE}.`,
    ];
  }
  const lines = input.streams.map(
    ({ size, entries }, i) => `${input.streams.length > 1 ? `Deel ${String(i + 1)}: ` : ''}${events(size)} = ${sum(countStates(entries))},`,
  );
  return [...lines, `${FIXED_SENTENCE}.`];
};

const BLACK = [
  'Wat zwart is, is weggehaald. Bij elk zwart stukje staat een letter:',
  'A ander kind, B andere volwassene, C veiligheid, D vertrouwelijk gesprek jongere, E wet.',
];

/** Said only where it is so. */
const importedLines = (input: CopyInput, issuer: string): string[] => {
  const entries = input.kind === 'whole' ? input.streams.flatMap((it) => it.entries) : input.entries;
  const isImported = entries.some((entry) => 'content' in entry && entry.content.provenance === 'imported');
  return isImported ? [`Staat bij een gebeurtenis provenance: imported? Die is overgenomen uit een ouder dossier, door ${issuer}.`] : [];
};

const whole = (input: CopyInput, issuer: string): string[] => [
  `KOPIE VAN HET DOSSIER, gemaakt op ${madeOn(input.moment)}`,
  '',
  `Dit is alles wat ${issuer} in dit dossier heeft opgeschreven. Elke gebeurtenis heeft een nummer.`,
  ...countLines(input),
  '',
  ...BLACK,
  'Is iets niet getoond? In controle/manifest.json leest u bij het nummer waarom, en wie dat besloot.',
  'Is iets gewist? Daar leest u dan wanneer dat was en waarom.',
  '',
  'In de map gegevens staan de gebeurtenissen en de overzichten. De map controle is voor het bewijs.',
  ...importedLines(input, issuer),
  'Bewaar controle/ontvangstbewijs.txt goed. Daarmee ziet u later of er iets is weggehaald.',
  'Iedereen kan deze kopie controleren. Gebruik daarvoor de sleutel van buiten deze kopie.',
  `De controle toont niet of ${issuer} alles heeft opgeschreven, en niet of waar is wat er staat.`,
  `Klopt er iets niet? U mag ${issuer} vragen het te verbeteren of aan te vullen.`,
];

const partial = (input: CopyInput, issuer: string): string[] => [
  `KOPIE VAN EEN DEEL VAN HET DOSSIER, gemaakt op ${madeOn(input.moment)}`,
  '',
  `Dit is een deel van wat ${issuer} heeft opgeschreven. Over de rest zegt deze kopie niets.`,
  ...countLines(input),
  '',
  ...BLACK,
  '',
  'In de map gegevens staan de gebeurtenissen en de overzichten. De map controle is voor het bewijs.',
  ...importedLines(input, issuer),
  `Het bewijs toont dat ${issuer} hiervoor heeft getekend, zoals het er staat.`,
  'Het bewijst niet dat het dossier volledig is.',
  'Iedereen kan deze kopie controleren. Gebruik daarvoor de sleutel van buiten deze kopie.',
  `Klopt er iets niet? U mag ${issuer} vragen het te verbeteren of aan te vullen.`,
];

/** The text of the read-me, lines ended by a newline. */
export const readMe = (input: CopyInput): string => {
  const issuer = input.issuerNl ?? 'school';
  return `${(input.kind === 'whole' ? whole(input, issuer) : partial(input, issuer)).join('\n')}\n`;
};
