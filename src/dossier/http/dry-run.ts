import type { Obligation } from '../../kernel/chapter.ts';
import type { Rehearsal } from '../application/rehearsal.ts';
import { acknowledgement } from './acknowledgement.ts';
import type { DryRunDto, DryRunObligationDto } from './dry-run.dto.ts';
import type { Outcome } from './fact-posting.ts';

export const isDryRun = (outcome: Outcome): outcome is Rehearsal => 'wouldBeStored' in outcome;

const obligation = ({ rule, due, owner, textNl }: Obligation): DryRunObligationDto => ({ rule, due, owner, textNl });

/** What would happen, as the asker reads it. */
export const dryRunOf = ({ wouldBeStored, broken, entries, duties, stored }: Rehearsal): DryRunDto => ({
  wouldBeStored,
  refusals: broken.map(({ code, rule, ground, detailNl, recordable }) => ({ code, rule, ground, detail: detailNl, ...(recordable !== undefined && { recordable }) })),
  entries: entries.map(({ type, headingNl, shown }) => ({ type, headingNl, ...(shown && { ...shown, visibleTo: [...shown.visibleTo] }) })),
  ...(duties && { obligations: duties.opened.map(obligation), obligationsClosed: duties.closed.map(obligation) }),
  ...(stored && { stored: acknowledgement(stored) }),
});
