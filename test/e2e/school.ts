import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.ts';
import { openStores, type Stores } from '../../src/app.stores.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { DEVELOPMENT_ISSUER } from '../../src/platform/auth/development.ts';
import { DevelopmentKeys } from '../../src/platform/auth/development-keys.ts';
import { Clock } from '../../src/platform/clock.ts';
import { areEmbedded, newStores, removeStores } from '../servers/stores.ts';
import { tell } from '../specs/stories.ts';
import { dossierOf, type Family, type OpenedDossier } from './family.ts';

/** A clock that stands still until it is set. */
export class SetClock extends Clock {
  #now: string;

  constructor(now: string) {
    super();
    this.#now = now;
  }

  override now(): string {
    return this.#now;
  }

  /** A UTC instant, or a Dutch calendar date: then noon of that day in UTC. */
  set(moment: string): void {
    this.#now = moment.length === 10 ? `${moment}T12:00:00.000Z` : moment;
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The body as JSON; undefined when it is something else. Untyped: what it holds is what a test is about. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Somebody with an account; staff say for what they look. */
export interface Someone {
  readonly subject: string;
  readonly token: string;
  readonly purpose?: string;
}

export interface Options {
  /** Idempotency-Key; a new one when not given, none when null. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** How another board is made to stand beside the first one. */
export interface Board {
  readonly id: string;
  readonly schoolId: string;
  readonly administrator: Someone;
}

const KEY_FREE = /^\/v1\/events/;

const jsonOf = (text: string): Answer['body'] => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What every request to the service needs, whether it runs in this process or in one of its own. */
export type Send = (request: { readonly method: 'GET' | 'POST'; readonly url: string; readonly headers: Record<string, string>; readonly payload?: string | Buffer }) => Promise<Omit<Answer, 'body'>>;

export const injected =
  (app: NestFastifyApplication): Send =>
  async ({ method, url, headers, payload }) => {
    const answer = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  };

/** A board with a school, its staff and its pupil administration, played over HTTP; the accounts are development tokens. */
export class School {
  readonly account = (subject: string) => ({ issuer: DEVELOPMENT_ISSUER, subject });
  board!: Board;
  administrator!: Someone;
  system!: Someone;
  /** Assigned to the pupils that `pupil` opens. */
  teacher!: Someone;
  /** Works at the same school, assigned to nobody. */
  colleague!: Someone;
  counsellor!: Someone;
  privacyOfficer!: Someone;
  #dossiers = 0;

  constructor(
    readonly keys: DevelopmentKeys,
    readonly send: Send,
    readonly today: () => string,
  ) {}

  /** `organisation` absent: a parent or pupil. A system is its own client. */
  async someone(subject: string, organisation?: string, purpose?: string): Promise<Someone> {
    const client = subject.startsWith('system') ? subject : 'web';
    const token = await this.keys.sign({ subject, client, hours: 1, ...(organisation !== undefined && { organisation }) });
    return { subject, token, ...(purpose !== undefined && { purpose }) };
  }

  async get(who: Someone | undefined, path: string, headers: Options['headers'] = {}): Promise<Answer> {
    return this.call('GET', who, path, undefined, { headers });
  }

  async post(who: Someone | undefined, path: string, body: unknown, options: Options = {}): Promise<Answer> {
    return this.call('POST', who, path, JSON.stringify(body), options);
  }

  /** Sends it as it is; `path` without `/v1` only for what has no version. */
  async call(method: 'GET' | 'POST', who: Someone | undefined, path: string, payload: string | Buffer | undefined, { key, headers = {} }: Options = {}): Promise<Answer> {
    const given = {
      authorization: who && `Bearer ${who.token}`,
      purpose: who?.purpose,
      'content-type': payload === undefined ? undefined : 'application/json',
      'idempotency-key': method === 'POST' && key !== null && !KEY_FREE.test(path) ? (key ?? randomUUID()) : undefined,
      ...headers,
    };
    const sent = Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined));
    const answer = await this.send({ method, url: path, headers: sent, ...(payload !== undefined && { payload }) });
    const body = jsonOf(answer.text);
    tell({ answered: method === 'GET' ? 'reading' : 'recording', ...(answer.status >= 400 && { code: body?.code ?? String(answer.status) }) });
    return { ...answer, body };
  }

  /** The answer, when it is what the story needs. */
  async done(answer: Promise<Answer>, ...statuses: readonly number[]): Promise<Answer> {
    const found = await answer;
    if (!(statuses.length > 0 ? statuses : [200, 201]).includes(found.status)) throw new Error(`The service answered ${found.status}: ${found.text}`);
    return found;
  }

  /** Founds another board with one school. The founder is the same development account for every board. */
  async found(name: string, sector: 'po' | 'vo' | 'so' = 'po'): Promise<Board> {
    const occurredOn = this.today();
    const founder = await this.someone('administrator-1');
    const { organisationId } = (await this.done(this.post(founder, '/v1/organisations', { occurredOn, name, testTenant: true, founder: 'Ans Beheer' }))).body;
    const administrator = await this.someone('administrator-1', organisationId, 'administration');
    const { createdId } = (await this.done(this.post(administrator, `/v1/organisations/${organisationId}/schools`, { occurredOn, name: `School van ${name}`, sector }))).body;
    return { id: organisationId, schoolId: createdId, administrator };
  }

  async grant(board: Board, subject: string, role: string, period: { readonly from?: string; readonly until?: string; readonly schoolId?: string | null } = {}): Promise<Someone> {
    const { from = '2015-08-01', until, schoolId = board.schoolId } = period;
    const body = { occurredOn: this.today(), account: this.account(subject), name: `Medewerker ${subject}`, role, from, ...(until !== undefined && { until }), ...(schoolId !== null && { schoolId }) };
    await this.done(this.post(board.administrator, `/v1/organisations/${board.id}/roles`, body));
    return this.someone(subject, board.id, 'care');
  }

  async mandate(board: Board, subject: string): Promise<Someone> {
    await this.done(this.post(board.administrator, `/v1/organisations/${board.id}/mandates`, { occurredOn: this.today(), client: this.account(subject), system: 'Leerlingadministratie', schoolIds: [], from: '2015-08-01' }));
    return this.someone(subject, board.id, 'administration');
  }

  async furnish(): Promise<this> {
    const board = await this.found('Stichting De Linde');
    this.board = board;
    this.administrator = board.administrator;
    this.system = await this.mandate(board, 'system-1');
    this.teacher = await this.grant(board, 'teacher-1', 'teacher');
    this.colleague = await this.grant(board, 'teacher-2', 'teacher');
    this.counsellor = await this.grant(board, 'counsellor-1', 'internal-counsellor');
    this.privacyOfficer = await this.grant(board, 'privacy-officer-1', 'privacy-officer', { schoolId: null });
    return this;
  }

  /** A dossier with a family: two parents with authority, one without, and the pupil, each with an account. */
  pupil(family: Partial<Family> = {}): Promise<OpenedDossier> {
    this.#dossiers += 1;
    return dossierOf(this, this.#dossiers, family);
  }
}

export interface Place {
  readonly config: Config;
  /** The environment that makes this config, for a process of its own. */
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** On the stores that this run is about (test/servers/stores.ts), with databases and streams of its own. */
export const newPlace = (stores = newStores()): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'leerlingdossier-e2e-'));
  const env = { NODE_ENV: 'test', DATA_FOLDER: join(folder, 'data'), KEK_FOLDER: join(folder, 'kek'), PORT: '0', PROOF_ORIGIN: 'dossier.example', ...stores };
  return { folder, env, config: readConfig(env) };
};

export const removePlace = async ({ folder, env }: Place): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  await removeStores(env);
};

/** What a test may put in the place of what the service would take itself. */
interface Setting {
  readonly place?: Place;
  readonly logger?: LoggerService | false;
  /** Something of the test's own between the service and its files. */
  readonly between?: (stores: Stores, place: Place) => Stores | Promise<Stores>;
}

/** As a load balancer waits: on a log that others fill too the first build of the lists takes a while. */
const listsAreThere = async (app: NestFastifyApplication): Promise<void> => {
  const isReady = async (): Promise<boolean> => (await app.inject('/health/ready')).statusCode === 200;
  for (let attempt = 0; attempt < 200 && !(await isReady()); attempt += 1) await sleep(50);
};

/** The whole service in this process, on real SQLite files in a temporary folder, with a clock that the test sets. */
export class Service {
  private constructor(
    readonly place: Place,
    readonly clock: SetClock,
    readonly stores: Stores,
    readonly app: NestFastifyApplication,
    readonly school: School,
  ) {}

  static async open(now = '2026-09-15T10:00:00.000Z', { place = newPlace(), logger = false, between = (stores) => stores }: Setting = {}): Promise<Service> {
    const clock = new SetClock(now);
    const stores = await between(await openStores(place.config, () => undefined, { fenceMs: 0 }), place);
    const app = await createApp(place.config, stores, logger, clock);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    if (!areEmbedded) await listsAreThere(app);
    const keys = await DevelopmentKeys.open(place.config);
    return new Service(place, clock, stores, app, new School(keys, injected(app), () => clock.today()));
  }

  /** With a school that is ready to take pupils. */
  static async furnished(now?: string, setting?: Setting): Promise<Service> {
    const service = await Service.open(now, setting);
    await service.school.furnish();
    return service;
  }

  async close({ keepFolder = false } = {}): Promise<void> {
    await this.app.close();
    if (!keepFolder) await removePlace(this.place);
  }
}
