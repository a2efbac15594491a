import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

// Who may import whom. Each rule names the folders a layer must not reach into.
const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/lib/ipc speaks to Tauri; use call().',
};
const views = { group: ['**/views/*'], message: 'Views are leaves: only app/screens.ts imports them.' };
const features = { group: ['**/features/**'], message: 'This layer lies below the features.' };
const elements = { group: ['**/elements/*'], message: 'src/lib holds no markup.' };
const ipc = { group: ['**/lib/ipc/**', '**/lib/queries/**'], message: 'Elements know nothing of the journal.' };
const shell = {
  // Components only: `router.svelte.ts` and the like are imported without their last ending.
  group: ['**/app/[A-Z]*.svelte'],
  caseSensitive: true,
  message: 'The shell is not for use inside a screen.',
};
const app = { group: ['**/app/*'], message: 'This layer lies below the shell.' };

const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default ts.config(
  { ignores: ['dist', 'src/lib/messages/generated', 'src/lib/ipc/generated'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      ...forbid(tauri, views),
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // $props() is destructured with let where one of its names is bound.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-at-html-tags': 'error',
      // Sets and maps that nothing on screen is drawn from are plain on purpose.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"] > SvelteLiteral',
          message: 'The content security policy refuses style attributes; use a class or style:name.',
        },
      ],
      // Links are hash addresses made by router.href(); there is no SvelteKit here.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['src/lib/ipc/**', 'src/test/**'], rules: forbid(views) },
  { files: ['src/lib/**'], ignores: ['src/lib/ipc/**'], rules: forbid(tauri, views, features, elements, app) },
  { files: ['src/elements/**'], rules: forbid(tauri, views, features, ipc, app) },
  { files: ['src/elements/Prose.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  { files: ['src/features/**', 'src/views/**'], rules: forbid(tauri, views, shell) },
  { files: ['src/app/**', 'src/main.ts'], rules: forbid(tauri) },
  { files: ['public/**'], languageOptions: { sourceType: 'script' } },
);
