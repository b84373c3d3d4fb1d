/** A line of a body: its bytes, or that it was longer than may be. */
export type Line = { readonly bytes: Buffer } | 'too-long';

const NEWLINE = 0x0a;
const SPACE = 0x20;

/**
 * The lines of a stream, without those that hold nothing. Never more than `maxBytes` of a line and a chunk are in memory.
 * What stands after the last newline is a line too; not when the stream breaks off.
 */
export async function* linesOf(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): void => {
    size += part.length;
    if (size > maxBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const taken = (): readonly Line[] => {
    const line: Line = size > maxBytes ? 'too-long' : { bytes: parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts) };
    [parts, size] = [[], 0];
    return line !== 'too-long' && line.bytes.every((byte) => byte <= SPACE) ? [] : [line];
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, end));
      yield* taken();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  yield* taken();
}
