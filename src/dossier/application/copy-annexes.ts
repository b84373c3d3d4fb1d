import type { Annex, CopyEntry } from '../../copy/index.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import { kindOf, type Dossier } from '../domain/dossier.ts';
import { dueOn, type CopyRequest, type Issued } from '../domain/information-rights/information-rights.facts.ts';
import { roleNl } from './role-words.ts';
import type { WhoLookedLine } from './who-looked-line.ts';

/** What stands beside the entries in a copy: the request, the information of AVG 15(1), and who looked. Nothing that the entries do not show. */
export const annexesOf = (dossier: Dossier, request: CopyRequest, issued: Issued, entries: readonly CopyEntry[], lines: readonly WhoLookedLine[]): readonly Annex[] => [
  { name: 'aanvraag', document: { gevraagdOp: request.receivedOn, uiterlijkOp: dueOn(request), gemaaktOp: issued.at, omvang: request.scope === 'whole' ? 'het hele dossier' : 'een deel van het dossier' } },
  { name: 'uitleg-bij-uw-rechten', document: articleFifteen(shownIn(dossier, entries)) },
  { name: 'wie-heeft-gekeken', document: lines.map(({ moment, role, purpose, outcome, entries: opened, textNl }) => ({ moment, role, purpose, outcome, entries: opened, textNl })) },
];

/** An entry that the copy shows, and where it is black. */
interface ShownEntry {
  readonly entry: KeptEntry;
  readonly black: readonly string[];
}

const shownIn = ({ history }: Dossier, entries: readonly CopyEntry[]): readonly ShownEntry[] =>
  entries.flatMap((copied) => {
    const entry = 'header' in copied ? history.kept(copied.header.eventId) : undefined;
    return entry ? [{ entry, black: copied.state === 'redacted' ? copied.redactions.map(({ pointer }) => pointer) : [] }] : [];
  });

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/** The register of processing activities, as a parent reads it. */
const activityNl: Readonly<Record<string, string>> = {
  'aanmelding-en-inschrijving': 'Om een leerling aan te melden en in te schrijven.',
  afspraken: 'Om vast te houden wat school en ouders afspreken.',
  'gesprekken-en-begeleiding': 'Om de leerling te begeleiden en daarover te praten.',
  leerlingadministratie: 'Om te weten wie bij de leerling hoort en wie mag beslissen.',
  ontwikkelingsperspectief: 'Om een plan te maken als de leerling extra hulp nodig heeft.',
  'overleg-met-zorgverleners': 'Om met een zorgverlener te praten, als dat mag.',
  'rechten-van-betrokkenen': 'Om te doen wat de wet zegt over uw rechten.',
  toestemmingen: 'Om te weten wie wat goed vindt.',
};

/** AVG 15(1) and (2), each item from the data. */
const articleFifteen = (shown: readonly ShownEntry[]) => {
  const contents = shown.map(({ entry }) => entry.content);
  return {
    'Waarom schrijft school dit op?': distinct(contents.map(({ processingActivity }) => activityNl[processingActivity] ?? processingActivity)),
    'Waarom mag dat?': distinct(contents.map(({ legalBasis }) => legalBasis)),
    'Wat voor gegevens zijn het?': distinct(contents.map(({ type }) => kindOf(type)?.headingNl ?? 'Gebeurtenis')),
    'Met wie is het gedeeld?': recipients(shown),
    'Hoe lang wordt het bewaard?': [
      'Het dossier: tot 2 jaar nadat de leerling van school is.',
      'Inschrijving en afwezigheid: tot 5 jaar nadat de leerling van school is.',
    ],
    'Wat kunt u vragen?': ['Iets verbeteren of aanvullen.', 'Iets laten wissen.', 'Het gebruik tijdelijk stoppen.', 'Bezwaar maken.'],
    'Waar kunt u klagen?': [
      'Bij de school of het bestuur.',
      'Bij de functionaris gegevensbescherming van het bestuur.',
      'Bij de Autoriteit Persoonsgegevens.',
      'Bij de rechter: binnen zes weken na het antwoord van de school.',
    ],
    'Van wie komt het?': distinct(contents.map(({ actor, provenance }) => (provenance ? 'een ouder dossier, overgenomen door de school' : (roleNl[actor.role] ?? 'de school')))),
    'Beslist een computer?': 'Nee. In dit dossier neemt geen computer een besluit over de leerling.',
    'Gaat het buiten Europa?': 'Nee.',
  };
};

/** Care providers that were spoken with: named where consent was asked, unless that name is black. */
const recipients = (shown: readonly ShownEntry[]): readonly string[] => {
  const asked = shown.filter(({ entry, black }) => entry.content.type === 'ConsentRequested' && !black.includes('/data/counterparty'));
  const names = new Map(asked.map(({ entry }) => entry.content.data as { readonly consentId: string; readonly counterparty: string }).map(({ consentId, counterparty }) => [consentId, counterparty]));
  const spoken = shown.filter(({ entry }) => entry.content.type === 'CareProviderContacted').map(({ entry }) => names.get((entry.content.data as { readonly consentId: string }).consentId));
  return distinct(spoken.filter((name): name is string => name !== undefined));
};
