import type { Provenance } from '../../kernel/event.ts';

/** What a reader sees with an entry that did not begin in this dossier. */
export const provenanceNl: Readonly<Record<Provenance, string>> = { imported: 'Overgenomen uit een ouder dossier.' };
