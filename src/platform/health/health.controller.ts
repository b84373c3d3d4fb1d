import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/caller.ts';
import { EventStore } from '../event-store/event-store.ts';
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

/** States in which a list would be missing or wrong. */
const NOT_READY = ['stopped', 'building', 'rebuild-needed'];

/** For whoever runs the service; says nothing about anybody. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly eventStore: EventStore,
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
    await this.eventStore.end();
    const projections = this.projections.status().map(({ projection, state, parked }) => ({ projection, state, parked }));
    if (projections.some(({ state }) => NOT_READY.includes(state))) throw new ServiceUnavailableException();
    return { status: 'ready', projections };
  }
}
