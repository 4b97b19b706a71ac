/**
 * The arrows of `docs/architecture.md`: rules, fixtures ← engine ← cli, workbench. Scripts (`*.mjs` in cli/ and bench/),
 * tests and the build's own configuration may touch the disk; everything else goes through cli/disk/ or workbench/server.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { type Source, arrowFaults, importsOf } from './arrows.ts';

function sourcesBelow(folder: string): Source[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(path);
    if (!/\.(ts|tsx|mts|mjs|js)$/.test(entry.name)) return [];
    return [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });
}

const planted: readonly (readonly [string, string, string])[] = [
  ['engine/a.ts', "import { main } from '../cli/main.ts';", 'engine may only look at engine'],
  ['engine/a.ts', "export { x } from '../workbench/shared/x.ts';", 'engine may only look at engine'],
  ['engine/a.ts', "import vocabulary from '../rules/vocabulary.json';", 'engine may only look at engine'],
  ['engine/a.ts', "import { join } from 'node:path';", 'the engine is pure'],
  ['engine/a.ts', "import { useState } from 'react';", 'the engine is pure'],
  ['engine/a.ts', "const fs = await import('node:fs');", 'the engine is pure'],
  ['engine/a.ts', 'export const now = (): number => Date.now();', 'uses the clock'],
  ['engine/a.ts', 'export const today = new Date();', 'uses the clock'],
  ['engine/a.ts', 'export const die = (): number => Math.random();', 'uses random numbers'],
  ['engine/a.ts', 'export const title = (): string => document.title;', 'uses the DOM'],
  ['engine/a.ts', 'export const home = process.env.HOME;', 'uses Node'],
  ['engine/a.ts', "export const get = () => fetch('/x');", 'uses the network'],
  ['cli/a.ts', "import { App } from '../workbench/app/app.tsx';", 'cli may only look at cli, engine'],
  [
    'cli/a.ts',
    "import { readFileSync } from 'node:fs';",
    'only cli/disk/ and workbench/server touch the disk',
  ],
  [
    'cli/commands/run.ts',
    "import { readFile } from 'node:fs/promises';",
    'only cli/disk/ and workbench/server touch the disk',
  ],
  [
    'workbench/app/a.tsx',
    "import { nodeDisk } from '../../cli/disk/index.ts';",
    'workbench may only look at workbench, engine',
  ],
  [
    'workbench/app/a.tsx',
    "import vocabulary from '../../rules/vocabulary.json';",
    'workbench may only look at workbench, engine',
  ],
  [
    'workbench/app/a.tsx',
    "import { startServer } from '../server/main.ts';",
    'the browser cannot run the server',
  ],
  ['workbench/app/a.tsx', "import { join } from 'node:path';", 'the browser has no Node'],
  ['workbench/server/a.ts', "import { theme } from '../app/theme.ts';", 'the server knows no screens'],
];

describe('arrowFaults(sources)', () => {
  const sources = ['engine', 'cli', 'workbench', 'bench', 'test'].flatMap(sourcesBelow);

  it('reads the whole house', () => {
    for (const folder of ['engine', 'cli', 'workbench', 'test']) {
      expect(sources.filter(({ path }) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(4);
    }
  });

  it('finds no arrow that points the wrong way', () => {
    const here = ['test/laws/arrows.test.ts'];
    expect(arrowFaults(sources.filter(({ path }) => !here.includes(path)))).toEqual([]);
  });

  it.each(planted)('sees a violation planted in %s: %s', (path, text, fault) => {
    expect(arrowFaults([{ path, text }]).join('\n')).toContain(fault);
  });

  it.each(['json-rules-engine', 'monaco-editor'])('sees a second file that imports %s', (pack) => {
    const text = `import { thing } from '${pack}/part';`;
    expect(arrowFaults([{ path: 'workbench/a.ts', text }])).toEqual([]);
    expect(
      arrowFaults([
        { path: 'workbench/a.ts', text },
        { path: 'workbench/b.ts', text },
      ])[0],
    ).toContain(`${pack} is imported by`);
  });

  it('sees the violation also among all real sources', () => {
    const plant = { path: 'engine/planted.ts', text: "import '../cli/disk/index.ts';" };
    expect(arrowFaults([...sources, plant]).join('\n')).toContain(
      'engine/planted.ts imports cli/disk/index.ts',
    );
  });

  it.each([
    ['a parameter called document', 'export const f = (document: Doc): string => document.title;'],
    [
      'the words in comments and texts',
      "/** new Date, Math.random */ export const a = 'window.open'; // fetch(x)",
    ],
  ])('is not misled by %s', (_name, text) => {
    expect(arrowFaults([{ path: 'engine/a.ts', text }])).toEqual([]);
  });
});

describe('importsOf(text)', () => {
  it.each([
    ["import a from 'x';", ['x']],
    ["import type { A } from './a.ts';", ['./a.ts']],
    ["import {\n  a,\n  b,\n} from './many.ts';", ['./many.ts']],
    ["import './effect.css';", ['./effect.css']],
    ["export * from './all.ts';", ['./all.ts']],
    ["const a = await import('./late.ts');", ['./late.ts']],
    ["new Worker(new URL('./worker.ts', import.meta.url))", ['./worker.ts']],
    ["// import a from 'x';\n/* import b from 'y'; */", []],
  ])('%s', (text, expected) => {
    expect(importsOf(text)).toEqual(expected);
  });
});
