/**
 * Four builds, chosen by `--mode`: `workbench` (the browser), `server`, `cli` and `bench` (Node, one file each with their
 * packages inside, so that they start without a search through node_modules; what the bench measures stays outside).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { documentsJson } from './cli/documents.mjs';
import { kernelsPlugin } from './engine/compile/wasm/kernels.plugin.ts';
import { validatorsPlugin } from './engine/read/validators.plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A bundle for Node: one file, nothing left outside but Node itself and the packages named. */
const forNode = (entry: string, outDir: string, external: string[] = []): UserConfig => ({
  root: at('.'),
  publicDir: false,
  plugins: [validatorsPlugin(), kernelsPlugin()],
  ssr: { noExternal: true, external },
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

/** Packages that `npm run bench` compares with, measured as they are published; one of them is a binary. */
const peers = ['json-rules-engine', 'json-logic-engine', '@gorules/zen-engine'];

/** Places `documents.json` beside `index.html`: what the workbench works on where there is no server. */
const documents: Plugin = {
  name: 'documents',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'documents.json', source: documentsJson(at('.')) });
  },
};

/** Places the generated cases beside the screens: the Impact screen fetches them where it is asked to, with a server or without. */
const portfolios: Plugin = {
  name: 'portfolios',
  generateBundle() {
    const source = readFileSync(at('fixtures/portfolios/generated-1000.ndjson'));
    this.emitFile({ type: 'asset', fileName: 'portfolios/generated-1000.ndjson', source });
  },
  configureServer(server) {
    server.middlewares.use('/portfolios/generated-1000.ndjson', (_request, response) => {
      response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
      response.end(readFileSync(at('fixtures/portfolios/generated-1000.ndjson')));
    });
  },
};

/** Places `404.html` beside `index.html`, the same: many static hosts answer with it to every path that is no file. */
const deepLinks: Plugin = {
  name: 'deep-links',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type === 'asset') this.emitFile({ type: 'asset', fileName: '404.html', source: page.source });
    },
  },
};

/** The workbench: no inline script and no data: font, so that it runs under the server's content security policy. */
const forBrowser: UserConfig = {
  root: at('workbench'),
  base: '/',
  plugins: [react(), validatorsPlugin(), kernelsPlugin(), documents, portfolios, deepLinks],
  worker: { format: 'es', plugins: () => [validatorsPlugin(), kernelsPlugin()] },
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
  if (mode === 'bench') return forNode('bench/main.ts', 'dist/bench', peers);
  return forBrowser;
});
