import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Request, Stage } from '../stage.ts';
import { check, entryIn, idIn, items, recorded, refusedBy, Story } from '../story.ts';

/** How long the demo waits for what the service does by itself. */
const PATIENCE = { tries: 100, milliseconds: 100 } as const;

/** What is found, as soon as it is there. @throws Error */
export const until = async <T>(missing: string, find: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < PATIENCE.tries; tries += 1) {
    const found = await find();
    if (found !== undefined) return found;
    await pause(PATIENCE.milliseconds);
  }
  throw new Error(missing);
};

/** Somebody with an account. Staff say for what they look. */
export interface Actor {
  readonly called: string;
  readonly subject: string;
  readonly token: string;
  readonly purpose?: string;
}

interface Duty {
  readonly id: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly textNl: string;
}

interface Seen {
  readonly entryId: string;
  readonly heading: string;
  readonly recordedBy: { readonly name?: string };
}

const DUTCH = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const inDutch = (day: string): string => DUTCH.format(new Date(day));

/** Nobody else is spoken of. */
export const silent = { thirdParties: 'none' } as const;
export const parentAt = (personId: string) => ({ role: 'parent', personId, presence: 'in-person' });
export const pupilAt = (personId: string) => ({ role: 'pupil', personId, presence: 'in-person' });
export const staffAt = ({ called }: Actor) => ({ role: 'staff', name: called, presence: 'in-person' });

/** A board with a primary and a secondary school, whose year goes by day after day. */
export class School {
  readonly stage: Stage;
  readonly story: Story;
  today = '';
  organisationId = '';
  primaryId = '';
  secondaryId = '';
  administrator!: Actor;
  system!: Actor;
  teacher!: Actor;
  counsellor!: Actor;
  mentor!: Actor;
  coordinator!: Actor;
  #posts = 0;

  constructor(stage: Stage) {
    this.stage = stage;
    this.story = new Story(stage);
  }

  readonly account = (subject: string) => ({ issuer: 'urn:leerlingdossier:development', subject });

  actor(called: string, as: string, subject: string, purpose?: string): Actor {
    const isFamily = as === 'parent' || as === 'pupil';
    return { called, subject, token: this.stage.token(as, subject, isFamily ? undefined : this.organisationId), ...(purpose !== undefined && { purpose }) };
  }

  async on(day: string): Promise<void> {
    this.today = day;
    await this.stage.moveTo(day);
    console.log(`\n-- ${inDutch(day)} --`);
  }

  /** A request by somebody, today. */
  requestOf({ token, purpose }: Actor, path: string, body?: object): Request {
    this.#posts += 1;
    return {
      token,
      path,
      headers: { ...(purpose !== undefined && { purpose }), ...(body !== undefined && { 'idempotency-key': `year-${String(this.#posts)}` }) },
      ...(body !== undefined && { body: { occurredOn: this.today, ...body } }),
    };
  }

  /** What goes without saying in a story. @throws Unexpected when it is not done */
  async quietly(who: Actor, path: string, body: object): Promise<Answer> {
    const answer = await this.stage.call(this.requestOf(who, path, body));
    check(answer.status === 201, `${path} gaf ${String(answer.status)}: ${answer.text}`);
    return answer;
  }

  async furnish(): Promise<void> {
    const { story } = this;
    const founder = this.stage.token('administrator', 'administrator-1');
    const board = await story.step({ who: 'De beheerder', does: 'meldt een schoolbestuur aan', expect: 201, tell: () => 'Het bestuur bestaat.', ...this.requestOf({ called: '', subject: '', token: founder }, '/v1/organisations', { name: 'Stichting De Linde', testTenant: true, founder: 'Ans Beheer' }) });
    this.organisationId = (board.body as { readonly organisationId: string }).organisationId;
    this.administrator = this.actor('De beheerder', 'administrator', 'administrator-1', 'administration');
    const at = `/v1/organisations/${this.organisationId}`;
    const open = async (name: string, sector: string): Promise<string> => {
      const opened = await story.step({ who: 'De beheerder', does: `opent ${name}`, expect: 201, tell: () => 'De school bestaat.', ...this.requestOf(this.administrator, `${at}/schools`, { name, sector }) });
      return (opened.body as { readonly createdId: string }).createdId;
    };
    this.primaryId = await open('Basisschool De Linde', 'po');
    this.secondaryId = await open('Lyceum De Linde', 'vo');
    const staff = async (called: string, as: string, subject: string, role: string, schoolId: string): Promise<Actor> => {
      await this.quietly(this.administrator, `${at}/roles`, { account: this.account(subject), name: called, role, schoolId, from: '2025-01-01' });
      return this.actor(called, as, subject, 'care');
    };
    this.teacher = await staff('Juf Marieke', 'teacher', 'teacher-1', 'teacher', this.primaryId);
    this.counsellor = await staff('Els, de intern begeleider', 'internal-counsellor', 'internal-counsellor-1', 'internal-counsellor', this.primaryId);
    this.mentor = await staff('Meneer Bakker, de mentor', 'teacher', 'teacher-2', 'teacher', this.secondaryId);
    this.coordinator = await staff('Rik, de ondersteuningscoördinator', 'internal-counsellor', 'support-coordinator-1', 'support-coordinator', this.secondaryId);
    await this.quietly(this.administrator, `${at}/mandates`, { client: this.account('school-system-1'), system: 'Leerlingadministratie', schoolIds: [this.primaryId, this.secondaryId], from: '2025-01-01' });
    this.system = this.actor('De leerlingadministratie', 'school-system', 'school-system-1', 'administration');
    story.say('De beheerder', 'geeft vier medewerkers hun rol, en laat de leerlingadministratie berichten sturen');
  }

  /** A written registration opens a dossier; both parents get authority and an account. */
  async register(name: string, bornOn: string, schoolId: string, guide: Actor): Promise<Child> {
    const opened = await this.story.step({
      who: this.system.called, does: `stuurt de schriftelijke aanmelding van ${name} door de moeder`, expect: 201, tell: () => 'Het dossier is geopend.',
      ...this.requestOf(this.system, '/v1/dossiers', { schoolId, written: true, pupil: { name, bornOn }, submitter: { name: `Moeder van ${name}`, capacity: 'parent', relation: 'moeder' } }),
    });
    const path = `/v1/dossiers/${recorded(opened).dossierId}`;
    const [pupil, mother] = [idIn(opened, 'personId', 1), idIn(opened, 'personId', 2)];
    const father = idIn(await this.quietly(this.system, `${path}/persons`, { role: 'parent', name: `Vader van ${name}`, relation: 'vader' }), 'personId');
    const people: Actor[] = [];
    for (const [personId, called, as] of [[mother, `De moeder van ${name}`, 'parent'], [father, `De vader van ${name}`, 'parent'], [pupil, name, 'pupil']] as const) {
      if (as === 'parent') await this.quietly(this.system, `${path}/parental-authorities`, { personId, from: bornOn, evidence: { kind: 'authority-register-extract', seenOn: this.today } });
      const somebody = this.actor(called, as, `${as}-${personId.slice(0, 8)}`);
      await this.quietly(guide, `${path}/persons/${personId}/accounts`, { account: this.account(somebody.subject), evidence: 'identity-document-seen' });
      people.push(somebody);
    }
    const [motherActs, fatherActs, pupilActs] = people as [Actor, Actor, Actor];
    const child = new Child({ school: this, name, path, ids: { pupil, mother, father }, acts: { mother: motherActs, father: fatherActs, pupil: pupilActs }, guide });
    await child.look();
    return child;
  }
}

/** A child whose dossier is kept, and what the school owed it in the course of the year. */
export class Child {
  readonly school: School;
  readonly name: string;
  readonly path: string;
  readonly ids: { readonly pupil: string; readonly mother: string; readonly father: string };
  readonly acts: { readonly mother: Actor; readonly father: Actor; readonly pupil: Actor };
  /** Who keeps an eye on what is due. */
  readonly guide: Actor;
  readonly #duties = new Map<string, Duty>();

  constructor({ school, name, path, ids, acts, guide }: Pick<Child, 'school' | 'name' | 'path' | 'ids' | 'acts' | 'guide'>) {
    this.school = school;
    this.name = name;
    this.path = path;
    this.ids = ids;
    this.acts = acts;
    this.guide = guide;
  }

  /** Records a fact today. */
  async record(who: Actor, does: string, below: string, body: object, tell?: (answer: Answer) => string): Promise<Answer> {
    const answer = await this.school.story.step({ who: who.called, does, expect: 201, ...(tell && { tell }), ...this.school.requestOf(who, `${this.path}/${below}`, body) });
    await this.look();
    return answer;
  }

  async refused(who: Actor, does: string, below: string, body: object, code: string): Promise<Answer> {
    return this.school.story.step({ who: who.called, does, expect: 409, tell: refusedBy(code), ...this.school.requestOf(who, `${this.path}/${below}`, body) });
  }

  /** A conversation that ends with a goal and a next step. */
  async talk(who: Actor, does: string, kind: string, participants: readonly object[], report: string, goal: string, next: { readonly what: string; readonly due: string }): Promise<string> {
    const held = await this.record(who, does, 'conversations', { kind, participants, report, ...silent });
    const conversationId = idIn(held, 'conversationId');
    await this.record(who, 'sluit het gesprek af met een doel en een volgende stap', `conversations/${conversationId}/conclusions`, {
      goals: [goal], nextSteps: [{ ...next, owner: 'school' }], promotingFactors: ['Weet zelf goed wat helpt.'], impedingFactors: ['Is snel moe.'], agreedJointly: true, ...silent,
    });
    return entryIn(held);
  }

  /** Remembers what is due now. */
  async look(): Promise<readonly Duty[]> {
    const answer = await this.school.stage.call(this.school.requestOf(this.guide, `${this.path}/obligations`));
    check(answer.status === 200, `wat er moet gebeuren is niet te lezen: ${answer.text}`);
    const open = items(answer) as readonly Duty[];
    for (const duty of open) this.#duties.set(duty.id, duty);
    return open;
  }

  async seenBy(who: Actor): Promise<readonly Seen[] | undefined> {
    const found: Seen[] = [];
    for (let cursor = ''; ; ) {
      const answer = await this.school.stage.call(this.school.requestOf(who, `${this.path}/entries?limit=100${cursor}`));
      if (answer.status !== 200) return undefined;
      found.push(...(items(answer) as readonly Seen[]));
      const { next } = answer.body as { readonly next?: string };
      if (next === undefined) return found;
      cursor = `&cursor=${next}`;
    }
  }

  /** Until something that others bring is in the dossier of this child. @throws Error when it does not come */
  async awaited(who: Actor, heading: string): Promise<Seen> {
    return until(`${heading} staat niet in het dossier.`, async () => (await this.seenBy(who))?.find((it) => it.heading === heading));
  }

  /** What was due this year and is not any more, and what still is. */
  async told(): Promise<string> {
    const open = await this.look();
    const [overdue, coming] = [open.filter((it) => it.overdue), open.filter((it) => !it.overdue)];
    const line = ({ due, textNl }: Duty): string => `\n   - ${inDutch(due)}: ${textNl}`;
    return [
      `Gedaan dit jaar: ${String(this.#duties.size - open.length)} dingen die moesten.`,
      `Te laat:${overdue.length === 0 ? ' niets.' : overdue.map(line).join('')}`,
      `Komt nog:${coming.length === 0 ? ' niets.' : coming.map(line).join('')}`,
    ].join('\n   ');
  }
}
