import type { Counts } from './manifest.ts';

/** What a verification found, in plain Dutch (B1, "u"): the code is for programs, the sentence for people. */

export interface Finding {
  readonly code: FindingCode;
  /** Entry numbers; in a partial copy the places in it (1, 2, …). Empty when it concerns the whole copy. */
  readonly entries: readonly number[];
  readonly text: string;
}

export type FindingCode =
  // holds
  | 'signature-holds' | 'files-unchanged' | 'numbers-complete' | 'entries-unchanged' | 'fields-known' | 'chain-holds'
  | 'receipt-holds' | 'earlier-copy-holds' | 'partial-entries-unchanged'
  // broken: the copy as a whole
  | 'no-key' | 'note-missing' | 'note-malformed' | 'signature-unknown' | 'signature-wrong'
  | 'manifest-missing' | 'manifest-changed' | 'manifest-malformed' | 'origin-differs' | 'unreadable'
  | 'file-missing' | 'file-changed' | 'file-extra' | 'file-name-refused' | 'too-many-files'
  | 'dossier-malformed' | 'streams-differ' | 'copy-receipt-differs'
  // broken: entries
  | 'number-missing' | 'number-twice' | 'numbers-out-of-order' | 'counts-differ' | 'entry-missing' | 'entry-not-announced'
  | 'entry-changed' | 'entry-malformed' | 'entry-state-differs' | 'entry-id-twice' | 'time-runs-back'
  | 'entry-kind-unknown' | 'entry-field-unknown' | 'head-differs'
  // broken: history
  | 'receipt-malformed' | 'receipt-signature' | 'receipt-of-another' | 'receipt-of-partial-copy' | 'shorter-than-receipt' | 'receipt-differs'
  | 'earlier-copy-broken' | 'earlier-copy-of-another' | 'earlier-copy-is-later' | 'shorter-than-earlier' | 'entry-replaced'
  | 'shown-then-withheld' | 'erased-then-shown' | 'earlier-entry-gone'
  // limits
  | 'limit-not-written' | 'limit-before-receipt' | 'limit-after-receipt' | 'limit-withheld' | 'limit-erased' | 'limit-redacted'
  | 'limit-not-named' | 'limit-annexes' | 'limit-partial' | 'limit-fields' | 'limit-kind-newer' | 'shown-then-erased' | 'more-redacted' | 'earlier-entry-hidden';

const LISTED = 20;

/** `3`, `3 en 7`, `3, 7 en 9`; a long list ends in how many more there are. */
export const enumerated = (items: readonly (string | number)[]): string => {
  const shown = items.slice(0, LISTED).map(String);
  if (items.length > LISTED) return `${shown.join(', ')} en nog ${String(items.length - LISTED)}`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} en ${shown[shown.length - 1] as string}`;
};

/** Which entries are meant: their numbers and, where a copy has more parts, the part (1 is the dossier itself). */
export interface Which {
  readonly numbers: readonly number[];
  readonly part?: number | undefined;
}

const inPart = (part: number | undefined): string => (part === undefined ? '' : ` van deel ${String(part)}`);
const many = ({ numbers }: Which): boolean => numbers.length !== 1;
const named = (which: Which): string =>
  `${many(which) ? 'Gebeurtenissen' : 'Gebeurtenis'} ${enumerated(which.numbers)}${inPart(which.part)}`;
const is = (which: Which): string => (many(which) ? 'zijn' : 'is');

const whole = (code: FindingCode, text: string): Finding => ({ code, entries: [], text });
const about = (code: FindingCode, which: Which, text: string): Finding => ({ code, entries: which.numbers, text });
const files = (names: readonly string[]): string => `${names.length === 1 ? 'Bestand' : 'Bestanden'} ${enumerated(names)}`;
const filesAre = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'zijn');

const events = (n: number): string => `${String(n)} ${n === 1 ? 'gebeurtenis' : 'gebeurtenissen'}`;

export const holding = {
  signature: (keys: readonly string[]) => whole('signature-holds', `De handtekening klopt. Die is gezet met de sleutel ${enumerated(keys)}.`),
  files: (n: number) => whole('files-unchanged', `Alle ${String(n)} bestanden zijn compleet en niet veranderd.`),
  numbers: (size: number, { shown, redacted, withheld, erased }: Counts, part?: number) =>
    whole(
      'numbers-complete',
      `${String(size)} van ${events(size)}${inPart(part)} ${size === 1 ? 'is' : 'zijn'} verantwoord: ${String(shown)} helemaal getoond, ${String(redacted)} deels zwart, ${String(withheld)} niet getoond, ${String(erased)} gewist.`,
    ),
  entries: (n: number, part?: number) =>
    whole('entries-unchanged', `De inhoud van ${events(n)}${inPart(part)} is precies zoals school die heeft vastgelegd.`),
  fields: (part?: number) => whole('fields-known', `Elk veld${inPart(part)} hoort bij de soort gebeurtenis waarin het staat.`),
  chain: (part?: number) => whole('chain-holds', `De volgorde${inPart(part)} klopt. Elke gebeurtenis sluit aan op de vorige.`),
  receipt: (size: number) => whole('receipt-holds', `Uw ontvangstbewijs van ${events(size)} past bij deze kopie.`),
  earlier: (n: number) => whole('earlier-copy-holds', `Uw eerdere kopie past bij deze kopie. ${events(n)} ${n === 1 ? 'is' : 'zijn'} hetzelfde gebleven.`),
  partial: (n: number) => whole('partial-entries-unchanged', `School heeft getekend voor ${events(n)} in deze kopie, zoals het hier staat.`),
};

export const brokenCopy = {
  noKey: () => whole('no-key', 'U gaf geen sleutel van school. Zonder die sleutel is niets bewezen.'),
  noteMissing: () => whole('note-missing', 'Het bestand controle/manifest.txt met de handtekening ontbreekt.'),
  noteMalformed: () => whole('note-malformed', 'Het bestand controle/manifest.txt is geen geldige getekende verklaring.'),
  signatureUnknown: () => whole('signature-unknown', 'Deze kopie is niet getekend met de sleutel die u gaf.'),
  signatureWrong: () => whole('signature-wrong', 'De handtekening klopt niet. De getekende tekst is veranderd.'),
  manifestMissing: () => whole('manifest-missing', 'Het bestand controle/manifest.json ontbreekt.'),
  manifestChanged: () => whole('manifest-changed', 'Het bestand controle/manifest.json is veranderd. De handtekening hoort bij een ander bestand.'),
  manifestMalformed: () => whole('manifest-malformed', 'Het bestand controle/manifest.json is niet goed te lezen.'),
  originDiffers: () => whole('origin-differs', 'De afzender in de handtekening is een andere dan in de kopie.'),
  unreadable: () => whole('unreadable', 'De kopie is niet te lezen. De controle is gestopt.'),
  fileMissing: (names: readonly string[]) => whole('file-missing', `${files(names)} ${names.length === 1 ? 'ontbreekt' : 'ontbreken'}.`),
  fileChanged: (names: readonly string[]) => whole('file-changed', `${files(names)} ${filesAre(names)} veranderd.`),
  fileExtra: (names: readonly string[]) => whole('file-extra', `${files(names)} ${names.length === 1 ? 'hoort' : 'horen'} niet bij deze kopie.`),
  fileNameRefused: () => whole('file-name-refused', 'De kopie noemt een bestand met een naam die niet mag, of twee keer dezelfde naam.'),
  tooManyFiles: () => whole('too-many-files', 'Er zijn te veel bestanden om te controleren.'),
  dossierMalformed: () => whole('dossier-malformed', 'Het bestand gegevens/dossier.json is niet goed te lezen.'),
  streamsDiffer: () => whole('streams-differ', 'De onderdelen van het dossier zijn andere dan waarvoor getekend is.'),
  copyReceiptDiffers: () => whole('copy-receipt-differs', 'Het ontvangstbewijs in de kopie past niet bij de kopie zelf.'),
};

export const brokenEntries = {
  missing: (which: Which) => about('number-missing', which, `${named(which)} ${many(which) ? 'ontbreken' : 'ontbreekt'}.`),
  twice: (which: Which) => about('number-twice', which, `${named(which)} ${many(which) ? 'staan' : 'staat'} er meer dan één keer in.`),
  outOfOrder: (which: Which) => about('numbers-out-of-order', which, `${named(which)} ${many(which) ? 'staan' : 'staat'} niet op volgorde.`),
  counts: (part?: number) => whole('counts-differ', `De aantallen${inPart(part)} kloppen niet met de nummers.`),
  contentMissing: (which: Which) => about('entry-missing', which, `${named(which)} zou u moeten zien, maar de inhoud ontbreekt.`),
  notAnnounced: (which: Which) => about('entry-not-announced', which, `${named(which)} ${many(which) ? 'staan' : 'staat'} in de kopie, maar school tekende daar niet voor.`),
  changed: (which: Which) => about('entry-changed', which, `${named(which)} ${is(which)} veranderd, of ${many(which) ? 'komen' : 'komt'} van een andere plaats.`),
  malformed: (which: Which) => about('entry-malformed', which, `${named(which)} ${is(which)} niet goed opgebouwd.`),
  state: (which: Which) => about('entry-state-differs', which, `${named(which)} ${is(which)} anders getoond dan school heeft getekend (zwart of niet zwart).`),
  idTwice: (which: Which) => about('entry-id-twice', which, `${named(which)} ${many(which) ? 'hebben' : 'heeft'} een kenmerk dat al gebruikt is.`),
  timeRunsBack: (which: Which) => about('time-runs-back', which, `${named(which)} ${is(which)} eerder opgeschreven dan de gebeurtenis ervoor. Dat kan niet.`),
  kindUnknown: (which: Which) => about('entry-kind-unknown', which, `${named(which)} ${is(which)} van een versie die nooit heeft bestaan.`),
  fieldUnknown: (which: Which) => about('entry-field-unknown', which, `${named(which)} ${many(which) ? 'hebben' : 'heeft'} een veld dat er niet in hoort.`),
  head: (part?: number) => whole('head-differs', `De eindcode${inPart(part)} klopt niet. Er is een gebeurtenis veranderd, weggehaald of verplaatst.`),
};

export const brokenHistory = {
  receiptMalformed: () => whole('receipt-malformed', 'Een ontvangstbewijs is niet goed te lezen.'),
  receiptSignature: () => whole('receipt-signature', 'Een ontvangstbewijs is niet getekend met de sleutel die u gaf.'),
  receiptOfAnother: () => whole('receipt-of-another', 'Een ontvangstbewijs hoort niet bij deze kopie. Hoort het wel bij dit dossier? Vraag school dan om uitleg.'),
  receiptOfPartial: () => whole('receipt-of-partial-copy', 'Een ontvangstbewijs past alleen bij een hele kopie. Dit is een kopie van een deel.'),
  shorterThanReceipt: (size: number, receipt: number) =>
    whole('shorter-than-receipt', `Uw ontvangstbewijs telt ${events(receipt)}. Deze kopie telt er ${String(size)}. Er ontbreekt dus iets.`),
  receiptDiffers: (receipt: number) =>
    whole('receipt-differs', `Uw ontvangstbewijs van ${events(receipt)} past niet. In die eerste ${String(receipt)} is iets veranderd of weggehaald.`),
  earlierBroken: () => whole('earlier-copy-broken', 'Uw eerdere kopie klopt zelf niet. Er is niet mee vergeleken.'),
  earlierOfAnother: () => whole('earlier-copy-of-another', 'Uw eerdere kopie is van een ander dossier.'),
  earlierIsLater: () => whole('earlier-copy-is-later', 'De eerdere kopie is later gemaakt dan deze. Wissel ze om.'),
  shorterThanEarlier: (size: number, earlier: number) =>
    whole('shorter-than-earlier', `Uw eerdere kopie telt ${events(earlier)}. Deze kopie telt er ${String(size)}. Er ontbreekt dus iets.`),
  replaced: (which: Which) => about('entry-replaced', which, `${named(which)} ${is(which)} een andere dan in uw eerdere kopie.`),
  shownThenWithheld: (which: Which) => about('shown-then-withheld', which, `${named(which)} kon u zien in uw eerdere kopie. Nu niet meer.`),
  erasedThenShown: (which: Which) => about('erased-then-shown', which, `${named(which)} was volgens uw eerdere kopie gewist. Nu is er toch inhoud.`),
  earlierGone: (n: number) => whole('earlier-entry-gone', `${events(n)} uit uw eerdere kopie ${n === 1 ? 'staat' : 'staan'} niet meer in het dossier.`),
};

export const limits = {
  notWritten: () => whole('limit-not-written', 'De controle toont niet of school alles heeft opgeschreven. Ook niet of waar is wat er staat.'),
  beforeReceipt: () =>
    whole('limit-before-receipt', 'U gaf geen eerder ontvangstbewijs. School kan dan iets hebben weggelaten zonder dat deze controle het ziet. Bewaar controle/ontvangstbewijs.txt voor de volgende keer.'),
  afterReceipt: (size: number) =>
    whole('limit-after-receipt', `De eerste ${events(size)} kunnen niet stil zijn weggehaald. Van wat daarna kwam is dat niet te zien. Bewaar het nieuwe ontvangstbewijs.`),
  withheld: (which: Which) => about('limit-withheld', which, `${named(which)} ${is(which)} niet getoond. De controle toont niet wat er staat, en niet of dat mocht. U kunt school om uitleg vragen.`),
  erased: (which: Which) => about('limit-erased', which, `${named(which)} ${is(which)} gewist. De controle toont niet wat er stond, en niet of dat mocht.`),
  redacted: (which: Which) => about('limit-redacted', which, `${named(which)} ${is(which)} deels zwart. De controle toont niet wat er onder het zwart staat.`),
  notNamed: () => whole('limit-not-named', 'Er zijn mogelijk gegevens die school volgens de wet niet mag noemen. Die zin staat in elke kopie.'),
  annexes: () => whole('limit-annexes', 'Voor bijlagen en overzichten heeft school getekend. Of die volledig zijn, toont de controle niet.'),
  partial: () => whole('limit-partial', 'Dit is een kopie van een deel. Zij bewijst niet dat het dossier volledig is.'),
  fields: () => whole('limit-fields', 'De controle keek niet of elk veld bij de soort gebeurtenis hoort.'),
  kindNewer: (which: Which) =>
    about('limit-kind-newer', which, `${named(which)} ${is(which)} van een soort die deze controle niet kent. Misschien is de kopie nieuwer dan de controle. Of elk veld daarin hoort, is niet gecontroleerd. Haal de nieuwste controle en doe het nog eens.`),
  shownThenErased: (which: Which) => about('shown-then-erased', which, `${named(which)} kon u zien in uw eerdere kopie. Nu ${is(which)} die gewist. De controle toont niet of dat mocht.`),
  moreRedacted: (which: Which) => about('more-redacted', which, `In ${named(which).toLowerCase()} is nu meer zwart dan in uw eerdere kopie.`),
  earlierHidden: (n: number) => whole('earlier-entry-hidden', `${events(n)} uit uw eerdere kopie ${n === 1 ? 'is' : 'zijn'} nu niet zichtbaar. Misschien is dat niet getoond of gewist.`),
};
