import type { Event } from '../../../kernel/event.ts';

/** The board is the controller of its dossiers. A test board is deleted with its keys. */
export type BoardRegistered = Event<'BoardRegistered', { readonly name: string; readonly testTenant: boolean }>;

/** A samenwerkingsverband (SWV) is the controller of its own cases, never of the dossiers of its members (W-34). */
export type PartnershipRegistered = Event<'PartnershipRegistered', { readonly name: string; readonly region: string; readonly testTenant: boolean }>;

export type FoundingEvent = BoardRegistered | PartnershipRegistered;
