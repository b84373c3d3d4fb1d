import type { Type } from '@nestjs/common';
import type { DossierCommand, DossierEvent } from '../domain/dossier.ts';
import type { Opening } from '../application/open-dossier.ts';
import type { FactDto, PostedFactDto } from './fact.dto.ts';

/** A fact at the edge, by the event it records and the command it is mapped to: one table serves the routes and the OpenAPI document. */
export interface PostedFact<EventType extends string, Command, Body extends PostedFactDto = PostedFactDto> {
  readonly type: EventType;
  /** Below the address of the file that it is recorded in. */
  readonly path: string;
  /** The thing it is about when that has an id of its own: the last path parameter. */
  readonly subject?: string;
  readonly summary: string;
  readonly body: Type<Body>;
  readonly command: (body: Body, subject: string) => Command;
}

/**
 * What can be recorded in a dossier, below `/v1/dossiers/{dossierId}/`. The same table serves the CloudEvents types, in which
 * `subject` is a member of `data` beside the body.
 */
export type RecordableFact = PostedFact<DossierEvent['type'], DossierCommand, FactDto>;

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
export const when = ({ occurredOn, occurredTime }: PostedFactDto): { readonly occurredOn: string; readonly occurredTime?: string } => ({
  occurredOn,
  ...(occurredTime !== undefined && { occurredTime }),
});
