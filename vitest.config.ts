/**
 * Two projects: `node` for everything that needs no browser, `browser` for the tests that drive the built workbench in
 * a real Chromium: after the others, two files at a time, each with its own server, folder and browser. The workbench is
 * built first where it is older than its sources.
 */
import { defineConfig } from 'vitest/config';
import { kernelsPlugin } from './engine/compile/wasm/kernels.plugin.ts';
import { validatorsPlugin } from './engine/read/validators.plugin.ts';

export default defineConfig({
  plugins: [validatorsPlugin(), kernelsPlugin()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/workbench/**'],
          environment: 'node',
          setupFiles: ['test/support/seed.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/workbench/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/build-workbench.ts'],
        },
      },
    ],
  },
});
