export * from './agreement.ts';
export { command, COMMAND_ID, event, newId, text } from './build.ts';
export * from './consent.ts';
export * from './conversation.ts';
export * from './development-plan.ts';
export { entryId, forgotten, fromTheFuture, irregular, kept, type Past } from './entries.ts';
export * from './information-rights.ts';
export * from './people.ts';
export * from './registration.ts';
