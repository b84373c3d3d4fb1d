import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { lengthPrefixed } from '../../kernel/ids.ts';
import { UnknownCursor } from '../../kernel/refusals.ts';
import { KeyVault } from '../../platform/key-vault/key-vault.ts';

/** The last row that was looked at, as the list is sorted: by this value, then by id. */
export interface ListPlace {
  readonly value: string;
  readonly id: string;
}

/** Whose list it is, and what was asked: a cursor of another list is none. */
export interface ListAsked {
  readonly tenant: string;
  readonly account: string;
  readonly filter: Readonly<Record<string, string | boolean>>;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// Begins as no command id does: the length of a client's name comes first there.
const LABEL = Buffer.from('v1/list-cursor\0', 'ascii');

/** A page may end at a row that the reader may not know of, so where it ended is sealed: for this reader, for this question. */
@Injectable()
export class ListCursors {
  constructor(private readonly vault: KeyVault) {}

  async seal({ value, id }: ListPlace, asked: ListAsked): Promise<string> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await this.keyOf(asked), nonce, { authTagLength: TAG_BYTES }).setAAD(filterBytes(asked));
    return Buffer.concat([nonce, cipher.update(JSON.stringify([value, id]), 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** @throws UnknownCursor when it was not sealed for this reader and this question */
  async open(cursor: string, asked: ListAsked): Promise<ListPlace> {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) throw new UnknownCursor();
    const decipher = createDecipheriv('aes-256-gcm', await this.keyOf(asked), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(filterBytes(asked))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const [value, id] = JSON.parse(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')) as [string, string];
      return { value, id };
    } catch {
      throw new UnknownCursor();
    }
  }

  private async keyOf({ tenant, account }: ListAsked): Promise<Buffer> {
    return createHmac('sha256', await this.vault.tenantIdKey(tenant)).update(LABEL).update(lengthPrefixed(account)).digest();
  }
}

const filterBytes = ({ filter }: ListAsked): Buffer => Buffer.from(JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1))), 'utf8');
