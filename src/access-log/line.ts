import { randomUUID } from 'node:crypto';
import type { Entry } from '../kernel/entry.ts';
import type { AccessLogEntry } from './access-log.ts';

/** What somebody is about to see, or was refused, before it is written down. */
export interface Line extends Pick<AccessLogEntry, 'at' | 'traceId' | 'action' | 'tenant' | 'purpose' | 'disclosed'> {
  readonly account: string;
  readonly role: string;
  readonly organisation?: string;
  readonly decisions: readonly { readonly effect: string; readonly rule: string }[];
  readonly policyVersion: string;
}

/** One line of the log. When every decision is a denial, it is a refusal, whatever was asked. */
export const lineOf = ({ account, role, organisation, decisions, policyVersion, action, ...rest }: Line): AccessLogEntry => {
  const refused = decisions.length > 0 && decisions.every(({ effect }) => effect === 'deny');
  return {
    id: randomUUID(),
    ...rest,
    action: refused ? 'refuse' : action,
    outcome: refused ? 'refused' : 'allowed',
    actor: { account, role, ...(organisation !== undefined && { organisation }) },
    decision: { policyVersion, rules: [...new Set(decisions.map(({ rule }) => rule))].toSorted() },
  };
};

/** What is disclosed of one dossier or support case. */
export const disclosedOf = (dossierId: string, entries: readonly Entry[]): AccessLogEntry['disclosed'][number] =>
  ({ dossierId, ranges: rangesOf(entries), classes: [...new Set(entries.flatMap((entry) => (entry.state === 'kept' ? [entry.content.accessClass] : [])))].toSorted() });

/** Revisions as closed ranges: one line per request, however many entries. */
const rangesOf = (entries: readonly Entry[]): readonly (readonly [number, number])[] => {
  const ranges: [number, number][] = [];
  for (const revision of entries.map((entry) => entry.revision).toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && revision <= last[1] + 1) last[1] = Math.max(last[1], revision);
    else ranges.push([revision, revision]);
  }
  return ranges;
};
