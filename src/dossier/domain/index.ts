/** What other contexts may know of a dossier. */
export {
  allKinds,
  allRejections,
  asCorrected,
  asKnownAt,
  changesThePast,
  decide,
  emptyDossier,
  eventOf,
  fold,
  foldAll,
  kindOf,
  obligationsOf,
  rejectionOf,
  replay,
  UnknownEntry,
  type ChapterName,
  type Dossier,
  type DossierCommand,
  type DossierEvent,
  type KnownKind,
  type Step,
} from './dossier.ts';
export type { ConsentPurpose } from './consent/consent.events.ts';
export { capacityOf, consentInForce, consentOf, permissionInForce, permissionOf, withdrawnBy } from './consent/consent.facts.ts';
export { conversationOf } from './conversation/conversation.facts.ts';
export { personsIn } from './conversation/participants.facts.ts';
export { advicesAbout, consultedAbout, hearingsAbout, needsAdvice, parentsSpokenWith, RIGHT_TO_BE_HEARD_FROM } from './development-plan/development-plan.facts.ts';
export type { CopyScope, ReasonCode, Redaction } from './information-rights/information-rights.events.ts';
export { copyRequestOf, isRestricted, mayHaveCopy, undecidedEntries, type CopyRequest } from './information-rights/information-rights.facts.ts';
export type { AssignedRole, PersonRole } from './people/people.events.ts';
export { assignmentsOf, authorityHolders, birthdaysOfRights, hasAuthority, hasReached, hasSecretAddress, isCaregiver, isMinor, isParentInEducation, isRestrictedByCourt, personBehind, personOf, pupilOf, type Person } from './people/people.facts.ts';
export type { SupportRequestClosed, SupportRequested } from './support-request/support-request.events.ts';
export { areWholeSchoolYears, supportRequestOf } from './support-request/support-request.facts.ts';
export { pointerSchemas } from './pointer-schemas.ts';
export { segmentsOf, thirdPartiesIn, type Relation, type Segment, type Segments, type SpeaksOf, type ThirdParties } from './text.ts';
export { text as textFields, values as valueFields } from './fields.ts';
