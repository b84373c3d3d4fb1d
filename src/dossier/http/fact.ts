import type { Type } from '@nestjs/common';
import type { DossierCommand, DossierEvent } from '../domain/dossier.ts';
import type { Opening } from '../application/open-dossier.ts';
import type { FactDto } from './fact.dto.ts';

/**
 * A recordable fact at the edge: one table serves the REST routes, the CloudEvents types and the OpenAPI document.
 * `subject` is the thing the fact is about when that has an id of its own: the last path parameter, and in a CloudEvent a
 * member of `data` beside the body.
 */
export interface RecordableFact {
  /** The event it records. */
  readonly type: DossierEvent['type'];
  /** Below `/v1/dossiers/{dossierId}/`. */
  readonly path: string;
  readonly subject?: string;
  readonly summary: string;
  readonly body: Type<FactDto>;
  readonly command: (body: FactDto, subject: string) => DossierCommand;
}

/** Ties a body class to the command it is mapped to, field by field. */
export const fact = <D extends FactDto>(described: Omit<RecordableFact, 'body' | 'command'> & { readonly body: Type<D>; readonly command: (body: D, subject: string) => DossierCommand }): RecordableFact =>
  described as unknown as RecordableFact;

/** A fact that opens a dossier. `path`: below `/v1/dossiers`. */
export interface OpeningFact extends Omit<RecordableFact, 'subject' | 'body' | 'command'> {
  readonly body: Type<OpeningDto>;
  readonly command: (body: OpeningDto) => Opening;
}

type OpeningDto = FactDto & { readonly dossierId?: string };

export const opening = <D extends OpeningDto>(described: Omit<OpeningFact, 'body' | 'command'> & { readonly body: Type<D>; readonly command: (body: D) => Opening }): OpeningFact =>
  described as unknown as OpeningFact;

/** `AgreementMade` is posted as `nl.leerlingdossier.agreement-made`. */
export const cloudEventType = (type: string): string => `nl.leerlingdossier.${type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;

/** When it happened, copied only where it was said. */
export const when = ({ occurredOn, occurredTime }: FactDto): { readonly occurredOn: string; readonly occurredTime?: string } => ({
  occurredOn,
  ...(occurredTime !== undefined && { occurredTime }),
});
