import type { Annex } from '../../copy/index.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import { kindOf, type Dossier } from '../domain/dossier.ts';
import { dueOn, type CopyRequest, type Issued } from '../domain/information-rights/information-rights.facts.ts';
import type { WhoLookedLine } from './who-looked-line.ts';

/** What stands beside the entries in a copy: the request, the information of AVG 15(1), and who looked. */
export const annexesOf = (dossier: Dossier, request: CopyRequest, issued: Issued, lines: readonly WhoLookedLine[]): readonly Annex[] => [
  { name: 'aanvraag', document: { gevraagdOp: request.receivedOn, uiterlijkOp: dueOn(request), gemaaktOp: issued.at, omvang: request.scope === 'whole' ? 'het hele dossier' : 'een deel van het dossier' } },
  { name: 'uitleg-bij-uw-rechten', document: articleFifteen(keptIn(dossier, issued)) },
  { name: 'wie-heeft-gekeken', document: lines.map(({ moment, role, purpose, outcome, entries, textNl }) => ({ moment, role, purpose, outcome, entries, textNl })) },
];

const keptIn = ({ history }: Dossier, { snapshot }: Issued): readonly KeptEntry[] =>
  [...history.until(snapshot)].filter((entry): entry is KeptEntry => entry.state === 'kept');

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/** AVG 15(1) and (2), each item from the data. */
const articleFifteen = (entries: readonly KeptEntry[]) => ({
  'Waarom schrijft school dit op?': distinct(entries.map(({ content }) => content.processingActivity)),
  'Waarom mag dat?': distinct(entries.map(({ content }) => content.legalBasis)),
  'Wat voor gegevens zijn het?': distinct(entries.map(({ content }) => kindOf(content.type)?.headingNl ?? 'Gebeurtenis')),
  'Met wie is het gedeeld?': recipients(entries),
  'Hoe lang wordt het bewaard?': [
    'Het dossier: tot 2 jaar nadat de leerling van school is.',
    'Inschrijving en afwezigheid: tot 5 jaar nadat de leerling van school is.',
  ],
  'Wat kunt u vragen?': ['Iets verbeteren of aanvullen.', 'Iets laten wissen.', 'Het gebruik tijdelijk stoppen.', 'Bezwaar maken.'],
  'Waar kunt u klagen?': ['Bij de school of het bestuur.', 'Bij de functionaris gegevensbescherming van het bestuur.', 'Bij de Autoriteit Persoonsgegevens.', 'Bij de rechter: binnen zes weken na het antwoord van de school.'],
  'Van wie komt het?': distinct(entries.map(({ content }) => content.source)),
  'Beslist een computer?': 'Nee. In dit dossier neemt geen computer een besluit over de leerling.',
  'Gaat het buiten Europa?': 'Nee.',
});

/** Care providers that were spoken with: by whom the consent was asked for stands in the entries. */
const recipients = (entries: readonly KeptEntry[]): readonly string[] => {
  const consents = new Map(entries.filter(({ content }) => content.type === 'ConsentRequested').map(({ content }) => [(content.data as { consentId: string }).consentId, (content.data as { counterparty: string }).counterparty]));
  const shared = entries.filter(({ content }) => content.type === 'CareProviderContacted').map(({ content }) => consents.get((content.data as { consentId: string }).consentId));
  return distinct(shared.filter((name): name is string => name !== undefined));
};
