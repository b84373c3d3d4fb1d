import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/auth/caller.ts';
import { Copies } from '../application/copies.ts';

/** The keys with which copies and receipts are checked. Anybody may have them; a copy never brings its own. */
@ApiTags('copies')
@Controller('v1/proof-keys')
export class ProofKeysController {
  constructor(private readonly copies: Copies) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Published proof keys, one C2SP verifier key a line.', operationId: 'readProofKeys' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async keys(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type('text/plain; charset=utf-8');
    return this.copies.proofKeys();
  }
}
