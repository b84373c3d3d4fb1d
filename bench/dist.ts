import type * as App from '../src/app.ts';
import type * as Stores from '../src/app.stores.ts';
import type * as Config from '../src/config.ts';
import type * as DemoSchool from '../src/demo-school.ts';
import type * as IssueCopy from '../src/dossier/application/issue-copy.ts';
import type * as Dossier from '../src/dossier/index.ts';
import type * as Organisation from '../src/organisation/index.ts';
import type * as Development from '../src/platform/auth/development.ts';
import type * as DevelopmentKeys from '../src/platform/auth/development-keys.ts';
import type * as Clock from '../src/platform/clock.ts';
import type * as Journal from '../src/platform/journal/journal.ts';
import type * as States from '../src/platform/journal/states.ts';
import type * as Projections from '../src/platform/projections/index.ts';
import type * as Proof from '../src/proof/index.ts';

const load = async (module: string): Promise<unknown> => import(new URL(`../dist/${module}.js`, import.meta.url).href);

/** The service as it was built, part by part; what is measured is what is deployed. */
export const dist = {
  app: async () => (await load('app')) as typeof App,
  stores: async () => (await load('app.stores')) as typeof Stores,
  config: async () => (await load('config')) as typeof Config,
  demoSchool: async () => (await load('demo-school')) as typeof DemoSchool,
  issueCopy: async () => (await load('dossier/application/issue-copy')) as typeof IssueCopy,
  dossier: async () => (await load('dossier/index')) as typeof Dossier,
  organisation: async () => (await load('organisation/index')) as typeof Organisation,
  development: async () => (await load('platform/auth/development')) as typeof Development,
  developmentKeys: async () => (await load('platform/auth/development-keys')) as typeof DevelopmentKeys,
  clock: async () => (await load('platform/clock')) as typeof Clock,
  journal: async () => (await load('platform/journal/journal')) as typeof Journal,
  states: async () => (await load('platform/journal/states')) as typeof States,
  projections: async () => (await load('platform/projections/index')) as typeof Projections,
  proof: async () => (await load('proof/index')) as typeof Proof,
} as const;
