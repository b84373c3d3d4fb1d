import { areWholeSchoolYears } from '../../../dossier/domain/index.ts';
import { isReversed } from '../../../kernel/calendar.ts';
import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence, type Recorded } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Task } from '../delivery/delivery.events.ts';
import { notOpen, type Asked, type Part } from '../part.ts';
import type { SupportCaseFacts } from '../support-case.facts.ts';
import { supportCaseRejections } from '../support-case.rejections.ts';
import { assessmentEntries } from './assessment.entries.ts';
import type { AdmissibilityDeclarationIssued, AdviceSharedWithParents, AssessmentEvent, ExpertAdviceGiven, ExpertNamed, SupportAllocated } from './assessment.events.ts';
import { hasTheExperts, isUnknownExpert, laterDay, objectionUntil } from './assessment.facts.ts';

const { rejectIf, record, nothing } = rulebook(supportCaseRejections);

export type AssessmentCommand =
  | Command<'NameExpert', Asked<ExpertNamed, 'expertId'>>
  | Command<'GiveExpertAdvice', Asked<ExpertAdviceGiven, 'adviceId'>>
  | Command<'ShareAdviceWithParents', Asked<AdviceSharedWithParents>>
  | Command<'AllocateSupport', Asked<SupportAllocated, 'allocationId'>>
  | Command<'IssueAdmissibilityDeclaration', Asked<AdmissibilityDeclarationIssued, 'declarationId' | 'objectionUntil'>>;

const isOtherTask = ({ opened }: SupportCaseFacts, task: Task): boolean => opened !== undefined && opened.task !== task;

const done = (state: SupportCaseFacts, data: { readonly occurredOn: string }): SupportCaseFacts => ({ ...state, lastTaskOn: laterDay(state.lastTaskOn, data.occurredOn) });

/** What the partnership does with the request: experts, advice, means, admissibility (tasks b, c and d). */
export const assessment: Part<AssessmentCommand, AssessmentEvent> = {
  decide: {
    NameExpert: (asked, state, { commandId }) =>
      rejectIf(notOpen(state)) ?? record({ type: 'ExpertNamed', data: { expertId: idFrom(commandId, 'expert'), ...asked } }),

    GiveExpertAdvice: (asked, state, { commandId }) =>
      rejectIf({ ...notOpen(state), 'unknown-expert': isUnknownExpert(state, asked.experts) }) ??
      record({ type: 'ExpertAdviceGiven', data: { adviceId: idFrom(commandId, 'advice'), ...asked } }),

    ShareAdviceWithParents: (asked, state) => {
      const advice = state.advices.get(asked.adviceId);
      if (advice?.shared) return nothing;
      return rejectIf({ ...notOpen(state), 'unknown-advice': !advice }) ?? record({ type: 'AdviceSharedWithParents', data: asked });
    },

    AllocateSupport: (asked, state, { commandId }) =>
      rejectIf({ ...notOpen(state), 'ends-before-it-starts': isReversed(asked) }) ??
      record({ type: 'SupportAllocated', data: { allocationId: idFrom(commandId, 'allocation'), ...asked } }, { 'task-not-asked': isOtherTask(state, 'allocate-means') }),

    IssueAdmissibilityDeclaration: (asked, state, { commandId }) =>
      rejectIf({
        ...notOpen(state),
        'unknown-expert': isUnknownExpert(state, asked.experts),
        'ends-before-it-starts': isReversed(asked),
        'sequence-number-used': state.sequenceNumbers.has(asked.sequenceNumber),
      }) ??
      record(
        { type: 'AdmissibilityDeclarationIssued', data: { declarationId: idFrom(commandId, 'declaration'), ...asked, objectionUntil: objectionUntil(asked.occurredOn) } },
        {
          'task-not-asked': isOtherTask(state, 'judge-admissibility'),
          'not-whole-school-years': !areWholeSchoolYears(asked.from, asked.until),
          'experts-missing': !hasTheExperts(state, asked),
        },
      ),
  },

  evolve: {
    ExpertNamed: (state, { expertId, name, profession, account }) => ({
      ...state,
      experts: new Map(state.experts).set(expertId, { name, profession, ...(account !== undefined && { account }) }),
    }),
    ExpertAdviceGiven: (state, data, recorded: Recorded) => ({ ...done(state, data), advices: new Map(state.advices).set(data.adviceId, { ...occurrence(data, recorded), shared: false }) }),
    AdviceSharedWithParents: (state, { adviceId }) => {
      const advice = state.advices.get(adviceId);
      return advice ? { ...state, advices: new Map(state.advices).set(adviceId, { ...advice, shared: true }) } : state;
    },
    SupportAllocated: done,
    AdmissibilityDeclarationIssued: (state, data) => ({ ...done(state, data), sequenceNumbers: new Set(state.sequenceNumbers).add(data.sequenceNumber) }),
  },

  entries: assessmentEntries,
};
