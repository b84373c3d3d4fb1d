import { Injectable } from '@nestjs/common';
import { decide } from '../../access/index.ts';
import { figuresOf, findingsOn, madeBy, type Figure, type Made } from '../../audit/index.ts';
import { demand, type Looking } from '../../dossier/index.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { Clock } from '../../platform/clock.ts';
import { auditOfPartnership, partnershipRows, type ComplianceDelivered, type SupportCase } from '../domain/index.ts';
import { rowsOfSupport } from './partnership-profile.ts';
import type { HeldCase } from './support-cases.ts';
import { WhoLookedInCases } from './who-looked-in-cases.ts';

/** What the board delivered last: counts and days, without its entries. */
export interface SchoolCounted {
  /** Until which day the board counted. */
  readonly asOf: PlainDate;
  /** The board closed its request: nothing comes after it. */
  readonly final: boolean;
  /** The entry of the case that brought it. */
  readonly entryId: string;
  readonly figures: readonly Figure[];
  readonly findings: ComplianceDelivered['data']['findings'];
}

export interface CaseReport extends Made {
  readonly supportCaseId: string;
  /** Of what the partnership did itself, with its entries. */
  readonly figures: readonly Figure[];
  /** Absent when the board delivered none. */
  readonly school?: SchoolCounted;
}

const explanationNl =
  'Dit overzicht telt wat het samenwerkingsverband moest doen, en wat de school telde over de hulp aan de leerling. Er staan geen namen in en geen teksten. De laatste dag van een termijn is nog op tijd.';

/** How the partnership and the school kept to the rules about support: for the auditor alone (AD-27), logged before it leaves (W-40). */
@Injectable()
export class CaseAudits {
  constructor(
    private readonly whoLooked: WhoLookedInCases,
    private readonly clock: Clock,
  ) {}

  /** @throws Forbidden */
  async of(held: HeldCase, looking: Looking): Promise<CaseReport> {
    const { folded, subject, today: asOf } = held;
    const decision = decide('audit', held.who);
    const figures = figuresOf(findingsOn(auditOfPartnership(folded.state), asOf), partnershipRows);
    const school = schoolCounted(folded.state);
    const named = new Set([...figures.flatMap(({ outcomes }) => outcomes.flatMap(({ entryIds }) => entryIds)), school?.entryId]);
    const entries = decision.effect === 'deny' ? [] : [...folded.state.history].filter(({ eventId }) => named.has(eventId));
    await this.whoLooked.disclose(held, looking, 'audit', entries, [decision]);
    demand(decision);
    const made = madeBy({ ...held, role: held.who.staffRole }, looking, this.clock.now());
    return { titleNl: 'Controle van een vraag om hulp', explanationNl, supportCaseId: subject.id, asOf, ...made, figures, ...(school && { school }) };
  }
}

const schoolCounted = ({ compliance }: SupportCase): SchoolCounted | undefined =>
  compliance && { ...compliance, figures: figuresOf(compliance.findings.map((finding) => ({ ...finding, entryIds: [] })), rowsOfSupport) };
