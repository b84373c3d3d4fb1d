export { eventTypes, folderOf, type EventType } from './event-types.ts';
export { IntakeModule } from './intake.module.ts';
