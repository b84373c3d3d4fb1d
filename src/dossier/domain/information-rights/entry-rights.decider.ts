import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Dossier } from '../dossier.ts';
import { isUnknown } from '../people/people.facts.ts';
import { saysNothing } from '../text.ts';
import type { InformationRightsCommand } from './information-rights.commands.ts';
import type { InformationRightsEvent } from './information-rights.events.ts';
import type { InformationRights } from './information-rights.facts.ts';
import { informationRightsRejections } from './information-rights.rejections.ts';

const { rejectIf, record, nothing } = rulebook(informationRightsRejections);

type Decides = Chapter<Dossier, InformationRights, InformationRightsCommand, InformationRightsEvent>['decide'];

/** What somebody can ask about one entry: that it is put right, that it is not used, that it does not belong here (W-29, W-30). */
export const entryRights = {
  RequestRectification: (asked, dossier, { commandId }) =>
    rejectIf({ 'unknown-entry': !dossier.history.kept(asked.entryId), 'requester-unknown': isUnknown(dossier.people, asked.requester) }) ??
    record({ type: 'RectificationRequested', data: { rectificationId: idFrom(commandId, 'rectification'), ...asked } }),

  DecideRectification: (asked, { informationRights: { rectifications } }) => {
    const request = rectifications.get(asked.rectificationId);
    return (
      rejectIf({ 'unknown-rectification': !request, 'rectification-decided': request?.decision !== undefined }) ??
      record({ type: 'RectificationDecided', data: asked }, { 'rejected-without-reason': !asked.accepted && saysNothing(asked.rationale) })
    );
  },

  PlaceRestriction: (asked, dossier, { commandId }) =>
    rejectIf({ 'unknown-entry': !dossier.history.kept(asked.entryId) }) ?? record({ type: 'RestrictionPlaced', data: { restrictionId: idFrom(commandId, 'restriction'), ...asked } }),

  LiftRestriction: (asked, { informationRights: { restrictions } }) =>
    rejectIf({ 'unknown-restriction': !restrictions.has(asked.restrictionId) }) ?? record({ type: 'RestrictionLifted', data: asked }, { 'lifted-untold': !asked.requesterTold }),

  MarkEntryMisfiled: (asked, { history, informationRights: { misfiled } }) =>
    misfiled.has(asked.entryId) ? nothing : (rejectIf({ 'unknown-entry': !history.kept(asked.entryId) }) ?? record({ type: 'EntryMisfiled', data: asked })),
} satisfies Partial<Decides>;
