import type { Collection, Db } from 'mongodb';
import { isDuplicateKey } from '../../mongodb/connection.ts';

interface Held {
  readonly _id: string;
  readonly holder: string;
  readonly until: number;
}

/** Who runs what, until when (docs/architecture.md, Projections). The caller brings the time, in milliseconds. */
export class Leases {
  readonly #leases: Collection<Held>;

  constructor(db: Db) {
    this.#leases = db.collection('leases');
  }

  /**
   * True when `holder` has it at least until `now + ttl`. A holder whose clock lags never shortens its own lease, and never
   * takes one that runs on the clock of another.
   */
  async take(name: string, holder: string, ttlMs: number, nowMs: number): Promise<boolean> {
    try {
      const mayBeTaken = { $or: [{ holder: { $eq: holder } }, { until: { $lte: nowMs } }] };
      await this.#leases.updateOne({ _id: name, ...mayBeTaken }, { $set: { holder }, $max: { until: nowMs + ttlMs } }, { upsert: true });
      return true;
    } catch (error) {
      // Nobody's lease matched, and there is one: it is somebody else's.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Of another holder: changes nothing. */
  async release(name: string, holder: string): Promise<void> {
    await this.#leases.deleteOne({ _id: name, holder: { $eq: holder } });
  }
}
