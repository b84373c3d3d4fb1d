import { getSchemaPath } from '@nestjs/swagger';
import { dossierAnswers } from '../dossier/index.ts';
import { caseAnswers } from '../support-cases/index.ts';

const files = [dossierAnswers, caseAnswers];

/** What an event can be answered with, by the file that it is recorded in. */
export const answerTypes = files.flatMap(({ acknowledgement, dryRun }) => [acknowledgement, dryRun]);

/** In the OpenAPI document. */
export const acknowledgements = files.map(({ acknowledgement }) => ({ $ref: getSchemaPath(acknowledgement) }));
export const dryRuns = files.map(({ dryRun }) => ({ $ref: getSchemaPath(dryRun) }));
