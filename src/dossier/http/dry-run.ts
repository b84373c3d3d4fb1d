import type { Obligation } from '../../kernel/chapter.ts';
import type { Rehearsal } from '../application/rehearsal.ts';
import { acknowledgement, type Stored } from './acknowledgement.ts';
import type { DryRunDto, DryRunObligationDto } from './dry-run.dto.ts';
import type { Outcome } from './fact-posting.ts';

export const isDryRun = <Named extends object>(outcome: Outcome<Named>): outcome is Rehearsal<Named> => 'wouldBeStored' in outcome;

const obligation = ({ rule, due, owner, textNl }: Obligation): DryRunObligationDto => ({ rule, due, owner, textNl });

/** A dry run in whichever file. */
export type DryRun<Named extends object> = Omit<DryRunDto, 'stored'> & { stored?: Named & Stored };

/** What would happen, as the asker reads it. */
export const dryRunOf = <Named extends object>({ wouldBeStored, broken, entries, duties, stored }: Rehearsal<Named>): DryRun<Named> => ({
  wouldBeStored,
  refusals: broken.map(({ code, rule, ground, detailNl, recordable }) => ({ code, rule, ground, detail: detailNl, ...(recordable !== undefined && { recordable }) })),
  entries: entries.map(({ type, headingNl, shown }) => ({ type, headingNl, ...(shown && { ...shown, visibleTo: [...shown.visibleTo] }) })),
  ...(duties && { obligations: duties.opened.map(obligation), obligationsClosed: duties.closed.map(obligation) }),
  ...(stored && { stored: acknowledgement(stored) }),
});
