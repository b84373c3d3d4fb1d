import { randomFillSync } from 'node:crypto';

const POOL = Buffer.alloc(4_096);
let used = POOL.length;

/** Random hex digits from a pool: asking the system for each request costs more than the request's routing. */
const randomHex = (bytes: number): string => {
  if (used + bytes > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  used += bytes;
  return POOL.toString('hex', used - bytes, used);
};

/** W3C trace id. Made here and never taken from a client: it is stored with events (docs/architecture.md, Writing). */
export const newTraceId = (): string => randomHex(16);

export const traceparentOf = (traceId: string): string => `00-${traceId}-${randomHex(8)}-01`;

/** The trace id in a trace context that `traceparentOf` made. */
export const traceIdOf = (traceparent: string): string => traceparent.split('-')[1] ?? '';
