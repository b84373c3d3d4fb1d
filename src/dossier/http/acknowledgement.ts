import { positionText } from '../../platform/projections/projection.ts';
import type { Acknowledged } from '../application/fact-recorder.ts';
import type { AcknowledgementDto } from './answers.dto.ts';

/** What was stored, as the asker reads it. */
export const acknowledgement = ({ dossierId, entries, repeated, position }: Acknowledged): AcknowledgementDto => ({
  dossierId,
  entries: entries.map(({ entryId, type, ids }) => ({ entryId, type, ids })),
  repeated,
  ...(position && { position: positionText(position) }),
});
