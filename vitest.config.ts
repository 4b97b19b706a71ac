/**
 * Two projects: `node` for everything that needs no browser, `browser` for the tests that drive the built workbench in
 * a real Chromium: after the others, each file with its own server and folder. The files of one worker share its browser
 * and its modules (`isolate`): starting them takes longer than many a test. Two files at a time, the long ones first, so
 * that two processors are busy to the end. The workbench is built first where it is older than its sources.
 */
import { defineConfig } from 'vitest/config';
import { kernelsPlugin } from './engine/compile/wasm/kernels.plugin.ts';
import { validatorsPlugin } from './engine/read/validators.plugin.ts';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  plugins: [validatorsPlugin(), kernelsPlugin()],
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
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
          isolate: false,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/build-workbench.ts'],
        },
      },
    ],
  },
});
