import { value, type Fields } from '../../kernel/fields.ts';
import type { Participant } from './conversation/conversation.events.ts';
import type { Segments } from './text.ts';

/** Fields that more than one type of event has. */

export const values = { '*': value } as const satisfies Fields<readonly string[]>;
export const text = { '*': { text: value, person: value, relation: value } } as const satisfies Fields<Segments>;
export const texts = { '*': text } as const satisfies Fields<readonly Segments[]>;
export const participants = { '*': { role: value, personId: value, name: value, presence: value } } as const satisfies Fields<readonly Participant[]>;
