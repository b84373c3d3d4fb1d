import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision } from '../../src/kernel/decision.ts';
import type { Told } from '../../tools/rule-stories.ts';

const folder = process.env['RULE_STORIES'];

/** Whether somebody wants to know what the stories do: `npm run rules`, `npm test`. */
export const isHeard = folder !== undefined;

/** Writes what a story did under its own title. What prepares a story, outside any test, is no story. */
export const tell = (told: Told): void => {
  if (folder === undefined) return;
  const title = expect.getState().currentTestName;
  if (title !== undefined) appendFileSync(join(folder, `${String(process.pid)}.jsonl`), `${JSON.stringify({ title, ...told })}\n`);
};

/** What a command came to. Asked twice it comes to nothing, and tells nothing. */
export const tellDecision = (command: string, { events, refused, broken }: Decision<unknown>): void => {
  const codes = [...refused, ...broken];
  if (codes.length > 0) tell({ command, refused: codes });
  else if (events.length > 0) tell({ accepted: command });
};
