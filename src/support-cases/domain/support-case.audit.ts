import type { Audited, Row } from '../../audit/domain/index.ts';
import type { AdviceSharedWithParents } from './assessment/assessment.events.ts';
import type { SupportCase } from './support-case.ts';

/** The rows of the partnership's own report: what it was to do with the request of a board, and where that is written. */
export const partnershipRows: readonly Row[] = [
  { measure: 'terms', rule: 'W-35', ground: 'WPO 18a(14); WVO 2020 2.47(17): meteen', headingNl: 'Kopie van het advies aan de ouders gegeven' },
  { measure: 'declarations-issued', rule: 'W-35', ground: 'WEC 40(10); WVO 2020 2.47(14) en (15); Awb 6:7', headingNl: 'Verklaringen (TLV) gegeven' },
  { measure: 'requests-closed', rule: 'W-34', ground: 'WPO 18a(6); WVO 2020 2.47(7)', headingNl: 'Vraag van de school' },
];

/** What an audit looks at in what the partnership did itself (AD-27). A copy for the parents is in time on the day of the advice. */
export const auditOfPartnership = ({ history, opened, closed, advices }: SupportCase): Audited => {
  const kept = [...history].filter((entry) => entry.state === 'kept');
  const terms = [...advices].map(([adviceId, { on, entryId: since }]) => {
    const copy = kept.find(({ content: { type, data } }) => type === 'AdviceSharedWithParents' && (data as AdviceSharedWithParents['data']).adviceId === adviceId);
    return { rule: 'W-35', since, ofAgreement: false, from: on, due: on, ...(copy && { closed: { on: copy.content.occurredOn, done: true, entryId: copy.eventId } }) };
  });
  const declarations = kept
    .filter(({ content }) => content.type === 'AdmissibilityDeclarationIssued')
    .map(({ eventId, content }) => ({ measure: 'declarations-issued', rule: 'W-35', outcome: content.irregular ? 'irregular' : 'by-the-rules', on: content.occurredOn, entryIds: [eventId] }) as const);
  const requestIds = kept.filter(({ content: { type } }) => type === 'SupportCaseOpened' || type === 'SupportCaseClosed').map(({ eventId }) => eventId);
  const request = opened && ({ measure: 'requests-closed', rule: 'W-34', outcome: closed ? 'closed' : 'open', on: closed?.on ?? opened.on, entryIds: requestIds } as const);
  return { terms, checks: [...declarations, ...(request ? [request] : [])] };
};
