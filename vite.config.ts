/**
 * Three builds, chosen by `--mode`: `workbench` (the browser), `server` and `cli` (Node, one file each with their
 * packages inside, so that they start without a search through node_modules).
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { validatorsPlugin } from './engine/read/validators.plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A bundle for Node: one file, nothing left outside but Node itself. */
const forNode = (entry: string, outDir: string): UserConfig => ({
  root: at('.'),
  publicDir: false,
  plugins: [validatorsPlugin()],
  ssr: { noExternal: true },
  build: {
    ssr: at(entry),
    outDir: at(outDir),
    target: 'node20',
    emptyOutDir: true,
    copyPublicDir: false,
    minify: true,
    rolldownOptions: {
      output: { entryFileNames: 'main.js', codeSplitting: false },
      checks: { pluginTimings: false },
    },
  },
});

/** The workbench: no inline script and no data: font, so that it runs under the server's content security policy. */
const forBrowser: UserConfig = {
  root: at('workbench'),
  base: '/',
  plugins: [react(), validatorsPlugin()],
  worker: { format: 'es', plugins: () => [validatorsPlugin()] },
  build: {
    outDir: at('dist/workbench'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'cli') return forNode('cli/main.ts', 'dist/cli');
  if (mode === 'server') return forNode('workbench/server/main.ts', 'dist/server');
  return forBrowser;
});
