import { Injectable } from '@nestjs/common';
import { FactPosting, type Asking } from '../dossier/index.ts';
import type { Caller } from '../platform/auth/caller.ts';
import { citizenNumberIn } from '../platform/http/citizen-number.ts';
import { Invalid } from '../platform/http/errors.ts';
import type { RequestContext } from '../platform/http/request-context.ts';
import { checked } from '../platform/http/validation.ts';
import { CasePosting } from '../support-cases/index.ts';
import { CloudEventDto } from './cloud-event.dto.ts';
import { eventTypes, isSchemaOf } from './event-types.ts';
import type { EventOutcome, Postings } from './post.ts';

/** Whatever its type: source and id name one event. */
const CLOUD_EVENT = 'cloud-event';

/** CloudEvents become the same commands as REST requests: `subject` is the dossier or support case, (source, id) the idempotency key (W-02). */
@Injectable()
export class Intake {
  private readonly postings: Postings;

  constructor(dossiers: FactPosting, cases: CasePosting) {
    this.postings = { dossiers, cases };
  }

  /** @throws Invalid with every mistake at once, and what the command throws. */
  async take(sent: unknown, caller: Caller, { purpose, traceparent, validateOnly }: RequestContext): Promise<EventOutcome> {
    const citizenNumberAt = citizenNumberIn(sent);
    if (citizenNumberAt !== undefined) throw new Invalid([{ pointer: citizenNumberAt, detail: 'Haal het persoonsnummer weg.' }], 'citizen-number');
    const event = checked(CloudEventDto, sent);
    const asking: Asking = { caller, source: event.source, key: JSON.stringify([event.source, event.id]), routeKind: CLOUD_EVENT, purpose: purpose ?? 'administration', traceparent, ...(validateOnly && { validateOnly }) };
    const known = eventTypes.get(event.type);
    if (!known) throw new Invalid([{ pointer: '/type', detail: 'Dit soort gebeurtenis kennen wij niet. Op /v1/event-types staat welke soorten er zijn.' }]);
    if (event.dataschema !== undefined && !isSchemaOf(event.type, event.dataschema)) throw new Invalid([{ pointer: '/dataschema', detail: 'Noem het schema dat bij deze soort hoort, zoals het op /v1/event-types staat. Of laat dit veld weg.' }]);
    return known.post(this.postings, event, asking);
  }
}
