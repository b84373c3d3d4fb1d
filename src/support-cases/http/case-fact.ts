import type { Type } from '@nestjs/common';
import type { PostedFact, PostedFactDto } from '../../dossier/index.ts';
import type { SupportCaseCommand, SupportCaseEvent } from '../domain/index.ts';

/** What staff of the partnership can record, below `/v1/support-cases/{supportCaseId}/`. */
export type CaseFact = PostedFact<SupportCaseEvent['type'], SupportCaseCommand>;

/** Ties a body class to the command it is mapped to, field by field. */
export const caseFact = <D extends PostedFactDto>(described: Omit<CaseFact, 'body' | 'command'> & { readonly body: Type<D>; readonly command: (body: D, subject: string) => SupportCaseCommand }): CaseFact =>
  described as unknown as CaseFact;
