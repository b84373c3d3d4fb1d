import type { Event, PlainDate } from '../../../kernel/event.ts';

/** A choice that the law leaves to the organisation, from a day on. `policy` is a name in the table of policies. */
export type PolicySet = Event<'PolicySet', { readonly policy: string; readonly value: string | number; readonly from: PlainDate }>;

export type PolicyEvent = PolicySet;
