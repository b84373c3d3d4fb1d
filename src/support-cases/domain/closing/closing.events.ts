import type { Event } from '../../../kernel/event.ts';

/** The partnership is ready with the request. Three years after its last task the file goes (WVO 2020 2.47(16)). */
export type SupportCaseClosed = Event<'SupportCaseClosed', { readonly outcome: 'granted' | 'not-granted' | 'advised' | 'withdrawn' }>;
