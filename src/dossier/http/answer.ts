import type { FastifyReply } from 'fastify';
import { VALIDATE_ONLY } from '../../platform/http/request-context.ts';
import type { Acknowledged, InDossier } from '../application/fact-recorder.ts';
import { acknowledgement, type Stored } from './acknowledgement.ts';
import { dryRunOf, isDryRun, type DryRun } from './dry-run.ts';
import type { Outcome } from './fact-posting.ts';

export const statusOf = ({ repeated, entries }: Pick<Acknowledged, 'repeated' | 'entries'>): 200 | 201 => (repeated || entries.length === 0 ? 200 : 201);

/** 201 with what was stored, 200 with the first answer again, or 200 with what would be stored. */
export const answer = <Named extends object = InDossier>(reply: FastifyReply, outcome: Outcome<Named>): (Named & Stored) | DryRun<Named> => {
  if (!isDryRun(outcome)) return answerStored(reply, outcome);
  void reply.status(200).header('Preference-Applied', VALIDATE_ONLY);
  return dryRunOf(outcome);
};

export const answerStored = <Named extends object>(reply: FastifyReply, acknowledged: Acknowledged<Named>): Named & Stored => {
  const { path, entries, etag } = acknowledged;
  void reply.status(statusOf(acknowledged)).header('ETag', etag);
  const [first] = entries;
  if (first) void reply.header('Location', `${path}/entries/${first.entryId}`);
  return acknowledgement(acknowledged);
};
