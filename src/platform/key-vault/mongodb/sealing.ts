import type { KeyObject } from 'node:crypto';
import { bytesOf } from '../../mongodb/connection.ts';
import { keyFrom, survivorOf, type Keyring } from '../keyring.ts';
import type { Keks } from '../keks.ts';
import type { KeyPlace, Purpose } from '../wrapping.ts';
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
    return (purpose, keyId, eventId, material) => ({ purpose, keyId, eventId, epoch, wrapped: this.#keks.wrap(this.#place({ purpose, keyId, eventId, epoch }), material) });
  }

  /** @throws KeyVaultUnavailable when KEK and key do not belong together: an alarm */
  open(key: StoredKey): KeyObject {
    return keyFrom(key.purpose, this.#material(key));
  }

  /** The key under the KEK of this epoch; one of this epoch or a later one stays as it is. */
  rewrap(key: StoredKey, epoch: number): StoredKey {
    return key.epoch >= epoch ? key : this.under(epoch)(key.purpose, key.keyId, key.eventId, this.#material(key));
  }

  #material(key: StoredKey): Buffer {
    return this.#keks.unwrap(this.#place(key), bytesOf(key.wrapped));
  }

  #place({ purpose, keyId, eventId, epoch }: Omit<StoredKey, 'wrapped'>): KeyPlace {
    return { tenant: this.#tenant, owner: this.#owner, purpose, keyId, eventId, epoch };
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
