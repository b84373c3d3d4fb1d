import type { Chapter } from '../../kernel/chapter.ts';
import type { Command } from '../../kernel/command.ts';
import type { Event } from '../../kernel/event.ts';
import type { SupportCaseFacts } from './support-case.facts.ts';

/** One subject of a support case. All of them share one state: it stays small. */
export type Part<C extends Command, E extends Event> = Pick<Chapter<SupportCaseFacts, SupportCaseFacts, C, E>, 'decide' | 'evolve' | 'entries'>;

/** What an asker says of a fact: all of it but what the decision makes. */
export type Asked<E extends Event, Made extends keyof E['data'] = never> = Omit<E['data'], Made>;

/** What is done, is done for a request that is still open (W-34). */
export const notOpen = ({ opened, closed }: SupportCaseFacts) => ({ 'support-case-not-open': !opened, 'support-case-closed': closed !== undefined });

/** Everything in a support case is there for one of the tasks of the partnership, and goes three years after the last of them. */
export const supportFile = {
  schemaVersion: 1,
  accessClass: 'development-plan',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (WPO 18a; WVO 2020 2.47(7) en (16))',
  processingActivity: 'ondersteuning-door-het-samenwerkingsverband',
} as const;
