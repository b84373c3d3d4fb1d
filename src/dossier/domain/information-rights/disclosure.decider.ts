import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import type { Dated } from '../../../kernel/event.ts';
import type { PolicyOn } from '../../../kernel/policy.ts';
import { consentInForce, consentOf } from '../consent/consent.facts.ts';
import type { Dossier } from '../dossier.ts';
import type { InformationRightsCommand } from './information-rights.commands.ts';
import type { InformationRightsEvent } from './information-rights.events.ts';
import type { InformationRights } from './information-rights.facts.ts';
import { informationRightsRejections } from './information-rights.rejections.ts';

const { rejectIf, record } = rulebook(informationRightsRejections);

type Decides = Chapter<Dossier, InformationRights, InformationRightsCommand, InformationRightsEvent>['decide'];

/** A consent to share with others carries it on that day (W-21). */
const isCarried = (dossier: Dossier, policyOn: PolicyOn, { consentId, occurredOn, occurredTime }: Dated & { readonly consentId?: string }): boolean =>
  consentId !== undefined && consentOf(dossier.consent, consentId)?.purpose === 'third-party' && consentInForce(dossier, policyOn, consentId, occurredOn, occurredTime).inForce;

/** What leaves the school: to authorities, to the next school (W-21, W-37). */
export const disclosure = {
  MakeDisclosure: (asked, dossier, { policyOn }) =>
    rejectIf({ 'unknown-entry': asked.entries.some((it) => !dossier.history.kept(it)) }) ??
    record({ type: 'DisclosureMade', data: asked }, { 'disclosure-without-consent': asked.ground === 'consent' && !isCarried(dossier, policyOn, asked) }),

  IssueEducationalReport: (asked) => record({ type: 'EducationalReportIssued', data: asked }, { 'report-not-for-parents': !asked.copyToParents }),

  // From a primary school the parents have looked at it, from a secondary school they (or the pupil from 16) consent.
  SendTransferFile: (asked, dossier, { policyOn }) => {
    const secondary = dossier.registration.sector === 'vo';
    const inspected = asked.inspectedByParentsOn !== undefined && asked.inspectedByParentsOn <= asked.occurredOn;
    return record({ type: 'TransferFileSent', data: asked }, {
      'transfer-not-inspected': !secondary && !inspected,
      'transfer-without-consent': secondary && !isCarried(dossier, policyOn, asked),
    });
  },

  ReceiveTransferFile: (asked) => record({ type: 'TransferFileReceived', data: asked }),

  LinkDossier: (asked) => record({ type: 'DossiersLinked', data: asked }),
} satisfies Partial<Decides>;
