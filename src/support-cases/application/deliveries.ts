import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { policyVersion } from '../../access/index.ts';
import { AccessLog, disclosedOf, lineOf } from '../../access-log/index.ts';
import { asCorrected, DossierStates, eventOf, pupilOf, supportRequestOf, type Dossier, type SupportRequestClosed, type SupportRequested } from '../../dossier/index.ts';
import { dateOf } from '../../kernel/calendar.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import { commandIdFrom } from '../../kernel/ids.ts';
import { Conflict } from '../../kernel/refusals.ts';
import { membershipOf, Organisations, policiesOf } from '../../organisation/index.ts';
import { Clock } from '../../platform/clock.ts';
import { AppendTooLarge, type StoredEvent } from '../../platform/event-store/event-store.ts';
import { newTraceId, traceparentOf } from '../../platform/http/trace.ts';
import { Journal } from '../../platform/journal/journal.ts';
import { KeyVault, type Subject } from '../../platform/key-vault/key-vault.ts';
import { subjectIdOf, UnknownSubject, type Reaction } from '../../platform/projections/index.ts';
import type { SupportCaseCommand } from '../domain/index.ts';
import { countedFor, deliveredLeaves, keptBack, withWhatFollows } from './partnership-profile.ts';
import { SupportCaseStates } from './support-case-states.ts';
import { SupportCaseRecorder } from './support-case-streams.ts';

/** The service itself: it hands over what the board asked it to. */
const SERVICE = { account: 'leerlingdossier', role: 'system' } as const;
const RULE = 'W-34';
const PURPOSE = 'support';

/** A request that a board made, and where its answer goes. */
interface Asked {
  readonly from: Subject;
  readonly dossier: Dossier;
  readonly entry: KeptEntry;
  /** The entry that this is about: the request, or what closed it. */
  readonly cause: KeptEntry;
  readonly request: SupportRequested['data'];
  readonly membershipId: string;
}

/** The case of the partnership, and the key that its command ids are made with. */
interface Destination {
  readonly subject: Subject;
  readonly idKey: KeyObject;
}

const commandOf = ({ subject, idKey }: Destination, what: 'opening' | 'entry' | 'compliance', { eventId }: Pick<Entry, 'eventId'>): string => commandIdFrom(idKey, SERVICE.account, what, subject.id, eventId);

/** The entry with the request that an entry makes or closes. */
const requestOf = ({ supportRequest }: Dossier, { eventId, content: { type, data } }: KeptEntry): string | undefined => {
  if (type === 'SupportRequested') return eventId;
  return type === 'SupportRequestClosed' ? supportRequestOf(supportRequest, (data as SupportRequestClosed['data']).supportRequestId)?.entryId : undefined;
};

/**
 * Hands over what a board named in its request, to the stream and under the keys of the partnership (W-34). Every command id is
 * made from the request and the entry, so that repeats, crashes and other processes hand over once.
 */
@Injectable()
export class Deliveries {
  readonly reaction: Reaction = {
    kind: 'react',
    name: 'support-deliveries',
    version: 1,
    streamPrefix: 'dossier-',
    chapters: ['supportRequest'],
    fields: {},
    indexes: [],
    react: (event) => this.deliver(event),
  };

  constructor(
    private readonly vault: KeyVault,
    private readonly journal: Journal,
    private readonly dossiers: DossierStates,
    private readonly organisations: Organisations,
    private readonly states: SupportCaseStates,
    private readonly recorder: SupportCaseRecorder,
    private readonly accessLog: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** Twice is once. What is no request to a partnership that is here, of a board that takes part in it, is passed over. */
  async deliver({ stream, id }: Pick<StoredEvent, 'stream' | 'id'>): Promise<void> {
    const asked = await this.askedBy(stream, id);
    if (!asked) return;
    const to = await this.caseOf(asked);
    if (asked.cause === asked.entry) await this.handOver(to, asked);
    await this.handCounts(to, asked);
  }

  private async handOver(to: Destination, asked: Asked): Promise<void> {
    await this.vault.register(to.subject);
    const opening = commandOf(to, 'opening', asked.entry);
    await this.once(() => this.open(to, opening, asked));
    const { state } = await this.states.load(to.subject);
    // The first entry is the request itself, with its question.
    const named = [asked.entry.eventId, ...asked.request.entries].flatMap((entryId) => withWhatFollows(asked.dossier, entryId));
    // Handed over before, also when the partnership erased it since.
    const left = [...new Set(named)].filter((entry) => state.opened !== undefined && state.history.ofCommand(commandOf(to, 'entry', entry)).length === 0);
    const given = left.filter((entry) => keptBack(asked.dossier, entry) === undefined);
    if (given.length > 0) await this.writeLine(asked, 'copy', given);
    for (const entry of left) await this.once(() => this.hand(to, asked, entry));
  }

  private async askedBy(stream: string, eventId: string): Promise<Asked | undefined> {
    const from = await this.vault.find(subjectIdOf(stream));
    if (!from) throw new UnknownSubject();
    const { state: dossier } = await this.dossiers.load(from);
    const cause = dossier.history.kept(eventId);
    const asking = cause && requestOf(dossier, cause);
    const entry = asking && dossier.history.kept(asking);
    if (!entry) return undefined;
    const request = eventOf(asCorrected(dossier, entry)).data as SupportRequested['data'];
    // Not there when it was recorded as irregular or in the wrong dossier: it has no effect then.
    const standing = supportRequestOf(dossier.supportRequest, request.supportRequestId);
    if (!standing || (standing.closed && standing.closed.entryId !== eventId)) return undefined;
    const { enrolledAt, registeredAt } = dossier.registration;
    const membership = membershipOf(await this.organisations.of(request.partnership), from.tenant, enrolledAt ?? registeredAt, request.occurredOn);
    return membership && { from, dossier, entry, cause, request, membershipId: membership.membershipId };
  }

  /** Found by nobody who does not have the keys of the partnership: ids of board and partnership do not tell of each other. */
  private async caseOf({ from, entry, request: { partnership: tenant } }: Asked): Promise<Destination> {
    const idKey = await this.vault.tenantIdKey(tenant);
    const id = commandIdFrom(idKey, SERVICE.account, 'support-case', from.id, entry.eventId);
    const subject = { id, tenant, stream: `support-${tenant}_${id}` };
    return { subject, idKey };
  }

  private open(to: Destination, commandId: string, { from, dossier, entry, request, membershipId }: Asked): Promise<unknown> {
    const { supportRequestId, task } = request;
    const { personId = '', name = '', bornOn } = pupilOf(dossier.people) ?? {};
    const schoolId = dossier.registration.enrolledAt ?? dossier.registration.registeredAt;
    return this.execute(to, commandId, {
      type: 'OpenSupportCase',
      data: {
        supportRequestId,
        dossierId: from.id,
        requestEntryId: entry.eventId,
        boardId: from.tenant,
        ...(schoolId !== undefined && { schoolId }),
        membershipId,
        task,
        pupil: { personId, name, ...(bornOn !== undefined && { bornOn }) },
        occurredOn: dateOf(entry.recordedAt),
      },
    });
  }

  private async hand(to: Destination, { from, dossier }: Asked, entry: Entry): Promise<unknown> {
    const reason = keptBack(dossier, entry);
    const occurredOn = this.clock.today();
    // One command, whatever the entry turns out to be: who comes second finds it done.
    const commandId = commandOf(to, 'entry', entry);
    const keepBack = (why: NonNullable<typeof reason>) => this.execute(to, commandId, { type: 'KeepEntryBack', data: { entryId: entry.eventId, reason: why, occurredOn } });
    if (reason !== undefined || entry.state !== 'kept') return keepBack(reason ?? 'erased');
    for await (const opened of this.journal.read(from, entry.revision, 1)) {
      const { chapter, schemaVersion, recordedAt, commitment } = opened.header;
      const leaves = deliveredLeaves(dossier, entry, opened);
      return this.execute(to, commandId, { type: 'DeliverEntry', data: { entryId: entry.eventId, chapter, schemaVersion, recordedAt, commitment, leaves, occurredOn } }).catch((error: unknown) => {
        if (error instanceof AppendTooLarge) return keepBack('too-large');
        throw error;
      });
    }
    return undefined;
  }

  /** How the school kept to the rules, counted: with the request, and for the last time when the board closes it (AD-27). */
  private async handCounts(to: Destination, asked: Asked): Promise<void> {
    const { dossier, entry, cause, from } = asked;
    const commandId = commandOf(to, 'compliance', cause);
    if (!(await this.vault.find(to.subject.id))) return;
    const { state } = await this.states.load(to.subject);
    if (state.opened === undefined || state.compliance?.final || state.history.ofCommand(commandId).length > 0) return;
    const counted = countedFor(dossier, cause, policiesOf(await this.organisations.of(from.tenant)));
    const looked = new Set(counted.flatMap(({ entryIds }) => entryIds));
    await this.writeLine(asked, 'audit', [...dossier.history].filter(({ eventId }) => looked.has(eventId)));
    const findings = counted.map(({ measure, rule, outcome, on }) => ({ measure, rule, outcome, on }));
    const data = { asOf: dateOf(cause.recordedAt), final: cause !== entry, findings, occurredOn: dateOf(cause.recordedAt) };
    await this.once(() => this.execute(to, commandId, { type: 'DeliverCompliance', data }));
  }

  private async execute({ subject }: Destination, commandId: string, command: SupportCaseCommand): Promise<unknown> {
    const policyOn = policiesOf(await this.organisations.of(subject.tenant));
    return this.recorder.execute({
      subject,
      command,
      meta: { commandId, actor: SERVICE, now: this.clock.now(), today: this.clock.today(), policyOn },
      source: SERVICE.account,
      traceparent: traceparentOf(newTraceId()),
      authorise: () => ({ rule: RULE, policyVersion, purpose: PURPOSE }),
    });
  }

  /** Handed over before, in the words of then, or erased by the partnership since: both is done. */
  private async once(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!(error instanceof Conflict) || error.code === 'busy') throw error;
    });
  }

  /** Parents read in the log of the dossier that a partnership got something of it (W-40). */
  private async writeLine({ from }: Asked, action: 'copy' | 'audit', entries: readonly Entry[]): Promise<void> {
    const { account, role } = SERVICE;
    const decisions = [{ effect: 'redact', rule: RULE }];
    await this.accessLog.write(
      lineOf({ at: this.clock.now(), traceId: newTraceId(), action, tenant: from.tenant, account, role, organisation: from.tenant, purpose: PURPOSE, disclosed: [disclosedOf(from.id, entries)], decisions, policyVersion }),
    );
  }
}
