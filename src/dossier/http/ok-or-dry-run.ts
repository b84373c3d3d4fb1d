import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { TakesDryRun } from '../../platform/http/request-context.ts';
import { AcknowledgementDto } from './answers.dto.ts';
import { DryRunDto } from './dry-run.dto.ts';

/** A posted fact that can be tried, and its 200: an answer given before, or what would be stored. */
export const OkOrDryRun = (description: string): MethodDecorator =>
  applyDecorators(
    TakesDryRun(),
    ApiExtraModels(AcknowledgementDto, DryRunDto),
    ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(AcknowledgementDto) }, { $ref: getSchemaPath(DryRunDto) }] }, description: `${description} With Prefer: validate-only: what would be stored.` }),
  );
