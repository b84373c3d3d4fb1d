// The layout of README.md (Where things are), checked: which part may know which.

const CONTEXTS = 'dossier|organisation|school-track|support-cases|access|access-log|copy|intake|audit|web';

/** One folder under a port is one adapter. */
const ADAPTER = '^src/(platform/(event-store|read-store|key-vault|attachments|access-log)/|access-log/(?!(domain|application|http)/))[^/]+/';

/** In access/ everything decides, except what carries it to HTTP. */
const ACCESS_EDGE = '^src/access/((http|application)/|[^/]+\\.(module|guard|interceptor|decorator|controller|handler|service|dto)\\.ts$)';

const PACKAGE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'What a decision depends on must be visible in its arguments: no framework, package, node module or adapter (docs/architecture.md, Shape).',
      severity: 'error',
      from: { path: ['^src/[^/]+/domain/', '^src/access/'], pathNot: [ACCESS_EDGE, '^src/access/index\\.ts$'] },
      to: { dependencyTypes: [...PACKAGE, 'core'] },
    },
    {
      name: 'domain-knows-domain-only',
      comment: 'The core knows the kernel, its own domain and what other contexts publish. Never the edge around it.',
      severity: 'error',
      from: { path: ['^src/([^/]+)/domain/'] },
      to: { path: '^src/', pathNot: ['^src/kernel/', '^src/$1/domain/', '^src/[^/]+/(domain/)?index\\.ts$'] },
    },
    {
      name: 'access-rules-know-facts-only',
      comment: 'Who may see what is decided on facts handed in, so that every row of the table can be tried without a server.',
      severity: 'error',
      from: { path: '^src/access/', pathNot: [ACCESS_EDGE, '^src/access/index\\.ts$'] },
      to: { path: ['^src/platform/', '^src/[^/]+\\.ts$', ACCESS_EDGE] },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'Everything rests on the kernel, so it rests on nothing but the calendar and the hash function.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: ['^src/kernel/', '(^|/)node_modules/temporal-polyfill/', '^(node:)?crypto$'] },
    },
    {
      name: 'proof-stands-alone',
      comment: 'A parent checks a copy with this code alone: it runs with bare node, without packages or service.',
      severity: 'error',
      from: { path: '^src/proof/' },
      to: { pathNot: ['^src/(proof|kernel)/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'proof-touches-no-files',
      comment: 'Verification is a function of what it is given; only its command line reads files and nothing reaches the network.',
      severity: 'error',
      from: { path: '^src/proof/', pathNot: '^src/proof/cli/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|fs/promises|child_process|http|https|http2|net|tls|dgram|dns|sqlite|cluster|inspector)$' },
    },
    {
      name: 'contexts-meet-at-their-index',
      comment: 'What a context publishes is what its index.ts (or domain/index.ts for the pure part, lists.ts for what keeps lists) exports; the rest can change freely.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: `^src/(${CONTEXTS})/`, pathNot: ['^src/$1/', '^src/[^/]+/((domain/)?index|lists)\\.ts$', ADAPTER] },
    },
    {
      name: 'app-meets-contexts-at-their-index',
      comment: 'The application is composed of what contexts publish.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: `^src/(${CONTEXTS})/`, pathNot: ['^src/[^/]+/((domain/)?index|lists)\\.ts$', ADAPTER] },
    },
    {
      name: 'chapters-share-facts-only',
      comment: 'A chapter asks another what is true (its .facts.ts), never how it decides or stores; types may cross.',
      severity: 'error',
      from: { path: '^src/dossier/domain/([^/]+)/' },
      to: { path: '^src/dossier/domain/[^/]+/', pathNot: ['^src/dossier/domain/$1/', '\\.facts\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'adapters-only-in-app-stores',
      comment: 'Which store runs is decided in one place; everything else knows the port.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app\\.stores\\.ts$', ADAPTER] },
      to: { path: ADAPTER },
    },
    {
      name: 'adapters-do-not-share',
      comment: 'Adapters are exchangeable: one must be deletable without the other noticing. What they share lies beside the port.',
      severity: 'error',
      from: { path: '^(src/(?:platform/[^/]+|access-log)/[^/]+)/' },
      to: { path: ADAPTER, pathNot: '^$1/' },
    },
    {
      name: 'platform-knows-no-context',
      comment: 'Machinery serves the contexts, so it must not know them; what it needs it is handed.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${CONTEXTS})/`, pathNot: '^src/access-log/' },
    },
    {
      name: 'sources-know-no-tests',
      comment: 'What is delivered must not need what is not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|demo|bench|tools|verifier)/' },
    },
    {
      name: 'sources-know-no-development-packages',
      comment: 'Development packages are absent in production; an undeclared package is there by luck.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere fails only at start.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'In a cycle nothing can be understood or loaded first. Types vanish on compilation and may refer both ways.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A module nobody imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '\\.worker\\.ts$', '/cli/', '^src/main\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    skipAnalysisNotInRules: true,
  },
};
