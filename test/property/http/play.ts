import { randomUUID } from 'node:crypto';
import { addDays } from '../../../src/kernel/calendar.ts';
import type { Dated } from '../../../src/kernel/event.ts';
import { cloudEventType, dossierProjections, DossierStates, emptyDossier, fold, foldAll, obligationsOf, openings, type Dossier } from '../../../src/dossier/index.ts';
import { Organisations, policiesOf } from '../../../src/organisation/index.ts';
import { Journal } from '../../../src/platform/journal/journal.ts';
import { States } from '../../../src/platform/journal/states.ts';
import type { Subject } from '../../../src/platform/key-vault/key-vault.ts';
import { originalOf, Projections } from '../../../src/platform/projections/index.ts';
import { UNKNOWN_ID } from '../../e2e/document.ts';
import type { OpenedDossier } from '../../e2e/family.ts';
import type { Answer, Service, Someone } from '../../e2e/school.ts';
import type { Step } from './steps.ts';

type Post = Extract<Step, { readonly does: 'post' }>;

/** A dossier on stage: what was made in it, and how it looked when it last changed. */
interface Stage {
  readonly dossier: OpenedDossier;
  readonly subject: Subject;
  readonly made: Map<string, string[]>;
  /** By entry that was stored: the body that was sent. */
  readonly sent: Map<string, object>;
  /** The versions that somebody was told, the oldest first. */
  readonly versions: Map<string, string[]>;
  entries: readonly string[];
  /** How it looks until something is stored in it or the clock moves. */
  looks?: object;
}

/** How many steps of each kind went how, so that a run in which nothing happened is seen. */
export interface Tally {
  readonly stored: Map<string, number>;
  refused: number;
  compared: number;
}

export const newTally = (): Tally => ({ stored: new Map(), refused: 0, compared: 0 });

const PREFER = { prefer: 'validate-only' } as const;
const BORN = ['2017-05-14', '2010-11-20', '2008-10-02'] as const;

/** Plays steps in the dossiers of one school, and demands after each of them what must hold whatever was asked. */
export class Play {
  #stages: Stage[] = [];
  readonly #everybody: (stage: Stage) => readonly Someone[];

  private constructor(
    readonly service: Service,
    readonly tally: Tally,
    /** May record what the counsellor may, so that they can read each other's decisions. */
    private readonly coordinator: Someone,
  ) {
    const { counsellor, system, teacher, colleague, privacyOfficer, administrator } = service.school;
    // Most is recorded by the school; the rest shows that the others change nothing that they may not.
    this.#everybody = ({ dossier: { mother, father, other, pupil } }) => [...Array<Someone>(14).fill(counsellor), coordinator, ...Array<Someone>(5).fill(system), mother, mother, father, other, pupil, teacher, colleague, privacyOfficer, administrator];
  }

  static async begin(service: Service, tally: Tally, dossiers: number): Promise<Play> {
    const { school } = service;
    const play = new Play(service, tally, await school.grant(school.board, 'coordinator-1', 'support-coordinator'));
    for (let at = 0; at < dossiers; at += 1) await play.#take(await school.pupil({ bornOn: BORN[at % BORN.length]!, on: service.clock.today() }));
    return play;
  }

  async step(step: Step): Promise<void> {
    if (step.does === 'wait') {
      for (const stage of this.#stages) delete stage.looks;
      this.service.clock.set(new Date(Date.parse(this.service.clock.now()) + step.minutes * 60_000).toISOString());
      return;
    }
    const stage = this.#stages[step.dossier % this.#stages.length]!;
    if (step.does === 'read') return this.#read(stage, step);
    if (step.does === 'issue') return this.#issue(stage, step.request);
    if (step.does === 'correct') return this.#correct(stage, step);
    return this.#post(stage, step);
  }

  /** Every list says what the fold says, and the fold that was kept says what a fresh one does. */
  async end(): Promise<void> {
    const { app, stores } = this.service;
    const projections = app.get(Projections, { strict: false });
    const journal = app.get(Journal, { strict: false });
    const end = (await stores.eventStore.end())!;
    for (const name of projections.names) expect(await projections.waitFor(name, end, 20_000)).toBe(true);
    for (const stage of this.#stages) {
      const { subject } = stage;
      const kept = await app.get(DossierStates, { strict: false }).load(subject);
      const fresh = await new States<Dossier>(journal, emptyDossier, fold).load(subject);
      expect(kept).toEqual(fresh);
      expect(foldAll(fresh.state.history)).toEqual(fresh.state);
      const policyOn = policiesOf(await app.get(Organisations, { strict: false }).of(subject.tenant));
      const due = ({ state }: { readonly state: Dossier }) => obligationsOf(state, this.service.clock.today(), policyOn);
      expect(due(kept)).toEqual(due(fresh));
      for (const projection of dossierProjections) {
        if (projection.kind === 'fold') continue;
        const found = await projections.find(projection.name, { where: { dossierId: subject.id }, limit: 10_000 });
        const opened = await Promise.all(found.map((document) => projections.documents.open(projection, document)));
        const derived = projection.derive({ ...fresh.state, policyOn }, subject).map(({ id, fields, content }) => ({ id, fields, state: 'kept', content: JSON.parse(JSON.stringify(content)) as unknown }));
        expect({ [projection.name]: opened.toSorted(byId) }).toEqual({ [projection.name]: derived.toSorted(byId) });
      }
      const rows = await projections.find('timeline', { where: { dossierId: subject.id }, sort: { field: 'revision', direction: 'ascending' }, limit: 10_000 });
      const timeline = await Promise.all(rows.map(async (row) => (await journal.open(subject, originalOf(row))).entry));
      expect(timeline).toEqual([...fresh.state.history]);
      expect(timeline.map(({ eventId }) => eventId)).toEqual(stage.entries);
      this.tally.compared += 1;
    }
    expect(projections.status().map(({ parked }) => parked)).toEqual(projections.names.map(() => 0));
  }

  async #take(dossier: OpenedDossier): Promise<Stage> {
    const subject = (await this.service.stores.keyVault.find(dossier.id))!;
    const { pupil, mother, father, other } = dossier.ids;
    const entries = await this.#entriesOf(subject);
    const made = new Map([['personId', [mother, father, pupil, other]], ['entryId', [...entries]], ['schoolId', [this.service.school.board.schoolId]], ['assignmentId', [dossier.assignmentId]], ['dossierId', [dossier.id]]]);
    const stage: Stage = { dossier, subject, made, sent: new Map(), versions: new Map(), entries };
    this.#stages.push(stage);
    return stage;
  }

  #actor(stage: Stage, who: number): Someone {
    const everybody = this.#everybody(stage);
    return everybody[who % everybody.length]!;
  }

  async #read(stage: Stage, { path, who }: Extract<Step, { readonly does: 'read' }>): Promise<void> {
    const { status } = await this.service.school.get(this.#actor(stage, who), `${stage.dossier.path}${this.#filled(stage, path)}`);
    expect(status).toBeLessThan(500);
  }

  async #post(stage: Stage, step: Post): Promise<void> {
    const body = this.#filled(stage, step.body);
    const who = this.#actor(stage, step.who);
    const path = this.#filled(stage, step.path);
    const key = randomUUID();
    const send = (sent: unknown, headers = {}): Promise<Answer> => this.service.school.post(who, opens(step.records) ? `/v1/dossiers${path && `/${path}`}` : `${stage.dossier.path}/${path}`, sent, { key, headers });
    const demand = (ask = () => send(body)): Promise<Answer> => this.#demand(stage, step.records, body, who, ask);
    switch (step.way) {
      case 'plain':
        await demand();
        return;
      case 'cloud-event':
        await demand(() => this.service.school.post(who, '/v1/events', cloudEventOf(step, stage, path, body)));
        return;
      case 'twice': {
        const first = await demand();
        const again = await this.#unchanged(stage, () => send(body));
        if (first.status !== 201) expect(again.status).toBe(first.status);
        else if (!isClosed(again)) expect([again.status, again.body.entries]).toEqual([200, first.body.entries]);
        return;
      }
      case 'other-body-same-key': {
        const other = { ...(body as Dated), occurredOn: addDays(this.service.clock.today(), -2) };
        if ((await demand()).status !== 201 || (body as Dated).occurredOn === other.occurredOn) return;
        const again = await this.#unchanged(stage, () => send(other));
        if (!isClosed(again)) expect([again.status, again.body.code]).toEqual([409, 'idempotency-key-reused']);
        return;
      }
      case 'old-version': {
        const [old, ...newer] = stage.versions.get(who.subject) ?? [];
        if (old === undefined || newer.length === 0) await demand();
        else expect((await this.#unchanged(stage, () => send(body, { 'if-match': old }))).status).toBeGreaterThanOrEqual(400);
        return;
      }
      case 'tried-first': {
        const tried = await this.#unchanged(stage, () => send(body, PREFER));
        expect(verdictOf(await demand())).toEqual(tried.status === 200 ? verdictOfTrial(tried) : verdictOf(tried));
        return;
      }
    }
  }

  /** The same fact again with another day, as whoever told it. */
  async #correct(stage: Stage, { entry, occurredOn, who }: Extract<Step, { readonly does: 'correct' }>): Promise<void> {
    const entryId = this.#filled(stage, entry);
    const { irregular: _, ...before } = (stage.sent.get(entryId) ?? {}) as { readonly irregular?: object };
    const body = { occurredOn: this.service.clock.today(), corrected: { ...before, occurredOn: this.#filled(stage, occurredOn) }, reason: 'De dag klopte niet.', thirdParties: 'none' };
    const asker = this.#actor(stage, who);
    await this.#demand(stage, 'EntryCorrected', body, asker, () => this.service.school.post(asker, `${stage.dossier.path}/entries/${entryId}/corrections`, body));
  }

  /** Looks at every entry that nobody looked at, has read what a second reader must, and issues the copy. */
  async #issue(stage: Stage, request: string): Promise<void> {
    const { counsellor } = this.service.school;
    const occurredOn = this.service.clock.today();
    const path = `${stage.dossier.path}/copy-requests/${this.#filled(stage, request)}`;
    const post = (records: string, to: string, body: object, who = counsellor) => this.#demand(stage, records, body, who, () => this.service.school.post(who, to, body));
    const issue = () => post('CopyIssued', `${path}/issues`, { occurredOn });
    const about = (entryId: unknown) => `${stage.dossier.path}/entries/${String(entryId)}`;
    await post('IdentityVerified', `${path}/identity-verifications`, { occurredOn, how: 'known-in-person' });
    let answer = await issue();
    if (answer.body.code === 'entries-undecided') {
      for (const entryId of answer.body.entries) await post('RedactionDecided', `${about(entryId)}/redactions`, { occurredOn, redactions: [] });
      answer = await issue();
    }
    if (answer.body.code === 'not-seconded') {
      for (const entryId of answer.body.entries) await post('DecisionSeconded', `${about(entryId)}/second-readings`, { occurredOn }, this.coordinator);
      await issue();
    }
    expect((await this.service.school.get(counsellor, `${path}/package`)).status).toBeLessThan(500);
  }

  /** What is asked is stored whole, in this dossier and at its end, or it changes nothing. */
  async #demand(stage: Stage, records: string, body: unknown, who: Someone, ask: () => Promise<Answer>): Promise<Answer> {
    const before = await this.#before(stage);
    const answer = await ask();
    expect(answer.status).toBeLessThan(500);
    if (answer.status !== 201) {
      this.tally.refused += Number(answer.status >= 400);
      expect(await this.#looks(stage)).toEqual(before);
      return answer;
    }
    this.tally.stored.set(records, (this.tally.stored.get(records) ?? 0) + 1);
    const entries: readonly { readonly entryId: string; readonly ids: Readonly<Record<string, string>> }[] = answer.body.entries;
    // A registration began a dossier of its own, and left this one as it was.
    const own = answer.body.dossierId === stage.dossier.id;
    expect(await this.#entriesOf(stage.subject)).toEqual(own ? [...stage.entries, ...entries.map(({ entryId }) => entryId)] : stage.entries);
    if (!own) return answer;
    delete stage.looks;
    stage.entries = [...stage.entries, ...entries.map(({ entryId }) => entryId)];
    const told = stage.versions.get(who.subject) ?? [];
    stage.versions.set(who.subject, [...told, String(answer.headers['etag'])]);
    for (const { entryId, ids } of entries) {
      stage.sent.set(entryId, body as object);
      for (const [name, id] of Object.entries({ ...ids, entryId })) stage.made.set(name, [...new Set([...(stage.made.get(name) ?? []), id])]);
    }
    return answer;
  }

  async #unchanged(stage: Stage, ask: () => Promise<Answer>): Promise<Answer> {
    const before = await this.#before(stage);
    const answer = await ask();
    expect(answer.status).toBeLessThan(500);
    expect(await this.#looks(stage)).toEqual(before);
    return answer;
  }

  async #before(stage: Stage): Promise<object> {
    stage.looks ??= await this.#counsellorSees(stage);
    return { ...stage.looks, end: await this.service.stores.eventStore.end() };
  }

  /** The end of the whole log, and what the counsellor sees of the dossier and of what is due in it. */
  async #looks(stage: Stage): Promise<object> {
    return { ...(await this.#counsellorSees(stage)), end: await this.service.stores.eventStore.end() };
  }

  async #counsellorSees({ dossier }: Stage): Promise<object> {
    const { counsellor } = this.service.school;
    const [{ status, headers }, due] = [await dossier.read(counsellor), await dossier.read(counsellor, 'obligations')];
    return { status, etag: headers['etag'], due: due.text.replace(/urn:leerlingdossier:trace:\w+/, '') };
  }

  async #entriesOf({ stream }: Subject): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const { id } of this.service.stores.eventStore.readStream(stream)) found.push(id);
    return found;
  }

  /** With the ids and days of this moment in the place of what stands in braces. */
  #filled<T>(stage: Stage, value: T): T {
    const today = this.service.clock.today();
    const put = (name: string, pick: number): string => {
      if (name === 'day') return addDays(today, pick);
      const known = stage.made.get(name) ?? [];
      if (pick === 0 || known.length === 0) return UNKNOWN_ID;
      // An id of something else, or of another dossier.
      if (pick === 1) return this.#stages.at(-1)!.made.get(name)?.[0] ?? stage.dossier.id;
      return known[pick % known.length]!;
    };
    return JSON.parse(JSON.stringify(value).replace(/\{\{(\w+) (-?\d+)\}\}/g, (_, name: string, pick: string) => put(name, Number(pick)))) as T;
  }
}

/** The fact itself closed the dossier to who told it. */
const isClosed = ({ status }: Answer): boolean => status === 403 || status === 404;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** Opens a dossier of its own. */
const opens = (type: string): boolean => openings.some((opening) => opening.type === type);

const cloudEventOf = ({ records, subject }: Post, { dossier }: Stage, path: string, body: unknown): object => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'urn:nld:oin:00000000000000000000:systeem:las',
  type: cloudEventType(records),
  ...(!opens(records) && { subject: dossier.id }),
  data: subject === undefined ? body : { [subject]: path.split('/')[1], ...(body as object) },
});

const codesIn = (refusals: readonly { readonly code: string }[]): readonly string[] => refusals.map(({ code }) => code).toSorted();

/** What came of it: stored, nothing new, or refused and by which rules. */
const verdictOf = ({ status, body }: Answer): unknown => (status < 400 ? status : [status, body.code, codesIn(body.rejections ?? [])]);

/** The same, as a dry run foretold it. */
const verdictOfTrial = ({ body }: Answer): unknown => {
  if (body.wouldBeStored) return 201;
  return body.refusals.length === 0 ? 200 : [409, body.refusals[0].code, codesIn(body.refusals)];
};
