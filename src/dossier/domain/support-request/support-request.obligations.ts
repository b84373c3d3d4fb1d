import type { Obligation } from '../../../kernel/chapter.ts';
import type { Dossier } from '../dossier.ts';

/** W-35: the parents get a copy of every advice, at once; done when they were informed about that entry. */
export const supportRequestObligations = ({ supportRequest, conversation }: Dossier): readonly Obligation[] =>
  supportRequest.advicesToShare
    .filter(({ entryId }) => !conversation.informedAbout.has(entryId))
    .map(({ entryId, on }) => ({
      id: `W-35:${entryId}`,
      rule: 'W-35',
      since: entryId,
      due: on,
      owner: 'school',
      textNl: 'Er is advies van deskundigen. Geef de ouders meteen een kopie en leg dat vast.',
    }));
