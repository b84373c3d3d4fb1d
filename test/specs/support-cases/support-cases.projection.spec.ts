import { supportCaseProjections } from '../../../src/support-cases/projections/index.ts';
import type { DeriveProjection } from '../../../src/platform/projections/index.ts';
import type { SupportCase } from '../../../src/support-cases/domain/index.ts';
import { given, PARTNERSHIP, supportCaseClosed, supportCaseOpened } from './given.ts';

const [projection] = supportCaseProjections as readonly [DeriveProjection<SupportCase>];
const subject = { id: 'case-1', tenant: PARTNERSHIP, stream: `support-${PARTNERSHIP}_case-1` };
const placeOf = ({ state }: ReturnType<typeof given>) => projection.derive(state, subject).map(({ id, fields }) => [id, fields['tenant'], fields['place']]);

describe('The list of cases', () => {
  it('has open ones before closed ones, by the day on which the board asked', () => {
    const rows = [given(supportCaseOpened({ occurredOn: '2026-09-02' })), given(supportCaseOpened()), given(supportCaseOpened({ occurredOn: '2020-01-01' }), supportCaseClosed())].flatMap(placeOf);
    expect(rows.map(([, , place]) => place).toSorted()).toEqual(['a-open 2026-09-01', 'a-open 2026-09-02', 'b-closed 2020-01-01']);
  });
  it('holds nothing of a case that is erased, and in clear nothing about anybody', () => {
    expect(placeOf(given())).toEqual([]);
    expect(JSON.stringify(projection.derive(given(supportCaseOpened()).state, subject))).not.toMatch(/Noor|pupil/);
  });
});
