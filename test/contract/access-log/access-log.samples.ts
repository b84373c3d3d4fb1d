import { randomUUID } from 'node:crypto';
import type { AccessLog, AccessLogEntry } from '../../../src/access-log/access-log.ts';

/** One place where a log keeps its lines: fresh at first, opened again after a restart, gone after the test. */
export interface Place {
  readonly open: () => Promise<AccessLog>;
  readonly remove: () => Promise<void>;
}

/** So many milliseconds after the first of January. */
export const instant = (ms: number): string => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();

/** A valid line; `about` is short for one dossier disclosed. */
export const line = ({ about = randomUUID(), ...rest }: Partial<AccessLogEntry> & { readonly about?: string } = {}): AccessLogEntry => ({
  id: randomUUID(),
  at: instant(0),
  traceId: '0af7651916cd43dd8448eb211c80319c',
  action: 'read',
  outcome: 'allowed',
  tenant: 'board-1',
  actor: { account: 'account-1', role: 'mentor' },
  purpose: 'care',
  disclosed: [{ dossierId: about, ranges: [[0, 0]], classes: ['care'] }],
  decision: { policyVersion: 'policy-1', rules: ['AD-07'] },
  ...rest,
});
