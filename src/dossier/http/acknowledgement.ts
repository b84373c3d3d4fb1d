import { positionText } from '../../platform/projections/projection.ts';
import type { Acknowledged } from '../application/fact-recorder.ts';
import type { AcknowledgementDto } from './answers.dto.ts';

/** What became of a request, in whichever file it was recorded, as the asker reads it. */
export type Stored = Omit<AcknowledgementDto, 'dossierId'>;

/** What was stored, with the file that it stands in. */
export const acknowledgement = <Named extends object>({ named, entries, repeated, position }: Acknowledged<Named>): Named & Stored => ({
  ...named,
  entries: entries.map(({ entryId, type, ids }) => ({ entryId, type, ids })),
  repeated,
  ...(position && { position: positionText(position) }),
});
