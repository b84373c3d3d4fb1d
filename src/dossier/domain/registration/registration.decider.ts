import { age } from '../../../kernel/calendar.ts';
import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import { parentsSpokenWith } from '../development-plan/development-plan.facts.ts';
import type { Dossier } from '../dossier.ts';
import type { PersonAdded, PersonRole } from '../people/people.events.ts';
import { saysNothing } from '../text.ts';
import type { RegistrationCommand } from './registration.commands.ts';
import { registrationEntries } from './registration.entries.ts';
import type { DutyOfCareExceptionRecorded, RegistrationEvent, SubmitterCapacity } from './registration.events.ts';
import { extraSupportSince, firstTermOf, MOST_WEEKS_OF_EXTENSION, tenWeeksAfter, type Registration } from './registration.facts.ts';
import { registrationObligations } from './registration.obligations.ts';
import { registrationRejections } from './registration.rejections.ts';

const { rejectIf, record, nothing } = rulebook(registrationRejections);

const roleOf = (capacity: SubmitterCapacity): PersonRole => (capacity === 'caregiver' ? 'caregiver' : 'parent');

/** The steps of admission belong to a registration; that of a file taken over was elsewhere. */
const notRegistered = ({ registration: { received, takenOver } }: Dossier) => ({ 'not-registered': !received && !takenOver });

const begunBefore = ({ history }: Dossier) => ({ 'already-registered': history.size > 0 });

const rulesOfException = ({ exception, sector, appliesToAllApplicants, evidence }: DutyOfCareExceptionRecorded['data']) => ({
  'full-for-some-only': exception === 'school-full' && !appliesToAllApplicants,
  'conditions-only-in-secondary': exception === 'admission-conditions-not-met' && sector !== 'vo',
  'exception-without-evidence': saysNothing(evidence),
});

export const registration: Chapter<Dossier, Registration, RegistrationCommand, RegistrationEvent, PersonAdded> = {
  initial: { exceptions: [], assessments: new Map(), alternatives: [], groups: new Map() },
  rejections: registrationRejections,
  entries: registrationEntries,
  obligations: registrationObligations,

  decide: {
    RegisterPupil: ({ pupil, submitter, schoolId, written, ...when }, dossier, { commandId }) => {
      const byPupil = submitter.capacity === 'pupil';
      const pupilId = idFrom(commandId, 'pupil');
      const submittedBy = byPupil ? pupilId : idFrom(commandId, 'submitter');
      const years = age(pupil.bornOn, when.occurredOn);
      const events: (RegistrationEvent | PersonAdded)[] = [
        { type: 'RegistrationReceived', data: { schoolId, written, submittedBy, capacity: submitter.capacity, ...when } },
        { type: 'PersonAdded', data: { personId: pupilId, role: 'pupil', name: pupil.name, bornOn: pupil.bornOn, ...when } },
      ];
      const { name, relation, capacity } = submitter;
      if (!byPupil) events.push({ type: 'PersonAdded', data: { personId: submittedBy, role: roleOf(capacity), name, ...(relation && { relation }), ...when } });
      return (
        rejectIf(begunBefore(dossier)) ??
        record(events, {
          'registration-not-written': !written,
          'registration-by-minor': byPupil && years < 18,
          'registration-too-young': years < 3,
        })
      );
    },

    TakeOverFile: ({ pupil, ...takeover }, dossier, { commandId }) => {
      const { occurredOn, occurredTime } = takeover;
      const when = { occurredOn, ...(occurredTime !== undefined && { occurredTime }) };
      const events: readonly (RegistrationEvent | PersonAdded)[] = [
        { type: 'FileTakenOver', data: takeover },
        { type: 'PersonAdded', data: { personId: idFrom(commandId, 'pupil'), role: 'pupil', name: pupil.name, bornOn: pupil.bornOn, ...when } },
      ];
      return rejectIf(begunBefore(dossier)) ?? record(events);
    },

    RecordMutualExpectations: (asked) => record({ type: 'MutualExpectationsRecorded', data: asked }),

    RecordNeeds: (asked) => record({ type: 'NeedsRecorded', data: asked }),

    RecordDutyOfCareException: (asked, dossier) => rejectIf(notRegistered(dossier)) ?? record({ type: 'DutyOfCareExceptionRecorded', data: asked }, rulesOfException(asked)),

    StartSupportNeedAssessment: (asked, _dossier, { commandId }) =>
      record({ type: 'SupportNeedAssessmentStarted', data: { assessmentId: idFrom(commandId, 'assessment'), ...asked } }),

    AssessSupportNeed: (asked, { registration: { assessments } }) => {
      const started = assessments.get(asked.assessmentId);
      return (
        rejectIf({ 'unknown-assessment': !started, 'assessed-before-started': started !== undefined && asked.occurredOn < started.on }) ??
        record({ type: 'SupportNeedAssessed', data: asked })
      );
    },

    ExtendAdmissionDecision: (asked, dossier) => {
      const { received, extension } = dossier.registration;
      return (
        rejectIf(notRegistered(dossier)) ??
        record({ type: 'AdmissionDecisionExtended', data: asked }, {
          'extended-twice': extension !== undefined,
          'extension-too-long': asked.weeks > MOST_WEEKS_OF_EXTENSION,
          'extension-too-late': received !== undefined && asked.occurredOn > firstTermOf(received),
          'extension-not-told': !asked.parentsTold,
        })
      );
    },

    AdmitPupil: (asked, dossier) => rejectIf(notRegistered(dossier)) ?? record({ type: 'PupilAdmitted', data: asked }),

    RefuseAdmission: (asked, dossier) => {
      const { exceptions, alternatives } = dossier.registration;
      const isBound = extraSupportSince(dossier.registration, asked.occurredOn) !== undefined && !exceptions.some(({ on }) => on <= asked.occurredOn);
      return (
        rejectIf(notRegistered(dossier)) ??
        record({ type: 'AdmissionRefused', data: asked }, {
          'no-school-willing': isBound && !alternatives.some(({ willing, on }) => willing && on <= asked.occurredOn),
          'refused-without-talk': isBound && !parentsSpokenWith(dossier, asked.occurredOn),
          'refusal-without-reason': saysNothing(asked.rationale),
        })
      );
    },

    StartTemporaryPlacement: (asked, dossier) => {
      const { received } = dossier.registration;
      return (
        rejectIf(notRegistered(dossier)) ??
        record({ type: 'TemporaryPlacementStarted', data: asked }, { 'placed-before-ten-weeks': received !== undefined && asked.occurredOn <= tenWeeksAfter(received) })
      );
    },

    SeekAlternativeSchool: (asked, dossier) => rejectIf(notRegistered(dossier)) ?? record({ type: 'AlternativeSchoolSought', data: asked }),

    FindAlternativeSchool: (asked, dossier) => rejectIf(notRegistered(dossier)) ?? record({ type: 'AlternativeSchoolFound', data: asked }),

    EndDutyOfCare: (asked, dossier) =>
      rejectIf(notRegistered(dossier)) ??
      record({ type: 'DutyOfCareEnded', data: asked }, { 'other-school-not-named': asked.reason !== 'withdrawn-by-parents' && asked.school === undefined }),

    EnrolPupil: (asked, { registration: { enrolledAt } }) =>
      enrolledAt === asked.schoolId ? nothing : record({ type: 'PupilEnrolled', data: asked }),

    SetPupilGroup: (asked) => rejectIf({ 'no-such-group': asked.group > (asked.sector === 'vo' ? 6 : 8) }) ?? record({ type: 'PupilGroupSet', data: asked }),

    DeregisterPupil: (asked, { registration: { enrolledAt, enrolled } }) =>
      rejectIf({ 'not-enrolled': enrolledAt === undefined, 'deregistered-before-enrolled': enrolled !== undefined && asked.occurredOn < enrolled.on }) ??
      record({ type: 'PupilDeregistered', data: asked }),
  },

  evolve: {
    RegistrationReceived: (slice, data, recorded) => ({ ...slice, registeredAt: data.schoolId, received: occurrence(data, recorded) }),
    FileTakenOver: (slice, data, recorded) => ({ ...slice, registeredAt: data.schoolId, takenOver: occurrence(data, recorded) }),
    MutualExpectationsRecorded: (slice, data, recorded) => ({ ...slice, expectations: occurrence(data, recorded) }),
    NeedsRecorded: (slice) => slice,
    DutyOfCareExceptionRecorded: (slice, data, recorded) => ({ ...slice, exceptions: [...slice.exceptions, { exception: data.exception, ...occurrence(data, recorded) }] }),
    SupportNeedAssessmentStarted: (slice, data, recorded) => ({ ...slice, assessments: put(slice.assessments, data.assessmentId, occurrence(data, recorded)) }),
    SupportNeedAssessed: (slice, data, recorded) => {
      const started = slice.assessments.get(data.assessmentId);
      const outcome = { extraSupport: data.extraSupport, ...occurrence(data, recorded) };
      return started ? { ...slice, assessments: put(slice.assessments, data.assessmentId, { ...started, outcome }) } : slice;
    },
    AdmissionDecisionExtended: (slice, data, recorded) => ({ ...slice, extension: { weeks: data.weeks, ...occurrence(data, recorded) } }),
    PupilAdmitted: (slice, data, recorded) => ({ ...slice, decision: occurrence(data, recorded) }),
    AdmissionRefused: (slice, data, recorded) => ({ ...slice, decision: occurrence(data, recorded) }),
    TemporaryPlacementStarted: (slice, data, recorded) => ({ ...slice, temporaryPlacement: occurrence(data, recorded) }),
    AlternativeSchoolSought: (slice) => slice,
    AlternativeSchoolFound: (slice, data, recorded) => ({ ...slice, alternatives: [...slice.alternatives, { willing: data.willing, ...occurrence(data, recorded) }] }),
    DutyOfCareEnded: (slice, data, recorded) => ({ ...slice, dutyEnded: occurrence(data, recorded) }),
    PupilEnrolled: ({ deregistered: _again, ...slice }, data, recorded) => ({ ...slice, enrolledAt: data.schoolId, enrolled: occurrence(data, recorded) }),
    PupilGroupSet: (slice, { sector, group, schoolYearEnds }) => ({ ...slice, sector, groups: new Map(slice.groups).set(schoolYearEnds, { sector, group }) }),
    PupilDeregistered: ({ enrolledAt: _left, ...slice }, data, recorded) => ({ ...slice, deregistered: occurrence(data, recorded) }),
  },
};
