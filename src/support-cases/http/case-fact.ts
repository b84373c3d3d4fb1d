import type { Type } from '@nestjs/common';
import type { FactDto } from '../../dossier/index.ts';
import type { SupportCaseCommand, SupportCaseEvent } from '../domain/index.ts';

/** What staff of the partnership can record: one table serves the routes and the OpenAPI document. */
export interface CaseFact {
  /** The event it records. */
  readonly type: SupportCaseEvent['type'];
  /** Below `/v1/support-cases/{supportCaseId}/`. */
  readonly path: string;
  /** The thing it is about when that has an id of its own: the last path parameter. */
  readonly subject?: string;
  readonly summary: string;
  readonly body: Type<FactDto>;
  readonly command: (body: FactDto, subject: string) => SupportCaseCommand;
}

/** Ties a body class to the command it is mapped to, field by field. */
export const caseFact = <D extends FactDto>(described: Omit<CaseFact, 'body' | 'command'> & { readonly body: Type<D>; readonly command: (body: D, subject: string) => SupportCaseCommand }): CaseFact =>
  described as unknown as CaseFact;
