import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const folders = ['core', 'snippets', 'tables', 'records', 'code', 'protocol', 'worker', 'webview', 'host'];

/**
 * Which folders of src a folder may import besides itself, and which packages. TypeScript's project references
 * hold the same table for paths, but let any installed package (`vscode`, `chart.js`) through.
 */
const allowed = {
  core: { folders: [], packages: [] },
  snippets: { folders: ['core'], packages: [] },
  tables: { folders: ['core'], packages: [] },
  records: { folders: ['core'], packages: [] },
  code: { folders: ['core'], packages: [] },
  protocol: { folders: ['core', 'tables'], packages: [] },
  worker: { folders: ['core', 'protocol', 'tables'], packages: ['node:worker_threads'] },
  webview: { folders: ['core', 'protocol'], packages: ['chart.js', 'preact', 'preact/hooks'] },
  host: {
    folders: ['core', 'snippets', 'tables', 'records', 'code', 'protocol', 'worker'],
    packages: ['jsonc-parser', 'vscode'],
  },
};

/** The rule that holds one line of the table, for some files. */
const direction = (files, folder, packages) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: folders
              .filter((other) => other !== folder && !allowed[folder].folders.includes(other))
              .map((other) => `**/${other}/**`)
              .concat('**/test/**'),
            message: `src/${folder} must not import from there (CONTRIBUTING.md has the table of import directions).`,
          },
          {
            regex: `^(?!\\.)(?!(?:${packages.join('|')})$)`,
            message: `src/${folder} may import of packages only: ${packages.join(', ') || 'none'}.`,
          },
        ],
      },
    ],
  },
});

const directions = [
  ...Object.entries(allowed).map(([folder, { packages }]) =>
    direction([`src/${folder}/**`], folder, packages),
  ),
  // The host runs in a web worker too: the one file that does not may use what only Node.js has.
  direction(['src/host/node.ts'], 'host', [...allowed.host.packages, 'node:os', 'node:worker_threads']),
];

/** Tests that no VS Code runs cannot import it. */
const outsideVSCode = {
  files: ['test/**'],
  ignores: ['test/host/**', 'test/bench/firstPaint.ts', 'test/bench/responsive.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { paths: [{ name: 'vscode', message: 'Only test/host runs inside VS Code.' }] },
    ],
  },
};

export default defineConfig(
  globalIgnores(['dist/', '**/node_modules/', '.vscode-test/', 'test/workspace/']),
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...directions,
  outsideVSCode,
  {
    // The core is deterministic: the same experiment gives the same numbers everywhere, always.
    files: ['src/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Date',
        'performance',
        'setTimeout',
        'setInterval',
        'process',
        'globalThis',
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    // The one place where text becomes code: the generator's output, never the user's text.
    files: ['src/**'],
    ignores: ['src/core/compile/**'],
    rules: { 'no-new-func': 'error', 'no-eval': 'error', 'no-implied-eval': 'error' },
  },
  {
    files: ['test/**', '*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
  { files: ['*.mjs'], rules: { 'no-restricted-exports': 'off' } },
);
