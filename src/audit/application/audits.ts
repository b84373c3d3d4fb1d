import { Injectable } from '@nestjs/common';
import { decide, subjectOf } from '../../access/index.ts';
import { demand, emptyDossier, knownOn, WhoLooked, type Held, type Looking } from '../../dossier/index.ts';
import { endOfSchoolYear } from '../../kernel/calendar.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { NotFound } from '../../kernel/refusals.ts';
import { nameOfSchool, Organisations, schoolOf } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import { Projections } from '../../platform/projections/index.ts';
import { complianceOf, schoolFiguresOf, toldPupils, type Figure, type SchoolFigure, type Told } from '../domain/index.ts';
import { madeBy, type Made } from './made.ts';
import { findingsOfSchool } from './school-findings.ts';

export interface DossierReport extends Made {
  readonly dossierId: string;
  readonly figures: readonly Figure[];
}

export interface SchoolReport extends Made {
  readonly schoolId: string;
  readonly schoolName: string;
  /** `2026-2027` */
  readonly schoolYear: string;
  readonly dossiers: Told;
  /** Dossiers that could not be opened: they are in no figure. */
  readonly unreadable: number;
  readonly figures: readonly SchoolFigure[];
}

const ofDossierNl =
  'Dit overzicht telt wat de school volgens de regels moest doen, en of dat op tijd was. Er staat geen inhoud in van gesprekken of plannen. De laatste dag van een termijn is nog op tijd.';
const ofSchoolNl =
  'Dit overzicht telt over alle dossiers van de school. Bij minder dan 5 leerlingen staat er geen getal. Soms staat er dan ook een ander getal niet: daarmee was het kleine getal uit te rekenen.';

/** Reports on how a school keeps to its rules (AVG 5(2)): for who watches over it, logged before anything leaves (W-40). */
@Injectable()
export class Audits {
  constructor(
    private readonly organisations: Organisations,
    private readonly projections: Projections,
    private readonly whoLooked: WhoLooked,
    private readonly clock: Clock,
  ) {}

  /** As the school knew the dossier at the end of a day, today at the latest. @throws Forbidden */
  async ofDossier(held: Held, knownAt: PlainDate = held.today, looking: Looking): Promise<DossierReport> {
    const decision = decide('audit', held.who);
    const asOf = knownAt < held.today ? knownAt : held.today;
    const figures = decision.effect === 'deny' ? [] : complianceOf(knownOn(held.folded.state, asOf), held.policyOn, asOf);
    const named = new Set(figures.flatMap(({ outcomes }) => outcomes.flatMap(({ entryIds }) => entryIds)));
    const entries = [...held.folded.state.history].filter(({ eventId }) => named.has(eventId));
    await this.whoLooked.disclose(held, { action: 'audit', ...looking, entries, decisions: [decision] });
    demand(decision);
    const made = madeBy({ ...held, role: held.who.staffRole, today: this.clock.today() }, looking, this.clock.now());
    return { titleNl: 'Controle van een dossier', explanationNl: ofDossierNl, dossierId: held.subject.id, asOf, ...made, figures };
  }

  /** Over all dossiers of a school, in the school year that ends on this day. @throws NotFound, Forbidden */
  async ofSchool(caller: Caller, schoolId: string, schoolYearEnds: PlainDate = endOfSchoolYear(this.clock.today()), looking: Looking): Promise<SchoolReport> {
    const today = this.clock.today();
    const { tenant } = caller;
    if (tenant === undefined) throw new NotFound();
    const organisation = await this.organisations.of(tenant);
    const school = schoolOf(organisation, schoolId);
    const who = subjectOf(caller, emptyDossier, organisation, today, schoolId);
    if (!school || who.role === 'none') throw new NotFound();
    const decision = decide('audit', who);
    const { dossiers, unreadable } = decision.effect === 'deny' ? { dossiers: [], unreadable: 0 } : await findingsOfSchool(this.projections, { tenant, schoolId, schoolYearEnds, today });
    await this.whoLooked.aboutNone({ tenant, caller, who }, 'audit', looking, decision);
    demand(decision);
    return {
      titleNl: 'Controle van een school',
      explanationNl: ofSchoolNl,
      schoolId,
      schoolName: nameOfSchool(school, today),
      schoolYear: schoolYearOf(schoolYearEnds),
      asOf: today,
      ...madeBy({ organisation, caller, role: who.staffRole, today }, looking, this.clock.now()),
      dossiers: toldPupils(dossiers.length),
      unreadable,
      figures: schoolFiguresOf(dossiers),
    };
  }
}

const schoolYearOf = (schoolYearEnds: PlainDate): string => {
  const year = Number(schoolYearEnds.slice(0, 4));
  return `${String(year - 1)}-${String(year)}`;
};
