import type { Event, Named } from '../kernel/event.ts';
import { capacityOf, copyRequestOf, permissionOf, pupilOf, type Dossier, type DossierEvent } from '../dossier/domain/index.ts';

type Whose = {
  readonly [T in DossierEvent['type']]?: (data: Named<DossierEvent, T>['data'], dossier: Dossier) => string | readonly string[] | undefined;
};

const pupil = (_data: object, { people }: Dossier): string | undefined => pupilOf(people)?.personId;
const requester = ({ copyRequestId }: { readonly copyRequestId: string }, { informationRights }: Dossier): string | undefined =>
  copyRequestOf(informationRights, copyRequestId)?.requester;
const person = ({ personId }: { readonly personId: string }): string => personId;
const grantor = (data: { readonly grantor: string }): string => data.grantor;

const named = (data: { readonly person: string }): string => data.person;
/** Whoever of that side says it: any parent, or the pupil. */
const saidBy = ({ by }: { readonly by: string }, { people }: Dossier): readonly string[] => people.persons.filter(({ role }) => role === by).map(({ personId }) => personId);

/** In whose name it is done. What is not listed is done by the school, in nobody's name. */
const doneBy: Whose = {
  ConsentGranted: grantor,
  ConsentRefused: grantor,
  ConsentWithdrawn: grantor,
  PupilPermissionGranted: pupil,
  PupilPermissionWithdrawn: pupil,
  ChildVoiceRecorded: (data, dossier) => (data.via === 'self' ? pupil(data, dossier) : undefined),
  PupilInputRecorded: pupil,
  ActionPartAgreed: (data) => data.person,
  ActionPartDeclined: (data) => data.person,
  ParentStatementAttached: person,
  ContactDetailsChanged: person,
  ConversationRequested: saidBy,
  ReportConversationWished: saidBy,
  ParentsOpinionRecorded: named,
  ParentExperienceUsed: named,
  ParentInformationShared: named,
  QuestionAsked: named,
  ExtraSupportAccepted: named,
  ExtraSupportDeclined: named,
  AssessmentReportProvided: named,
  AssessmentReportDeclined: named,
  PupilPermissionRefused: pupil,
  RectificationRequested: (data) => data.requester,
  CopyRequested: (data) => data.requester,
  CopyCollected: requester,
};

/** Whom it is about or addressed to, besides: they may read it, not do it. */
const meantFor: Whose = {
  ConsentRequested: ({ purpose, occurredOn }, { people }) =>
    people.persons.map(({ personId }) => personId).filter((personId) => capacityOf(people, purpose, personId, occurredOn) !== 'none'),
  PupilPermissionGranted: ({ parent }) => parent,
  PupilPermissionWithdrawn: ({ permissionId }, { consent }) => permissionOf(consent, permissionId)?.parent,
  PupilPermissionRefused: ({ parent }) => parent,
  AssessmentReportRequested: named,
  QuestionAnswered: named,
  WishDeclined: named,
  CaregiverRecorded: person,
  AddressMarkedSecret: person,
  RectificationDecided: ({ rectificationId }, { history, informationRights: { rectifications } }) => {
    const request = history.kept(rectifications.get(rectificationId)?.entryId ?? '');
    return request && (request.content.data as { readonly requester: string }).requester;
  },
  CopyExtended: requester,
  PersonAdded: person,
  ParentalAuthorityRecorded: person,
  ParentalAuthorityEnded: person,
  AccountLinked: person,
  AccountUnlinked: person,
  IdentityVerified: requester,
  CopyRefused: requester,
  CopyIssued: requester,
};

const includes = (table: Whose, { type, data }: Event, dossier: Dossier, personId: string): boolean => {
  const whose = (table as Readonly<Record<string, ((data: object, dossier: Dossier) => string | readonly string[] | undefined) | undefined>>)[type]?.(data, dossier);
  return typeof whose === 'string' ? whose === personId : (whose?.includes(personId) ?? false);
};

/** True when this is done in the person's own name. */
export const isDoneBy = (event: Event, dossier: Dossier, personId: string): boolean => includes(doneBy, event, dossier, personId);

/** True when it is about this person or was asked of this person. */
export const isMeantFor = (event: Event, dossier: Dossier, personId: string): boolean => includes(meantFor, event, dossier, personId);
