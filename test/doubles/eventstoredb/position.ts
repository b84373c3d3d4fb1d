/** Commit and prepare position, compared in that order. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Before everything. */
export const BEFORE_ALL: Position = { commit: -1n, prepare: -1n };

export const at = (position: bigint): Position => ({ commit: position, prepare: position });

export const isBefore = (a: Position, b: Position): boolean => (a.commit === b.commit ? a.prepare < b.prepare : a.commit < b.commit);

export const later = (a: Position, b: Position): Position => (isBefore(a, b) ? b : a);
