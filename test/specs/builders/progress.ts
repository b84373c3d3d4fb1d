import { command, event, newId, text } from './build.ts';

const when = { occurredOn: '2026-03-10' } as const;
const silent = { thirdParties: 'none' } as const;

export const progressReported = event('ProgressReported', { domain: 'general', told: ['mother'], report: text('Rekenen gaat goed.'), ...silent, ...when });
export const trackingResultRecorded = event('TrackingResultRecorded', { domain: 'maths', instrument: 'Rekenen M6', result: 'II', ...when });
export const absenceReported = event('AbsenceReported', { absenceId: newId('absence'), by: 'parent', from: '2026-03-09', until: '2026-03-10', lessonHours: 10, reason: 'illness', authorised: true, ...when });
export const lateArrivalRecorded = event('LateArrivalRecorded', { minutes: 10, ...when });
export const unauthorisedAbsenceNotified = event('UnauthorisedAbsenceNotified', { to: 'municipality', lessonHours: 16, occurredOn: '2026-03-24' });
export const suspensionImposed = event('SuspensionImposed', { from: '2026-03-10', until: '2026-03-10', written: true, reason: text('Er was een vechtpartij.'), ...silent, ...when });
export const removalDecided = event('RemovalDecided', { parentsHeard: true, pupilHeard: true, willingSchool: 'De Brug', reason: text('De school kan de hulp niet geven.'), ...silent, ...when });

export const reportProgress = command('ReportProgress', { domain: 'general', told: ['mother'], report: text('Rekenen gaat goed.'), ...silent, ...when });
export const recordTrackingResult = command('RecordTrackingResult', { domain: 'maths', instrument: 'Rekenen M6', result: 'II', ...when });
export const reportAbsence = command('ReportAbsence', { by: 'parent', from: '2026-03-09', until: '2026-03-10', lessonHours: 10, reason: 'illness', authorised: true, ...when });
export const recordLateArrival = command('RecordLateArrival', { minutes: 10, ...when });
export const notifyUnauthorisedAbsence = command('NotifyUnauthorisedAbsence', { to: 'municipality', lessonHours: 16, occurredOn: '2026-03-24' });
export const imposeSuspension = command('ImposeSuspension', { from: '2026-03-10', until: '2026-03-10', written: true, reason: text('Er was een vechtpartij.'), ...silent, ...when });
export const decideRemoval = command('DecideRemoval', { parentsHeard: true, pupilHeard: true, willingSchool: 'De Brug', reason: text('De school kan de hulp niet geven.'), ...silent, ...when });
