import { Injectable } from '@nestjs/common';
import { policyVersion } from '../../access/index.ts';
import { DossierRecorder, eventOf, type Dossier, type DossierCommand, type SupportRequested } from '../../dossier/index.ts';
import { dateOf } from '../../kernel/calendar.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import { commandIdFrom } from '../../kernel/ids.ts';
import { Conflict, Refused } from '../../kernel/refusals.ts';
import { Organisations, policiesOf } from '../../organisation/index.ts';
import { Clock } from '../../platform/clock.ts';
import type { StoredEvent } from '../../platform/event-store/event-store.ts';
import { newTraceId, traceparentOf } from '../../platform/http/trace.ts';
import { KeyVault, type Subject } from '../../platform/key-vault/key-vault.ts';
import { subjectIdOf, UnknownSubject, type Reaction } from '../../platform/projections/index.ts';
import { CHAPTER, type AdmissibilityDeclarationIssued, type AdviceSharedWithParents, type ExpertAdviceGiven, type SupportCase, type SupportCaseFacts } from '../domain/index.ts';
import { SupportCaseStates } from './support-case-states.ts';

/** The service itself, on behalf of the partnership: no account of the board. */
const SERVICE = 'leerlingdossier';
const RULE = 'W-35';
const PURPOSE = 'support';

type Opened = NonNullable<SupportCaseFacts['opened']>;

/** The dossier does not take the answer: it is set aside under these codes, and a person decides. */
export class AnswerNotTaken extends Error {
  readonly code: string;

  constructor(codes: readonly string[]) {
    const code = codes.join(' ');
    super(code);
    this.code = code;
  }
}

/** Who sends it, as the board's entry says it. */
const sourceOf = (partnership: string): string => `urn:leerlingdossier:support-partnership:${partnership}`;

/**
 * Brings what the partnership decided back to the dossier of the board that asked (W-35): the advice once the parents have
 * their copy, and each declaration of admissibility (docs/decisions/0026). The command id is made from the entry of the case
 * and everything that it says is in that case, so that repeats, crashes and other processes record it once.
 */
@Injectable()
export class Answers {
  readonly reaction: Reaction = {
    kind: 'react',
    name: 'support-answers',
    version: 1,
    streamPrefix: 'support-',
    chapters: [CHAPTER],
    fields: {},
    indexes: [],
    react: (event) => this.answer(event),
  };

  constructor(
    private readonly vault: KeyVault,
    private readonly states: SupportCaseStates,
    private readonly recorder: DossierRecorder,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Twice is once. What is no answer, was recorded as irregular, or was erased since is passed over. @throws AnswerNotTaken, UnknownSubject */
  async answer({ stream, id }: Pick<StoredEvent, 'stream' | 'id'>): Promise<void> {
    const from = await this.vault.find(subjectIdOf(stream));
    if (!from) throw new UnknownSubject();
    const { state } = await this.states.load(from);
    const entry = state.history.kept(id);
    const command = entry && commandOf(state, entry);
    if (!command || !state.opened) return;
    const to = await this.vault.find(state.opened.dossierId);
    if (!to) throw new UnknownSubject();
    await this.record(from, to, state.opened, entry, command);
  }

  private async record(from: Subject, to: Subject, opened: Opened, { eventId }: KeptEntry, command: DossierCommand): Promise<void> {
    const [idKey, board, { partnership }] = await Promise.all([this.vault.tenantIdKey(to.tenant), this.organisations.of(to.tenant), this.organisations.of(from.tenant)]);
    const commandId = commandIdFrom(idKey, SERVICE, 'support-answer', to.id, eventId);
    const actor = { account: SERVICE, role: 'system', ...(partnership && { name: partnership.name }) };
    await this.recorder
      .execute({
        subject: to,
        command,
        meta: { commandId, actor, now: this.clock.now(), today: this.clock.today(), policyOn: policiesOf(board) },
        source: sourceOf(from.tenant),
        traceparent: traceparentOf(newTraceId()),
        authorise: (dossier) => {
          const isNew = dossier.history.ofCommand(commandId).length === 0;
          if (isNew && !hasAsked(dossier, from.tenant, opened)) throw new AnswerNotTaken(['request-not-there']);
          return { rule: RULE, policyVersion, purpose: PURPOSE };
        },
      })
      .catch((error: unknown) => {
        if (error instanceof Refused) throw new AnswerNotTaken(error.rejections.map(({ code }) => code));
        // In the dossier before, and erased there since: that is done.
        if (!(error instanceof Conflict) || error.code === 'busy') throw error;
      });
  }
}

/** Only what this dossier asked of this partnership is answered. */
const hasAsked = ({ history }: Dossier, partnership: string, { requestEntryId, supportRequestId }: Opened): boolean => {
  const request = history.kept(requestEntryId);
  if (request?.content.type !== 'SupportRequested') return false;
  const asked = eventOf(request).data as SupportRequested['data'];
  return asked.partnership === partnership && asked.supportRequestId === supportRequestId;
};

/** What this entry of the case means in the dossier of the board, if it means anything there. */
const commandOf = (state: SupportCase, entry: KeptEntry): DossierCommand | undefined => {
  const { type, data, occurredOn, irregular } = entry.content;
  if (irregular || !state.opened) return undefined;
  const { supportRequestId } = state.opened;
  if (type === 'AdviceSharedWithParents') {
    const given = adviceIn(state, (data as AdviceSharedWithParents['data']).adviceId);
    // The board has it from the moment that it was recorded, whatever day the parents got theirs.
    return given && { type: 'ReceiveExpertAdvice', data: { supportRequestId, copyToParents: true, advice: given.advice, thirdParties: given.thirdParties, occurredOn: dateOf(entry.recordedAt) } };
  }
  if (type === 'AdmissibilityDeclarationIssued') {
    const { sequenceNumber, kind, from, until, experts } = data as AdmissibilityDeclarationIssued['data'];
    return { type: 'DeclareAdmissibility', data: { supportRequestId, sequenceNumber, kind, from, until, experts: experts.length, occurredOn } };
  }
  return undefined;
};

const adviceIn = (state: SupportCase, adviceId: string): Pick<ExpertAdviceGiven['data'], 'advice' | 'thirdParties'> | undefined => {
  const given = state.advices.get(adviceId);
  return given && (state.history.kept(given.entryId)?.content.data as ExpertAdviceGiven['data'] | undefined);
};
