import lit from 'eslint-plugin-lit';
import { configs as webComponents } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const htmlSinks = [
  'innerHTML',
  'outerHTML',
  'srcdoc',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
];
const noHtmlString = 'No HTML string reaches the DOM: write a Lit template, or set textContent.';
const replaced = 'Script libraries of a page replace or extend it:';
/** Built-ins that are not what they were on pages with old script libraries, and what to use. */
const replacedBuiltIns = [
  { object: 'JSON', property: 'stringify', message: `${replaced} use toJson of shared/to-json.ts.` },
  { object: 'Array', property: 'from', message: `${replaced} spread, or loop.` },
  { object: 'Date', property: 'parse', message: `${replaced} use instantOf of shared/iso-time.ts.` },
  { object: 'Date', property: 'now', message: `${replaced} use the clock.` },
  { property: 'toISOString', message: `${replaced} use isoTime of shared/iso-time.ts.` },
  { property: 'toLocaleString', message: `${replaced} use Intl.` },
  { property: 'finally', message: `${replaced} await in a try, or say what follows twice.` },
  { property: 'toJSON', message: `${replaced} use toJson of shared/to-json.ts.` },
];
/** The same, where only the way it is used tells. */
const replacedMethods = [
  {
    selector: 'CallExpression[callee.property.name="entries"][arguments.length=0]',
    message: `${replaced} count with a loop.`,
  },
  { selector: 'CallExpression[callee.property.name=/^reduce/]', message: `${replaced} write a loop.` },
  { selector: 'ForInStatement', message: `${replaced} go through Object.keys.` },
  {
    selector: 'CallExpression[callee.object.property.name="adoptedStyleSheets"][callee.property.name="push"]',
    message: `${replaced} use adopt of view/adopt-styles.ts.`,
  },
  {
    selector: 'CallExpression[callee.name="fetch"]',
    message: `${replaced} use fetchPlainly of fetch-plainly.ts, or the port.`,
  },
  {
    selector: 'NewExpression[callee.object.name="Intl"][arguments.1]:not([arguments.1.callee.name="withoutPrototype"])',
    message: 'Pages put names on all objects, and Intl would read them as options: use withoutPrototype.',
  },
];
const noHtmlProperties = [
  ...htmlSinks.map((property) => ({ property, message: noHtmlString })),
  { object: 'document', property: 'write', message: noHtmlString },
  { object: 'document', property: 'writeln', message: noHtmlString },
];
const plainSyntax = [
  { selector: 'TSEnumDeclaration', message: 'No enum: a union of strings reads the same and weighs nothing.' },
  { selector: 'TSParameterProperty', message: 'No parameter property: declare the field.' },
  {
    selector: "TaggedTemplateExpression[tag.name='css'] > TemplateLiteral[expressions.length>0]",
    message:
      "Old shops' libraries replace what Lit's `css` puts values in with: use cssText of css-text.ts and unsafeCSS.",
  },
];
const noSleep = 'No sleeps: turn a fake clock, or wait for what should happen.';
const noSkip = 'No skipped or focused tests: mend it or delete it.';

export default tseslint.config(
  { ignores: ['test/e2e/pages/libraries/', 'dist/', 'coverage/', 'node_modules/', 'storybook-static/', '**/.data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }],
    },
  },
  {
    // What the visitor's browser runs: read with types, so that a forgotten promise or case is found.
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], webComponents['flat/recommended']],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-globals': ['error', { name: 'DOMParser', message: noHtmlString }],
      'no-restricted-properties': ['error', ...noHtmlProperties, ...replacedBuiltIns],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'], message: noHtmlString },
            {
              group: ['lit/static-html.js', 'lit-html/static.js'],
              message: 'Static templates are strings: use html`…`.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...plainSyntax, ...replacedMethods],
    },
  },
  {
    // The formatter leaves templates as they are: style sheets and markup are broken by hand where a reader would lose the line. Words may be long.
    files: ['src/**/*.ts'],
    // Lists of words and patterns made of them, whose lines nobody reads.
    ignores: ['src/{campaign/terms,flow/checks,tone}/**'],
    rules: {
      'max-len': [
        'error',
        // A table in a comment keeps its rows.
        { code: 140, ignoreStrings: true, ignoreRegExpLiterals: true, ignoreUrls: true, ignorePattern: '^ \\* \\|' },
      ],
    },
  },
  {
    // A function that is longer has more than one job: its pieces get names, and what they share becomes an object that a reader can see.
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true, IIFEs: true }],
    },
  },
  {
    // Not for pages of visitors.
    files: ['src/cli/**/*.ts', 'src/flow/checks/**/*.ts', 'src/flow/flow-json-schema.ts', 'src/author/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noHtmlProperties],
      'no-restricted-syntax': ['error', ...plainSyntax],
    },
  },
  {
    files: ['test/**/*.{ts,mjs}', 'examples/**/*.{ts,mjs,js}', 'build/**/*.ts', '*.{ts,js,mjs}'],
    rules: {
      'no-console': 'off',
      // Assertions such as `expect(x).to.be.true` are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'examples/**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['it', 'describe', 'test', 'suite'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: noSkip })),
        ),
        { property: 'waitForTimeout', message: noSleep },
      ],
      'no-restricted-globals': [
        'error',
        ...['xit', 'xdescribe', 'fit', 'fdescribe'].map((name) => ({ name, message: noSkip })),
      ],
      'no-restricted-imports': ['error', { name: '@open-wc/testing', importNames: ['aTimeout'], message: noSleep }],
    },
  },
);
