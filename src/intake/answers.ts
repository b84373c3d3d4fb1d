import { getSchemaPath } from '@nestjs/swagger';
import { inDossier } from '../dossier/index.ts';
import { inCase } from '../support-cases/index.ts';

const files = [inDossier, inCase];

/** What an event can be answered with, by the file that it is recorded in. */
export const answerTypes = files.flatMap(({ acknowledgement, dryRun }) => [acknowledgement, dryRun]);

/** In the OpenAPI document. */
export const acknowledgements = files.map(({ acknowledgement }) => ({ $ref: getSchemaPath(acknowledgement) }));
export const dryRuns = files.map(({ dryRun }) => ({ $ref: getSchemaPath(dryRun) }));
