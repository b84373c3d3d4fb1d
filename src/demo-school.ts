import { randomBytes } from 'node:crypto';
import type { OrganisationAsking, OrganisationCommand, Organisations } from './organisation/index.ts';
import { DEMO_TENANT, demoAccounts, type DemoAccount, type DemoRole } from './platform/auth/development.ts';
import type { Clock } from './platform/clock.ts';

/** Names of roles, not of people. */
const staffName: Partial<Record<DemoRole, string>> = { administrator: 'Beheerder', teacher: 'Leerkracht', 'internal-counsellor': 'Intern begeleider' };

const FROM = '2020-08-01';

const traceparent = (): string => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;

/**
 * The flagged demo school of an empty store, made through the same commands as every other: a board, a school, its staff
 * and its school system. Only with development tokens. @returns id of the school, when it was made now
 */
export const foundDemoSchool = async (organisations: Organisations, clock: Clock): Promise<string | undefined> => {
  if ((await organisations.of(DEMO_TENANT)).board) return undefined;
  const [administrator] = withRole('administrator');
  if (!administrator) throw new Error('The demo school has no administrator.');
  const occurredOn = clock.today();
  const asking = (routeKind: string): OrganisationAsking => ({
    caller: { account: administrator.account, kind: 'person', tenant: DEMO_TENANT, expiresAt: Number.POSITIVE_INFINITY },
    source: 'urn:leerlingdossier:demo-school',
    routeKind,
    traceparent: traceparent(),
  });
  const board = { name: 'Demobestuur', testTenant: true, tenant: DEMO_TENANT, occurredOn };
  await organisations.found(board, { name: staffName.administrator ?? '' }, asking('demo-board'));
  const change = (command: OrganisationCommand) => organisations.change(DEMO_TENANT, command, asking(command.type));
  const opened = await change({ type: 'OpenSchool', data: { name: 'Demoschool', sector: 'po', occurredOn } });
  const schoolId = opened.entries[0]?.ids['schoolId'] ?? '';
  for (const role of ['teacher', 'internal-counsellor'] as const) {
    for (const { account } of withRole(role)) await change({ type: 'GrantRole', data: { account, name: staffName[role] ?? '', role, schoolId, from: FROM, occurredOn } });
  }
  for (const { account } of withRole('school-system')) await change({ type: 'GrantMandate', data: { client: account, system: 'Demo-leerlingadministratie', schoolIds: [], from: FROM, occurredOn } });
  return schoolId;
};

const withRole = (role: DemoRole): readonly DemoAccount[] => demoAccounts.filter((it) => it.role === role);
