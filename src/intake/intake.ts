import { Injectable } from '@nestjs/common';
import { FactPosting, uuidIn, type Asking, type OpeningFact, type Outcome } from '../dossier/index.ts';
import type { Caller } from '../platform/auth/caller.ts';
import { citizenNumberIn } from '../platform/http/citizen-number.ts';
import { Invalid } from '../platform/http/errors.ts';
import type { RequestContext } from '../platform/http/request-context.ts';
import { checked } from '../platform/http/validation.ts';
import { CloudEventDto } from './cloud-event.dto.ts';
import { eventTypes, isSchemaOf } from './event-types.ts';

/** Whatever its type: source and id name one event. */
const CLOUD_EVENT = 'cloud-event';

/** CloudEvents become the same commands as REST requests: `subject` is the dossier, (source, id) the idempotency key (W-02). */
@Injectable()
export class Intake {
  constructor(private readonly posting: FactPosting) {}

  /** @throws Invalid with every mistake at once, and what the command throws. */
  async take(sent: unknown, caller: Caller, { purpose, traceparent, validateOnly }: RequestContext): Promise<Outcome> {
    const citizenNumberAt = citizenNumberIn(sent);
    if (citizenNumberAt !== undefined) throw new Invalid([{ pointer: citizenNumberAt, detail: 'Haal het persoonsnummer weg.' }], 'citizen-number');
    const event = checked(CloudEventDto, sent);
    const asking: Asking = { caller, source: event.source, key: JSON.stringify([event.source, event.id]), routeKind: CLOUD_EVENT, purpose: purpose ?? 'administration', traceparent, ...(validateOnly && { validateOnly }) };
    const known = eventTypes.get(event.type);
    if (!known) throw new Invalid([{ pointer: '/type', detail: 'Dit soort gebeurtenis kennen wij niet. Op /v1/event-types staat welke soorten er zijn.' }]);
    if (event.dataschema !== undefined && !isSchemaOf(event.type, event.dataschema)) throw new Invalid([{ pointer: '/dataschema', detail: 'Noem het schema dat bij deze soort hoort, zoals het op /v1/event-types staat. Of laat dit veld weg.' }]);
    const { fact, opens } = known;
    if (opens) return this.open(opens, event, asking);
    const dossierId = uuidIn('subject', event.subject);
    if (!fact) return this.correct(event, dossierId, asking);
    const { subject, body } = split(event.data, fact.subject);
    return within('/data', () => this.posting.post(fact, dossierId, body, subject, asking));
  }

  private open(opening: OpeningFact, { data, subject }: CloudEventDto, asking: Asking): Promise<Outcome> {
    return within('/data', async () => this.posting.open(opening, data, asking, subject));
  }

  private correct({ data }: CloudEventDto, dossierId: string, asking: Asking): Promise<Outcome> {
    const { subject, body } = split(data, 'entryId');
    return within('/data', () => this.posting.correct(dossierId, subject, body, asking));
  }
}

/** The thing that the fact is about stands among the data of a CloudEvent, and in the path of a REST request. */
const split = (data: object, name: string | undefined): { readonly subject: string; readonly body: object } => {
  if (name === undefined) return { subject: '', body: data };
  const { [name]: subject, ...body } = data as Readonly<Record<string, unknown>>;
  return { subject: uuidIn(`data/${name}`, subject), body };
};

/** Mistakes are told from the top of the CloudEvent. */
const within = async <T>(base: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.errors.map(({ pointer, detail }) => ({ pointer: base + pointer, detail })), error.code);
  }
};
