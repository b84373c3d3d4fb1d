import { auditedEntry } from '../../../src/support-cases/application/audited-view.ts';
import { allKinds } from '../../../src/dossier/domain/index.ts';
import { eventExamples } from '../builders/examples.ts';

const PERSON = '00000000-0000-4000-8000-00000000000a';
const pseudonym = (sort: string, id: string): string => `${sort}-${id.slice(-1)}`;
const view = (data: object) => ({
  state: 'shown', entryId: 'entry-1', type: 'EntryDelivered', heading: 'Stuk', summary: 'Een stuk.', occurredOn: '2026-09-15', recordedAt: '', recordedBy: { role: 'case-worker', name: 'Anna' }, data: {},
  delivered: { entryId: 'secret', type: 'ConversationHeld', heading: 'Gesprek', occurredOn: '2026-09-01', recordedAt: '', content: { data }, redactions: [] },
}) as const;
const told = (data: object) => (auditedEntry(view(data), pseudonym) as { readonly delivered: { readonly content: object } }).delivered.content;

describe('AD-27: an auditor sees codes, days and pseudonyms; what is not listed is silent', () => {
  it('persons under one pseudonym, wherever they stand', () =>
    expect(told({ personId: PERSON, parents: [PERSON, 'Noor'], participants: [{ role: 'parent', personId: PERSON, name: 'Els', presence: 'by-phone' }] })).toEqual({
      personId: 'person-a',
      parents: ['person-a'],
      participants: [{ role: 'parent', personId: 'person-a', presence: 'by-phone' }],
    }));
  it('goals, agreements and conversations under pseudonyms of their own, and only when they are ids', () =>
    expect([told({ goalId: PERSON, agreementId: PERSON, conversationId: PERSON, adviceId: PERSON }), told({ goalId: 'lezen' })]).toEqual([{ goalId: 'goal-a', agreementId: 'agreement-a', conversationId: 'conversation-a' }, {}]));
  it('no text, no name, and no unknown field', () => expect(told({ report: [{ text: 'Noor leest.' }], name: 'Noor', kind: 'Noor de Wit', surprise: 'noor', relation: 'moeder' })).toEqual({}));
  it('nothing that somebody wrote, of any entry of a dossier', () => {
    const texts = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
    for (const { type } of allKinds()) {
      const { data } = (eventExamples as Readonly<Record<string, { readonly data: object }>>)[type]!;
      expect([type, texts(told(data)).filter((text) => /[A-Z ]/.test(text))]).toEqual([type, []]);
    }
  });
  it('not who recorded it, but in which role', () => expect(auditedEntry(view({}), pseudonym)).toMatchObject({ recordedBy: { role: 'case-worker' }, delivered: expect.not.objectContaining({ entryId: 'secret' }) }));
});
