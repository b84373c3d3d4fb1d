import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CSV, csvOf, wantsCsv, type Counted } from './compliance.csv.ts';

/** JSON that a page or print can show as it is, or a table. */
export const OkReport = (type: Type): MethodDecorator =>
  applyDecorators(ApiExtraModels(type), ApiOkResponse({ content: { 'application/json': { schema: { $ref: getSchemaPath(type) } }, 'text/csv': { schema: { type: 'string' } } } }));

/** As JSON, or with `Accept: text/csv` what was counted as a table: all of a report that is counted once. */
export const inForm = <R extends Counted>(report: R, accept: string | undefined, reply: FastifyReply, counted: readonly Counted[] = [report]): R | string => {
  void reply.header('Vary', 'Accept');
  if (!wantsCsv(accept)) return report;
  void reply.type(CSV).header('Content-Disposition', `attachment; filename="controle-${report.asOf}.csv"`);
  return csvOf(...counted);
};
