import type { Event, PlainDate } from '../../../kernel/event.ts';

/** Primary, secondary and special education. A school that changes its sector is another school. */
export type Sector = 'po' | 'vo' | 'so';

/** `from` is its first day; without it (all of version 1) the day on which it was recorded to happen. */
export type SchoolOpened = Event<'SchoolOpened', { readonly schoolId: string; readonly name: string; readonly sector: Sector; readonly from?: PlainDate }>;

export type SchoolRenamed = Event<'SchoolRenamed', { readonly schoolId: string; readonly name: string; readonly from: PlainDate }>;

/** `until` is its last day. A later word replaces it: closings are put off. */
export type SchoolClosed = Event<'SchoolClosed', { readonly schoolId: string; readonly until: PlainDate }>;

export type SchoolEvent = SchoolOpened | SchoolRenamed | SchoolClosed;
