import type { EntryKind } from '../../kernel/chapter.ts';
import type { Meta } from '../../kernel/command.ts';
import type { Decision, Rejection } from '../../kernel/decision.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { Event, Recorded } from '../../kernel/event.ts';
import { History } from '../../kernel/history.ts';
import type { OrganisationCommand } from './organisation.commands.ts';
import { escalation } from './escalation/escalation.decider.ts';
import { founding } from './founding/founding.decider.ts';
import { memberships } from './memberships/memberships.decider.ts';
import type { OrganisationEvent } from './organisation.events.ts';
import { nothingYet, type OrganisationFacts } from './organisation.facts.ts';
import { organisationRejections } from './organisation.rejections.ts';
import type { Part } from './part.ts';
import { policies } from './policies/policies.decider.ts';
import { schools } from './schools/schools.decider.ts';
import { staff } from './staff/staff.decider.ts';

/** The name under which its entries are stored. */
const CHAPTER = 'organisation';

/** Every command and event is of one part; one that is missing does not compile. */
const organisation: Part<OrganisationCommand, OrganisationEvent> = {
  decide: { ...founding.decide, ...schools.decide, ...staff.decide, ...memberships.decide, ...escalation.decide, ...policies.decide },
  evolve: { ...founding.evolve, ...schools.evolve, ...staff.evolve, ...memberships.evolve, ...escalation.evolve, ...policies.evolve },
  entries: { ...founding.entries, ...schools.entries, ...staff.entries, ...memberships.entries, ...escalation.entries, ...policies.entries },
};

/** A board or partnership now: schools, staff, systems, ladders, contacts and policies, and every entry it was folded from. */
export interface Organisation extends OrganisationFacts {
  readonly history: History;
}

export const emptyOrganisation: Organisation = { ...nothingYet, history: History.empty };

// The one place where the types are let go: commands and entries arrive by name from outside.
const deciders = organisation.decide as unknown as Readonly<Record<string, (data: object, state: OrganisationFacts, meta: Meta) => Decision<OrganisationEvent>>>;
const steps = organisation.evolve as unknown as Readonly<Record<string, (state: OrganisationFacts, data: object, recorded: Recorded) => OrganisationFacts>>;
const kinds = new Map(Object.entries(organisation.entries as unknown as Readonly<Record<string, EntryKind<Event['data']>>>));
const rejections = new Map<string, Rejection>(Object.entries(organisationRejections));

export const organisationKindOf = (type: string): (EntryKind<Event['data']> & { readonly chapter: string }) | undefined => {
  const kind = kinds.get(type);
  return kind && { ...kind, chapter: CHAPTER };
};

export const organisationRejectionOf = (code: string): Rejection | undefined => rejections.get(code);

/** Everything a command does to an organisation: the events, or every broken rule at once. Pure: no clock, no random. */
export const decideOrganisation = (command: OrganisationCommand, state: Organisation, meta: Meta): Decision<OrganisationEvent> => {
  const decider = deciders[command.type];
  if (!decider) throw new Error(`An organisation does not decide ${command.type}.`);
  return decider(command.data, state, meta);
};

/** Roles and mandates decide who may see what: an entry nobody understands closes the organisation (503 and an alarm). */
export class UnknownOrganisationEntry extends Error {
  readonly code = 'unknown-entry';
  readonly schemaVersion: number;

  constructor(schemaVersion: number) {
    super(`An entry of an organisation, version ${String(schemaVersion)}, is not known to this program.`);
    this.schemaVersion = schemaVersion;
  }
}

/** Adds the next entry. An irregular one stays in the history without effect. */
export const foldOrganisation = (state: Organisation, entry: Entry): Organisation => {
  const history = state.history.append(entry);
  if (entry.state === 'forgotten' || entry.content.irregular) return { ...state, history };
  const { type, data, occurredOn, occurredTime, actor, onBehalfOf } = entry.content;
  const step = steps[type];
  if (!step || (kinds.get(type)?.schemaVersion ?? 0) < entry.schemaVersion) throw new UnknownOrganisationEntry(entry.schemaVersion);
  const { eventId, revision, recordedAt } = entry;
  const next = step(state, { ...data, occurredOn, ...(occurredTime !== undefined && { occurredTime }) }, { eventId, revision, recordedAt, actor });
  return { ...next, tenant: onBehalfOf, history };
};
