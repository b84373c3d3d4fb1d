import type { PlainDate } from '../../../kernel/event.ts';
import { isWindowWithin } from '../../../kernel/window.ts';
import { valueOn, type Since } from '../dated.ts';
import { policies as table, policyNames, type Policy, type PolicyName, type PolicyValues } from './policies.table.ts';

export interface Policies {
  /** What was chosen, by policy. */
  readonly policies: ReadonlyMap<string, readonly Since<string | number>[]>;
}

export const isPolicy = (name: string): name is PolicyName => (policyNames as readonly string[]).includes(name);

/** True for a value that the law leaves open. */
export const isWithinRange = (policy: Policy, value: string | number): boolean => {
  switch (policy.unit) {
    case 'choice':
      return typeof value === 'string' && policy.range.includes(value);
    case 'window':
      return typeof value === 'string' && isWindowWithin(value, policy.range);
    default:
      return typeof value === 'number' && Number.isSafeInteger(value) && policy.range.min <= value && value <= policy.range.max;
  }
};

/** What was chosen for a day. A choice of then that is not allowed any more does not count: the default protects. */
export const chosenOn = ({ policies }: Policies, name: PolicyName, on: PlainDate): Since<string | number> | undefined => {
  const chosen = valueOn(policies.get(name) ?? [], on);
  return chosen && isWithinRange(table[name], chosen.value) ? chosen : undefined;
};

/** What holds in this organisation on a day: its latest choice from then or before, else the default. */
export const policyOn = <N extends PolicyName>(organisation: Policies, name: N, on: PlainDate): PolicyValues[N] =>
  (chosenOn(organisation, name, on)?.value ?? table[name].default) as PolicyValues[N];

type Asked = <N extends PolicyName>(name: N, on: PlainDate) => PolicyValues[N];

/** By what was chosen, so that who remembers an answer can tell that the choices are still the same. */
const asked = new WeakMap<Policies['policies'], Asked>();

/** The same, for who asks one organisation and no other: one function for as long as nothing else is chosen. */
export const policiesOf = ({ policies }: Policies): Asked => {
  const known = asked.get(policies);
  if (known) return known;
  const ask: Asked = (name, on) => policyOn({ policies }, name, on);
  asked.set(policies, ask);
  return ask;
};
