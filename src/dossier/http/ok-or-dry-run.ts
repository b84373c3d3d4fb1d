import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { AcknowledgementDto } from './answers.dto.ts';
import { DryRunDto } from './dry-run.dto.ts';

/** 200 of a posted fact: an answer given before, or what would be stored. */
export const OkOrDryRun = (description: string): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(AcknowledgementDto, DryRunDto),
    ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(AcknowledgementDto) }, { $ref: getSchemaPath(DryRunDto) }] }, description: `${description} With Prefer: validate-only: what would be stored.` }),
  );
