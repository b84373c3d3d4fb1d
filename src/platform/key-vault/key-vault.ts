import type { KeyObject } from 'node:crypto';

/**
 * The key vault port: every key that can make a sealed entry readable (design.md 6.1).
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

/** One entry that stays when a key id is retired, with the entry key that still opens it; or one that goes. */
export interface Survivor {
  readonly eventId: string;
  readonly key: KeyObject;
}

export abstract class KeyVault {
  /** Registers a subject with its fresh id key and blinding key. Registering the same subject twice changes nothing; another stream or tenant under the same id is refused. */
  abstract register(subject: Subject): Promise<void>;
  /** The subject as registered, or undefined when nobody knows it. */
  abstract find(subjectId: string): Promise<Subject | undefined>;

  /** The active DEK for new entries of this class; made at first use. Never for a class that was destroyed unless `activate` was called since. */
  abstract sealingKey(subjectId: string, retentionClass: string): Promise<DataKey>;
  /** The key of one entry: derived from the DEK (design.md 6.1), listed as survivor, or erased. @throws KeyMissing (an alarm, 503) when none of these. */
  abstract entryKey(subjectId: string, keyId: string, eventId: string): Promise<EntryKey>;
  /** The DEK under this id, for documents; undefined once retired. */
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

  /** Step 1 of an erasure: a new key id becomes active for this class; entries from now on are sealed with it. Repeatable: answers the retired id and the new one. */
  abstract activate(subjectId: string, retentionClass: string): Promise<{ readonly retired: string; readonly active: string }>;
  /** Step 3 of an erasure: keeps the entry keys of survivors, marks the rest erased, drops the DEK, replaces the id key; one transaction, repeatable. */
  abstract retire(subjectId: string, keyId: string, survivors: readonly Survivor[], erased: readonly { readonly eventId: string; readonly ground: string; readonly at: string }[]): Promise<void>;
  /** Step 5: re-wraps every live key under a new KEK epoch, proves that the new rows open, then destroys the old KEK. */
  abstract rotate(tenant: string): Promise<{ readonly epoch: number }>;
  /** Whether any of these event ids is marked erased for the subject. */
  abstract isErased(subjectId: string, eventId: string): Promise<boolean>;

  abstract close(): Promise<void>;
}

/** A stored entry names a key that is neither derivable, listed nor marked erased: an alarm, never a guess. */
export class KeyMissing extends Error {
  readonly code = 'key-missing';
}

export class KeyVaultUnavailable extends Error {
  readonly code = 'key-vault-unavailable';
}
