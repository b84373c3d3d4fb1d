import type { CommandBus } from '@nestjs/cqrs';
import { ChangeDossier, OpenDossier, type Acknowledged, type Asking, type DossierCommand } from './dossier/index.ts';
import type { OrganisationAsking, OrganisationCommand, Organisations } from './organisation/index.ts';
import type { Caller } from './platform/auth/caller.ts';
import { DEMO_DOSSIER, DEMO_TENANT, demoAccounts, type DemoAccount, type DemoRole } from './platform/auth/development.ts';
import type { Clock } from './platform/clock.ts';
import { newTraceId, traceparentOf } from './platform/http/trace.ts';

const SOURCE = 'urn:leerlingdossier:demo-school';
const FROM = '2020-08-01';

/** Names of roles, not of people. */
const staffName: Partial<Record<DemoRole, string>> = { administrator: 'Beheerder', teacher: 'Leerkracht', 'internal-counsellor': 'Intern begeleider' };

const withRole = (role: DemoRole): readonly DemoAccount[] => demoAccounts.filter((it) => it.role === role);
const first = (role: DemoRole): DemoAccount => demoAccounts.find((it) => it.role === role) as DemoAccount;

const callerOf = ({ account, role }: DemoAccount): Caller => ({ account, kind: role === 'school-system' ? 'system' : 'person', tenant: DEMO_TENANT, expiresAt: Number.POSITIVE_INFINITY });
const traceparent = (): string => traceparentOf(newTraceId());

/**
 * The flagged demo school of an empty store, with one pupil's dossier, made through the same commands as every other.
 * Only with development tokens, and only once.
 */
export const foundDemoSchool = async (organisations: Organisations, commands: CommandBus, clock: Clock): Promise<void> => {
  if ((await organisations.of(DEMO_TENANT)).board) return;
  const schoolId = await foundSchool(organisations, clock.today());
  await openDossier(commands, schoolId, clock.today());
};

const foundSchool = async (organisations: Organisations, occurredOn: string): Promise<string> => {
  const asking = (routeKind: string): OrganisationAsking => ({ caller: callerOf(first('administrator')), source: SOURCE, routeKind, key: routeKind, traceparent: traceparent() });
  const command = { type: 'RegisterBoard', data: { name: 'Demobestuur', testTenant: true, occurredOn } } as const;
  await organisations.found({ command, fact: 'BoardRegistered' }, { name: staffName.administrator ?? '', tenant: DEMO_TENANT }, asking('board'));
  const change = (name: string, command: OrganisationCommand) => organisations.change(DEMO_TENANT, command, asking(name));
  const opened = await change('school', { type: 'OpenSchool', data: { name: 'Demoschool', sector: 'po', occurredOn } });
  const schoolId = opened.entries[0]?.ids['schoolId'] ?? '';
  for (const role of ['teacher', 'internal-counsellor'] as const) {
    for (const { account, subject } of withRole(role)) await change(subject, { type: 'GrantRole', data: { account, name: staffName[role] ?? '', role, schoolId, from: FROM, occurredOn } });
  }
  const { account, subject } = first('school-system');
  await change(subject, { type: 'GrantMandate', data: { client: account, system: 'Demo-leerlingadministratie', schoolIds: [], from: FROM, occurredOn } });
  return schoolId;
};

/** A pupil of ten, two parents with authority, their accounts and a teacher: enough to try what each of them may do. */
const openDossier = async (commands: CommandBus, schoolId: string, occurredOn: string): Promise<void> => {
  const askedBy = (account: DemoAccount, key: string): Asking => ({ caller: callerOf(account), source: SOURCE, routeKind: 'demo', key, purpose: 'administration', traceparent: traceparent() });
  const year = Number(occurredOn.slice(0, 4));
  const pupil = { name: 'Demoleerling', bornOn: `${String(year - 10)}-01-15` };
  const submitter = { name: 'Moeder van demoleerling', capacity: 'parent', relation: 'moeder' } as const;
  const system = first('school-system');
  const opened = await commands.execute(new OpenDossier('RegistrationReceived', { type: 'RegisterPupil', data: { schoolId, written: true, pupil, submitter, occurredOn } }, askedBy(system, 'registration'), DEMO_DOSSIER));
  const record = (account: DemoAccount, key: string, fact: string, command: DossierCommand): Promise<Acknowledged> => commands.execute(new ChangeDossier(DEMO_DOSSIER, fact, command, askedBy(account, key)));
  const personIn = ({ entries }: Acknowledged, index: number): string => entries[index]?.ids['personId'] ?? '';

  const father = personIn(await record(system, 'father', 'PersonAdded', { type: 'AddPerson', data: { role: 'parent', name: 'Vader van demoleerling', relation: 'vader', occurredOn } }), 0);
  const [pupilId, mother] = [personIn(opened, 1), personIn(opened, 2)];
  await record(system, 'enrolment', 'PupilEnrolled', { type: 'EnrolPupil', data: { schoolId, occurredOn } });
  for (const personId of [mother, father]) {
    const data = { personId, from: pupil.bornOn, evidence: { kind: 'authority-register-extract', seenOn: occurredOn }, occurredOn } as const;
    await record(system, `authority ${personId}`, 'ParentalAuthorityRecorded', { type: 'RecordParentalAuthority', data });
  }
  const counsellor = first('internal-counsellor');
  const [motherAccount, fatherAccount] = withRole('parent');
  for (const [personId, account] of [[mother, motherAccount], [father, fatherAccount], [pupilId, first('pupil')]] as const) {
    if (account) await record(counsellor, account.subject, 'AccountLinked', { type: 'LinkAccount', data: { personId, account: account.account, evidence: 'known-in-person', occurredOn } });
  }
  const teacher = first('teacher');
  await record(counsellor, 'assignment', 'StaffAssigned', { type: 'AssignStaff', data: { account: teacher.account, name: staffName.teacher ?? '', role: 'teacher', from: occurredOn, occurredOn } });
};
