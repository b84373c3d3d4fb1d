/** What a kind of problem is called and what somebody reads about it: plain Dutch, "u". The code is part of the interface. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

const later = 'Er ging iets mis aan onze kant. Er is niets vastgelegd. Probeer het over een paar seconden opnieuw.';

export const problemKinds = {
  'invalid-request': { status: 400, title: 'Het verzoek klopt niet', detail: 'Een of meer velden kloppen niet. Pas aan wat in de lijst staat en stuur het verzoek opnieuw.' },
  'invalid-query': { status: 400, title: 'De zoekvraag klopt niet', detail: 'Een of meer parameters kloppen niet. Pas aan wat in de lijst staat en stuur het verzoek opnieuw.' },
  'unknown-cursor': { status: 400, title: 'De bladwijzer klopt niet', detail: 'Deze cursor hoort niet bij deze lijst. Begin opnieuw bij de eerste bladzijde.' },
  'invalid-path': { status: 400, title: 'Het adres klopt niet', detail: 'Een id in het adres klopt niet. Controleer het adres.' },
  'invalid-header': { status: 400, title: 'Een header klopt niet', detail: 'Een of meer headers kloppen niet. Pas aan wat in de lijst staat en stuur het verzoek opnieuw.' },
  'malformed-json': { status: 400, title: 'De inhoud is niet te lezen', detail: 'De inhoud van het verzoek is geen bruikbare JSON. Controleer hoe uw systeem het bericht maakt.' },
  'malformed-request': { status: 400, title: 'Het verzoek is niet te lezen', detail: 'Het verzoek is geen geldig HTTP-verzoek. Controleer hoe uw systeem het maakt.' },
  'undecodable-url': { status: 400, title: 'Het adres is niet te lezen', detail: 'In het adres staan tekens die niet te lezen zijn. Controleer het adres.' },
  'citizen-number': {
    status: 400,
    title: 'Er staat een persoonsnummer in het verzoek',
    detail: 'Een BSN, onderwijsnummer of ECK iD mag niet in een leerlingdossier staan (artikel 46 UAVG). Er is niets vastgelegd. Haal het nummer weg en stuur het verzoek opnieuw.',
  },
  'idempotency-key-required': { status: 400, title: 'De header Idempotency-Key ontbreekt', detail: 'Een systeem stuurt bij elke opdracht een eigen Idempotency-Key mee. Zo wordt een bericht dat twee keer aankomt maar een keer vastgelegd.' },
  unauthenticated: { status: 401, title: 'U bent niet ingelogd', detail: 'Log in en stuur een geldig toegangsbewijs mee.' },
  forbidden: { status: 403, title: 'U mag dit niet', detail: 'U mag dit niet zien of doen.' },
  'not-found': { status: 404, title: 'Niet gevonden', detail: 'Wij vinden hier niets, of u mag het niet zien.' },
  'method-not-allowed': { status: 405, title: 'Dat kan hier niet', detail: 'Deze bewerking bestaat niet op dit adres.' },
  'not-acceptable': { status: 406, title: 'Die vorm hebben wij niet', detail: 'Wij kunnen het antwoord niet geven in de vorm die u vraagt.' },
  'request-timeout': { status: 408, title: 'Het verzoek duurde te lang', detail: 'Het verzoek kwam niet op tijd binnen. Stuur het opnieuw.' },
  refused: { status: 409, title: 'Dit is niet vastgelegd', detail: 'Een regel staat dit niet toe.' },
  busy: { status: 409, title: 'Dit is niet vastgelegd', detail: 'Anderen werken op dit moment in hetzelfde dossier. Probeer het opnieuw.', retryAfter: 1 },
  'since-erased': { status: 409, title: 'Dit is later gewist', detail: 'Dit bericht was al vastgelegd en is daarna gewist. Het wordt niet opnieuw vastgelegd.' },
  'idempotency-key-reused': { status: 409, title: 'Deze Idempotency-Key is al gebruikt', detail: 'Met deze Idempotency-Key is eerder iets anders gestuurd. Stuur een nieuwe opdracht met een nieuwe sleutel.' },
  'precondition-failed': { status: 412, title: 'Het dossier is intussen veranderd', detail: 'Het dossier is veranderd nadat u het las. Lees het opnieuw en bekijk of uw opdracht nog klopt.' },
  'body-too-large': { status: 413, title: 'Het verzoek is te groot', detail: 'Een verzoek is hooguit 1 MiB. Stuur grote bestanden als bijlage.' },
  'event-too-large': { status: 413, title: 'De gebeurtenis is te groot', detail: 'Een regel met een gebeurtenis is hooguit 64 KiB. Stuur grote bestanden als bijlage, of stuur deze gebeurtenis alleen.' },
  'append-too-large': { status: 413, title: 'Het verzoek is te groot', detail: 'Dit is te groot om in een keer vast te leggen. Stuur het in delen.' },
  'uri-too-long': { status: 414, title: 'Het adres is te lang', detail: 'Het adres is te lang. Controleer het adres.' },
  'unsupported-media-type': { status: 415, title: 'Die vorm kennen wij niet', detail: 'Stuur de inhoud als JSON, met de header Content-Type: application/json.' },
  'too-many-requests': { status: 429, title: 'Te veel verzoeken', detail: 'U stuurt te veel verzoeken achter elkaar. Wacht even en probeer het opnieuw.', retryAfter: 60 },
  'headers-too-large': { status: 431, title: 'De headers zijn te groot', detail: 'De headers van het verzoek zijn te groot.' },
  internal: { status: 500, title: 'Er ging iets mis', detail: 'Er ging iets mis aan onze kant. Geef bij vragen het nummer door dat bij instance staat.' },
  unavailable: { status: 503, title: 'Nu niet beschikbaar', detail: later, retryAfter: 5 },
  'store-unavailable': { status: 503, title: 'Nu niet beschikbaar', detail: later, retryAfter: 5 },
  'append-uncertain': { status: 503, title: 'Niet zeker of het is vastgelegd', detail: 'Wij weten niet zeker of dit is vastgelegd. Stuur hetzelfde opnieuw, met dezelfde Idempotency-Key: het wordt dan maar een keer vastgelegd.', retryAfter: 5 },
  'key-missing': { status: 503, title: 'Nu niet beschikbaar', detail: 'Een deel van dit dossier is nu niet te openen. De beheerder is gewaarschuwd.', retryAfter: 60 },
  'read-store-unavailable': { status: 503, title: 'Nu niet beschikbaar', detail: later, retryAfter: 5 },
  'list-behind': { status: 503, title: 'De lijst is nog niet bij', detail: 'Deze lijst kent uw laatste bericht nog niet. Probeer het over een seconde opnieuw.', retryAfter: 1 },
  'projection-not-ready': { status: 503, title: 'De lijst is er nog niet', detail: 'Deze lijst wordt nu gemaakt. Probeer het over een paar seconden opnieuw.', retryAfter: 5 },
  'unknown-entry': { status: 503, title: 'Nu niet beschikbaar', detail: 'Een deel van dit dossier kan dit programma niet lezen. De beheerder is gewaarschuwd.', retryAfter: 60 },
  'seal-broken': { status: 503, title: 'Nu niet beschikbaar', detail: 'Een deel van dit dossier is nu niet te openen. De beheerder is gewaarschuwd.', retryAfter: 60 },
  'key-vault-unavailable': { status: 503, title: 'Nu niet beschikbaar', detail: later, retryAfter: 5 },
  'access-log-unavailable': { status: 503, title: 'Nu niet beschikbaar', detail: 'Wij kunnen nu niet vastleggen dat u in een dossier kijkt. Daarom laten wij het niet zien. Probeer het over een paar seconden opnieuw.', retryAfter: 5 },
  'identity-provider-unavailable': { status: 503, title: 'Inloggen lukt nu niet', detail: 'Wij kunnen nu niet controleren wie u bent. Probeer het over een paar seconden opnieuw.', retryAfter: 5 },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export const isProblemCode = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(problemKinds, code);

/** The problem that a bare HTTP status stands for. */
export const codeOfStatus = (status: number): ProblemCode => {
  const code = byStatus.get(status);
  if (code) return code;
  return status >= 500 ? (status === 503 ? 'unavailable' : 'internal') : 'malformed-request';
};

const byStatus = new Map<number, ProblemCode>([
  [400, 'invalid-request'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [406, 'not-acceptable'],
  [408, 'request-timeout'],
  [409, 'busy'],
  [412, 'precondition-failed'],
  [413, 'body-too-large'],
  [414, 'uri-too-long'],
  [415, 'unsupported-media-type'],
  [429, 'too-many-requests'],
  [431, 'headers-too-large'],
]);
