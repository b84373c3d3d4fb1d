import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noJsImports = {
  selector: ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\.{1,2}\\/.*\\.js$/]',
  message: 'Relative imports end in .ts: worker threads and node itself load the sources too.',
};

const noEnums = { selector: 'TSEnumDeclaration', message: 'Use a union of strings: it is what is stored and sent.' };

/** What node cannot strip when it runs a .ts file itself. */
const erasable = [
  { selector: 'TSParameterProperty', message: 'node runs this file without compiling it: write the field out.' },
  { selector: 'Decorator', message: 'node runs this file without compiling it: no decorators.' },
  { selector: 'TSModuleDeclaration[kind!="global"]', message: 'node runs this file without compiling it: no namespaces.' },
];

/** Replay and proof give the same answer on any day. */
const noClock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'No clock here: the time comes with the command.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'No clock here: the time comes with the command.' },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: 'No clock here: the time comes with the command.' },
  { selector: 'MemberExpression[object.name="performance"]', message: 'No clock here: the time comes with the command.' },
];

/** A decision depends on the file, the command and its meta only. (Seals in proof/ do need chance.) */
const noChance = [
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'No chance here: ids come from the command id.' },
  { selector: 'CallExpression[callee.name=/^random/]', message: 'No chance here: ids come from the command id.' },
  { selector: 'MemberExpression[object.name="crypto"]', message: 'No chance here: ids come from the command id.' },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'data/', 'demo-output/', 'keys/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
  { files: ['**/*.{js,mjs,cjs}'], extends: [tseslint.configs.base, tseslint.configs.eslintRecommended] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', noJsImports, noEnums],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Nest modules are classes that hold nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // There are no enums here (above); looking for them was a sixth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Nest's own options are classes, filled by object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // An adapter that works synchronously still promises: its failures must be rejections, not throws.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/kernel/**/*.ts', 'src/*/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noJsImports, noEnums, ...erasable, ...noClock, ...noChance] },
  },
  {
    files: ['src/proof/**/*.ts'],
    ignores: ['src/proof/cli/**'],
    rules: { 'no-restricted-syntax': ['error', noJsImports, noEnums, ...erasable, ...noClock] },
  },
  {
    files: ['src/proof/cli/**/*.ts', 'src/**/*.worker.ts', 'demo/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noJsImports, noEnums, ...erasable] },
  },
  {
    // Answers of the service are untyped JSON in a test, and an expectation is the check.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
