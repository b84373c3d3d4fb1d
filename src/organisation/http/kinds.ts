import type { Kind } from '../../platform/http/kinds.ts';

const matching = (pattern: RegExp, max: number) => (value: unknown): value is string => typeof value === 'string' && value.length <= max && pattern.test(value);

const PHONE = /^\+?[0-9][0-9 ()-]{5,24}$/;
/** As people write it: digits with spaces, hyphens and brackets. */
export const phone: Kind = {
  accepts: matching(PHONE, 26),
  detailNl: 'Vul een telefoonnummer in, zoals 020 555 01 23.',
  schema: { type: 'string', pattern: PHONE.source, example: '020 555 01 23' },
};

const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
export const email: Kind = {
  accepts: matching(EMAIL, 254),
  detailNl: 'Vul een e-mailadres in, zoals fg@bestuur.example.',
  schema: { type: 'string', format: 'email', maxLength: 254, example: 'fg@bestuur.example' },
};

const FACT = /^[A-Za-z]{2,60}$/;
/** Name of a chapter or of a type of entry. */
export const factName: Kind = {
  accepts: matching(FACT, 60),
  detailNl: 'Vul de naam in van een hoofdstuk of van een soort gebeurtenis, zoals ChildVoiceRecorded.',
  schema: { type: 'string', pattern: FACT.source, example: 'ChildVoiceRecorded' },
};

const CHOICE = /^[a-z0-9][a-z0-9/-]{0,39}$/;
/** A number, a choice, or a part of the school year: which one depends on the policy. */
export const policyValue: Kind = {
  accepts: (value) => (Number.isSafeInteger(value) && !Object.is(value, -0)) || matching(CHOICE, 40)(value),
  detailNl: 'Vul een heel getal in, een van de keuzes, of een periode als mm-dd/mm-dd.',
  schema: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: CHOICE.source }], example: 5 },
};
