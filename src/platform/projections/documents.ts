import { documentKey, openDocument, sealDocument } from '../../proof/index.ts';
import type { Position } from '../event-store/event-store.ts';
import { ClassDestroyed, type DataKey, type KeyVault } from '../key-vault/key-vault.ts';
import type { ReadDocument } from '../read-store/read-store.ts';
import { positionText, type Derived, type DeriveProjection } from './projection.ts';

/** The content of a derived document, or a gap: its key was destroyed and it has not been derived again yet. */
export type Found<Content> = { readonly state: 'kept'; readonly content: Content } | { readonly state: 'forgotten' };

/** A derived document as readers get it. */
export type FoundDocument<Content> = Pick<ReadDocument, 'id' | 'fields'> & Found<Content>;

/** Seals and opens derived documents (docs/proof.md section 3). Copied entries open as entries, with `originalOf` and the journal. */
export class Documents {
  constructor(private readonly vault: KeyVault) {}

  /** None when the keys of their class were destroyed: what was erased is not written down again. */
  async seal({ name: projection, retentionClass }: Pick<DeriveProjection<never>, 'name' | 'retentionClass'>, subjectId: string, derived: readonly Derived<unknown>[], at: Position): Promise<readonly ReadDocument[]> {
    const dataKey = await this.sealingKey(subjectId, retentionClass);
    if (!dataKey) return [];
    const { keyId, key } = dataKey;
    const position = positionText(at);
    return derived.map(({ id, fields, content }) => {
      const body = sealDocument(documentKey(key, projection, id), { projection, documentId: id, keyId, position }, content);
      return { id, fields, body, header: { subjectId, keyId, position } };
    });
  }

  private async sealingKey(subjectId: string, retentionClass: string): Promise<DataKey | undefined> {
    try {
      return await this.vault.sealingKey(subjectId, retentionClass);
    } catch (error) {
      if (error instanceof ClassDestroyed) return undefined;
      throw error;
    }
  }

  /** @throws SealBroken when it was not sealed for this place: an alarm, never a gap. */
  async open<Content>({ name }: Pick<DeriveProjection<never, Content>, 'name' | 'derive'>, { id, fields, body, header }: ReadDocument): Promise<FoundDocument<Content>> {
    const { subjectId = '', keyId = '', position = '' } = header;
    const dataKey = await this.vault.dataKey(subjectId, keyId);
    if (!dataKey) return { id, fields, state: 'forgotten' };
    const content = openDocument(documentKey(dataKey.key, name, id), { projection: name, documentId: id, keyId, position }, body);
    return { id, fields, state: 'kept', content: content as Content };
  }
}
