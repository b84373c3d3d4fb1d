import { Injectable } from '@nestjs/common';
import type { Position } from '../../platform/event-store/event-store.ts';
import { Invalid } from '../../platform/http/errors.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import { positionFrom } from '../../platform/projections/projection.ts';
import { Reading } from '../application/reading.ts';

/** A list is behind what was just stored for longer than the asker wanted to wait (503, try again). */
export class ListBehind extends Error {
  readonly code = 'list-behind';
}

const DEFAULT_SECONDS = 5;

/** Lists follow the dossiers at a short distance; who just stored something can ask for a list that knows it. */
@Injectable()
export class ListWait {
  constructor(private readonly reading: Reading) {}

  /** @throws Invalid for what is no position, ListBehind */
  async until(after: string | undefined, { waitSeconds }: RequestContext, lists?: readonly string[]): Promise<void> {
    if (after === undefined) return;
    if (!(await this.reading.waitFor(positionOf(after), waitSeconds ?? DEFAULT_SECONDS, lists))) throw new ListBehind();
  }
}

const positionOf = (text: string): Position => {
  if (!/^\d{1,19}\/\d{1,19}$/.test(text)) throw new Invalid([{ pointer: '/after', detail: 'Vul de position in uit het antwoord op wat u vastlegde.' }]);
  return positionFrom(text);
};
