import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { InformationRightsEvent } from './information-rights.events.ts';

type Fact<T extends InformationRightsEvent['type']> = Named<InformationRightsEvent, T>['data'];

export type InformationRightsCommand =
  | Command<'RequestCopy', Omit<Fact<'CopyRequested'>, 'copyRequestId'>>
  | Command<'VerifyIdentity', Fact<'IdentityVerified'>>
  | Command<'RefuseCopy', Fact<'CopyRefused'>>
  | Command<'DecideRedaction', Fact<'RedactionDecided'>>
  | Command<'WithholdEntry', Fact<'EntryWithheld'>>
  | Command<'SecondDecision', Fact<'DecisionSeconded'>>
  | Command<'IssueCopy', Fact<'CopyIssued'>>
  | Command<'CollectCopy', Fact<'CopyCollected'>>
  | Command<'CorrectEntry', Fact<'EntryCorrected'>>
  | Command<'ExtendCopy', Fact<'CopyExtended'>>
  | Command<'RequestRectification', Omit<Fact<'RectificationRequested'>, 'rectificationId'>>
  | Command<'DecideRectification', Fact<'RectificationDecided'>>
  | Command<'PlaceRestriction', Omit<Fact<'RestrictionPlaced'>, 'restrictionId'>>
  | Command<'LiftRestriction', Fact<'RestrictionLifted'>>
  | Command<'MarkEntryMisfiled', Fact<'EntryMisfiled'>>
  | Command<'MakeDisclosure', Fact<'DisclosureMade'>>
  | Command<'IssueEducationalReport', Fact<'EducationalReportIssued'>>
  | Command<'SendTransferFile', Fact<'TransferFileSent'>>
  | Command<'ReceiveTransferFile', Fact<'TransferFileReceived'>>
  | Command<'LinkDossier', Fact<'DossiersLinked'>>;
