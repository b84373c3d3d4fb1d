import type { KeyObject } from 'node:crypto';

/**
 * The key vault port: every key that can make a sealed entry readable (docs/architecture.md, Keys).
 * Adapters: `sqlite/` (own file, KEK in a file of its own), MongoDB (own database).
 *
 * A *subject* owns keys: one dossier, one organisation, one support case. Destroying a key is the erasure of what it sealed.
 */

export interface Subject {
  /** Lower-case UUID: the dossier, organisation or support case. */
  readonly id: string;
  /** Opaque id of the organisation that is the controller. */
  readonly tenant: string;
  /** The subject's event stream. */
  readonly stream: string;
}

/** A data encryption key (DEK) for one subject and retention class, with the opaque id that entries name it by. */
export interface DataKey {
  readonly keyId: string;
  readonly retentionClass: string;
  readonly key: KeyObject;
}

/** What the vault can say of the key of one stored entry. */
export type EntryKey =
  | { readonly state: 'available'; readonly key: KeyObject }
  | { readonly state: 'erased'; readonly ground: string; readonly at: string };

/** One entry that stays when a key id is retired, with the entry key that still opens it. */
export interface Survivor {
  readonly eventId: string;
  readonly key: KeyObject;
}

/** One entry that goes: its id, the ground in a code or a few words without names, and the UTC instant. */
export interface ErasedEntry {
  readonly eventId: string;
  readonly ground: string;
  readonly at: string;
}

/**
 * Whoever asks for the keys of a subject or tenant that was never registered gets KeyMissing, everywhere but in `find`.
 * Other processes see an erasure at most 60 seconds later: step 2 of an erasure (docs/operations.md, Erasure) waits for that.
 */
export abstract class KeyVault {
  /**
   * Registers a subject with its fresh id key and blinding key, and its tenant with KEK, id key and signing key when it is the first.
   * Registering the same subject twice changes nothing. @throws SubjectRefused for another stream or tenant under the same id, or the same stream under another.
   */
  abstract register(subject: Subject): Promise<void>;
  /** The subject as registered, or undefined when nobody knows it. */
  abstract find(subjectId: string): Promise<Subject | undefined>;

  /** The active DEK for new entries of this class; made at first use, durable when it resolves. @throws ClassDestroyed for a class without active key after a `retire`; only `activate` opens it again. */
  abstract sealingKey(subjectId: string, retentionClass: string): Promise<DataKey>;
  /** The key of one entry: derived from the DEK (docs/proof.md section 2), listed as survivor, or erased. @throws KeyMissing (an alarm, 503) when none of these. */
  abstract entryKey(subjectId: string, keyId: string, eventId: string): Promise<EntryKey>;
  /** The DEK under this id, for documents; undefined once retired. @throws KeyMissing for an id that never was. */
  abstract dataKey(subjectId: string, keyId: string): Promise<DataKey | undefined>;
  /** HMAC key for event ids of this subject (replaced at every erasure). */
  abstract idKey(subjectId: string): Promise<KeyObject>;
  /** HMAC key that blinds the stream name in receipts (fixed for the stream's life). */
  abstract blindingKey(subjectId: string): Promise<KeyObject>;
  /** HMAC key for command ids of this tenant (fixed). */
  abstract tenantIdKey(tenant: string): Promise<KeyObject>;
  /** The tenant's Ed25519 signing key (private) for receipts and manifests, with its public name. */
  abstract signingKey(tenant: string): Promise<{ readonly name: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject }>;
  /** Public keys of all tenants, current and retired, for /v1/proof-keys. */
  abstract proofKeys(): Promise<readonly { readonly tenant: string; readonly name: string; readonly publicKey: KeyObject }[]>;

  /**
   * Step 1 of an erasure: a new key id becomes active for this class; entries from now on are sealed with it.
   * Repeatable: until `retired` is retired, every call answers the same two ids. So an erasure that was begun before is
   * finished first: compare `retired` with the key id of the entry. An entry under a key id that is retired already needs no step 1.
   */
  abstract activate(subjectId: string, retentionClass: string): Promise<{ readonly retired: string; readonly active: string }>;
  /**
   * Step 3 of an erasure: keeps the entry keys of survivors, marks the rest erased, drops the DEK, replaces the id key; one
   * transaction, repeatable. A class is destroyed without survivors. What was marked erased before stays so, also when an
   * older call is repeated. Retiring the same key id again takes away further survivors.
   * @throws TypeError when an entry is both survivor and erased, when a survivor kept before is neither, or when the key id is
   * active and there are survivors (step 1 was skipped); nothing is changed then.
   */
  abstract retire(subjectId: string, keyId: string, survivors: readonly Survivor[], erased: readonly ErasedEntry[]): Promise<void>;
  /** Step 5: re-wraps every live key under a new KEK epoch, proves that the new rows open, then destroys every older KEK of the tenant. Interrupted, it leaves all keys readable; repeating it finishes it under one more epoch. */
  abstract rotate(tenant: string): Promise<{ readonly epoch: number }>;
  /** Keys of this subject that are remembered here are read again: something was erased by another process or thread. */
  abstract forget(subjectId: string): void;
  /** Whether this event id is marked erased for the subject. */
  abstract isErased(subjectId: string, eventId: string): Promise<boolean>;

  abstract close(): Promise<void>;
}

/** A stored entry names a key that is neither derivable, listed nor marked erased: an alarm, never a guess. */
export class KeyMissing extends Error {
  readonly code = 'key-missing';
}

/** No new entries in a class whose keys were destroyed: `activate` opens it again, deliberately. */
export class ClassDestroyed extends Error {
  readonly code = 'class-destroyed';
}

/** The id or the stream belongs to another subject. */
export class SubjectRefused extends Error {
  readonly code = 'subject-refused';
}

/** The vault, or the KEK outside of it, cannot be read or written now. Nothing is known of the step: repeat it. */
export class KeyVaultUnavailable extends Error {
  readonly code = 'key-vault-unavailable';
}
