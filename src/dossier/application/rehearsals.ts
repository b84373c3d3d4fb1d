import { Injectable } from '@nestjs/common';
import type { Purpose } from '../../access-log/index.ts';
import { traceIdOf } from '../../platform/http/trace.ts';
import { WhoLooked } from './access-logging.ts';
import type { ChangeDossier } from './change-dossier.ts';
import { decideRead, Dossiers, type Held } from './dossiers.ts';
import { FactRecorder, type Asking } from './fact-recorder.ts';
import { Openings, type OpenDossier } from './open-dossier.ts';
import { told, type Rehearsal } from './rehearsal.ts';
import { rehearsedDossier } from './rehearsed-dossier.ts';

/** Says what recording a fact would do: the way of recording, up to where something would be stored. */
@Injectable()
export class Rehearsals {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly facts: FactRecorder,
    private readonly openings: Openings,
    private readonly whoLooked: WhoLooked,
  ) {}

  /** @throws what recording throws, except Refused */
  change({ dossierId, fact, command, asking }: ChangeDossier): Promise<Rehearsal> {
    return told(async () => {
      const held = await this.dossiers.hold(dossierId, asking.caller);
      return this.disclosed(held, asking, rehearsedDossier(held, await this.facts.rehearse(held, fact, command, asking)));
    });
  }

  /** A dossier that does not exist is an empty one: no keys are made for it. */
  open({ fact, opening, asking, dossierId }: OpenDossier): Promise<Rehearsal> {
    return told(async () => {
      const held = await this.dossiers.holdSubject(await this.openings.free(opening, asking, dossierId), asking.caller);
      return this.disclosed(held, asking, rehearsedDossier(held, await this.facts.rehearse(held, fact, opening, asking)));
    });
  }

  /** What it tells of entries that are there was looked at (W-40). */
  private async disclosed(held: Held, { purpose, traceparent }: Asking, rehearsal: Rehearsal): Promise<Rehearsal> {
    const entries = rehearsal.discloses;
    const decisions = entries.map((entry) => decideRead(held, entry));
    if (entries.length > 0) await this.whoLooked.disclose(held, { action: 'list', purpose: purpose as Purpose, traceId: traceIdOf(traceparent), entries, decisions });
    return rehearsal;
  }
}
