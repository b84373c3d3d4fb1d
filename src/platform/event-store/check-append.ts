import { AppendTooLarge, MAX_APPEND_BYTES, type ExpectedRevision, type NewEvent } from './event-store.ts';

const LOWER_CASE_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The stored bytes of an append, after checking what no store could keep; every adapter calls it before it sends anything.
 * A `TypeError` is a mistake of the caller: repeating the append cannot help.
 * @throws TypeError, AppendTooLarge
 */
export function checkAppend(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): number {
  checkName('stream', stream);
  checkExpected(expected);
  // An empty append "succeeds" on a real server without creating the stream (docs/notes.md, EventStoreDB).
  if (events.length === 0) throw new TypeError('An append holds at least one event.');

  let bytes = 0;
  for (const event of events) bytes += checkedBytes(event);
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes);
  return bytes;
}

function checkedBytes({ id, type, data, metadata }: NewEvent): number {
  // Upper case would come back in lower case, so that a comparison of ids would fail (docs/notes.md, EventStoreDB).
  if (!LOWER_CASE_UUID.test(id)) throw new TypeError('An event id is a lower-case UUID.');
  checkName('type', type);

  if (Object.values(metadata).some((value) => typeof value !== 'string')) throw new TypeError('Metadata holds flat strings only.');
  return storedBytes({ data, metadata });
}

/** What an event counts for in the bound of an append: its data, and the keys and values of its metadata. */
export const storedBytes = ({ data, metadata }: Pick<NewEvent, 'data' | 'metadata'>): number =>
  Object.entries(metadata).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), data.byteLength);

/** Names starting with `$` belong to the server; a lone surrogate or a zero byte would be read back as something else. */
function checkName(what: string, name: string): void {
  if (name === '' || name.startsWith('$') || name.includes('\0') || !name.isWellFormed()) {
    throw new TypeError(`A ${what} name is well-formed text that does not start with a dollar sign.`);
  }
}

function checkExpected(expected: ExpectedRevision): void {
  if (expected !== 'no-stream' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new TypeError("An expected revision is 'no-stream' or an integer from 0.");
  }
}
