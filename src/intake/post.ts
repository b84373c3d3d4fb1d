import { uuidIn, type Asking, type FactPosting, type InDossier, type OpeningFact, type Outcome } from '../dossier/index.ts';
import { Invalid } from '../platform/http/errors.ts';
import type { CasePosting, InCase } from '../support-cases/index.ts';
import type { CloudEventDto } from './cloud-event.dto.ts';

/** What is posted is recorded in a dossier, or in a support case. */
export interface Postings {
  readonly dossiers: FactPosting;
  readonly cases: CasePosting;
}

export type EventOutcome = Outcome<InDossier | InCase>;

/** Has recorded, or tried, what a CloudEvent says. @throws Invalid with every mistake at once, and what the command throws */
export type Post = (to: Postings, event: CloudEventDto, asking: Asking) => Promise<EventOutcome>;

/** A CloudEvent as a REST request has it: the file, the thing in it that the fact is about, and the body. */
interface Posted {
  readonly file: string;
  readonly about: string;
  readonly body: object;
}

/** For what opens a dossier; `subject` is its id, if the sender made one. */
export const opensDossier = (opening: OpeningFact): Post => ({ dossiers }, { subject, data }, asking) => within('/data', () => dossiers.open(opening, data, asking, subject));

/** For what is recorded in a file that is there; `about` is the member of `data` that REST has in its path. */
export const inFile =
  (about: string | undefined, post: (to: Postings, posted: Posted, asking: Asking) => Promise<EventOutcome>): Post =>
  (to, { subject, data }, asking) => {
    const posted = { file: uuidIn('subject', subject), ...split(data, about) };
    return within('/data', () => post(to, posted, asking));
  };

/** The thing that the fact is about stands among the data of a CloudEvent, and in the path of a REST request. */
const split = (data: object, name: string | undefined): Omit<Posted, 'file'> => {
  if (name === undefined) return { about: '', body: data };
  const { [name]: about, ...body } = data as Readonly<Record<string, unknown>>;
  return { about: uuidIn(`data/${name}`, about), body };
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
