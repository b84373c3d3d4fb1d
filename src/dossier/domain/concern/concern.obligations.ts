import { addWeeks, addWorkingDays } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import { isAfter } from '../../../kernel/event.ts';
import { heldSince } from '../conversation/conversation.facts.ts';
import { decidersTookPart } from '../conversation/participants.facts.ts';
import type { Dossier } from '../dossier.ts';
import type { Concern } from './concern.facts.ts';

/** Policy: after a step on the ladder the parents hear within five working days what came out of it (W-24; source 000). */
const WORKING_DAYS_TO_TELL = 5;
/** Policy: a worried school sits down with the parents within two weeks (source 001). */
const WEEKS_TO_TALK = 2;

const toTell = ({ steps, told }: Concern): readonly Obligation[] =>
  steps
    .filter((step) => !told.some((it) => isAfter(it, step)))
    .map(({ entryId, on }) => ({
      id: `W-24:${entryId}`,
      rule: 'W-24',
      since: entryId,
      due: addWorkingDays(on, WORKING_DAYS_TO_TELL),
      owner: 'school',
      textNl: 'Een zorg is besproken met een ander. Vertel de ouders wat daaruit kwam.',
    }));

const spoken = ({ conversation, people }: Dossier, concern: Concern): boolean =>
  heldSince(conversation, concern).some(({ participants, heldOn }) => decidersTookPart(people, participants, heldOn));

const toTalk = (dossier: Dossier, concern: Concern): readonly Obligation[] =>
  concern.bySchool && !concern.resolved && !spoken(dossier, concern)
    ? [{ id: `001-5:${concern.entryId}`, rule: '001-5', since: concern.entryId, due: addWeeks(concern.on, WEEKS_TO_TALK), owner: 'school', textNl: 'De school maakt zich zorgen. Plan een gesprek met de ouders.' }]
    : [];

export const concernObligations = (dossier: Dossier): readonly Obligation[] =>
  [...dossier.concern.concerns.values()].flatMap((concern) => [...toTell(concern), ...toTalk(dossier, concern)]);
