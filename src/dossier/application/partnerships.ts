import { Injectable } from '@nestjs/common';
import { Refused } from '../../kernel/refusals.ts';
import { membershipOf, Organisations } from '../../organisation/index.ts';
import type { DossierCommand } from '../domain/dossier.ts';
import type { Held } from './dossiers.ts';

/** Which partnership (SWV) a board may ask: one in which it, or the school of the pupil, takes part. */
@Injectable()
export class Partnerships {
  constructor(private readonly organisations: Organisations) {}

  /** What refuses this command; undefined for every other one. Of a partnership that does not use this service nothing is known: the board itself knows. */
  async refusal({ subject, folded }: Held, command: DossierCommand): Promise<Refused | undefined> {
    if (command.type !== 'RequestSupport') return undefined;
    const { partnership: tenant, occurredOn } = command.data;
    const organisation = await this.organisations.of(tenant);
    const { enrolledAt, registeredAt } = folded.state.registration;
    const takesPart = organisation.partnership === undefined || membershipOf(organisation, subject.tenant, enrolledAt ?? registeredAt, occurredOn) !== undefined;
    return takesPart ? undefined : new Refused([notOfThisPartnership]);
  }
}

const notOfThisPartnership = {
  code: 'not-of-this-partnership',
  rule: 'W-34',
  ground: 'WPO 18a(2); WVO 2020 2.47: een school hoort bij het samenwerkingsverband van haar regio',
  detailNl: 'De vraag is niet vastgelegd. Uw bestuur of school doet niet mee in dit samenwerkingsverband. Vraag het samenwerkingsverband van uw regio.',
};
