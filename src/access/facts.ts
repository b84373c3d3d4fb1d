import type { AccessClass } from '../kernel/chapter.ts';
import type { KeptEntry } from '../kernel/entry.ts';
import type { Event, PlainDate } from '../kernel/event.ts';
import { asCorrected, assignmentsOf, conversationOf, eventOf, hasAuthority, hasReached, isCaregiver, isRestricted, isRestrictedByCourt, kindOf, permissionInForce, personBehind, type AssignedRole, type Dossier, type Person } from '../dossier/domain/index.ts';
import { mandateOf, reachesSchool, rolesOf, type Organisation, type StaffRole } from '../organisation/domain/index.ts';
import { isDoneBy, isMeantFor } from './own-acts.ts';
import type { EntryFacts, SubjectFacts } from './vocabulary.ts';

/** Who asks: identity and organisation only, as the token says. Everything else is read from the state, now. */
export interface Reader {
  /** Opaque reference to (issuer, subject). */
  readonly account: string;
  /** The board the account is used for. Without it the account is used by a parent or pupil, never by staff or a system. */
  readonly tenant?: string;
  readonly kind: 'person' | 'system';
}

type Standing = Pick<SubjectFacts, 'role' | 'relation' | 'staffRole'>;

const nobody: Standing = { role: 'none', relation: 'none', staffRole: 'none' };

/** The school where the pupil is enrolled, or was registered: whose staff and systems the dossier concerns. */
const schoolOfPupil = ({ registration }: Dossier): string | undefined => registration.enrolledAt ?? registration.registeredAt;

/**
 * The facts about a reader on this day. `schoolId` only for a dossier that is still to be opened: the school where the
 * pupil is registered.
 */
export const subjectOf = (reader: Reader, dossier: Dossier, organisation: Organisation, today: PlainDate, schoolId = schoolOfPupil(dossier)): SubjectFacts => {
  const atWork = reader.tenant !== undefined && reader.tenant === organisation.tenant;
  const person = reader.kind === 'person' ? personBehind(dossier.people, reader.account) : undefined;
  const keptAway = person !== undefined && isRestrictedByCourt(dossier.people, person.personId, today);
  const standing = (): Standing => {
    if (keptAway) return nobody;
    if (reader.kind === 'system') return { ...nobody, role: 'system', relation: atWork && mandateOf(organisation, reader.account, today, schoolId) ? 'mandated' : 'none' };
    const asStaff = atWork ? staffStanding(reader.account, dossier, organisation, today, schoolId) : undefined;
    return asStaff ?? (person ? personStanding(person, dossier, today) : nobody);
  };
  return {
    ...standing(),
    pupilAge: hasReached(dossier.people, 18, today) ? 'of-age' : hasReached(dossier.people, 16, today) ? '16-17' : 'under-16',
    permission: person && !keptAway ? permissionOf(person, dossier, today) : 'none',
    copyTask: dossier.informationRights.copyRequests.some(({ state }) => state === 'open' || state === 'issued'),
  };
};

/** Whether a mandate of this system covers this fact: a mandate can be limited to chapters and types of entries (AD-35). */
export const isWithinMandate = (reader: Reader, dossier: Dossier, organisation: Organisation, today: PlainDate, { type, chapter }: Pick<EntryFacts, 'type' | 'chapter'>, schoolId = schoolOfPupil(dossier)): boolean =>
  mandateOf(organisation, reader.account, today, schoolId, { type, chapter }) !== undefined;

/** Authority proven with evidence makes a guardian or a foster parent what a parent is (AD-13). */
const personStanding = ({ personId, role }: Person, { people }: Dossier, today: PlainDate): Standing => {
  if (role === 'pupil') return { ...nobody, role, relation: 'self' };
  if (hasAuthority(people, personId, today)) return { ...nobody, role: 'parent', relation: 'authority' };
  if (isCaregiver(people, personId, today)) return { ...nobody, role: 'caregiver', relation: 'no-authority' };
  return role === 'other' ? nobody : { ...nobody, role, relation: 'no-authority' };
};

const permissionOf = ({ personId }: Person, dossier: Dossier, today: PlainDate): SubjectFacts['permission'] =>
  permissionInForce(dossier, personId, 'everything', today) ? 'everything' : permissionInForce(dossier, personId, 'copy', today) ? 'copy' : 'none';

/** Which role at the board an assignment in a dossier rests on: whoever records assignments cannot give away roles. */
const restsOn: { readonly [R in AssignedRole]: StaffRole } = {
  teacher: 'teacher',
  mentor: 'teacher',
  'internal-counsellor': 'internal-counsellor',
  'support-coordinator': 'support-coordinator',
};

/** One account, one standing: of several the widest, in this order. */
const WIDEST_FIRST = ['internal-counsellor', 'support-coordinator', 'mentor', 'teacher', 'administrator', 'privacy-officer'] as const;

/** The last day at this board is over: who taught the pupil has no task any more (AD-24). */
const hasLeft = ({ deregistered }: Dossier['registration'], today: PlainDate): boolean => deregistered !== undefined && deregistered.on < today;

const staffStanding = (account: string, { people, registration }: Dossier, organisation: Organisation, today: PlainDate, schoolId: string | undefined): Standing | undefined => {
  const granted = new Set(rolesOf(organisation, account, today).filter((grant) => reachesSchool(grant, schoolId)).map(({ role }) => role));
  const assigned = new Set((hasLeft(registration, today) ? [] : assignmentsOf(people, account, today)).map(({ role }) => role).filter((role) => granted.has(restsOn[role])));
  const standings = WIDEST_FIRST.flatMap((staffRole): Standing[] => {
    if (staffRole === 'teacher' || staffRole === 'mentor') return assigned.has(staffRole) ? [{ role: 'staff', relation: 'assigned', staffRole }] : [];
    return granted.has(staffRole) ? [{ role: 'staff', relation: 'same-board', staffRole }] : [];
  });
  if (standings.length === 0 && granted.size > 0) return { role: 'staff', relation: 'none', staffRole: 'teacher' };
  return standings[0];
};

/** The entry whose access this one follows: a correction or statement follows what it concerns (docs/architecture.md, Entries). */
const followed = (entry: KeptEntry, { history }: Dossier): KeptEntry => {
  for (let at = entry; ; ) {
    const concerned = kindOf(at.content.type)?.concerns?.(eventOf(at).data);
    const next = concerned === undefined ? undefined : history.find(concerned);
    // Only what was recorded earlier can be concerned, so this ends.
    if (next?.state !== 'kept' || next.revision >= at.revision) return at;
    at = next;
  }
};

const placeOf = (type: string): Pick<EntryFacts, 'type' | 'chapter'> =>
  ({ type: type as EntryFacts['type'], chapter: kindOf(type)?.chapter as EntryFacts['chapter'] });

/** The class its type has today; what concerned an entry that is gone keeps the class it followed. */
const classOf = ({ content }: KeptEntry): AccessClass => {
  const kind = kindOf(content.type);
  return kind && !kind.concerns ? kind.accessClass : content.accessClass;
};

/** Named as one who took part, in the entry or in the conversation that it concludes. */
const tookPart = ({ type, data }: Event, { conversation }: Dossier, personId: string): boolean => {
  const held = 'conversationId' in data ? conversationOf(conversation, String(data.conversationId)) : undefined;
  return (kindOf(type)?.participants?.(data).includes(personId) ?? false) || (held?.participants.some((it) => it.personId === personId) ?? false);
};

const isOwn = (entry: KeptEntry, dossier: Dossier, personId: string): boolean => {
  const event = eventOf(asCorrected(dossier, entry));
  return entry.content.actor.personId === personId || isDoneBy(event, dossier, personId) || isMeantFor(event, dossier, personId);
};

/** Whether an entry, with the one that it follows, may be used. */
const useOf = (entries: readonly KeptEntry[], { informationRights }: Dossier): EntryFacts['use'] => {
  if (entries.some(({ eventId }) => informationRights.misfiled.has(eventId))) return 'misfiled';
  return entries.some(({ eventId }) => isRestricted(informationRights, eventId)) ? 'restricted' : 'open';
};

/** The facts about an entry for this reader: as it says now, in the class its type has today. */
export const factsOfEntry = (entry: KeptEntry, dossier: Dossier, reader: Pick<Reader, 'account'>): EntryFacts => {
  const personId = personBehind(dossier.people, reader.account)?.personId;
  const root = followed(entry, dossier);
  const { withheld } = dossier.informationRights;
  const correction = dossier.corrections.get(root.eventId);
  return {
    ...placeOf(root.content.type),
    accessClass: classOf(root),
    attended: personId !== undefined && tookPart(eventOf(asCorrected(dossier, root)), dossier, personId),
    ownAct: entry.content.actor.account === reader.account || (personId !== undefined && isOwn(entry, dossier, personId)),
    // What is corrected shows the words of its correction, so it is withheld with them.
    withheld: [entry, root, correction].some((it) => it !== undefined && withheld.has(it.eventId)),
    use: useOf([entry, root], dossier),
    correction: false,
  };
};

/**
 * The facts about an event that somebody wants to record. A correction has type, chapter and class of the entry it
 * corrects: who may record a fact may correct it.
 */
export const factsOfRecording = ({ type, data }: Event, dossier: Dossier, reader: Pick<Reader, 'account'>): EntryFacts => {
  const personId = personBehind(dossier.people, reader.account)?.personId;
  const concerned = kindOf(type)?.concerns?.(data);
  const about = concerned === undefined ? undefined : dossier.history.find(concerned);
  const root = about?.state === 'kept' ? followed(about, dossier) : undefined;
  const correction = type === 'EntryCorrected';
  return {
    ...placeOf(correction ? (root?.content.type ?? type) : type),
    accessClass: root ? classOf(root) : (kindOf(type)?.accessClass ?? 'information-rights'),
    attended: false,
    ownAct: correction ? root?.content.actor.account === reader.account : personId !== undefined && isDoneBy({ type, data }, dossier, personId),
    withheld: false,
    use: 'open',
    correction,
  };
};
