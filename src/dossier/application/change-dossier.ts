import { CommandHandler, Command as Dispatched, type ICommandHandler } from '@nestjs/cqrs';
import type { DossierCommand } from '../domain/dossier.ts';
import { Dossiers } from './dossiers.ts';
import { FactRecorder, type Acknowledged, type Asking } from './fact-recorder.ts';

/** Records one fact in one dossier: every command of the domain goes this way. `fact` is the event type that it records. */
export class ChangeDossier extends Dispatched<Acknowledged> {
  constructor(
    readonly dossierId: string,
    readonly fact: string,
    readonly command: DossierCommand,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(ChangeDossier)
export class ChangeDossierHandler implements ICommandHandler<ChangeDossier> {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly facts: FactRecorder,
  ) {}

  async execute({ dossierId, fact, command, asking }: ChangeDossier): Promise<Acknowledged> {
    return this.facts.record(await this.dossiers.hold(dossierId, asking.caller), fact, command, asking);
  }
}
