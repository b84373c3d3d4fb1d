import { Command as Dispatched, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decide } from '../../access/index.ts';
import type { Dated } from '../../kernel/event.ts';
import { Refused } from '../../kernel/refusals.ts';
import { FactRecorder, type Acknowledged, type Asking } from './fact-recorder.ts';
import { Copies } from './copies.ts';
import { demand, Dossiers } from './dossiers.ts';

/** Issues a copy of the dossier as it is now. */
export class IssueCopy extends Dispatched<Acknowledged> {
  constructor(
    readonly dossierId: string,
    readonly copyRequestId: string,
    readonly when: Dated,
    readonly asking: Asking,
  ) {
    super();
  }
}

const MAX_ATTEMPTS = 5;

@CommandHandler(IssueCopy)
export class IssueCopyHandler implements ICommandHandler<IssueCopy> {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly copies: Copies,
    private readonly facts: FactRecorder,
  ) {}

  async execute(order: IssueCopy, attempt = 1): Promise<Acknowledged> {
    const { dossierId, copyRequestId, when, asking } = order;
    const held = await this.dossiers.hold(dossierId, asking.caller);
    demand(decide('handle-copy', held.who));
    const counts = await this.copies.account(held, copyRequestId);
    try {
      return await this.facts.record(held, 'CopyIssued', { type: 'IssueCopy', data: { copyRequestId, ...counts, ...when } }, asking);
    } catch (error) {
      // Something was recorded since it was counted: count again.
      if (error instanceof Refused && error.rejections.some(({ code }) => code === 'counts-do-not-add-up') && attempt < MAX_ATTEMPTS) return this.execute(order, attempt + 1);
      throw error;
    }
  }
}
