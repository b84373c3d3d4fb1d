import type { Answer, Request, Stage } from './stage.ts';

/** A story as it is told: every step says what it expects; another answer ends it. */

export interface Step extends Request {
  readonly who: string;
  readonly does: string;
  readonly expect: number;
  /** What the answer comes to, in Dutch; throws when it is not what was told. */
  readonly tell?: (answer: Answer) => string;
}

export interface Recorded {
  readonly dossierId: string;
  readonly entries: readonly { readonly entryId: string; readonly type: string; readonly ids: Readonly<Record<string, string>> }[];
  readonly position?: string;
}

export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly rule?: string;
  readonly ground?: string;
  readonly entries?: readonly string[];
}

export class Unexpected extends Error {}

export const check = (holds: boolean, what: string): void => {
  if (!holds) throw new Unexpected(what);
};

export const recorded = ({ body }: Answer): Recorded => body as Recorded;
export const idIn = (answer: Answer, name: string, index = 0): string => recorded(answer).entries[index]?.ids[name] ?? '';
export const entryIn = (answer: Answer, index = 0): string => recorded(answer).entries[index]?.entryId ?? '';
export const items = ({ body }: Answer): readonly unknown[] => (body as { readonly items: readonly unknown[] }).items;

export const refusal = ({ body }: Answer): string => {
  const { detail, rule, ground } = body as Problem;
  return rule === undefined ? detail : `${detail}\n      Regel: ${rule}. Grond: ${ground ?? ''}.`;
};

export const refusedBy = (code: string) => (answer: Answer): string => {
  check((answer.body as Problem).code === code, `de weigering heet ${(answer.body as Problem).code}, niet ${code}`);
  return refusal(answer);
};

export class Story {
  #count = 0;
  readonly #stage: Pick<Stage, 'call'>;

  constructor(stage: Pick<Stage, 'call'>) {
    this.#stage = stage;
  }

  chapter(title: string): void {
    console.log(`\n== ${title} ==`);
  }

  async step({ who, does, expect, tell, ...request }: Step): Promise<Answer> {
    const answer = await this.#stage.call(request);
    this.say(who, does);
    if (answer.status !== expect) throw new Unexpected(`de dienst antwoordde ${String(answer.status)} en niet ${String(expect)}:\n${answer.text}`);
    const told = tell?.(answer);
    console.log(`   -> ${String(answer.status)}${told === undefined ? ' Vastgelegd.' : ` ${told}`}`);
    return answer;
  }

  say(who: string, does: string): void {
    this.#count += 1;
    console.log(`${String(this.#count).padStart(2)}. ${who}: ${does}`);
  }

  tell(text: string): void {
    console.log(`   -> ${text.replaceAll('\n', '\n      ')}`);
  }
}
