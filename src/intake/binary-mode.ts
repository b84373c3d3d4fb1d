import { Invalid, type Mistake } from '../platform/http/errors.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const PREFIX = 'ce-';

/** CloudEvents HTTP binding 1.0.2, section 3.1: the attributes stand in headers and the body is `data`. */
export const isBinary = (headers: Headers): boolean => Object.keys(headers).some((name) => name.startsWith(PREFIX));

/** The CloudEvent as it would be in structured mode. @throws Invalid with every header that cannot be read */
export const eventOfHeaders = (headers: Headers, data: unknown): object => {
  const mistakes: Mistake[] = [];
  const attributes = Object.entries(headers).flatMap(([name, value]) => {
    if (!name.startsWith(PREFIX)) return [];
    const text = textOf(String(value));
    if (text === undefined) mistakes.push({ pointer: `/${name}`, detail: 'Deze header is niet te lezen. Schrijf tekens buiten ASCII als % en twee cijfers.' });
    return [[name.slice(PREFIX.length), text] as const];
  });
  if (mistakes.length > 0) throw new Invalid(mistakes, 'invalid-header');
  return { ...Object.fromEntries(attributes), datacontenttype: 'application/json', data };
};

/** Section 3.1.3.2: a quoted string without its quotes, then percent-decoded as UTF-8. */
const textOf = (value: string): string | undefined => {
  const bare = /^".*"$/.test(value) ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
  try {
    return decodeURIComponent(bare.replace(/%(?![0-9A-Fa-f]{2})/g, '%25'));
  } catch {
    return undefined;
  }
};

/** Mistakes are told where they stand: in a header, or in the body. */
export const toldOfHeaders = (error: unknown): unknown => {
  if (!(error instanceof Invalid)) return error;
  const moved = error.errors.map(({ pointer, detail }) => ({ pointer: /^\/data(\/|$)/.test(pointer) ? pointer.slice('/data'.length) : pointer.replace(/^\/(?!ce-)/, `/${PREFIX}`), detail }));
  return new Invalid(moved, error.code);
};
