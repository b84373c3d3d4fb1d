import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessTable } from '../../../src/access/index.ts';
import { allKinds } from '../../../src/dossier/domain/index.ts';
import { allSupportCaseKinds, keptBackNl, supportCaseKindOf, supportCaseRejectionOf, supportCaseRejections, type SupportCaseEvent } from '../../../src/support-cases/domain/index.ts';
import { isPlain } from '../plain.ts';
import { adviceShared, complianceDelivered, declarationIssued, entryDelivered, entryKeptBack, expertAdviceGiven, expertNamed, supportAllocated, supportCaseClosed, supportCaseOpened } from './given.ts';

const examples: { readonly [T in SupportCaseEvent['type']]: SupportCaseEvent } = {
  SupportCaseOpened: supportCaseOpened(),
  EntryDelivered: entryDelivered(),
  EntryKeptBack: entryKeptBack(),
  ComplianceDelivered: complianceDelivered(),
  ExpertNamed: expertNamed(),
  ExpertAdviceGiven: expertAdviceGiven(),
  AdviceSharedWithParents: adviceShared(),
  SupportAllocated: supportAllocated(),
  AdmissibilityDeclarationIssued: declarationIssued(),
  SupportCaseClosed: supportCaseClosed(),
};

describe.each(Object.values(examples).map((event) => [event.type, event.data] as const))('The entry %s', (type, data) => {
  const kind = supportCaseKindOf(type)!;
  it('is of the one chapter', () => expect(kind).toMatchObject({ type, chapter: 'supportCase' }));
  it('has a plain heading, and a plain summary without names', () => {
    isPlain(kind.headingNl);
    const summary = kind.summaryNl(data);
    isPlain(summary);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(summary).not.toMatch(/undefined|Noor|Anna|\[object/);
  });
  it('names its legal basis and processing activity', () => {
    expect(kind.legalBasis).toMatch(/^AVG \d/);
    expect(kind.processingActivity).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

it('Every kind is tried', () => expect(allSupportCaseKinds().map(({ type }) => type)).toEqual(Object.keys(examples)));
it('No two kinds of entry have the same heading, and no type is one of a dossier', () => {
  expect(new Set(allSupportCaseKinds().map(({ headingNl }) => headingNl)).size).toBe(allSupportCaseKinds().length);
  const types = new Set(allKinds().map(({ type }) => type));
  expect(allSupportCaseKinds().filter(({ type }) => types.has(type))).toEqual([]);
});
it('Why something was kept back is said plainly', () => Object.values(keptBackNl).forEach(isPlain));
it('Rows about a support case name its chapter', () => expect(accessTable.rules.filter(({ entry }) => entry.chapter?.includes('supportCase')).map(({ id }) => id)).toContain('AD-25'));

describe.each(Object.entries(supportCaseRejections))('The refusal %s', (code, { rule, ground, detailNl }) => {
  const specs = readdirSync(__dirname).filter((name) => name.endsWith('.spec.ts')).map((name) => readFileSync(join(__dirname, name), 'utf8'));

  it('names its rule and where it is written', () => {
    expect(rule).toMatch(/^(form|(W|AD)-\d{2})$/);
    expect(ground).not.toBe('');
    expect(supportCaseRejectionOf(code)?.detailNl).toBe(detailNl);
  });
  it('says in plain words what, why and what now', () => {
    isPlain(detailNl);
    expect(detailNl).toMatch(/^[A-Z].*\.$/);
    expect(detailNl.split('. ').length).toBeGreaterThan(1);
  });
  it('is refused by a spec', () => expect(specs.some((text) => text.includes(`'${code}'`))).toBe(true));
});
