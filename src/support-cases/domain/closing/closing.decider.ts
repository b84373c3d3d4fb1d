import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { notOpen, supportFile, type Asked, type Part } from '../part.ts';
import { supportCaseRejections } from '../support-case.rejections.ts';
import type { SupportCaseClosed } from './closing.events.ts';

const { rejectIf, record } = rulebook(supportCaseRejections);

export type ClosingCommand = Command<'CloseSupportCase', Asked<SupportCaseClosed>>;

const outcomeNl = {
  granted: 'De hulp of verklaring is gegeven.',
  'not-granted': 'De hulp of verklaring is niet gegeven.',
  advised: 'Het advies is gegeven.',
  withdrawn: 'De school trok de vraag in.',
} as const;

export const closing: Part<ClosingCommand, SupportCaseClosed> = {
  decide: {
    CloseSupportCase: (asked, state) => rejectIf({ ...notOpen(state), 'advice-not-shared': [...state.advices.values()].some(({ shared }) => !shared) }) ?? record({ type: 'SupportCaseClosed', data: asked }),
  },
  evolve: {
    SupportCaseClosed: (state, { outcome, occurredOn }) => ({ ...state, closed: { on: occurredOn, outcome } }),
  },
  entries: {
    SupportCaseClosed: {
      ...supportFile,
      fields: { outcome: value },
      headingNl: 'Vraag van de school afgesloten',
      summaryNl: ({ outcome }) => outcomeNl[outcome],
    },
  },
};
