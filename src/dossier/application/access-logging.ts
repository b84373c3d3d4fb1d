import { Injectable } from '@nestjs/common';
import { AccessLog, disclosedOf, lineOf, type AccessLogEntry, type Purpose } from '../../access-log/index.ts';
import { decide, policyVersion, preselect, type AccessDecision, type SubjectFacts } from '../../access/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import { UnknownCursor } from '../../kernel/refusals.ts';
import { Organisations } from '../../organisation/index.ts';
import { Clock } from '../../platform/clock.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { decideRead, demand, type Held } from './dossiers.ts';
import { whoLookedLine, type WhoLookedLine } from './who-looked-line.ts';

/** Why and in which trace somebody reads. */
export interface Looking {
  readonly purpose: Purpose;
  readonly traceId: string;
}

/** What is about to be disclosed of one dossier, and under which rules. */
export interface Disclosure {
  readonly action: AccessLogEntry['action'];
  readonly purpose: Purpose;
  readonly traceId: string;
  readonly entries: readonly Entry[];
  readonly decisions: readonly AccessDecision[];
}

/** What a list shows of one dossier. */
export interface Shown {
  readonly held: Held;
  readonly entries: readonly Entry[];
}

interface Line extends Omit<Disclosure, 'entries'> {
  readonly tenant: string;
  readonly caller: Caller;
  readonly role: string;
  readonly disclosed: AccessLogEntry['disclosed'];
}

/** Writes who looked before anything leaves (W-40). It throws when the line cannot be written: then nothing leaves. */
@Injectable()
export class WhoLooked {
  constructor(
    private readonly log: AccessLog,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  disclose({ subject, caller, who }: Held, { entries, ...rest }: Disclosure): Promise<void> {
    return this.write({ ...rest, tenant: subject.tenant, caller, role: roleIn(who), disclosed: [disclosedOf(subject.id, entries)] });
  }

  /**
   * A list over dossiers of one board: every dossier and entry in one line; two when the reader has two roles in them,
   * because a parent reads in which role somebody looked.
   */
  async discloseList({ tenant, caller, who }: Pick<Held, 'caller' | 'who'> & { readonly tenant: string }, looking: Looking, shown: readonly Shown[]): Promise<void> {
    const byRole = Map.groupBy(shown, ({ held }) => roleIn(held.who));
    if (byRole.size === 0) byRole.set(roleIn(who), []);
    for (const [role, parts] of byRole) {
      const decisions = parts.flatMap(({ held, entries }) => entries.map((entry) => decideRead(held, entry)));
      await this.write({ action: 'list', ...looking, decisions, tenant, caller, role, disclosed: parts.map(({ held, entries }) => disclosedOf(held.subject.id, entries)) });
    }
  }

  /** Who may read nothing at all hears why, instead of an empty list; the attempt is logged. @throws Forbidden */
  async admit(held: Held, looking: Looking): Promise<void> {
    if (preselect('read', held.who).anyOf.length > 0) return;
    const decision = decide('read', held.who);
    await this.refuse(held, looking, decision);
    demand(decision);
  }

  /** Somebody may not: that is written too, and nothing leaves. */
  refuse(held: Held, looking: Looking, decision: AccessDecision): Promise<void> {
    return this.disclose(held, { action: 'refuse', ...looking, entries: [], decisions: [{ ...decision, effect: 'deny' }] });
  }

  /** What discloses nothing of a dossier in particular: totals of many, or a refusal. */
  aboutNone({ tenant, caller, who }: Pick<Held, 'caller' | 'who'> & { readonly tenant: string }, action: AccessLogEntry['action'], looking: Looking, decision: AccessDecision): Promise<void> {
    return this.write({ action, ...looking, decisions: [decision], tenant, caller, role: roleIn(who), disclosed: [] });
  }

  private async write({ caller: { account, tenant: organisation }, ...line }: Line): Promise<void> {
    await this.log.write(lineOf({ ...line, at: this.clock.now(), account, policyVersion, ...(organisation !== undefined && { organisation }) }));
  }

  /** Lines about one dossier, newest first; `before` is the id of the last line of the page before. */
  async about(dossierId: string, options: { readonly before?: string; readonly limit: number }): Promise<readonly WhoLookedLine[]> {
    const lines = await this.log.about(dossierId, options).catch((error: unknown) => {
      throw error instanceof RangeError ? new UnknownCursor() : error;
    });
    return Promise.all(lines.map(async (line) => whoLookedLine(line, dossierId, await this.nameOf(line))));
  }

  /** The board for which somebody looked; parents and pupils look for themselves. */
  private async nameOf({ actor: { organisation } }: AccessLogEntry): Promise<string | undefined> {
    return organisation === undefined ? undefined : (await this.organisations.of(organisation)).board?.name;
  }
}

const roleIn = ({ role, staffRole }: SubjectFacts): string => (staffRole === 'none' ? role : staffRole);
