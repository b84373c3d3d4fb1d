import { Invalid } from '../../platform/http/errors.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import type { Held } from '../application/dossiers.ts';
import type { Looking } from '../application/access-logging.ts';

/** Why somebody looks: a parent's or pupil's reason is their own file; everybody else says it (header `Purpose`). @throws Invalid */
export const lookingOf = ({ person }: Pick<Held, 'person'>, { purpose, traceId }: RequestContext): Looking => {
  if (person) return { purpose: 'own-file', traceId };
  if (purpose === undefined) throw new Invalid([{ pointer: '/Purpose', detail: 'Zeg in de header Purpose waarom u dit bekijkt.' }], 'invalid-header');
  return { purpose, traceId };
};
