export { decide, explain, policyVersion, preselect, searchableFacts, type AccessDecision, type FailedCondition, type Judged, type Preselection } from './decide.ts';
export { factsOfEntry, factsOfRecording, isWithinMandate, subjectOf, type Reader } from './facts.ts';
export { blackTextNl, decidedIn, redact, redactionsFor, type RedactionReader } from './redaction.ts';
export { factsOfCaseEntry, factsOfCaseRecording, subjectOfCase } from './partnership.ts';
export { accessTable } from './rules.ts';
export { actions, entryVocabulary, subjectVocabulary, type AccessRule, type AccessTable, type Action, type Effect, type EntryFacts, type SubjectFacts } from './vocabulary.ts';
