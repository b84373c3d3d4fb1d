import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post, Query, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Test } from '@nestjs/testing';
import { AccessLogUnavailable } from '../../../src/access-log/access-log.ts';
import { AuthModule } from '../../../src/platform/auth/auth.module.ts';
import { CallerOf, Public, type Caller } from '../../../src/platform/auth/caller.ts';
import { DevelopmentKeys } from '../../../src/platform/auth/development-keys.ts';
import type { TokenKeys } from '../../../src/platform/auth/token-keys.ts';
import { AppendUncertain, StoreUnavailable } from '../../../src/platform/event-store/event-store.ts';
import { configureApp, fastifyAdapter } from '../../../src/platform/http/app.ts';
import { Flag, Id, Instant, ListOf, Nested, NestedList, OneOf, Optional, PlainDate, PlainTime, Text, TextOrSegments, Whole, type SegmentDto } from '../../../src/platform/http/dto.ts';
import { Conflict, Forbidden, NotFound, PreconditionFailed, Refused } from '../../../src/platform/http/errors.ts';
import * as kinds from '../../../src/platform/http/kinds.ts';
import { ChecksItemsItself, ContextOf, WithoutIdempotencyKey, type RequestContext } from '../../../src/platform/http/request-context.ts';
import { KeyMissing } from '../../../src/platform/key-vault/key-vault.ts';

/** One decorator of every sort, in the shapes that real bodies have. */
export class PresentDto {
  @Id() personId: string;
  @OneOf('parent', 'pupil', 'staff') role: string;
  @Optional() @Text(20) note?: string;
}

export class PlaceDto {
  @Text(50) name: string;
  @Optional() @Whole(0, 40) room?: number;
}

export class DatedDto {
  @PlainDate() occurredOn: string;
  @Optional() @PlainTime() occurredTime?: string;
}

export class HoldConversationDto extends DatedDto {
  @NestedList(() => PresentDto, { min: 1, max: 3 }) present: PresentDto[];
  @Nested(() => PlaceDto) place: PlaceDto;
  @Optional() @Nested(() => PlaceDto) online?: PlaceDto;
  @TextOrSegments() report: string | SegmentDto[];
  @Optional() @ListOf(kinds.id, { min: 0, max: 2 }) goals?: string[];
  @Flag() held: boolean;
  @Optional() @Instant() sentAt?: string;
}

export class FindDto {
  @Optional() @Whole(1, 100) limit?: number;
  @Optional() @Flag() open?: boolean;
  @Optional() @PlainDate() until?: string;
  @Optional() @ListOf(kinds.oneOf(['consent', 'health']), { min: 1, max: 2 }) classes?: string[];
}

const rule = { rule: 'W-17', ground: 'bron 004', detailNl: 'Deze afspraak is niet vastgelegd.' };

/** How each expected ending is thrown. */
const endings: Readonly<Record<string, () => Error>> = {
  refused: () => new Refused([{ ...rule, code: 'parent-not-present', recordable: true }, { ...rule, code: 'evaluation-too-early', rule: 'W-19' }]),
  forbidden: () => new Forbidden('AD-3', 'AVG 5', 'U mag dit niet lezen.'),
  'not-found': () => new NotFound('secret'),
  'precondition-failed': () => new PreconditionFailed('secret'),
  'idempotency-key-reused': () => new Conflict('idempotency-key-reused'),
  'since-erased': () => new Conflict('since-erased'),
  busy: () => new Conflict('busy'),
  'store-unavailable': () => new StoreUnavailable('secret'),
  'append-uncertain': () => new AppendUncertain('secret'),
  'key-missing': () => new KeyMissing('secret'),
  'access-log-unavailable': () => new AccessLogUnavailable('secret'),
  internal: () => new TypeError('secret'),
};

@Controller('v1/conversations')
export class SampleController {
  @Post()
  @WithoutIdempotencyKey()
  hold(@Body() body: HoldConversationDto): unknown {
    return body;
  }

  @Post('commands')
  command(@Body() body: PlaceDto, @ContextOf() context: RequestContext): unknown {
    return { name: body.name, context };
  }

  @Post('items')
  @ChecksItemsItself()
  @WithoutIdempotencyKey()
  items(@Body() body: unknown): unknown {
    return { body };
  }

  @Get()
  find(@Query() query: FindDto, @ContextOf() context: RequestContext): unknown {
    return { query, context };
  }

  @Get('me')
  me(@CallerOf() caller: Caller): Caller {
    return caller;
  }

  @Get('endings/:name')
  end(@Param('name') name: string): never {
    throw (endings[name] as () => Error)();
  }

  /** As middleware or a framework would answer: not in our shape. */
  @Get('foreign')
  foreign(@Res() reply: FastifyReply): void {
    void reply.status(503).send({ statusCode: 503, message: 'secret' });
  }

  @Get('open')
  @Public()
  open(): unknown {
    return { open: true };
  }
}

export interface Sample extends AsyncDisposable {
  readonly app: NestFastifyApplication;
  readonly keys: DevelopmentKeys;
  /** Authorization header of a person. */
  readonly person: string;
  /** Authorization header of a system. */
  readonly system: string;
}

/** The sample application with the real guards, filter, pipe and parsers; tokens are development tokens unless other keys are given. */
export const startSample = async (tokenKeys?: TokenKeys): Promise<Sample> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sample-'));
  const config = { dataFolder, environment: 'test', developmentTokens: true } as const;
  const keys = await DevelopmentKeys.open(config);

  @Module({ imports: [AuthModule.with(config, () => tokenKeys ?? keys)], controllers: [SampleController] })
  class SampleModule {}

  const testing = await Test.createTestingModule({ imports: [SampleModule] }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(fastifyAdapter(), { logger: false });
  await configureApp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    keys,
    person: `Bearer ${await keys.sign({ subject: 'teacher-1', client: 'web', organisation: 'tenant-1', hours: 1 })}`,
    system: `Bearer ${await keys.sign({ subject: 'las', client: 'las', organisation: 'tenant-1', hours: 1 })}`,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
};

export const aConversation = {
  occurredOn: '2026-09-01',
  present: [{ personId: '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17', role: 'parent' }],
  place: { name: 'Lokaal 3' },
  report: 'Wij spraken over lezen.',
  held: true,
};
