import type { CollectionSpec, ReadStore } from '../read-store/read-store.ts';

/** What a build is named after and made like. */
export interface Buildable {
  readonly name: string;
  readonly version: number;
  readonly fields: CollectionSpec['fields'];
  readonly indexes: CollectionSpec['indexes'];
}

/** The parts of `<projection>-v<version>-b<n>`; undefined for the name of something else. */
export const parseBuild = (projection: string, collection: string): { readonly version: number; readonly number: number } | undefined => {
  if (!collection.startsWith(`${projection}-v`)) return undefined;
  const [, version, number] = /^(\d+)-b(\d+)$/.exec(collection.slice(projection.length + 2)) ?? [];
  return version !== undefined && number !== undefined ? { version: Number(version), number: Number(number) } : undefined;
};

/** The builds of one projection: collections beside each other, of which readers use one. */
export class Builds {
  constructor(
    private readonly projection: Buildable,
    private readonly readStore: ReadStore,
  ) {}

  /** The collection that readers use, when this version of the program understands it. */
  async serving(): Promise<string | undefined> {
    const active = await this.readStore.active(this.projection.name);
    return active !== undefined && this.isOurVersion(active) ? active : undefined;
  }

  /** All collections of this version: the active one and what is being built. */
  async ofThisVersion(): Promise<readonly string[]> {
    return (await this.all()).filter((collection) => this.isOurVersion(collection));
  }

  /** A build of this version that was begun after the active one and not finished. */
  async unfinished(): Promise<string | undefined> {
    const active = await this.readStore.active(this.projection.name);
    const latest = (await this.all()).at(-1);
    if (latest === undefined || latest === active || !this.isOurVersion(latest)) return undefined;
    await this.readStore.ensure(this.spec(latest));
    return latest;
  }

  /** Creates an empty collection under a number higher than any before. */
  async begin(): Promise<string> {
    const latest = (await this.all()).at(-1);
    const number = latest === undefined ? 1 : this.numberOf(latest) + 1;
    const collection = `${this.projection.name}-v${String(this.projection.version)}-b${String(number)}`;
    await this.readStore.ensure(this.spec(collection));
    return collection;
  }

  switchTo(collection: string): Promise<void> {
    return this.readStore.switchTo(this.projection.name, collection);
  }

  /**
   * Drops what came before a build. Later ones stay, left behind or not: as long as the latest exists its number is not
   * given out again, so that a late write of an old process never lands in a new collection.
   */
  async dropBefore(collection: string): Promise<void> {
    const number = this.numberOf(collection);
    for (const other of await this.all()) if (this.numberOf(other) < number) await this.readStore.drop(other);
  }

  /** In the order in which they were begun. */
  private async all(): Promise<readonly string[]> {
    const collections = await this.readStore.collections(this.projection.name);
    return collections
      .filter((collection) => parseBuild(this.projection.name, collection))
      .toSorted((a, b) => this.numberOf(a) - this.numberOf(b));
  }

  private numberOf(collection: string): number {
    return parseBuild(this.projection.name, collection)?.number ?? 0;
  }

  private isOurVersion(collection: string): boolean {
    return parseBuild(this.projection.name, collection)?.version === this.projection.version;
  }

  private spec(name: string): CollectionSpec {
    return { name, fields: this.projection.fields, indexes: this.projection.indexes };
  }
}
