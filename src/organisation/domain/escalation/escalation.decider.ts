import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { endsBeforeItStarts, endsEarlierAlready, periodOf } from '../dated.ts';
import { administration, type Asked, type Part } from '../part.ts';
import { isFounded } from '../organisation.facts.ts';
import { organisationRejections } from '../organisation.rejections.ts';
import { schoolOf } from '../schools/schools.facts.ts';
import type { ContactPublished, ContactWithdrawn, EscalationEvent, EscalationLadderSet, LadderLevel } from './escalation.events.ts';

const { rejectIf, record } = rulebook(organisationRejections);

export type EscalationCommand =
  | Command<'SetEscalationLadder', Asked<EscalationLadderSet>>
  | Command<'PublishContact', Asked<ContactPublished, 'contactId'>>
  | Command<'WithdrawContact', Asked<ContactWithdrawn>>;

const namesARoleTwice = (levels: readonly LadderLevel[]): boolean => {
  const roles = levels.flatMap((level) => level.roles);
  return new Set(roles).size < roles.length;
};

/** The confidant is always open (source 004), and comes after those who teach and lead. */
const endsWithConfidant = (levels: readonly LadderLevel[]): boolean => levels.at(-1)?.roles.includes('confidant') ?? false;

/** Published for parents, so under transparency and not under access: AVG 12-13, and the complaint scheme of the school. */
const published = {
  ...administration,
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (AVG 13(1)(b) en 37(7), WPO 14, WVO 2020 3.35: wie ouders kunnen bereiken)',
  processingActivity: 'contactpersonen',
} as const;

export const escalation: Part<EscalationCommand, EscalationEvent> = {
  decide: {
    SetEscalationLadder: (asked, state) =>
      rejectIf({
        'unknown-school': !schoolOf(state, asked.schoolId),
        'ladder-role-twice': namesARoleTwice(asked.levels),
        'ladder-without-confidant': !endsWithConfidant(asked.levels),
      }) ?? record({ type: 'EscalationLadderSet', data: asked }),

    PublishContact: (asked, state, { commandId }) =>
      rejectIf({
        'organisation-not-registered': !isFounded(state),
        'unknown-school': asked.schoolId !== undefined && !schoolOf(state, asked.schoolId),
        'contact-unreachable': asked.phone === undefined && asked.email === undefined,
        'period-ends-before-it-starts': endsBeforeItStarts(asked),
      }) ?? record({ type: 'ContactPublished', data: { contactId: idFrom(commandId, 'contact'), ...asked } }),

    WithdrawContact: (asked, { contacts }) => {
      const contact = contacts.find(({ contactId }) => contactId === asked.contactId);
      return rejectIf({ 'unknown-contact': !contact, 'already-ended': endsEarlierAlready(contact, asked.until) }) ?? record({ type: 'ContactWithdrawn', data: asked });
    },
  },

  evolve: {
    EscalationLadderSet: (state, { schoolId, levels, from }) => ({
      ...state,
      ladders: new Map(state.ladders).set(schoolId, [...(state.ladders.get(schoolId) ?? []), { value: levels, from }]),
    }),
    ContactPublished: (state, { contactId, role, schoolId, name, phone, email, from, until }) => ({
      ...state,
      contacts: [
        ...state.contacts,
        { contactId, role, ...(schoolId !== undefined && { schoolId }), name, ...(phone !== undefined && { phone }), ...(email !== undefined && { email }), ...periodOf({ from, ...(until !== undefined && { until }) }) },
      ],
    }),
    ContactWithdrawn: (state, { contactId, until }) => ({
      ...state,
      contacts: state.contacts.map((contact) => (contact.contactId === contactId ? { ...contact, until } : contact)),
    }),
  },

  entries: {
    EscalationLadderSet: {
      ...published,
      fields: { schoolId: value, levels: { '*': { roles: { '*': value } } }, from: value },
      headingNl: 'Stappen bij zorgen vastgelegd',
      summaryNl: ({ from, levels }) => `Een school heeft ${String(levels.length)} stappen voor ouders met zorgen vanaf ${from}.`,
    },
    ContactPublished: {
      ...published,
      fields: { contactId: value, role: value, schoolId: value, name: value, phone: value, email: value, from: value, until: value },
      headingNl: 'Contactpersoon bekendgemaakt',
      summaryNl: ({ from }) => `Ouders kunnen een contactpersoon bereiken vanaf ${from}.`,
    },
    ContactWithdrawn: {
      ...published,
      fields: { contactId: value, until: value },
      headingNl: 'Contactpersoon weggehaald',
      summaryNl: ({ until }) => `Een contactpersoon is er niet meer voor ouders na ${until}.`,
    },
  },
};
