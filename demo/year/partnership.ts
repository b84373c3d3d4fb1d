import { check, idIn, items } from '../story.ts';
import type { Answer } from '../stage.ts';
import { silent, until, type Actor, type Child, type School } from './school.ts';

interface CaseSeen {
  readonly supportCaseId: string;
  readonly delivered: number;
  readonly pupil: { readonly personId: string; readonly name?: string };
  readonly keptBack: readonly { readonly textNl: string }[];
}

interface CaseEntry {
  readonly heading: string;
  readonly delivered?: { readonly heading: string; readonly content: { readonly data: Readonly<Record<string, unknown>> } };
}

/** The support partnership (SWV): its own staff, and its own file on the request of a board. */
export class Partnership {
  readonly school: School;
  readonly id: string;
  readonly caseWorker: Actor;
  readonly expert: Actor;
  readonly auditor: Actor;
  #caseId = '';

  private constructor(school: School, id: string) {
    this.school = school;
    this.id = id;
    const staff = (called: string, subject: string, purpose: string): Actor => ({ called, subject, purpose, token: school.stage.token('internal-counsellor', subject, id) });
    this.caseWorker = staff('Nadia, de behandelaar van het samenwerkingsverband', 'case-worker-1', 'support');
    this.expert = staff('Anna, de orthopedagoog', 'partnership-expert-1', 'support');
    this.auditor = staff('De controleur van het samenwerkingsverband', 'auditor-1', 'audit');
  }

  static async founded(school: School): Promise<Partnership> {
    const { story, stage } = school;
    const founder: Actor = { called: 'Het samenwerkingsverband', subject: 'administrator-1', token: stage.token('administrator', 'administrator-1') };
    const founded = await story.step({ who: founder.called, does: 'meldt zich aan', expect: 201, tell: () => 'Het samenwerkingsverband bestaat.', ...school.requestOf(founder, '/v1/support-partnerships', { name: 'SWV De Streek', region: 'De Streek', testTenant: true, founder: 'Ans Beheer' }) });
    const partnership = new Partnership(school, (founded.body as { readonly organisationId: string }).organisationId);
    const administrator: Actor = { ...founder, token: stage.token('administrator', 'administrator-1', partnership.id), purpose: 'administration' };
    const at = `/v1/organisations/${partnership.id}`;
    await school.quietly(administrator, `${at}/memberships`, { boardId: school.organisationId, from: '2025-08-01' });
    for (const [{ called, subject }, role] of [[partnership.caseWorker, 'case-worker'], [partnership.expert, 'partnership-expert'], [partnership.auditor, 'auditor']] as const) {
      await school.quietly(administrator, `${at}/roles`, { account: school.account(subject), name: called, role, from: '2025-08-01' });
    }
    story.say(founder.called, 'legt vast dat Stichting De Linde meedoet, en geeft een behandelaar, een deskundige en een controleur hun rol');
    return partnership;
  }

  /** The case worker sees what the school let go, and what not. */
  async reads({ name }: Child, named: number): Promise<void> {
    const { story } = this.school;
    const seen = await this.arrived(named);
    story.say(this.caseWorker.called, `leest de vraag over ${name}`);
    const entries = await this.entries(this.caseWorker);
    story.tell(`Gekregen: ${entries.flatMap((it) => it.delivered?.heading ?? []).join(', ')}.`);
    for (const { textNl } of seen.keptBack) story.tell(`Een gebeurtenis is niet gekregen. ${textNl}`);
    const words = entries.flatMap((it) => (it.delivered?.content.data['words'] ?? []) as readonly { readonly text: string }[]);
    const text = words.map((it) => it.text).join('');
    check(text.includes('[zwart:') && !text.includes('Timo'), `wat zwart moest zijn, is te lezen: ${text}`);
    check(seen.keptBack.length === 1, 'er is niet precies één gebeurtenis achtergehouden');
    story.tell(`${name} zei: ${text}`);
  }

  /** Experts advise, the parents have their copy at once, and the request is done. */
  async advises(): Promise<void> {
    const { school, caseWorker, expert } = this;
    const named = idIn(await this.record(caseWorker, 'vraagt een orthopedagoog om mee te denken', 'experts', { name: 'Anna Bos', profession: 'orthopedagogue', account: school.account(expert.subject) }), 'expertId');
    const advice = idIn(await this.record(expert, 'geeft advies', 'advices', { experts: [named], advice: 'Ga door met lezen in de klas. Oefen met luisterboeken.', ...silent }), 'adviceId');
    await school.story.step({
      who: caseWorker.called, does: 'wil de vraag afsluiten; de ouders hebben het advies nog niet', expect: 409,
      tell: ({ body }) => (body as { readonly detail: string }).detail,
      ...school.requestOf(caseWorker, this.at('closings'), { outcome: 'advised' }),
    });
    await this.record(caseWorker, 'geeft de ouders een kopie van het advies', `advices/${advice}/parent-copies`, {});
    await this.record(caseWorker, 'sluit de vraag af', 'closings', { outcome: 'advised' });
  }

  /** Who checks the partnership sees what was done, and not for whom. */
  async isAudited({ name }: Child): Promise<void> {
    const { school: { story, stage }, auditor } = this;
    const [seen, entries] = [await stage.call(this.school.requestOf(auditor, this.at())), await this.entries(auditor)];
    const { pupil } = seen.body as CaseSeen;
    story.say(auditor.called, 'kijkt of alles volgens de regels ging');
    check(pupil.name === undefined && !`${seen.text}${JSON.stringify(entries)}`.includes(name), 'de controleur leest een naam');
    story.tell(`Leerling ${pupil.personId.slice(0, 8)} (een schuilnaam): ${entries.map((it) => it.delivered?.heading ?? it.heading).join(', ')}.`);
  }

  /** Neither file opens with the keys of the other. */
  async isApart({ path, name }: Child): Promise<void> {
    const { school: { story, stage, counsellor }, caseWorker } = this;
    const asked = async (who: Actor, where: string) => (await stage.call(this.school.requestOf(who, where))).status;
    check((await asked(caseWorker, path)) === 404 && (await asked(counsellor, this.at())) === 404, 'school en samenwerkingsverband zien elkaars dossier');
    story.say('School en samenwerkingsverband', 'vragen elkaars dossier op');
    story.tell(`404 voor allebei. Beide dossiers over ${name} hebben eigen sleutels: de een kan dat van de ander niet openen, en niet wissen.`);
  }

  private at(below?: string): string {
    return `/v1/support-cases/${this.#caseId}${below === undefined ? '' : `/${below}`}`;
  }

  private record(who: Actor, does: string, below: string, body: object): Promise<Answer> {
    return this.school.story.step({ who: who.called, does, expect: 201, ...this.school.requestOf(who, this.at(below), body) });
  }

  private async arrived(named: number): Promise<CaseSeen> {
    const seen = await until('Wat de school gaf, kwam niet bij het samenwerkingsverband.', async () => {
      const answer = await this.school.stage.call(this.school.requestOf(this.caseWorker, '/v1/support-cases'));
      const [found] = answer.status === 200 ? (items(answer) as readonly CaseSeen[]) : [];
      return found && found.delivered + found.keptBack.length >= named ? found : undefined;
    });
    this.#caseId = seen.supportCaseId;
    return seen;
  }

  /** Oldest first. */
  private async entries(who: Actor): Promise<readonly CaseEntry[]> {
    const answer = await this.school.stage.call(this.school.requestOf(who, this.at('entries?limit=100')));
    check(answer.status === 200, `de zaak is niet te lezen: ${answer.text}`);
    return (items(answer) as readonly CaseEntry[]).toReversed();
  }
}
