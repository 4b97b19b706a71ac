/**
 * Three projects: `laws` for what runs the engine long and hot, each file in a process of its own, for engine code that has
 * met the shapes of another file runs at a third of its speed; `node` for all else that needs no browser; `browser` for
 * the tests that drive the built workbench in a real Chromium: after the others, each file with its own server and folder.
 * The files of one worker of the latter two share its modules, and its browser (`isolate`): starting them takes longer than
 * many a test. Two files at a time, the long ones first, so that two processors are busy to the end. The workbench is
 * built first where it is older than its sources.
 *
 * A test in the browser that failed has one second try, because a busy machine may lose a key or a moment; `npm test`
 * names each test that held only then, and `beginHere` sees to it that the second begins with nothing of the first.
 */
import { defineConfig } from 'vitest/config';
import { kernelsPlugin } from './engine/compile/wasm/kernels.plugin.ts';
import { validatorsPlugin } from './engine/read/validators.plugin.ts';
import { LongestFirst } from './test/support/longest-first.ts';

const laws = ['test/laws/**/*.test.ts', 'test/engine/compile/**/*.test.ts'];

/** What tests without a browser have in common. */
const inNode = { environment: 'node', setupFiles: ['test/support/seed.ts'], testTimeout: 30_000 } as const;

export default defineConfig({
  plugins: [validatorsPlugin(), kernelsPlugin()],
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { ...inNode, name: 'laws', include: laws } },
      {
        extends: true,
        test: {
          ...inNode,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/workbench/**', ...laws],
          isolate: false,
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
          retry: 1,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/build-workbench.ts'],
        },
      },
    ],
  },
});
