import type { Position } from '../../src/platform/event-store/event-store.ts';
import { Projections, positionFrom, subjectIdOf } from '../../src/platform/projections/index.ts';
import type { OpenedDossier, Recorded } from './family.ts';
import type { Answer, Board, School, Service, Someone } from './school.ts';

/** A partnership (SWV) in which the board of the school takes part, with its staff. */
export interface Partnership {
  readonly id: string;
  readonly administrator: Someone;
  readonly caseWorker: Someone;
}

export const foundPartnership = async (school: School, name = 'SWV De Waal', members: readonly Pick<Board, 'id'>[] = [school.board]): Promise<Partnership> => {
  const occurredOn = school.today();
  const founder = await school.someone('administrator-1');
  const body = { occurredOn, name, region: 'PO 25-06', testTenant: true, founder: 'Ans Beheer' };
  const id: string = (await school.done(school.post(founder, '/v1/support-partnerships', body), 201)).body.organisationId;
  const administrator = await school.someone('administrator-1', id, 'administration');
  for (const member of members) await school.done(school.post(administrator, `/v1/organisations/${id}/memberships`, { occurredOn, boardId: member.id, from: '2020-08-01' }), 201);
  return { id, administrator, caseWorker: await staffOf(school, { id, administrator }, 'case-worker') };
};

/** Somebody who works for the partnership in this role. */
export const staffOf = async (school: School, { id, administrator }: Pick<Partnership, 'id' | 'administrator'>, role: string, subject = `${role}-1`): Promise<Someone> => {
  const body = { occurredOn: school.today(), account: school.account(subject), name: `Medewerker ${subject}`, role, from: '2020-08-01' };
  await school.done(school.post(administrator, `/v1/organisations/${id}/roles`, body), 201);
  return school.someone(subject, id, role === 'auditor' ? 'audit' : 'support');
};

/** The board asks this partnership and names entries. */
export const askPartnership = (dossier: OpenedDossier, { id }: Pick<Partnership, 'id'>, entries: readonly string[], task = 'advise'): Promise<Recorded> =>
  dossier.record('support-requests', { partnership: id, task, entries, question: 'Welke hulp past bij deze leerling?', thirdParties: 'none' });

const FOLLOWED = { timeline: 'dossier-', 'support-deliveries': 'dossier-', 'support-answers': 'support-', 'support-cases': 'support-' } as const;

/** Until a list or reaction knows everything in the streams that it follows. The end of a log that others fill too may be theirs. */
export const upToDate = async ({ app, stores }: Service, name: keyof typeof FOLLOWED): Promise<void> => {
  let last: Position | undefined;
  for await (const { position } of stores.eventStore.readAll({ filter: { streamPrefixes: [FOLLOWED[name]] } })) last = position;
  expect(last && (await app.get(Projections, { strict: false }).waitFor(name, last, 30_000))).toBe(true);
};

/** Until everything recorded by then has been handed over. */
export const delivered = async ({ app }: Service, { position }: Pick<Recorded, 'position'>): Promise<void> => {
  expect(await app.get(Projections, { strict: false }).waitFor('support-deliveries', positionFrom(position), 20_000)).toBe(true);
};

/** Ids of all cases that there are, as the store knows them. */
export const caseIds = async ({ stores }: Service, partnership: Pick<Partnership, 'id'>): Promise<readonly string[]> => {
  const found = new Set<string>();
  for await (const { stream } of stores.eventStore.readAll({ filter: { streamPrefixes: [`support-${partnership.id}_`] } })) found.add(subjectIdOf(stream));
  return [...found];
};

/** The case that is opened by what is asked here, once it was handed over. */
export const openedBy = async <R extends { readonly request: Recorded }>(service: Service, partnership: Pick<Partnership, 'id'>, ask: () => Promise<R>): Promise<R & { readonly caseId: string }> => {
  const before = await caseIds(service, partnership);
  const asked = await ask();
  await delivered(service, asked.request);
  const [caseId = ''] = (await caseIds(service, partnership)).filter((id) => !before.includes(id));
  return { ...asked, caseId };
};

/** Everything in a case that this reader sees, oldest first. */
export const entriesOf = async (school: School, who: Someone, caseId: string): Promise<readonly Answer['body'][]> => {
  const found: Answer['body'][] = [];
  for (let cursor = ''; ; ) {
    const { body } = await school.done(school.get(who, `/v1/support-cases/${caseId}/entries?limit=100${cursor}`), 200);
    found.push(...body.items);
    if (body.next === undefined) return found.toReversed();
    cursor = `&cursor=${String(body.next)}`;
  }
};
