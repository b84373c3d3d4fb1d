import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { TakesDryRun } from '../../platform/http/request-context.ts';
import { AcknowledgementDto } from './answers.dto.ts';
import { DryRunDto } from './dry-run.dto.ts';

/** The two answers to a posted fact: that it was stored, and what would be. */
export interface FactAnswers {
  readonly acknowledgement: Type;
  readonly dryRun: Type;
}

export const dossierAnswers: FactAnswers = { acknowledgement: AcknowledgementDto, dryRun: DryRunDto };

/** A posted fact that can be tried, and its 200: an answer given before, or what would be stored. */
export const OkOrDryRun = (description: string, { acknowledgement, dryRun }: FactAnswers = dossierAnswers): MethodDecorator =>
  applyDecorators(
    TakesDryRun(),
    ApiExtraModels(acknowledgement, dryRun),
    ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(acknowledgement) }, { $ref: getSchemaPath(dryRun) }] }, description: `${description} With Prefer: validate-only: what would be stored.` }),
  );
