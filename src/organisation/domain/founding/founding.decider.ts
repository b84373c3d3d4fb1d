import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { isFounded } from '../organisation.facts.ts';
import { organisationRejections } from '../organisation.rejections.ts';
import { administration, type Asked, type Part } from '../part.ts';
import type { BoardRegistered, FoundingEvent, PartnershipRegistered } from './founding.events.ts';

const { rejectIf, record } = rulebook(organisationRejections);

export type FoundingCommand = Command<'RegisterBoard', Asked<BoardRegistered>> | Command<'RegisterPartnership', Asked<PartnershipRegistered>>;

export const founding: Part<FoundingCommand, FoundingEvent> = {
  decide: {
    RegisterBoard: (asked, state) => rejectIf({ 'board-already-registered': isFounded(state) }) ?? record({ type: 'BoardRegistered', data: asked }),
    RegisterPartnership: (asked, state) => rejectIf({ 'partnership-already-registered': isFounded(state) }) ?? record({ type: 'PartnershipRegistered', data: asked }),
  },

  evolve: {
    BoardRegistered: (state, { name, testTenant }) => ({ ...state, board: { name, testTenant } }),
    PartnershipRegistered: (state, { name, region, testTenant }) => ({ ...state, partnership: { name, region, testTenant } }),
  },

  entries: {
    BoardRegistered: {
      ...administration,
      fields: { name: value, testTenant: value },
      headingNl: 'Bestuur aangemeld',
      summaryNl: ({ occurredOn }) => `Het bestuur werkt met dit leerlingdossier sinds ${occurredOn}.`,
    },
    PartnershipRegistered: {
      ...administration,
      fields: { name: value, region: value, testTenant: value },
      headingNl: 'Samenwerkingsverband aangemeld',
      summaryNl: ({ occurredOn }) => `Het samenwerkingsverband werkt met dit leerlingdossier sinds ${occurredOn}.`,
    },
  },
};
