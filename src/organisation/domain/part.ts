import type { Chapter } from '../../kernel/chapter.ts';
import type { Command } from '../../kernel/command.ts';
import type { Event } from '../../kernel/event.ts';
import type { OrganisationFacts } from './organisation.facts.ts';

/** One subject of an organisation. All of them share one state: its rules cross each other, and it stays small. */
export type Part<C extends Command, E extends Event> = Pick<Chapter<OrganisationFacts, OrganisationFacts, C, E>, 'decide' | 'evolve' | 'entries'>;

/** What an asker says of a fact: all of it but the id, which comes from the command. */
export type Asked<E extends Event, Id extends keyof E['data'] = never> = Omit<E['data'], Id>;

/** Everything in an organisation is about who may do what, or how the school works: none of it is about a pupil. */
export const administration = {
  schemaVersion: 1,
  accessClass: 'administration',
  retentionClass: 'administration',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (AVG 24 en 32: wie mag wat)',
  processingActivity: 'toegangsbeheer',
} as const;
