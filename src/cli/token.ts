import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { DEMO_DOSSIER, DEMO_TENANT, demoAccounts, demoRoles, type DemoAccount } from '../platform/auth/development.ts';
import { DevelopmentKeys } from '../platform/auth/development-keys.ts';

const HOURS = 8;
const MAX_HOURS = 720;
const PERSONS_CLIENT = 'leerlingdossier-development';

const accounts = demoAccounts.map(({ role, subject, meaning }) => `  ${role.padEnd(20)} ${subject.padEnd(22)} ${meaning}`).join('\n');

export const help = `Prints an access token for the demo school, signed with the key in DATA_FOLDER/development-key.
Only where no OIDC_ISSUER is configured; never with NODE_ENV=production.

  npm run --silent token -- --as <role> [--subject <name>] [--organisation <tenant>] [--hours <n>]

  --as            ${demoRoles.join(', ')}
  --subject       account name; default the first of the role below, any other name is an account nobody knows yet
  --organisation  tenant; default ${DEMO_TENANT} (the demo board), none for parents and pupils
  --hours         how long it counts, 1 to ${MAX_HOURS}; default ${HOURS}

The token says who somebody is. What they may do in the demo school follows from these accounts:

  role                 subject                what it is in the demo school
${accounts}

  curl -H "Authorization: Bearer $(npm run --silent token -- --as teacher)" -H "Purpose: teaching" http://127.0.0.1:3000/v1/dossiers/${DEMO_DOSSIER}
`;

/** What is wrong with how the command was called. */
export class UsageError extends Error {}

/** The token that was asked for. @throws UsageError, ConfigError */
export const tokenFor = async (args: readonly string[], config: Config): Promise<string> => {
  const { as, subject, organisation, hours } = options(args);
  const role = demoRoles.find((it) => it === as);
  if (!role) throw new UsageError(`--as must be one of ${demoRoles.join(', ')}.`);
  const count = Number(hours ?? HOURS);
  if (!Number.isInteger(count) || count < 1 || count > MAX_HOURS) throw new UsageError(`--hours must be a whole number from 1 to ${MAX_HOURS}.`);
  if (!config.developmentTokens) throw new UsageError('OIDC_ISSUER is configured: tokens come from that provider.');
  const standard = demoAccounts.find((it) => it.role === role) as DemoAccount;
  const who = subject ?? standard.subject;
  const tenant = organisation ?? standard.tenant;
  const keys = await DevelopmentKeys.open(config);
  return keys.sign({ subject: who, client: role === 'school-system' ? who : PERSONS_CLIENT, hours: count, ...(tenant !== undefined && { organisation: tenant }) });
};

const text = { type: 'string' } as const;

const options = (args: readonly string[]): { readonly as?: string; readonly subject?: string; readonly organisation?: string; readonly hours?: string } => {
  try {
    return parseArgs({ args: [...args], options: { as: text, subject: text, organisation: text, hours: text }, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** Runs the command; answers its exit code. */
export const main = async (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> => {
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  try {
    if (env['NODE_ENV'] === 'production') throw new UsageError('There are no development tokens in production.');
    console.log(await tokenFor(args, readConfig(env)));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ConfigError)) throw error;
    console.error(`${error.message}\nSee: npm run token -- --help`);
    return 1;
  }
};

if (import.meta.main) void main(process.argv.slice(2), process.env).then((code) => (process.exitCode = code));
