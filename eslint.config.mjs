import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const folders = ['core', 'snippets', 'code', 'protocol', 'worker', 'webview', 'host'];

/**
 * Which folders of src a folder may import besides itself, and which packages. TypeScript's project references
 * hold the same table for paths, but let any installed package (`vscode`, `chart.js`) through.
 */
const allowed = {
  core: { folders: [], packages: [] },
  snippets: { folders: ['core'], packages: [] },
  code: { folders: ['core'], packages: [] },
  protocol: { folders: ['core'], packages: [] },
  worker: { folders: ['core', 'protocol'], packages: ['node:worker_threads'] },
  webview: { folders: ['core', 'protocol'], packages: ['chart.js', 'preact', 'preact/hooks'] },
  host: {
    folders: ['core', 'snippets', 'code', 'protocol', 'worker'],
    packages: ['vscode', 'node:worker_threads'],
  },
};

const directions = Object.entries(allowed).map(([folder, may]) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: folders
              .filter((other) => other !== folder && !may.folders.includes(other))
              .map((other) => `**/${other}/**`),
            message: `src/${folder} must not import from there (CONTRIBUTING.md has the table of import directions).`,
          },
          {
            regex: `^(?!\\.)(?!(?:${['', ...may.packages].join('|')})$)`,
            message: `src/${folder} may import of packages only: ${may.packages.join(', ') || 'none'}.`,
          },
        ],
      },
    ],
  },
}));

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
    // The core and the host run in the web-worker extension host too; one file per host knows the difference.
    files: ['src/host/**'],
    ignores: ['src/host/node.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^node:' }, { group: ['**/webview/**'] }] }],
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
