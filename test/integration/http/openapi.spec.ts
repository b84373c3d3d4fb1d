import { Test } from '@nestjs/testing';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Public } from '../../../src/platform/auth/caller.ts';
import { configureApp, fastifyAdapter } from '../../../src/platform/http/app.ts';
import { openApiDocument } from '../../../src/platform/http/openapi.ts';
import { API_VERSION } from '../../../src/platform/http/version.ts';
import { FindDto, HoldConversationDto } from './sample.ts';

@Controller('v1/dossiers/:dossierId/conversations')
class ConversationsController {
  @Post()
  @ApiBody({ type: HoldConversationDto })
  @ApiCreatedResponse({ description: 'Stored.' })
  hold(@Param('dossierId') dossierId: string, @Body() body: HoldConversationDto): unknown {
    return { dossierId, body };
  }

  @Get()
  @ApiOkResponse({ description: 'Found.' })
  find(@Query() query: FindDto): unknown {
    return query;
  }
}

@Controller()
class OpenController {
  @Get('v1/proof-keys')
  @Public()
  @ApiOkResponse({ description: 'Keys.' })
  keys(): unknown {
    return [];
  }

  @Get('health/live')
  live(): unknown {
    return {};
  }
}

@Module({ controllers: [ConversationsController, OpenController] })
class DocumentedModule {}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly object[];
  readonly responses: Record<string, { readonly $ref?: string; readonly headers?: object }>;
  readonly security?: readonly object[];
}

let app: NestFastifyApplication;
let document: { readonly paths: Record<string, Record<string, Operation>>; readonly components: Record<string, Record<string, Record<string, unknown>>> } & Record<string, unknown>;

beforeAll(async () => {
  app = (await Test.createTestingModule({ imports: [DocumentedModule] }).compile()).createNestApplication<NestFastifyApplication>(fastifyAdapter(), { logger: false });
  await configureApp(app);
  await app.init();
  document = JSON.parse(JSON.stringify(await openApiDocument(app)));
});
afterAll(() => app.close());

const operation = (method: string, path: string): Operation => document.paths[path]![method]!;

describe('The OpenAPI document (ADR 2.2)', () => {
  it('says whose it is, where it is served and under which licence', () => {
    expect(document).toMatchObject({
      info: { version: API_VERSION, contact: { name: expect.any(String), email: expect.any(String), url: expect.any(String) }, license: { name: 'EUPL-1.2' } },
      servers: [{ url: expect.stringMatching(/^https:.*\/v1$/) }],
      security: [{ bearer: [] }],
    });
  });

  it('has the paths below /v1 only, relative to it', () => {
    expect(Object.keys(document.paths)).toEqual(['/dossiers/{dossierId}/conversations', '/proof-keys']);
  });

  it('declares the version on success and every problem that can be', () => {
    const { responses } = operation('post', '/dossiers/{dossierId}/conversations');
    expect(Object.keys(responses)).toEqual(['201', '400', '401', '403', '404', '409', '412', '413', '415', '503']);
    expect(responses['201']).toMatchObject({ headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' } } });
    for (const [name, response] of Object.entries(document.components['responses']!)) {
      expect([name, Object.keys(response['content'] as object)]).toEqual([name, ['application/problem+json']]);
    }
  });

  it('declares of a public route that it is', () => {
    expect(operation('get', '/proof-keys')).toMatchObject({ operationId: 'openKeys', security: [] });
    expect(Object.keys(operation('get', '/proof-keys').responses)).toEqual(['200', '503']);
    expect(operation('get', '/dossiers/{dossierId}/conversations').security).toBeUndefined();
  });

  it('shows a body as the accept check takes it', () => {
    const { HoldConversationDto: body, PresentDto: present, PlaceDto: place, FreeText: text } = document.components['schemas']!;
    expect(body).toMatchObject({
      additionalProperties: false,
      properties: {
        occurredOn: { type: 'string', format: 'date' },
        present: { type: 'array', minItems: 1, maxItems: 3, items: { $ref: '#/components/schemas/PresentDto' } },
        place: { $ref: '#/components/schemas/PlaceDto' },
        report: { $ref: '#/components/schemas/FreeText' },
        goals: { type: 'array', items: { type: 'string', format: 'uuid' } },
      },
    });
    expect((body!['required'] as string[]).toSorted()).toEqual(['held', 'occurredOn', 'place', 'present', 'report']);
    expect(present).toMatchObject({ additionalProperties: false, required: ['personId', 'role'], properties: { role: { enum: ['parent', 'pupil', 'staff'] } } });
    expect(text).toMatchObject({ oneOf: [{ type: 'string', maxLength: 20_000 }, { type: 'array' }] });
    expect(place).toMatchObject({ properties: { room: { type: 'integer', minimum: 0, maximum: 40 } } });
  });

  it('shows query parameters with their kind', () => {
    const { parameters } = operation('get', '/dossiers/{dossierId}/conversations');
    expect(parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'limit', in: 'query', required: false, schema: expect.objectContaining({ type: 'integer', minimum: 1, maximum: 100 }) }),
        expect.objectContaining({ name: 'until', in: 'query', required: false, schema: expect.objectContaining({ type: 'string', format: 'date' }) }),
      ]),
    );
  });

  it('is served to everybody', async () => {
    const response = await app.inject({ method: 'GET', url: '/v1/openapi.json' });
    expect(response.json()).toEqual(document);
    expect(response.headers).toMatchObject({ 'content-type': expect.stringContaining('application/json'), 'access-control-allow-origin': '*', 'api-version': API_VERSION });
  });
});
