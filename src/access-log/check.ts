import type { AccessLogEntry } from './access-log.ts';

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

/** Lines are sorted by their instant as text, so it has one form only. @throws TypeError */
export function checkEntry({ id, at }: AccessLogEntry): void {
  if (typeof id !== 'string' || id === '') throw new TypeError('A line of the access log has an id.');
  if (!INSTANT.test(at)) throw new TypeError('The instant of a line is YYYY-MM-DDTHH:mm:ss.sssZ.');
}

/** @throws TypeError */
export function checkLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new TypeError('The limit is a whole number from 1.');
}
