import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { ProgressEvent } from './progress.events.ts';

type Fact<T extends ProgressEvent['type']> = Named<ProgressEvent, T>['data'];

export type ProgressCommand =
  | Command<'ReportProgress', Fact<'ProgressReported'>>
  | Command<'RecordTrackingResult', Fact<'TrackingResultRecorded'>>
  | Command<'ReportAbsence', Omit<Fact<'AbsenceReported'>, 'absenceId'>>
  | Command<'RecordLateArrival', Fact<'LateArrivalRecorded'>>
  | Command<'NotifyUnauthorisedAbsence', Fact<'UnauthorisedAbsenceNotified'>>
  | Command<'ImposeSuspension', Fact<'SuspensionImposed'>>
  | Command<'DecideRemoval', Fact<'RemovalDecided'>>;
