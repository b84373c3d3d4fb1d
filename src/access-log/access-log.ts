/**
 * The access log port: who looked into which dossier, why, and under which rule. Insert-only, in a store of its own.
 * One document per request, written before the data leave (W-40); when it cannot be written the answer is 503.
 * No content and no names: the pupil or parent may read it (AD-38, C-579/21).
 */

export type Purpose = 'care' | 'teaching' | 'support' | 'audit' | 'rights-request' | 'own-file' | 'administration' | 'emergency';

export interface AccessLogEntry {
  readonly id: string;
  /** UTC instant with milliseconds. */
  readonly at: string;
  readonly traceId: string;
  readonly action: 'read' | 'list' | 'copy' | 'read-log' | 'audit' | 'refuse';
  readonly outcome: 'allowed' | 'refused';
  readonly tenant: string;
  readonly actor: { readonly account: string; readonly role: string; readonly organisation?: string };
  readonly purpose: Purpose;
  /** Every dossier and entry range disclosed; numbers as revisions, both ends inclusive. */
  readonly disclosed: readonly { readonly dossierId: string; readonly ranges: readonly (readonly [from: number, to: number])[]; readonly classes: readonly string[] }[];
  readonly decision: { readonly policyVersion: string; readonly rules: readonly string[]; readonly failed?: string };
}

export abstract class AccessLog {
  /**
   * Durable when it resolves. The same line twice is safe; another line under the same id, or an instant in another form, is a TypeError.
   * @throws AccessLogUnavailable: then nothing may be disclosed. The line may have been written all the same.
   */
  abstract write(entry: AccessLogEntry): Promise<void>;
  /**
   * Lines about one dossier, newest first, by id within a millisecond; `before` pages by the last line's id.
   * A line is whole: it also names the other dossiers of that request, which a parent may not see.
   * @throws RangeError when no line has the id `before`
   */
  abstract about(dossierId: string, options: { readonly before?: string; readonly limit: number }): Promise<readonly AccessLogEntry[]>;
  abstract close(): Promise<void>;
}

export class AccessLogUnavailable extends Error {
  readonly code = 'access-log-unavailable';
}
