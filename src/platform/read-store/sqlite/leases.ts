import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Who runs what, until when (docs/architecture.md, Projections). The caller brings the time, in milliseconds. */
export class Leases {
  readonly #take: StatementSync;
  readonly #release: StatementSync;

  constructor(db: DatabaseSync) {
    // A holder whose clock lags never shortens its own lease, and never takes one that runs on the clock of another.
    this.#take = db.prepare(`
      INSERT INTO leases (name, holder, until_ms) VALUES ($name, $holder, $until)
      ON CONFLICT (name) DO UPDATE SET
        until_ms = CASE WHEN holder = excluded.holder THEN max(until_ms, excluded.until_ms) ELSE excluded.until_ms END,
        holder = excluded.holder
      WHERE holder = excluded.holder OR until_ms <= $now`);
    this.#release = db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?');
  }

  /** True when `holder` has it at least until `now + ttl`. */
  take(name: string, holder: string, ttlMs: number, nowMs: number): boolean {
    const { changes } = this.#take.run({ name, holder, until: nowMs + ttlMs, now: nowMs });
    return Number(changes) === 1;
  }

  /** Of another holder: changes nothing. */
  release(name: string, holder: string): void {
    this.#release.run(name, holder);
  }
}
