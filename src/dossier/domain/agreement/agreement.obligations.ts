import { addWeeks } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { PolicyOn } from '../../../kernel/policy.ts';
import { heldSince } from '../conversation/conversation.facts.ts';
import { decidersTookPart } from '../conversation/participants.facts.ts';
import type { Dossier } from '../dossier.ts';
import type { Agreement, Evaluation } from './agreement.facts.ts';

/** They sat down again: a conversation with those without whom nothing is agreed. */
const spokenAgain = ({ conversation, people }: Dossier, evaluation: Evaluation): boolean =>
  heldSince(conversation, evaluation).some(({ participants, heldOn }) => decidersTookPart(people, participants, heldOn));

/** What an agreement asks of the school: to look back on it, and to talk again when it failed (W-19). */
const dueFor = (dossier: Dossier, { entryId, evaluateOn, evaluation }: Agreement, policyOn: PolicyOn): readonly Obligation[] => {
  if (!evaluation) {
    return [{ id: `W-19:${entryId}`, rule: 'W-19', since: entryId, due: evaluateOn, owner: 'school', textNl: 'Op deze dag kijkt school samen met ouders terug op een afspraak. Schrijf op hoe het ging.' }];
  }
  if (evaluation.outcome === 'kept' || spokenAgain(dossier, evaluation)) return [];
  const due = addWeeks(evaluation.on, policyOn('follow-up-failed-agreement', evaluation.on));
  return [{ id: `W-19:${evaluation.entryId}`, rule: 'W-19', since: evaluation.entryId, due, owner: 'school', textNl: 'Een afspraak is niet gelukt. Plan een nieuw gesprek met de ouders.' }];
};

export const agreementObligations = (dossier: Dossier, _today: PlainDate, policyOn: PolicyOn): readonly Obligation[] =>
  [...dossier.agreement.made.values()].flatMap((agreement) => dueFor(dossier, agreement, policyOn));
