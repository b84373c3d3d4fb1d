import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/auth/caller.ts';
import { NotFound } from '../platform/http/errors.ts';
import { EventTypesDto } from './event-types.dto.ts';
import { dataSchemaOf, eventTypes, exampleEventOf, schemaPath } from './event-types.ts';

export const SCHEMA_JSON = 'application/schema+json';

/** What can be posted, for who builds a system that does: the same for everybody, so nobody needs to sign in. */
@ApiTags('events')
@Controller('v1/event-types')
export class EventTypesController {
  @Get()
  @Public()
  @ApiOperation({ summary: 'Every type of CloudEvent that can be posted.', operationId: 'listEventTypes' })
  @ApiOkResponse({ type: EventTypesDto })
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): EventTypesDto {
    void reply.headers(OPEN);
    const at = addressOf(request);
    return { items: [...eventTypes.values()].map((it) => ({ type: it.type, summary: it.summary, chapter: it.chapter, dataschema: at + schemaPath(it.type), example: exampleEventOf(it, at) })) };
  }

  @Get(':type')
  @Public()
  @ApiOperation({ summary: 'JSON Schema (2020-12) of the data of a type, with an example.', operationId: 'readEventType' })
  @ApiParam({ name: 'type', schema: { type: 'string' }, example: 'nl.leerlingdossier.agreement-made' })
  @ApiProduces(SCHEMA_JSON)
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  read(@Param('type') type: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const found = eventTypes.get(type);
    if (!found) throw new NotFound();
    void reply.headers({ ...OPEN, 'content-type': SCHEMA_JSON });
    // As bytes: to text Fastify would add a charset, which this media type does not have.
    return Buffer.from(JSON.stringify(dataSchemaOf(found, addressOf(request))));
  }
}

/** A page of somebody else may read it, like the OpenAPI document. */
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** Where the asker found this service. */
const addressOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;
