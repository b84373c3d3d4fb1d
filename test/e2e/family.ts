import type { Answer, School, Someone, Options } from './school.ts';

/** The pupil, and whether the family has everything that the usual story needs. */
export interface Family {
  readonly name: string;
  readonly bornOn: string;
  /** Day of registration and of everything that happens at the start. */
  readonly on: string;
  readonly caregiver: boolean;
}

/** A dossier with its family, and short words for what happens in it. */
export interface OpenedDossier {
  readonly id: string;
  readonly path: string;
  readonly bornOn: string;
  readonly ids: { readonly pupil: string; readonly mother: string; readonly father: string; readonly other: string; readonly caregiver?: string };
  readonly mother: Someone;
  readonly father: Someone;
  /** A parent without authority. */
  readonly other: Someone;
  readonly pupil: Someone;
  readonly caregiver?: Someone;
  readonly assignmentId: string;
  /** Records a fact, by default as the counsellor; throws when it is not stored. */
  record(path: string, body: object, who?: Someone, options?: Options): Promise<Recorded>;
  /** The same without a demand on the answer. */
  ask(path: string, body: object, who?: Someone, options?: Options): Promise<Answer>;
  read(who: Someone, path?: string): Promise<Answer>;
  /** Whole timeline of this reader, newest first, with everything that was recorded here. */
  entries(who: Someone, query?: string): Promise<readonly Answer['body'][]>;
}

export interface Recorded {
  readonly entryId: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly entries: readonly { readonly entryId: string; readonly type: string; readonly ids: Readonly<Record<string, string>> }[];
  readonly position: string;
  readonly etag: string;
}

const recordedOf = ({ body, headers }: Answer): Recorded => {
  const [first] = body.entries;
  return { entryId: first?.entryId ?? '', ids: first?.ids ?? {}, entries: body.entries, position: body.position, etag: String(headers['etag']) };
};

/** What everybody at the table of a conversation is. */
export const present = (role: string, personId?: string) => ({ role, presence: 'in-person', ...(personId === undefined ? { name: 'Juf Marieke' } : { personId }) });

export const dossierOf = async (school: School, number: number, given: Partial<Family>): Promise<OpenedDossier> => {
  const { name = 'Noor de Wit', bornOn = '2017-05-14', on = school.today(), caregiver = false } = given;
  const { board, system, counsellor, teacher } = school;
  const submitter = { name: 'Fatima Bakkali', capacity: 'parent', relation: 'moeder' };
  const opened = await school.done(school.post(system, '/v1/dossiers', { occurredOn: on, schoolId: board.schoolId, written: true, pupil: { name, bornOn }, submitter }));
  const id: string = opened.body.dossierId;
  const path = `/v1/dossiers/${id}`;
  let latest = '';
  const ask = async (below: string, body: object, who: Someone = counsellor, options?: Options): Promise<Answer> => {
    const answer = await school.post(who, `${path}/${below}`, { occurredOn: school.today(), ...body }, options);
    latest = answer.body?.position ?? latest;
    return answer;
  };
  const record = async (...asked: Parameters<typeof ask>): Promise<Recorded> => recordedOf(await school.done(ask(...asked)));
  const person = async (role: string, called: string, relation: string): Promise<string> => (await record('persons', { occurredOn: on, role, name: called, relation }, system)).ids['personId'] ?? '';

  const ids = {
    pupil: opened.body.entries[1].ids.personId,
    mother: opened.body.entries[2].ids.personId,
    father: await person('parent', 'Jeroen de Wit', 'vader'),
    other: await person('parent', 'Bram Visser', 'biologische vader, zonder gezag'),
    ...(caregiver && { caregiver: await person('caregiver', 'Wilma Pleeg', 'pleegmoeder') }),
  };
  await record('enrolments', { occurredOn: on, schoolId: board.schoolId }, system);
  for (const personId of [ids.mother, ids.father]) {
    await record('parental-authorities', { occurredOn: on, personId, from: bornOn, evidence: { kind: 'authority-register-extract', seenOn: on } }, system);
  }
  const linked = async (who: string, personId: string): Promise<Someone> => {
    const subject = `${who}-of-${number}`;
    await record(`persons/${personId}/accounts`, { occurredOn: on, account: school.account(subject), evidence: 'identity-document-seen' });
    return school.someone(subject);
  };
  const accounts = {
    mother: await linked('mother', ids.mother),
    father: await linked('father', ids.father),
    other: await linked('other', ids.other),
    pupil: await linked('pupil', ids.pupil),
    ...(ids.caregiver !== undefined && { caregiver: await linked('caregiver', ids.caregiver) }),
  };
  const assigned = await record('assignments', { occurredOn: on, account: school.account(teacher.subject), name: 'Juf Marieke', role: 'teacher', from: on });

  const read = (who: Someone, below = ''): Promise<Answer> => school.get(who, `${path}${below === '' || below.startsWith('?') ? below : `/${below}`}`);
  const entries = async (who: Someone, query = ''): Promise<readonly Answer['body'][]> => {
    const found: Answer['body'][] = [];
    for (let cursor = ''; ; ) {
      const { body } = await school.done(read(who, `entries?limit=100&after=${encodeURIComponent(latest)}${query}${cursor}`), 200);
      found.push(...body.items);
      if (body.next === undefined) return found;
      cursor = `&cursor=${String(body.next)}`;
    }
  };
  return { id, path, bornOn, ids, ...accounts, assignmentId: assigned.ids['assignmentId'] ?? '', record, ask, read, entries };
};

/** Bodies of facts, as somebody would send them; the text is what a test looks for. */
export const conversation = (report: unknown, ...participants: readonly object[]) => ({ kind: 'other', participants: [...participants, present('staff')], report, thirdParties: 'none' });
export const childVoice = (words: unknown) => ({ words, via: 'self', thirdParties: 'none' });
export const agreement = (text: unknown, parent: string, evaluateOn: string) => ({ participants: [present('parent', parent), present('staff')], text, rationale: 'Omdat het helpt.', evaluateOn, thirdParties: 'none' });
export const consentRequest = { purpose: 'care-provider', counterparty: 'Logopediepraktijk De Klank', scope: 'Spreken over lezen.', textVersion: '2026-1' };
