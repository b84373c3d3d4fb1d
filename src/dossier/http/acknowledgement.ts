import { positionText } from '../../platform/projections/projection.ts';
import type { Acknowledged } from '../application/fact-recorder.ts';
import type { AcknowledgementDto } from './answers.dto.ts';

/** What became of a request, in whichever file it was recorded. */
export type Stored = Pick<Acknowledged, 'entries' | 'repeated' | 'position'>;

/** What was stored, as the asker reads it. */
export const acknowledgement = ({ dossierId, ...stored }: Acknowledged): AcknowledgementDto => ({ dossierId, ...storedAs(stored) });

/** The same without the file that it stands in. */
export const storedAs = ({ entries, repeated, position }: Stored): Omit<AcknowledgementDto, 'dossierId'> => ({
  entries: entries.map(({ entryId, type, ids }) => ({ entryId, type, ids })),
  repeated,
  ...(position && { position: positionText(position) }),
});
