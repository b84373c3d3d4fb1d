import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organisationKindOf, organisationRejectionOf, organisationRejections, type OrganisationEvent } from '../../../src/organisation/domain/index.ts';
import { isPlain } from '../plain.ts';
import { board, ON, partnership, school } from './given.ts';

const period = { from: ON, until: ON, occurredOn: ON };
const examples: { readonly [T in OrganisationEvent['type']]: object } = {
  BoardRegistered: board.data,
  PartnershipRegistered: partnership.data,
  SchoolOpened: school.data,
  SchoolRenamed: { schoolId: 'school-1', name: 'X', ...period },
  SchoolClosed: { schoolId: 'school-1', ...period },
  RoleGranted: { grantId: 'grant-1', account: 'anna', name: 'Anna', role: 'teacher', ...period },
  RoleRevoked: { grantId: 'grant-1', ...period },
  MandateGranted: { mandateId: 'mandate-1', client: 'las', system: 'LAS', schoolIds: [], ...period },
  MandateRevoked: { mandateId: 'mandate-1', ...period },
  MembershipStarted: { membershipId: 'membership-1', boardId: 'linde', ...period },
  MembershipEnded: { membershipId: 'membership-1', ...period },
  EscalationLadderSet: { schoolId: 'school-1', levels: [{ roles: ['confidant'] }], ...period },
  ContactPublished: { contactId: 'contact-1', role: 'confidant', name: 'Anna', phone: '020 555 01 23', ...period },
  ContactWithdrawn: { contactId: 'contact-1', ...period },
  PolicySet: { policy: 'explain-influence', value: 7, ...period },
};

describe.each(Object.entries(examples))('The entry %s', (type, data) => {
  const kind = organisationKindOf(type)!;
  it('is about the organisation, for administration', () => expect(kind).toMatchObject({ chapter: 'organisation', accessClass: 'administration', retentionClass: 'administration' }));
  it('has a plain heading, and a plain summary without names', () => {
    isPlain(kind.headingNl);
    const summary = kind.summaryNl(data as never);
    isPlain(summary);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(summary).not.toMatch(/undefined|Anna|\[object/);
  });
  it('names its legal basis and processing activity', () => {
    expect(kind.legalBasis).toMatch(/^AVG \d/);
    expect(kind.processingActivity).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

it('No two kinds of entry have the same heading', () => expect(new Set(Object.keys(examples).map((type) => organisationKindOf(type)?.headingNl)).size).toBe(Object.keys(examples).length));
it('What nobody recorded has no kind', () => expect(organisationKindOf('BoardPainted')).toBeUndefined());

describe.each(Object.entries(organisationRejections))('The refusal %s', (code, { rule, ground, detailNl }) => {
  const specs = readdirSync(__dirname).filter((name) => name.endsWith('.spec.ts')).map((name) => readFileSync(join(__dirname, name), 'utf8'));

  it('names its rule and where it is written', () => {
    expect(rule).toMatch(/^(form|(W|AD)-\d{2})$/);
    expect(ground).not.toBe('');
    expect(organisationRejectionOf(code)?.detailNl).toBe(detailNl);
  });
  it('says in plain words what, why and what now', () => {
    isPlain(detailNl);
    expect(detailNl).toMatch(/^[A-Z].*\.$/);
    expect(detailNl.split('. ').length).toBeGreaterThan(1);
  });
  it('is refused by a spec', () => expect(specs.some((text) => text.includes(`'${code}'`))).toBe(true));
});
