import { accountRef } from '../../kernel/ids.ts';

/** Issuer of the tokens of `npm run token`, when no OpenID provider is configured. */
export const DEVELOPMENT_ISSUER = 'urn:leerlingdossier:development';
export const DEVELOPMENT_AUDIENCE = 'leerlingdossier';

/** The board of the demo school, and the only tenant that development tokens name by themselves. */
export const DEMO_TENANT = 'de300000-0000-4000-8000-000000000001';

/** The dossier of the first demo pupil. */
export const DEMO_DOSSIER = 'de300000-0000-4000-8000-000000000002';

/** `--as` of the token command: what somebody is in the demo school. What they may do is seeded there, not in the token. */
export const demoRoles = ['school-system', 'administrator', 'teacher', 'internal-counsellor', 'parent', 'pupil'] as const;
export type DemoRole = (typeof demoRoles)[number];

export interface DemoAccount {
  readonly role: DemoRole;
  /** Fixed name of a role, never of a person. */
  readonly subject: string;
  /** Absent for parents and pupils: they do not belong to the organisation. */
  readonly tenant?: string;
  /** What the service knows the account by: (issuer, subject) made opaque. */
  readonly account: string;
  readonly meaning: string;
}

export const developmentAccount = (subject: string): string => accountRef(DEVELOPMENT_ISSUER, subject);

const account = (role: DemoRole, subject: string, meaning: string): DemoAccount => ({
  role,
  subject,
  ...(role !== 'parent' && role !== 'pupil' && { tenant: DEMO_TENANT }),
  account: developmentAccount(subject),
  meaning,
});

/** The accounts of the demo school; the first of each role is the default of `--as`. */
export const demoAccounts: readonly DemoAccount[] = [
  account('school-system', 'school-system-1', 'the pupil administration that posts facts'),
  account('administrator', 'administrator-1', 'administrator of the board'),
  account('teacher', 'teacher-1', 'teacher of the first demo pupil'),
  account('teacher', 'teacher-2', 'teacher of another group'),
  account('internal-counsellor', 'internal-counsellor-1', 'internal counsellor of the school'),
  account('parent', 'parent-1', 'mother of the first demo pupil'),
  account('parent', 'parent-2', 'father of the first demo pupil'),
  account('parent', 'parent-3', 'parent of another pupil'),
  account('pupil', 'pupil-1', 'the first demo pupil'),
];

/** Who may found boards while development tokens count. */
export const demoFounders: readonly string[] = demoAccounts.filter(({ role }) => role === 'administrator').map(({ account: reference }) => reference);
