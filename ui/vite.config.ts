import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { stillIcons } from './vite.icons.ts';

export default defineConfig({
  plugins: [
    // Tests find the messages compiled already, and its watcher would keep them from ending.
    !process.env['VITEST'] &&
      paraglideVitePlugin({
        project: './project.inlang',
        outdir: './src/lib/messages/generated',
        strategy: ['globalVariable', 'baseLocale'],
        emitReadme: false,
      }),
    stillIcons(),
    svelte(),
    svelteTesting(),
  ],
  clearScreen: false,
  // tauri.conf.json names this port.
  server: { port: 1420, strictPort: true },
  build: {
    // WebKitGTK and macOS both ship Safari's engine.
    target: 'safari18',
    // The content security policy allows no data: addresses, so nothing may be inlined as one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    // A slow machine is no failure.
    testTimeout: 20_000,
    setupFiles: ['src/test/setup.ts'],
  },
});
