import { stringify } from 'csv-stringify/sync';
import type { DossierReport, SchoolReport } from '../application/audits.ts';

/** Figures of one day; a report can hold several of these. */
export type Counted = Pick<DossierReport | SchoolReport, 'asOf' | 'figures'>;

/**
 * A report as a table, a line for every way in which something came out. Semicolons, a byte order mark and CRLF: a Dutch
 * spreadsheet opens it as it is. A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP).
 */
export const csvOf = (...counted: readonly Counted[]): string =>
  stringify(
    counted.flatMap(({ asOf, figures }) =>
      figures.flatMap(({ measure, rule, ground, headingNl, outcomes }) =>
        outcomes.map(({ textNl, count, ...outcome }) => [asOf, measure, rule, ground, headingNl, textNl, count === 'hidden' ? 'niet getoond' : count, 'entryIds' in outcome ? outcome.entryIds.join(' ') : '']),
      ),
    ),
    { bom: true, delimiter: ';', record_delimiter: 'windows', header: true, columns: ['peildag', 'meting', 'regel', 'grond', 'onderwerp', 'uitkomst', 'aantal', 'gebeurtenissen'], escape_formulas: true },
  );

/** A table is wanted when the request names it and not JSON. */
export const wantsCsv = (accept: string | undefined): boolean => /\btext\/csv\b/i.test(accept ?? '') && !/\bapplication\/json\b/i.test(accept ?? '');

export const CSV = 'text/csv; charset=utf-8; header=present';
