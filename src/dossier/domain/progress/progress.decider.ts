import { isReversed } from '../../../kernel/calendar.ts';
import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Dossier } from '../dossier.ts';
import { isMinor, isUnknown } from '../people/people.facts.ts';
import { saysNothing } from '../text.ts';
import type { ProgressCommand } from './progress.commands.ts';
import { progressEntries } from './progress.entries.ts';
import type { ProgressEvent } from './progress.events.ts';
import { lastDayOfSuspension, type Progress } from './progress.facts.ts';
import { progressObligations } from './progress.obligations.ts';
import { progressRejections } from './progress.rejections.ts';

const { rejectIf, record } = rulebook(progressRejections);

export const progress: Chapter<Dossier, Progress, ProgressCommand, ProgressEvent> = {
  initial: { unauthorised: [], notices: [], suspensions: [] },
  rejections: progressRejections,
  entries: progressEntries,
  obligations: progressObligations,

  decide: {
    ReportProgress: (asked, { people }) =>
      rejectIf({ 'informed-person-unknown': asked.told.some((it) => isUnknown(people, it)) }) ?? record({ type: 'ProgressReported', data: asked }),

    RecordTrackingResult: (asked) => record({ type: 'TrackingResultRecorded', data: asked }),

    ReportAbsence: (asked, _dossier, { commandId }) => rejectIf({ 'ends-before-it-starts': isReversed(asked) }) ?? record({ type: 'AbsenceReported', data: { absenceId: idFrom(commandId, 'absence'), ...asked } }),

    RecordLateArrival: (asked) => record({ type: 'LateArrivalRecorded', data: asked }),

    NotifyUnauthorisedAbsence: (asked) => record({ type: 'UnauthorisedAbsenceNotified', data: asked }),

    ImposeSuspension: (asked) =>
      rejectIf({ 'ends-before-it-starts': isReversed(asked) }) ??
      record({ type: 'SuspensionImposed', data: asked }, {
        'suspension-too-long': asked.until > lastDayOfSuspension(asked.from),
        'suspension-not-written': !asked.written,
        'suspension-without-reason': saysNothing(asked.reason),
      }),

    DecideRemoval: (asked, { people }) =>
      record({ type: 'RemovalDecided', data: asked }, {
        'removal-unheard': !asked.pupilHeard || (isMinor(people, asked.occurredOn) && !asked.parentsHeard),
        'removal-without-school': asked.willingSchool === undefined,
        'removal-without-reason': saysNothing(asked.reason),
      }),
  },

  evolve: {
    ProgressReported: (slice) => slice,
    TrackingResultRecorded: (slice) => slice,
    AbsenceReported: (slice, data, recorded) => {
      const { from, until, lessonHours, authorised } = data;
      return authorised ? slice : { ...slice, unauthorised: [...slice.unauthorised, { from, until, lessonHours, ...occurrence(data, recorded) }] };
    },
    LateArrivalRecorded: (slice) => slice,
    UnauthorisedAbsenceNotified: (slice, data, recorded) => ({ ...slice, notices: [...slice.notices, occurrence(data, recorded)] }),
    SuspensionImposed: (slice, data, recorded) => ({ ...slice, suspensions: [...slice.suspensions, { from: data.from, until: data.until, ...occurrence(data, recorded) }] }),
    RemovalDecided: (slice) => slice,
  },
};
