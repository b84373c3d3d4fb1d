import type { DossierCommand, DossierEvent, Segments } from '../../../src/dossier/domain/index.ts';
import type { Named } from '../../../src/kernel/event.ts';
import { idFrom } from '../../../src/kernel/ids.ts';

/** The command of every spec; ids of new things come from it. */
export const COMMAND_ID = '00000000-0000-4000-8000-000000000001';

/** The id that a command of the specs gives to a new thing. */
export const newId = (what: string): string => idFrom(COMMAND_ID, what);

export const text = (words: string): Segments => [{ text: words }];

type Data<T extends DossierEvent['type']> = Named<DossierEvent, T>['data'];
type Asked<T extends DossierCommand['type']> = Named<DossierCommand, T>['data'];

/** An event with valid defaults, so that a spec shows only what matters to it. */
export const event =
  <T extends DossierEvent['type']>(type: T, defaults: Data<T>) =>
  (shown: Partial<Data<T>> = {}): Named<DossierEvent, T> =>
    ({ type, data: { ...defaults, ...shown } }) as Named<DossierEvent, T>;

export const command =
  <T extends DossierCommand['type']>(type: T, defaults: Asked<T>) =>
  (shown: Partial<Asked<T>> = {}): Named<DossierCommand, T> =>
    ({ type, data: { ...defaults, ...shown } }) as Named<DossierCommand, T>;
