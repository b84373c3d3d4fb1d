import type { AccessLogEntry, Purpose } from '../../access-log/index.ts';
import { roleNl } from './role-words.ts';

/** What a purpose is called when a parent reads it. */
export const purposeNl: Readonly<Record<Purpose, string>> = {
  care: 'zorg voor de leerling',
  teaching: 'lesgeven en gesprekken voorbereiden',
  support: 'extra hulp regelen',
  audit: 'controleren of het goed gaat',
  'rights-request': 'een vraag over het dossier beantwoorden',
  'own-file': 'het eigen dossier bekijken',
  administration: 'de administratie bijhouden',
  emergency: 'nood',
};

/** What somebody did other than look. */
const didNl: Partial<Readonly<Record<AccessLogEntry['action'], (who: string) => string>>> = {
  copy: (who) => `haalde ${who} een kopie op`,
  audit: (who) => `controleerde ${who} of de school zich aan de regels houdt`,
};

/**
 * A line of the access log as parent and pupil read it: moment, role, organisation, purpose and how much was opened of this dossier.
 * No names of staff (HvJ EU C-579/21), and nothing of other dossiers in the same request.
 */
export const whoLookedLine = ({ id, at, actor, action, purpose, outcome, disclosed }: AccessLogEntry, dossierId: string, organisation?: string) => {
  const here = disclosed.filter((it) => it.dossierId === dossierId);
  const entries = here.flatMap(({ ranges }) => ranges).reduce((count, [from, to]) => count + to - from + 1, 0);
  const role = roleNl[actor.role] ?? 'iemand zonder rol in dit dossier';
  const who = organisation === undefined ? role : `${role} van ${organisation}`;
  const did = outcome === 'refused' ? `wilde ${who} kijken. Dat mocht niet` : (didNl[action]?.(who) ?? `keek ${who}`);
  return {
    id,
    moment: at,
    role: actor.role,
    ...(organisation !== undefined && { organisation }),
    action,
    purpose,
    outcome,
    entries,
    classes: [...new Set(here.flatMap(({ classes }) => classes))].toSorted(),
    textNl: `Op ${day(at)} ${did}. Reden: ${purposeNl[purpose]}.`,
  };
};

export type WhoLookedLine = ReturnType<typeof whoLookedLine>;

const format = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'long', year: 'numeric' });
const day = (instant: string): string => format.format(new Date(instant));
