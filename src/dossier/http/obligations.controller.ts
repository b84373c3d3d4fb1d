import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { Invalid } from '../../platform/http/errors.ts';
import { tellOperator } from '../../platform/http/problem.filter.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Dossiers } from '../application/dossiers.ts';
import { Obligations } from '../application/obligations.ts';
import { ListWait } from './list-wait.ts';
import { lookingOf } from './looking.ts';
import { ObligationPageDto, ObligationQuery } from './obligations.dto.ts';

const DEFAULT_LIMIT = 25;

/** What is due, over every dossier of the own board that the reader may know. */
@ApiTags('obligations')
@Controller('v1/obligations')
export class ObligationsController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly obligations: Obligations,
    private readonly lists: ListWait,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is due: overdue first, then by day.', operationId: 'listObligations' })
  @ApiOkResponse({ type: ObligationPageDto })
  async list(@Query() query: ObligationQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<ObligationPageDto> {
    const { limit = DEFAULT_LIMIT, cursor, after, dossierId, ...filter } = query;
    const paging = { limit, ...(cursor !== undefined && { cursor }) };
    if (dossierId !== undefined) {
      const held = await this.dossiers.hold(dossierId, caller);
      await this.lists.until(after, context);
      return (await this.obligations.ofDossier(held, filter, paging, lookingOf(held, context))) as ObligationPageDto;
    }
    if (caller.tenant === undefined) throw new Invalid([{ pointer: '/dossierId', detail: 'Vul de dossierId in van het dossier dat u wilt bekijken.' }], 'invalid-query');
    const looking = lookingOf({}, context);
    await this.lists.until(after, context);
    const { unreadable, ...page } = await this.obligations.ofBoard(caller, caller.tenant, filter, paging, looking);
    for (const error of unreadable) tellOperator(error, context.traceId);
    return { ...page, ...(unreadable.length > 0 && { incomplete: true }) } as ObligationPageDto;
  }
}
