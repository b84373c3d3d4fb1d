import { consentInForce } from '../domain/consent/consent.facts.ts';
import { standingOf, type Said } from '../domain/consent/said.facts.ts';
import type { Held } from './dossiers.ts';
import type { EntryView, ShownEntry } from './entry-view.ts';

/** What the reader sees of a consent, told from the entries that this reader may see, in the words that are not black. */
export const consentView = (held: Held, consentId: string, views: readonly EntryView[], all: boolean) => {
  const shown = views.filter((view): view is ShownEntry => view.state === 'shown' || view.state === 'redacted');
  const { purpose, counterparty, scope, validUntil } = (shown[0]?.data ?? {}) as Readonly<Record<'purpose' | 'counterparty' | 'scope' | 'validUntil', string>>;
  return {
    consentId,
    purpose,
    counterparty,
    scope,
    requestedOn: shown[0]?.occurredOn ?? '',
    validUntil,
    grantors: lastWords(shown.flatMap(said)),
    // Whether it counts says what others answered: only for who may see every answer.
    ...(all && { inForce: consentInForce(held.folded.state, held.policyOn, consentId, held.today).inForce }),
    entryIds: views.map(({ entryId }) => entryId),
  };
};

const ANSWERS: Readonly<Record<string, boolean>> = { ConsentGranted: true, ConsentRefused: false, ConsentWithdrawn: false };

const said = ({ type, data, occurredOn, occurredTime, irregular }: ShownEntry): readonly Said[] => {
  const yes = irregular ? undefined : ANSWERS[type];
  if (yes === undefined) return [];
  return [{ personId: (data as { readonly grantor: string }).grantor, yes, on: occurredOn, ...(occurredTime !== undefined && { time: occurredTime }) }];
};

/** After all that was said: nothing was said later. */
const ALWAYS = { on: '9999-12-31' };

const lastWords = (words: readonly Said[]) =>
  [...new Set(words.map(({ personId }) => personId))].map((personId) => ({
    personId,
    state: standingOf(words.filter((it) => it.personId === personId), ALWAYS) === 'yes' ? ('yes' as const) : ('no' as const),
  }));
