import { SealBroken } from '../../proof/index.ts';
import type { Projections } from '../../platform/projections/index.ts';
import type { ReadDocument } from '../../platform/read-store/read-store.ts';
import { findingsOn, inSchoolYear, type Audited, type Finding } from '../domain/index.ts';
import { compliance } from '../projections/compliance.projection.ts';

const PAGE = 500;

/** What was found in each dossier of a school, and how many could not be opened. */
export interface SchoolFindings {
  readonly dossiers: readonly (readonly Finding[])[];
  readonly unreadable: number;
}

export interface SchoolAsked {
  readonly tenant: string;
  readonly schoolId: string;
  readonly schoolYearEnds: string;
  readonly today: string;
}

/** Page by page, so that requests come in between. A dossier that cannot be opened is counted and does not stop the rest. */
export const findingsOfSchool = async (projections: Pick<Projections, 'find' | 'documents'>, { tenant, schoolId, schoolYearEnds, today }: SchoolAsked): Promise<SchoolFindings> => {
  const dossiers: (readonly Finding[])[] = [];
  let unreadable = 0;
  for (let after: { readonly value: null; readonly id: string } | undefined; ; ) {
    const page = await projections.find('compliance', { where: { tenant, schoolId }, limit: PAGE, ...(after && { after }) });
    for (const document of page) {
      const audited = await openedIn(projections, document);
      if (audited) dossiers.push(inSchoolYear(findingsOn(audited, today), schoolYearEnds));
      else unreadable += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { dossiers, unreadable };
    after = { value: null, id: last.id };
  }
};

const openedIn = async ({ documents }: Pick<Projections, 'documents'>, document: ReadDocument): Promise<Audited | undefined> => {
  try {
    const found = await documents.open(compliance, document);
    return found.state === 'kept' ? found.content : undefined;
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
};
