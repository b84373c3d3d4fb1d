import { asKnownAt, decide, emptyDossier, fold, obligationsOf, type Dossier, type DossierCommand, type DossierEvent } from '../../src/dossier/domain/index.ts';
import type { Obligation } from '../../src/kernel/chapter.ts';
import type { Meta } from '../../src/kernel/command.ts';
import type { Decision } from '../../src/kernel/decision.ts';
import type { PlainDate } from '../../src/kernel/event.ts';
import type { Policies, PolicyOn } from '../../src/kernel/policy.ts';
import { emptyOrganisation, policiesOf } from '../../src/organisation/domain/index.ts';
import { COMMAND_ID } from './builders/build.ts';
import { irregular, kept, type Past } from './builders/entries.ts';
import { isHeard, tell, tellDecision } from './stories.ts';

/** An organisation that chose nothing. */
export const defaults: PolicyOn = policiesOf(emptyOrganisation);

/** One that chose this for all days. */
export const chosen = (choices: Partial<Policies>): PolicyOn => (policy, on) => choices[policy] ?? defaults(policy, on);

const META: Meta = {
  commandId: COMMAND_ID,
  actor: { account: 'account-of-mentor', role: 'mentor', name: 'Mentor' },
  now: '2030-01-01T12:00:00.000Z',
  today: '2030-01-01',
  policyOn: defaults,
};

/** A dossier in which this has happened, folded as the service folds it. */
export const given = (...past: readonly Past[]): Given => new Given(emptyDossier).and(...past);

export class Given {
  constructor(readonly dossier: Dossier) {}

  /** This happened next. */
  and(...past: readonly Past[]): Given {
    return new Given(past.reduce((dossier, it) => fold(dossier, (typeof it === 'function' ? it : kept(it))(dossier.history.size)), this.dossier));
  }

  when(command: DossierCommand, meta: Partial<Meta> = {}): Outcome {
    const decision = decide(command, this.dossier, { ...META, ...meta });
    tellDecision(command.type, decision);
    return new Outcome(this, decision);
  }

  /** What is due on this day: rule, day, and the number of the entry that opened it. */
  due(today: PlainDate, policyOn = defaults): readonly { readonly rule: string; readonly due: PlainDate; readonly entry: number }[] {
    const obligations = obligationsOf(this.dossier, today, policyOn);
    if (isHeard) tell({ opened: obligations.map(dutyOf), closed: closedIn(this.dossier, today, policyOn, obligations).map(dutyOf) });
    return obligations.map(({ rule, due, since }) => ({ rule, due, entry: this.dossier.history.find(since)?.revision ?? -1 }));
  }
}

/** An obligation is known by the rule it follows from and what it asks. */
const dutyOf = ({ id, textNl }: Obligation) => ({ rule: id.slice(0, id.indexOf(':')), text: textNl });

/** What was due on that day at some earlier point of the story, and is not any more. */
const closedIn = (dossier: Dossier, today: PlainDate, policyOn: PolicyOn, open: readonly Obligation[]): readonly Obligation[] => {
  const before = Array.from({ length: dossier.history.size }, (_, size) => obligationsOf(asKnownAt(dossier, size), today, policyOn)).flat();
  return before.filter(({ id }) => !open.some((it) => it.id === id));
};

export class Outcome {
  constructor(
    private readonly before: Given,
    private readonly decision: Decision<DossierEvent>,
  ) {}

  /** Exactly these events, and no rule broken. */
  then(...events: readonly DossierEvent[]): void {
    expect(this.decision).toEqual({ events, refused: [], broken: [] });
  }

  /** Nothing to record, and not an error. */
  thenNothing(): void {
    this.then();
  }

  /** Exactly these rules of law are broken: refused, but the fact may be recorded as irregular. */
  thenRejected(...codes: readonly string[]): void {
    expect(codesOf(this.decision)).toEqual({ refused: [], broken: codes.toSorted() });
    expect(this.decision.events).not.toEqual([]);
  }

  /** It refers to what does not exist: it cannot stand in any dossier, not even as irregular. */
  thenRefused(...codes: readonly string[]): void {
    expect(codesOf(this.decision)).toEqual({ refused: codes.toSorted(), broken: [] });
    expect(this.decision.events).toEqual([]);
  }

  /** The dossier after it was recorded. */
  recorded(): Given {
    expect(codesOf(this.decision)).toEqual({ refused: [], broken: [] });
    return this.before.and(...this.decision.events);
  }

  /** The dossier after it was recorded as irregular: the fact stands, without effect. */
  recordedAsIrregular(): Given {
    expect(this.decision.refused).toEqual([]);
    return this.before.and(...this.decision.events.map((event) => irregular(event, ...this.decision.broken)));
  }
}

const codesOf = ({ refused, broken }: Decision<DossierEvent>) => ({ refused: refused.toSorted(), broken: broken.toSorted() });
