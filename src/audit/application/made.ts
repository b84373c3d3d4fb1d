import { purposeNl, roleNl, type Looking } from '../../dossier/index.ts';
import type { Instant, PlainDate } from '../../kernel/event.ts';
import { rolesOf, type Organisation } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';

/** Who made a report, when and for what: it stands above every report, so that a print tells it too. */
export interface Made {
  readonly titleNl: string;
  /** How to read it. */
  readonly explanationNl: string;
  /** The day of which it tells: how terms stood at its end. */
  readonly asOf: PlainDate;
  readonly madeAt: Instant;
  readonly madeBy: { readonly role: string; readonly roleNl: string; readonly name?: string };
  readonly purpose: Looking['purpose'];
  readonly purposeNl: string;
}

/** Who makes it, with the name that belongs to this role on this day. */
export interface Maker {
  readonly organisation: Organisation;
  readonly caller: Pick<Caller, 'account'>;
  readonly role: string;
  readonly today: PlainDate;
}

export const madeBy = ({ organisation, caller, role, today }: Maker, { purpose }: Looking, madeAt: Instant): Pick<Made, 'madeAt' | 'madeBy' | 'purpose' | 'purposeNl'> => {
  const name = rolesOf(organisation, caller.account, today).find((grant) => grant.role === role)?.name;
  return { madeAt, madeBy: { role, roleNl: roleNl[role] ?? role, ...(name !== undefined && { name }) }, purpose, purposeNl: purposeNl[purpose] };
};
