import { Injectable } from '@nestjs/common';
import { decide, subjectOfCase } from '../../access/index.ts';
import { demand, ListCursors, type ListPlace, type Looking, type Page } from '../../dossier/index.ts';
import { Organisations } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import { Projections } from '../../platform/projections/index.ts';
import type { ReadDocument } from '../../platform/read-store/read-store.ts';
import { emptySupportCase } from '../domain/index.ts';
import { CaseReading } from './case-reading.ts';
import { decideReadCase, SupportCases, type HeldCase } from './support-cases.ts';
import { WhoLookedInCases } from './who-looked-in-cases.ts';

/** After so many cases an answer leaves with what was found and a cursor. */
const MOST_CASES = 200;

interface Found {
  readonly seen: readonly HeldCase[];
  /** Where to go on; absent when there is no more. */
  readonly next?: ListPlace;
}

/** The cases of a partnership that this reader may read, open ones first. The list preselects; each row is decided again on the fresh case. */
@Injectable()
export class CaseList {
  constructor(
    private readonly cases: SupportCases,
    private readonly reading: CaseReading,
    private readonly organisations: Organisations,
    private readonly projections: Projections,
    private readonly cursors: ListCursors,
    private readonly whoLooked: WhoLookedInCases,
    private readonly clock: Clock,
  ) {}

  /** @throws Forbidden for who does not work on cases of a partnership */
  async of(caller: Caller, { cursor, limit }: { readonly cursor?: string; readonly limit: number }, looking: Looking): Promise<Page<object>> {
    const { account, tenant = '' } = caller;
    const who = subjectOfCase(caller, emptySupportCase, await this.organisations.of(tenant), this.clock.today());
    if (who.role !== 'partnership') {
      const decision = decide('read', who);
      await this.whoLooked.discloseList({ tenant, caller, who }, looking, [], [decision]);
      demand(decision);
    }
    const asked = { tenant, account, filter: { list: 'support-cases' } };
    const after = cursor === undefined ? undefined : await this.cursors.open(cursor, asked);
    const { seen, next } = await this.search(caller, tenant, limit, after);
    await this.whoLooked.discloseList({ tenant, caller, who }, looking, seen, seen.map((held) => decideReadCase(held)));
    const items = await Promise.all(seen.map((held) => this.reading.viewOf(held)));
    return { items, ...(next && { next: await this.cursors.seal(next, asked) }) };
  }

  private async search(caller: Caller, tenant: string, limit: number, from: ListPlace | undefined): Promise<Found> {
    const seen: HeldCase[] = [];
    let after = from;
    for (let looked = 0; looked < MOST_CASES; looked += limit + 1) {
      // One more than asked: only what this reader may see tells whether there is a next page.
      const rows = await this.projections.find('support-cases', { where: { tenant }, sort: { field: 'place', direction: 'ascending' }, ...(after && { after }), limit: limit + 1 });
      for (const row of rows) {
        const held = await this.cases.find(row.id, caller);
        if (held && decideReadCase(held).effect !== 'deny') {
          if (seen.length === limit) return { seen, ...(after && { next: after }) };
          seen.push(held);
        }
        after = placeOf(row);
      }
      if (rows.length <= limit) return { seen };
    }
    return { seen, ...(after && { next: after }) };
  }
}

const placeOf = ({ id, fields }: ReadDocument): ListPlace => ({ value: String(fields['place']), id });
