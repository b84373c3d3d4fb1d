import type { Held } from '../../src/dossier/application/dossiers.ts';
import { searchObligations } from '../../src/dossier/application/obligation-search.ts';
import { obligations } from '../../src/dossier/projections/index.ts';
import type { Query, ReadDocument } from '../../src/platform/read-store/read-store.ts';
import { agreementEvaluated, agreementMade } from './builders/index.ts';
import { defaults, given, type Given } from './given.ts';

const TODAY = '2026-06-01';
const caller = { account: 'counsellor', kind: 'person', tenant: 'board', expiresAt: 0 } as const;
const grants = [{ grantId: 'g', account: 'counsellor', name: 'IB', role: 'internal-counsellor', from: '2020-01-01' }] as const;
const asked = { tenant: 'board', caller, grants, filter: {}, today: TODAY, limit: 2 };

const subjectOf = (id: string) => ({ id, tenant: 'board', stream: `dossier-board_${id}` });

/** A dossier in the hands of a counsellor: no more than reading it needs. */
const heldOf = (id: string, { dossier }: Given): Held => ({
  subject: subjectOf(id),
  folded: { state: dossier, size: dossier.history.size, head: '' },
  caller,
  today: TODAY,
  policyOn: defaults,
  who: { role: 'staff', relation: 'same-board', staffRole: 'internal-counsellor', pupilAge: 'under-16', permission: 'none', copyTask: false },
} as unknown as Held);

const rowsOf = (id: string, { dossier }: Given): readonly ReadDocument[] =>
  obligations.derive({ ...dossier, policyOn: defaults }, subjectOf(id)).map(({ id: documentId, fields }) => ({ id: documentId, fields, body: new Uint8Array(), header: {} }));

const isAfter = (row: ReadDocument, { value, id }: { readonly value: unknown; readonly id: string }): boolean => {
  const due = String(row.fields['due']);
  return due > String(value) || (due === value && row.id > id);
};

/** A list of these rows, which counts how many it gave. */
const listOf = (rows: readonly ReadDocument[]) => {
  const sorted = rows.toSorted((a, b) => (isAfter(a, { value: String(b.fields['due']), id: b.id }) ? 1 : -1));
  const list = { given: 0, find: (_name: string, { after, limit }: Query): Promise<readonly ReadDocument[]> => {
    const page = sorted.filter((row) => !after || isAfter(row, after)).slice(0, limit);
    list.given += page.length;
    return Promise.resolve(page);
  } };
  return list;
};

/** Knows these dossiers; every other one this reader may not know of. */
const knowing = (...known: readonly Held[]) => {
  const dossiers = { asked: 0, find: (id: string): Promise<Held | undefined> => {
    dossiers.asked += 1;
    return Promise.resolve(known.find(({ subject }) => subject.id === id));
  } };
  return dossiers;
};

const made = given(agreementMade({ agreementId: 'a', evaluateOn: '2026-07-01' }));
const hidden = (count: number) => Array.from({ length: count }, (_, at) => rowsOf(`hidden-${String(at).padStart(5, '0')}`, given(agreementMade({ evaluateOn: '2026-06-15' })))).flat();

describe('A page of what is due', () => {
  it('goes on past dossiers that the reader may not know of', async () => {
    const { seen, next } = await searchObligations(listOf([...hidden(20), ...rowsOf('mine', made)]), knowing(heldOf('mine', made)), asked);
    expect([seen.map(({ row }) => row.dossierId), next]).toEqual([['mine'], undefined]);
  });

  it('looks at no more than so many dossiers, and leaves with a place to go on from', async () => {
    const list = listOf([...hidden(1_000), ...rowsOf('mine', made)]);
    const found: string[] = [];
    let pages = 0;
    for (let after: Parameters<typeof searchObligations>[2]['after']; ; ) {
      const dossiers = knowing(heldOf('mine', made));
      const { seen, next } = await searchObligations(list, dossiers, { ...asked, ...(after && { after }) });
      expect(dossiers.asked).toBeLessThanOrEqual(200 + asked.limit);
      found.push(...seen.map(({ row }) => row.dossierId));
      pages += 1;
      if (!next) break;
      after = next;
    }
    expect([found, pages]).toEqual([['mine'], 5]);
  });

  it('looks at no more than so many rows, also of schools where the reader has no role', async () => {
    const list = listOf(hidden(5_000));
    const dossiers = knowing();
    const { seen, next } = await searchObligations(list, dossiers, { ...asked, grants: [{ ...grants[0], schoolId: 'here' }, { ...grants[0], schoolId: 'there' }] });
    expect([seen, typeof next?.id, dossiers.asked]).toEqual([[], 'string', 0]);
    expect(list.given).toBeLessThan(2_000 + 2 * asked.limit);
  });
});

describe('A list that is behind its dossiers', () => {
  it('shows nothing that was done since', async () => {
    const done = made.and(agreementEvaluated({ agreementId: 'a', outcome: 'kept' }));
    expect((await searchObligations(listOf(rowsOf('mine', made)), knowing(heldOf('mine', done)), asked)).seen).toEqual([]);
  });

  it('shows the day as it is now, and judges it by what was asked', async () => {
    const moved = given(agreementMade({ agreementId: 'a', evaluateOn: '2026-05-01' }));
    const find = (filter: object) => searchObligations(listOf(rowsOf('mine', made)), knowing(heldOf('mine', moved)), { ...asked, filter });
    expect((await find({})).seen.map(({ row: { due, overdue, daysOverdue } }) => [due, overdue, daysOverdue])).toEqual([['2026-05-01', true, 31]]);
    expect((await find({ overdue: false })).seen).toEqual([]);
  });

  it('goes on from the row where it stood in the list', async () => {
    const rows = ['one', 'other', 'third'].flatMap((id) => rowsOf(id, made));
    const moved = given(agreementMade({ agreementId: 'a', evaluateOn: '2027-05-01' }));
    const dossiers = knowing(...['one', 'other', 'third'].map((id) => heldOf(id, moved)));
    const { seen, next } = await searchObligations(listOf(rows), dossiers, asked);
    expect(seen).toHaveLength(2);
    expect(next?.value).toBe('2026-07-01');
    const rest = await searchObligations(listOf(rows), dossiers, { ...asked, ...(next && { after: next }) });
    expect(rest.seen.map(({ row }) => row.dossierId)).toEqual(['third']);
  });
});

describe('A dossier that cannot be opened', () => {
  const failing = (code: string, ...known: readonly Held[]) => ({
    find: (id: string) => (id === 'broken' ? Promise.reject(Object.assign(new Error(), { code })) : knowing(...known).find(id)),
  });
  const list = () => listOf([...rowsOf('broken', given(agreementMade({ evaluateOn: '2026-06-10' }))), ...rowsOf('mine', made)]);

  it.each(['key-missing', 'seal-broken', 'unknown-entry'])('%s: hides no other, and is told', async (code) => {
    const { seen, unreadable } = await searchObligations(list(), failing(code, heldOf('mine', made)), asked);
    expect([seen.map(({ row }) => row.dossierId), unreadable]).toEqual([['mine'], [expect.objectContaining({ code })]]);
  });

  it.each(['key-vault-unavailable', 'store-unavailable', 'internal'])('%s: is nothing of one dossier, so nothing is shown', async (code) => {
    await expect(searchObligations(list(), failing(code, heldOf('mine', made)), asked)).rejects.toMatchObject({ code });
  });
});
