import type { Caller } from '../../../src/platform/auth/caller.ts';
import { TokenCache } from '../../../src/platform/auth/token-cache.ts';

const callerUntil = (expiresAt: number): Caller => ({ account: 'a', kind: 'person', expiresAt });

describe('A checked token counts without being checked again', () => {
  let now = 1_000_000;
  const cache = new TokenCache(() => now, 3);

  it('for a minute at most', () => {
    const caller = callerUntil(now + 3_600_000);
    cache.keep('t', caller);
    now += 59_999;
    expect(cache.find('t')).toBe(caller);
    now += 1;
    expect(cache.find('t')).toBeUndefined();
  });

  it('and never beyond its own end', () => {
    cache.keep('t', callerUntil(now + 10_000));
    now += 9_999;
    expect(cache.find('t')).toBeDefined();
    now += 1;
    expect(cache.find('t')).toBeUndefined();
  });

  it('no more than so many: the oldest goes', () => {
    for (const token of ['a', 'b', 'c', 'd']) cache.keep(token, callerUntil(now + 60_000));
    expect(['a', 'b', 'c', 'd'].map((token) => cache.find(token) !== undefined)).toEqual([false, true, true, true]);
  });

  it('another token is another token', () => expect(cache.find('e')).toBeUndefined());
});
