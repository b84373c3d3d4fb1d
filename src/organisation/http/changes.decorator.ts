import { applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { OrganisationDto } from './organisations.dto.ts';

/** What every route that changes an organisation answers. */
export const Changes = (): MethodDecorator => applyDecorators(ApiCreatedResponse({ type: OrganisationDto }), ApiOkResponse({ type: OrganisationDto, description: 'Done before by the same request.' }));

export const idParam = (name: string): MethodDecorator => ApiParam({ name, schema: { type: 'string', format: 'uuid' } });
