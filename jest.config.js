// The application is ESM; tests are compiled to CommonJS, because jest cannot link a CommonJS library
// that requires ESM-only NestJS otherwise. SWC rewrites import.meta.url, so worker threads work.
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/servers/global-setup.ts',
  globalTeardown: '<rootDir>/test/servers/global-teardown.ts',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testRegex: '(?<!\\.long)\\.spec\\.ts$',
  maxWorkers: '100%',
  // A busy machine is no failure: the limit is for what hangs.
  testTimeout: 60_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2024',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
};
