import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import type { Part } from '../part.ts';
import { supportCaseRejections } from '../support-case.rejections.ts';
import { deliveryEntries } from './delivery.entries.ts';
import type { ComplianceDelivered, DeliveryEvent, EntryDelivered, EntryKeptBack, SupportCaseOpened } from './delivery.events.ts';

const { rejectIf, record, nothing } = rulebook(supportCaseRejections);

export type DeliveryCommand =
  | Command<'OpenSupportCase', SupportCaseOpened['data']>
  | Command<'DeliverEntry', EntryDelivered['data']>
  | Command<'KeepEntryBack', EntryKeptBack['data']>
  | Command<'DeliverCompliance', ComplianceDelivered['data']>;

/** What the board's request brings in. Each entry is handed over once: delivered, or kept back with the reason. */
export const delivery: Part<DeliveryCommand, DeliveryEvent> = {
  decide: {
    OpenSupportCase: (asked, { opened }) => (opened ? nothing : record({ type: 'SupportCaseOpened', data: asked })),

    DeliverEntry: (asked, { opened, handed }) =>
      rejectIf({ 'support-case-not-open': !opened }) ?? (handed.has(asked.entryId) ? nothing : record({ type: 'EntryDelivered', data: asked })),

    KeepEntryBack: (asked, { opened, handed }) =>
      rejectIf({ 'support-case-not-open': !opened }) ?? (handed.has(asked.entryId) ? nothing : record({ type: 'EntryKeptBack', data: asked })),

    // What was final stays so, in whatever order a repeat comes.
    DeliverCompliance: (asked, { opened, compliance }) =>
      rejectIf({ 'support-case-not-open': !opened }) ?? (compliance?.final ? nothing : record({ type: 'ComplianceDelivered', data: asked })),
  },

  evolve: {
    SupportCaseOpened: (state, { occurredOn, ...opened }) => ({ ...state, opened: { ...opened, on: occurredOn } }),
    EntryDelivered: (state, { entryId }) => ({ ...state, handed: new Map(state.handed).set(entryId, 'delivered') }),
    EntryKeptBack: (state, { entryId, reason }) => ({ ...state, handed: new Map(state.handed).set(entryId, reason) }),
    ComplianceDelivered: (state, { asOf, final, findings }, { eventId }) => ({ ...state, compliance: { asOf, final, findings, entryId: eventId } }),
  },

  entries: deliveryEntries,
};
