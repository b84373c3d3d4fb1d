import type { Reaction } from './projection.ts';
import { isUnavailable, reasonOf, type Poison, type Step } from './step.ts';

/** Others were first, or nobody knows whether it was written: the same again settles it. */
const PASSING: readonly string[] = ['busy', 'append-uncertain'];

/** Reacts to events one after the other. What comes again after a crash is reacted to again: a reaction is the same twice as once. */
export const reactStep = (reaction: Reaction): Step => async (events) => {
  const poison: Poison[] = [];
  for (const event of events) {
    if (!reaction.chapters.includes(event.type)) continue;
    try {
      await reaction.react(event);
    } catch (error) {
      const reason = reasonOf(error);
      if (isUnavailable(error) || PASSING.includes(reason)) throw error;
      poison.push({ event, reason });
    }
  }
  return { changes: [], poison, stored: () => undefined };
};
