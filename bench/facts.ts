import type { DossierCommand } from '../src/dossier/index.ts';
import type { SeededDossier } from './world.ts';

const SENTENCES = [
  'Het gesprek ging over hoe het nu in de klas gaat en wat er thuis van te merken is. ',
  'De leerling leest inmiddels op het niveau van de groep en vindt het leuker dan voor de vakantie. ',
  'Rekenen kost nog moeite, vooral de sommen met breuken en de verhaaltjes waarin te veel tegelijk staat. ',
  'Thuis oefenen zij twee keer in de week een kwartier, en dat blijft zo tot de volgende toets. ',
  'School zorgt voor een rustige plek bij het zelfstandig werken en een vaste dag om vragen te stellen. ',
  'Over zes weken kijken wij samen terug of dit genoeg geholpen heeft en wat er daarna nodig is.',
] as const;

const NAMES = { kind: 'report', thirdParties: 'none' } as const;

const participants = ({ mother, pupil }: SeededDossier) =>
  [
    { role: 'parent', personId: mother, presence: 'in-person' },
    { role: 'pupil', personId: pupil, presence: 'in-person' },
    { role: 'staff', name: 'Leerkracht', presence: 'by-video' },
  ] as const;

/** A conversation of about 1 KB, as a school would post it. */
export const conversationBody = (dossier: SeededDossier, occurredOn: string): string =>
  JSON.stringify({ occurredOn, ...NAMES, participants: participants(dossier), report: SENTENCES.join('') });

const segments = SENTENCES.map((text) => ({ text }));

interface Fact {
  readonly type: string;
  readonly command: DossierCommand;
}

export const conversation = (dossier: SeededDossier, occurredOn: string): Fact => ({
  type: 'ConversationHeld',
  command: { type: 'RecordConversation', data: { occurredOn, ...NAMES, participants: participants(dossier), report: segments } },
});

/** What fills a dossier over the years, each kind in its turn. */
export const factOf = (dossier: SeededDossier, occurredOn: string, number: number): Fact => {
  switch (number % 3) {
    case 0:
      return conversation(dossier, occurredOn);
    case 1:
      return { type: 'ChildVoiceRecorded', command: { type: 'RecordChildVoice', data: { occurredOn, words: segments, via: 'self', thirdParties: 'none' } } };
    default:
      return { type: 'ParentsInformed', command: { type: 'InformParents', data: { occurredOn, parents: [dossier.mother], message: segments, thirdParties: 'none' } } };
  }
};
