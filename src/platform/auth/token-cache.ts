import { hash } from 'node:crypto';
import type { Caller } from './caller.ts';

const MAX_AGE_MS = 60_000;
const MAX_TOKENS = 10_000;

interface Known {
  readonly caller: Caller;
  readonly until: number;
}

/**
 * Callers of tokens that were checked less than a minute ago: checking a signature costs more than the rest of a request.
 * Kept under the token's hash, so that no token lies in memory. A withdrawn key or token counts for at most that minute.
 */
export class TokenCache {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly now: () => number = Date.now,
    private readonly limit = MAX_TOKENS,
  ) {}

  find(token: string): Caller | undefined {
    const key = keyOf(token);
    const found = this.known.get(key);
    if (!found) return undefined;
    if (found.until > this.now()) return found.caller;
    this.known.delete(key);
    return undefined;
  }

  /** Forgets the oldest when it is full. */
  keep(token: string, caller: Caller): void {
    for (const oldest of this.known.keys()) {
      if (this.known.size < this.limit) break;
      this.known.delete(oldest);
    }
    this.known.set(keyOf(token), { caller, until: Math.min(this.now() + MAX_AGE_MS, caller.expiresAt) });
  }
}

const keyOf = (token: string): string => hash('sha256', token, 'base64');
