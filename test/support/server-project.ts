/** A small project for the server's tests: every kind of file and link that may stand in one, and a hash over all of it. */
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The word that no answer may hold: it stands only where the server has no business. */
export const SECRET = 'the-word-that-stays-here';

const files: Readonly<Record<string, string>> = {
  'secret.json': `{"secret":"${SECRET}"}`,
  'package.json': `{"name":"${SECRET}"}`,
  'outside/x.json': `{"secret":"${SECRET}"}`,
  'rules/vocabulary.json': '{"groups":[]}',
  'rules/policies/a/2025.json': '{"id":"a@2025"}',
  'rules/schema/policy.schema.json': '{}',
  'rules/clause-index/a.json': '{}',
  'rules/notes.txt': 'no',
  'fixtures/cases/one.json': '{"id":"one","facts":{}}',
  'fixtures/determinations/two.json': '{}',
  'fixtures/bad-input/x/bad.json': '{',
  'dist/workbench/index.html': '<!doctype html><title>Workbench</title>',
  'dist/workbench/assets/app-1.js': 'export {};',
};

/** Makes the project in a folder of its own; `outside` and `secret.json` are reached by links only. */
export function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-project-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(folder, 'secret.json'), join(folder, 'rules/link.json'));
  symlinkSync(join(folder, 'outside'), join(folder, 'rules/linked'));
  symlinkSync(join(folder, 'rules/policies'), join(folder, 'fixtures/cases/linked'));
  symlinkSync(join(folder, 'nowhere.json'), join(folder, 'rules/dangling.json'));
  symlinkSync('two.json', join(folder, 'fixtures/determinations/beside.json'));
  return folder;
}

function lines(folder: string, path: string): string[] {
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => {
      const here = path === '' ? name : `${path}/${name}`;
      const stats = lstatSync(join(folder, here));
      if (stats.isSymbolicLink()) return [`${here} -> ${readlinkSync(join(folder, here))}`];
      if (stats.isDirectory()) return [`${here}/`, ...lines(folder, here)];
      return [`${here} ${stats.mode} ${stats.mtimeMs} ${readFileSync(join(folder, here), 'base64')}`];
    });
}

/** A hash over every name, link, mode, time and byte below a folder. */
export const treeHash = (folder: string): string =>
  createHash('sha256').update(lines(folder, '').join('\n')).digest('hex');
