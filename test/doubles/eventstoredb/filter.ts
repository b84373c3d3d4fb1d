import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from './log.ts';

export interface Filter {
  matches(event: RecordedEvent): boolean;
  /** Events that are looked at in one go. */
  readonly window: number;
  /** Windows between two checkpoints. */
  readonly interval: number;
}

const DEFAULT_WINDOW = 32;

/** @throws SyntaxError for an expression that is none */
export const filterOf = (options: ReadReq.Options.FilterOptions): Filter => {
  const byType = options.hasEventType();
  const matches = matcher(byType ? options.getEventType() : options.getStreamIdentifier());
  return {
    matches: (event) => matches(byType ? event.type : event.stream),
    window: options.hasMax() ? options.getMax() : DEFAULT_WINDOW,
    interval: options.getCheckpointintervalmultiplier(),
  };
};

/** No prefix and no expression: nothing matches. */
const matcher = (expression: ReadReq.Options.FilterOptions.Expression | undefined): ((name: string) => boolean) => {
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = expression?.getRegex() ?? '';
  if (prefixes.length > 0 || regex === '') return (name) => prefixes.some((prefix) => name.startsWith(prefix));
  const compiled = new RegExp(regex);
  return (name) => compiled.test(name);
};
