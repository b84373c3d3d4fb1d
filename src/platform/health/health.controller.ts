import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessLog } from '../../access-log/index.ts';
import { Public } from '../auth/caller.ts';
import { EventStore } from '../event-store/event-store.ts';
import { KeyVault } from '../key-vault/key-vault.ts';
import { Projections } from '../projections/projections.ts';

/** How a projection follows the log. */
export class ProjectionHealthDto {
  projection: string;
  state: string;
  parked: number;
}

export class ReadyDto {
  status: string;
  projections: ProjectionHealthDto[];
}

export class LiveDto {
  status: string;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** States in which a list would be missing or wrong. */
const NOT_READY = ['stopped', 'building', 'retrying', 'rebuild-needed'];

/** For whoever runs the service; says nothing about anybody. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly eventStore: EventStore,
    private readonly keyVault: KeyVault,
    private readonly accessLog: AccessLog,
    private readonly projections: Projections,
  ) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'The process runs.', operationId: 'readLiveness' })
  @ApiOkResponse({ type: LiveDto })
  live(): LiveDto {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'The stores answer and the lists follow; else 503.', operationId: 'readReadiness' })
  @ApiOkResponse({ type: ReadyDto })
  async ready(): Promise<ReadyDto> {
    // Each store is asked something that costs nothing and concerns nobody.
    await Promise.all([this.eventStore.end(), this.keyVault.find(NOBODY), this.accessLog.about(NOBODY, { limit: 1 })]);
    const projections = this.projections.status().map(({ projection, state, parked }) => ({ projection, state, parked }));
    if (projections.some(({ state }) => NOT_READY.includes(state))) throw new ServiceUnavailableException();
    return { status: 'ready', projections };
  }
}
