import { Injectable } from '@nestjs/common';
import { decide, subjectOf } from '../../access/index.ts';
import { Organisations, rolesOf } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import { Projections } from '../../platform/projections/index.ts';
import { emptyDossier } from '../domain/dossier.ts';
import { WhoLooked, type Looking } from './access-logging.ts';
import { demand, Dossiers, type Held } from './dossiers.ts';
import { ListCursors, type ListAsked, type ListPlace } from './list-cursor.ts';
import { byDossier, fits, isBeyond, seenIn, type ObligationFilter, type ObligationRow, type SeenRow } from './obligation-row.ts';
import { searchObligations } from './obligation-search.ts';
import type { Page } from './reading.ts';

/** A page over many dossiers; of those that could not be opened it shows nothing, and says why. */
export interface BoardPage extends Page<ObligationRow> {
  readonly unreadable: readonly unknown[];
}

export interface Paging {
  readonly cursor?: string;
  readonly limit: number;
}

/** What is due over the dossiers of a board, or in one of them: overdue first, because the earliest comes first. */
@Injectable()
export class Obligations {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly organisations: Organisations,
    private readonly projections: Projections,
    private readonly whoLooked: WhoLooked,
    private readonly cursors: ListCursors,
    private readonly clock: Clock,
  ) {}

  /** From the dossier itself: a single dossier is never read from a list. */
  async ofDossier(held: Held, filter: ObligationFilter, { cursor, limit }: Paging, looking: Looking): Promise<Page<ObligationRow>> {
    await this.whoLooked.admit(held, looking);
    const asked = { tenant: held.subject.tenant, account: held.caller.account, filter: { ...filter, dossierId: held.subject.id } };
    const after = cursor === undefined ? undefined : await this.cursors.open(cursor, asked);
    const found = seenIn(held).filter(({ row, place }) => fits(filter, row, held.today) && (!after || isBeyond(place, after)));
    const shown = found.slice(0, limit);
    await this.whoLooked.discloseList({ ...held, tenant: held.subject.tenant }, looking, [{ held, entries: shown.map(({ entry }) => entry) }]);
    return this.page(shown, found.length > limit ? shown.at(-1)?.place : undefined, asked);
  }

  /** @throws Forbidden for a system: it delivers, and reads nothing */
  async ofBoard(caller: Caller, tenant: string, filter: ObligationFilter, { cursor, limit }: Paging, looking: Looking): Promise<BoardPage> {
    const organisation = await this.organisations.of(tenant);
    const today = this.clock.today();
    const reader = { tenant, caller, who: subjectOf(caller, emptyDossier, organisation, today) };
    if (caller.kind === 'system') {
      const decision = decide('read', reader.who);
      await this.whoLooked.aboutNone(reader, 'list', looking, decision);
      demand(decision);
    }
    const grants = rolesOf(organisation, caller.account, today);
    const asked = { tenant, account: caller.account, filter: { ...filter } };
    // Who has no role finds nothing; of a board that does not exist there is no key to open a cursor with either.
    const after = cursor === undefined || grants.length === 0 ? undefined : await this.cursors.open(cursor, asked);
    const search = { tenant, caller, grants, filter, today, limit, ...(after && { after }) };
    const { seen, next, unreadable } = grants.length === 0 ? { seen: [], next: undefined, unreadable: [] } : await searchObligations(this.projections, this.dossiers, search);
    await this.whoLooked.discloseList(reader, looking, byDossier(seen));
    return { ...(await this.page(seen, next, asked)), unreadable };
  }

  private async page(seen: readonly SeenRow[], next: ListPlace | undefined, asked: ListAsked): Promise<Page<ObligationRow>> {
    return { items: seen.map(({ row }) => row), ...(next && { next: await this.cursors.seal(next, asked) }) };
  }
}
