import { addDays } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { Dossier } from '../dossier.ts';
import { decisionDue, isSettled, tenWeeksAfter } from './registration.facts.ts';

const expectationsDue = ({ registration: { received, expectations } }: Dossier): readonly Obligation[] =>
  received && !expectations
    ? [{ id: `W-06:${received.entryId}`, rule: 'W-06', since: received.entryId, due: received.on, owner: 'school', textNl: 'Spreek met de ouders af wat u van elkaar verwacht. Schrijf dat op bij de aanmelding.' }]
    : [];

/** W-07 and W-08: a decision in time, and a place when there is none after ten weeks. */
const decisionOf = ({ registration }: Dossier): readonly Obligation[] => {
  const { received, extension, temporaryPlacement } = registration;
  if (!received || isSettled(registration)) return [];
  const decision: Obligation = {
    id: `W-07:${received.entryId}`,
    rule: 'W-07',
    since: received.entryId,
    due: decisionDue(received, extension),
    owner: 'board',
    textNl: 'Beslis op deze dag uiterlijk of de leerling wordt toegelaten. Vertel het de ouders.',
  };
  const placement: Obligation = {
    id: `W-08:${received.entryId}`,
    rule: 'W-08',
    since: received.entryId,
    due: addDays(tenWeeksAfter(received), 1),
    owner: 'board',
    textNl: 'Is er na 10 weken geen besluit? Dan krijgt de leerling vanaf deze dag tijdelijk een plaats op school.',
  };
  return temporaryPlacement ? [decision] : [decision, placement];
};

export const registrationObligations = (dossier: Dossier): readonly Obligation[] => [...expectationsDue(dossier), ...decisionOf(dossier)];
