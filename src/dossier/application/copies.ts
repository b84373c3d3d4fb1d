import { Injectable } from '@nestjs/common';
import { decide, type AccessDecision } from '../../access/index.ts';
import { buildCopy, bundle, type Annex, type CopyEntry, type CopyInput, type ReadableCopyEntry } from '../../copy/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import { Forbidden, NotFound, Refused } from '../../kernel/refusals.ts';
import { Journal, type Opened } from '../../platform/journal/journal.ts';
import { KeyVault, type Subject } from '../../platform/key-vault/key-vault.ts';
import { Settings } from '../../platform/settings.ts';
import { blindedId, formatKey, receiptText, signNote, verifierKey, type SealedPart, type Signer } from '../../proof/index.ts';
import { copyRequestOf, dueOn, mayHaveCopy, undecidedEntries, unsecondedEntries, type CopyRequest } from '../domain/information-rights/information-rights.facts.ts';
import { informationRightsRejections } from '../domain/information-rights/information-rights.rejections.ts';
import { personOf } from '../domain/people/people.facts.ts';
import { WhoLooked, type Looking } from './access-logging.ts';
import { annexesOf } from './copy-annexes.ts';
import { DossierStates } from './dossier-states.ts';
import { demand, type Held } from './dossiers.ts';
import { blackFor, withholdingOf } from './entry-view.ts';
import type { WhoLookedLine } from './who-looked-line.ts';

/** Numbers of a copy as they will stand in `CopyIssued` (W-28): together they are every entry up to the snapshot. */
export interface Accounted {
  readonly snapshot: number;
  readonly shown: number;
  readonly redacted: number;
  readonly withheld: number;
  readonly erased: number;
}

const LOG_PAGE = 1_000;

/** The copy of the file (AVG 15(3)): who may have it, what stands in it, and the proof that it is whole. */
@Injectable()
export class Copies {
  constructor(
    private readonly states: DossierStates,
    private readonly journal: Journal,
    private readonly vault: KeyVault,
    private readonly whoLooked: WhoLooked,
    private readonly settings: Settings,
  ) {}

  /** What the copy would account for if it were issued now. @throws Refused naming every entry that nobody looked at, or else that no second reader read. */
  async account(held: Held, copyRequestId: string): Promise<Accounted> {
    const request = requestIn(held, copyRequestId);
    refuseFor('entries-undecided', undecidedEntries(held.folded.state, request.scope));
    refuseFor('not-seconded', unsecondedEntries(held.folded.state, request.scope));
    const entries = await this.entriesFor(this.asRequester(held, request), request, held.folded.size);
    const count = (state: CopyEntry['state']): number => entries.filter((it) => it.state === state).length;
    return { snapshot: held.folded.size, shown: count('shown'), redacted: count('redacted'), withheld: count('withheld'), erased: count('erased') };
  }

  /** Where a request stands: for who asked, and for who handles it. */
  async request(held: Held, copyRequestId: string, looking: Looking) {
    const { request } = await this.requestFor(held, copyRequestId, looking);
    const entry = held.folded.state.history.find(request.entryId);
    await this.whoLooked.disclose(held, { action: 'read', ...looking, entries: entry ? [entry] : [], decisions: [] });
    const { receivedOn, scope, identityVerified, state } = request;
    return { copyRequestId, receivedOn, dueOn: dueOn(request), scope, identityVerified, state };
  }

  /** The issued copy as one file. Entitlement is decided again at every download. */
  async package(held: Held, copyRequestId: string, looking: Looking): Promise<string> {
    const { request, decision } = await this.requestFor(held, copyRequestId, looking);
    const { issued } = request;
    if (!issued) throw new Refused([refusal('copy-not-issued')]);
    if (decision.effect === 'deny' || !mayHaveCopy(held.folded.state, request.requester, held.today)) {
      await this.whoLooked.refuse(held, looking, decision);
      throw decision.effect === 'deny' ? new Forbidden(decision.rule, decision.ground, decision.textNl) : notEntitled();
    }

    const then = await this.states.at(held.subject, issued.revision);
    const atIssue: Held = { ...held, folded: then };
    const entries = await this.entriesFor(this.asRequester(atIssue, request), request, issued.snapshot);
    await this.whoLooked.disclose(held, { action: 'copy', ...looking, entries: [...then.state.history.until(issued.snapshot)], decisions: [decision] });
    const lines = await this.linesUntil(held.subject, issued.at);
    const annexes = annexesOf(then.state, request, issued, entries, lines);
    return bundle(buildCopy(await this.inputOf(held.subject, request, entries, annexes)));
  }

  /** A signed note of how far the dossier has come: who holds it can later prove that nothing was taken away. */
  async receipt(held: Held, looking: Looking): Promise<string> {
    const decision = decide('request-copy', held.who);
    if (decision.effect === 'deny') await this.whoLooked.refuse(held, looking, decision);
    demand(decision);
    await this.whoLooked.disclose(held, { action: 'read', ...looking, entries: [], decisions: [decision] });
    const { subject, folded } = held;
    const stream = { blindedId: blindedId(await this.vault.blindingKey(subject.id), subject.stream), size: folded.size, head: folded.head };
    return signNote(receiptText({ origin: this.originOf(subject), streams: [stream] }), await this.signer(subject));
  }

  /** Published keys, one C2SP verifier key a line: given to the verifier from outside the copy. */
  async proofKeys(): Promise<string> {
    const keys = await this.vault.proofKeys();
    return keys.map(({ name, publicKey }) => `${formatKey(verifierKey(name, publicKey))}\n`).join('');
  }

  /** The request, for its requester or for who handles copies; to others it does not exist. A refusal is logged. @throws NotFound, Forbidden */
  private async requestFor(held: Held, copyRequestId: string, looking: Looking): Promise<{ readonly request: CopyRequest; readonly decision: AccessDecision }> {
    const [own, handling] = [decide('request-copy', held.who), decide('handle-copy', held.who)];
    const request = copyRequestOf(held.folded.state.informationRights, copyRequestId);
    const isOwn = request !== undefined && held.person?.personId === request.requester;
    if (request && isOwn) return { request, decision: own };
    if (request && handling.effect !== 'deny') return { request, decision: handling };
    if (handling.effect === 'deny') await this.whoLooked.refuse(held, looking, handling);
    // Staff and systems hear that it is not theirs, whatever they ask for; family only that it is not there.
    throw held.person || handling.effect !== 'deny' ? new NotFound() : new Forbidden(handling.rule, handling.ground, handling.textNl);
  }

  private originOf({ tenant }: Subject): string {
    return `${this.settings.proofOrigin}/${tenant}`;
  }

  private async signer({ tenant }: Subject): Promise<Signer> {
    const { name, privateKey } = await this.vault.signingKey(tenant);
    return { name, privateKey };
  }

  /** The same dossier in the hands of the one who asked: redactions are those for that person, whoever prepares the copy. */
  private asRequester(held: Held, { requester }: CopyRequest): Held {
    const person = personOf(held.folded.state.people, requester);
    return { ...held, ...(person && { person }) };
  }

  private async entriesFor(held: Held, request: CopyRequest, snapshot: number): Promise<readonly CopyEntry[]> {
    const entries: CopyEntry[] = [];
    for await (const opened of this.journal.read(held.subject, 0, snapshot)) {
      const entry = copyEntryOf(held, opened);
      if (request.scope === 'whole' || inScope(opened.entry, request.scope)) entries.push(entry);
    }
    return entries;
  }

  private async inputOf(subject: Subject, request: CopyRequest, entries: readonly CopyEntry[], annexes: readonly Annex[]): Promise<CopyInput> {
    const common = { origin: this.originOf(subject), moment: request.issued?.at ?? '', annexes, signer: await this.signer(subject) };
    if (request.scope !== 'whole') return { kind: 'partial', ...common, entries: entries.filter((it): it is ReadableCopyEntry => 'content' in it) };
    const blindingKey = await this.vault.blindingKey(subject.id);
    return { kind: 'whole', ...common, streams: [{ stream: subject.stream, blindingKey, size: entries.length, entries }] };
  }

  /** Who looked until the copy was issued, oldest first. */
  private async linesUntil({ id }: Subject, until: string): Promise<readonly WhoLookedLine[]> {
    const lines: WhoLookedLine[] = [];
    for (let page = await this.whoLooked.about(id, { limit: LOG_PAGE }); page.length > 0; page = await this.whoLooked.about(id, { limit: LOG_PAGE, before: page.at(-1)?.id ?? '' })) lines.push(...page);
    return lines.filter(({ moment }) => moment <= until).toReversed();
  }
}

const refusal = (code: keyof typeof informationRightsRejections) => ({ code, ...informationRightsRejections[code] });

const refuseFor = (code: Parameters<typeof refusal>[0], entries: readonly Entry[]): void => {
  if (entries.length > 0) throw new Refused([refusal(code)], entries.map(({ eventId }) => eventId));
};

const notEntitled = (): Forbidden => {
  const { rule, ground, detailNl } = informationRightsRejections['requester-not-entitled'];
  return new Forbidden(rule, ground, detailNl);
};

const requestIn = ({ folded }: Held, copyRequestId: string): CopyRequest => {
  const request = copyRequestOf(folded.state.informationRights, copyRequestId);
  if (!request) throw new NotFound();
  return request;
};

const inScope = (entry: Entry, scope: readonly string[]): boolean => entry.state === 'kept' && scope.includes(entry.content.accessClass);

/** How one entry stands in a copy for this reader: the stored words, with what is black taken out. */
const copyEntryOf = (held: Held, { entry, header, digest, part }: Opened): CopyEntry => {
  if (entry.state === 'forgotten') return { state: 'erased', digest, ground: entry.ground, erasedAt: entry.at };
  const withheld = withholdingOf(held.folded.state, entry);
  if (withheld) return { state: 'withheld', digest, reasonCode: withheld.reason, decidedBy: withheld.decidedBy };
  const redactions = blackFor(held, entry);
  const content = part as SealedPart;
  return redactions.length > 0 ? { state: 'redacted', header, content, redactions } : { state: 'shown', header, content };
};

