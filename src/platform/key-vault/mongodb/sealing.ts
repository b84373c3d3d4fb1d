import type { KeyObject } from 'node:crypto';
import { bytesOf } from '../../mongodb/connection.ts';
import { KeyVaultUnavailable } from '../key-vault.ts';
import { keyFrom, survivorOf, type Keyring } from '../keyring.ts';
import type { Keks } from '../keks.ts';
import { unwrap, wiping, wrap, type Purpose } from '../wrapping.ts';
import type { StoredKey, SubjectDocument, Wrap } from './subject-document.ts';

/** Wraps and opens the keys of one owner: a subject, or the tenant itself. */
export class Sealing {
  readonly #keks: Keks;
  readonly #tenant: string;
  readonly #owner: string;

  constructor(keks: Keks, tenant: string, owner: string) {
    this.#keks = keks;
    this.#tenant = tenant;
    this.#owner = owner;
  }

  /** Under the KEK of this epoch. @throws KeyVaultUnavailable when it is absent or damaged */
  under(epoch: number): Wrap {
    return (purpose, keyId, eventId, material) => {
      const place = { tenant: this.#tenant, owner: this.#owner, purpose, keyId, eventId, epoch };
      return { purpose, keyId, eventId, epoch, wrapped: wiping(material, (bytes) => wrap(this.#keks.of(this.#tenant, epoch), place, bytes)) };
    };
  }

  /** @throws KeyVaultUnavailable when KEK and key do not belong together: an alarm */
  open(key: StoredKey): KeyObject {
    return keyFrom(key.purpose, this.#material(key));
  }

  rewrap(key: StoredKey, epoch: number): StoredKey {
    return key.epoch === epoch ? key : this.under(epoch)(key.purpose, key.keyId, key.eventId, this.#material(key));
  }

  #material({ purpose, keyId, eventId, epoch, wrapped }: StoredKey): Buffer {
    const kek = this.#keks.of(this.#tenant, epoch);
    try {
      return unwrap(kek, { tenant: this.#tenant, owner: this.#owner, purpose, keyId, eventId, epoch }, bytesOf(wrapped));
    } catch (error) {
      throw new KeyVaultUnavailable(`A key of tenant ${this.#tenant} does not open under its KEK of epoch ${String(epoch)}.`, { cause: error });
    }
  }
}

/** Every key of a subject, opened. */
export function keyringOf({ keys, dataKeys, erased }: SubjectDocument, sealing: Sealing): Keyring {
  const of = (purpose: Purpose) => keys.filter((it) => it.purpose === purpose);
  const only = (purpose: Purpose): KeyObject => {
    const [key] = of(purpose);
    if (key === undefined) throw new Error(`A registered subject has no ${purpose} key.`);
    return sealing.open(key);
  };
  const material = new Map(of('data').map((key) => [key.keyId, sealing.open(key)]));
  return {
    idKey: only('id'),
    blindingKey: only('blinding'),
    dataKeys: new Map(
      dataKeys.map(({ keyId, retentionClass, state }) => {
        const key = material.get(keyId);
        return [keyId, { retentionClass, state, ...(key !== undefined && { key }) }];
      }),
    ),
    survivors: new Map(of('entry').map((key) => [survivorOf(key.keyId, key.eventId), sealing.open(key)])),
    erased: new Map(erased.map(({ eventId, ground, at }) => [eventId, { ground, at }])),
  };
}
