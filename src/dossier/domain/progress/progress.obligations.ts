import type { Obligation } from '../../../kernel/chapter.ts';
import type { Dossier } from '../dossier.ts';
import { absenceToReport } from './progress.facts.ts';

const toReport = ({ progress, registration: { takenOver } }: Dossier): readonly Obligation[] => {
  const absence = absenceToReport(progress, takenOver?.on);
  return absence
    ? [{ id: `W-39:${absence.entryId}`, rule: 'W-39', since: absence.entryId, due: absence.until, owner: 'school', textNl: 'De leerling was in vier weken 16 uur of meer afwezig zonder geldige reden. Meld dit meteen.' }]
    : [];
};

/** A suspension of more than one day is told to the inspectorate (WPO 40c; WVO 2020 8.14). */
const toTellInspectorate = ({ progress, informationRights }: Dossier): readonly Obligation[] =>
  progress.suspensions
    .filter(({ from, until, entryId }) => until > from && !informationRights.disclosures.some(({ recipient, entries }) => recipient === 'inspectorate' && entries.includes(entryId)))
    .map(({ entryId, on }) => ({
      id: `W-39:${entryId}`,
      rule: 'W-39',
      since: entryId,
      due: on,
      owner: 'board',
      textNl: 'De schorsing duurt langer dan een dag. Meld dit bij de inspectie.',
    }));

export const progressObligations = (dossier: Dossier): readonly Obligation[] => [...toReport(dossier), ...toTellInspectorate(dossier)];
