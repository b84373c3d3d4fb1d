import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { allKinds, allRejections } from '../../src/dossier/domain/index.ts';
import { agreementRejections } from '../../src/dossier/domain/agreement/agreement.rejections.ts';
import { concernRejections } from '../../src/dossier/domain/concern/concern.rejections.ts';
import { consentRejections } from '../../src/dossier/domain/consent/consent.rejections.ts';
import { conversationRejections } from '../../src/dossier/domain/conversation/conversation.rejections.ts';
import { developmentPlanRejections } from '../../src/dossier/domain/development-plan/development-plan.rejections.ts';
import { informationRightsRejections } from '../../src/dossier/domain/information-rights/information-rights.rejections.ts';
import { peopleRejections } from '../../src/dossier/domain/people/people.rejections.ts';
import { progressRejections } from '../../src/dossier/domain/progress/progress.rejections.ts';
import { registrationRejections } from '../../src/dossier/domain/registration/registration.rejections.ts';
import { supportRequestRejections } from '../../src/dossier/domain/support-request/support-request.rejections.ts';
import { eventExamples } from './builders/examples.ts';
import { isPlain } from './plain.ts';

const chapters = {
  agreementRejections,
  concernRejections,
  consentRejections,
  conversationRejections,
  developmentPlanRejections,
  informationRightsRejections,
  peopleRejections,
  progressRejections,
  registrationRejections,
  supportRequestRejections,
};
const codes = Object.values(chapters).flatMap((rejections) => Object.keys(rejections));

/** Codes that the specs of the chapters assert, read from their sources: arguments of `thenRejected` and `thenRefused`. */
const assertedCodes = (): ReadonlySet<string> => {
  const asserted = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && ['thenRejected', 'thenRefused'].includes(node.expression.name.text)) {
      for (const argument of node.arguments) {
        // A code in a variable would hide from this check.
        if (!ts.isStringLiteral(argument)) throw new Error(`Write the code out: ${argument.getText()}`);
        asserted.add(argument.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.spec.ts'))) {
    visit(ts.createSourceFile(file, readFileSync(join(__dirname, file), 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return asserted;
};

describe('Codes, texts and specs belong together', () => {
  const asserted = assertedCodes();

  it('every code belongs to one chapter', () => expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]));
  it('every code of a chapter is known by name', () => expect([...allRejections().keys()].toSorted()).toEqual(codes.toSorted()));
  it('every code is refused by a spec', () => expect(codes.filter((code) => !asserted.has(code))).toEqual([]));
  it('every code in a spec exists', () => expect([...asserted].filter((code) => !codes.includes(code))).toEqual([]));
});

describe.each([...allRejections()])('The refusal %s', (_code, { rule, ground, detailNl }) => {
  it('names its rule and where it is written', () => {
    expect(rule).toMatch(/^(form|W-\d{2})$/);
    expect(ground).not.toBe('');
  });
  it('says in plain words what, why and what now', () => {
    isPlain(detailNl);
    expect(detailNl).toMatch(/^[A-Z].*\.$/);
    expect(detailNl.split('. ').length).toBeGreaterThan(1);
  });
});

/** Every text that stands in an event, however deep. */
const hasFreeText = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (('text' in data && typeof data.text === 'string') || Object.values(data).some(hasFreeText));

describe.each(allKinds().map((kind) => [kind.type, kind] as const))('The entry %s', (type, kind) => {
  const example = (eventExamples as Readonly<Record<string, { readonly data: { readonly occurredOn: string } }>>)[type]!;

  it('has a plain heading', () => {
    isPlain(kind.headingNl);
    expect(kind.headingNl).toMatch(/^[A-Z]/);
  });
  it('has a plain summary without free text', () => {
    const summary = kind.summaryNl(example.data);
    isPlain(summary);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(summary).not.toMatch(/undefined|NaN|\[object|Moeder|Noor|Mentor/);
  });
  it('names its legal basis and processing activity', () => {
    expect(kind.legalBasis).toMatch(/^AVG \d/);
    expect(kind.processingActivity).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
  it('says whether others are spoken of when it holds free text (W-05)', () => {
    if (hasFreeText(example.data)) expect(example.data).toHaveProperty('thirdParties');
  });
  it('is about the dossier and no private note (W-36)', () => expect(type).not.toMatch(/note|draft|private|memo/i));
});

it('No two kinds of entry have the same heading', () => {
  const headings = allKinds().map(({ headingNl }) => headingNl);
  expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([]);
});
