/** Which file may import what, and which words a file may not use: the arrows of `docs/architecture.md` as rules. */
import { posix } from 'node:path';

/** A source file: path from the project's folder, with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The specifiers that a text imports, exports from, or loads later; comments are passed over. */
export function importsOf(text: string): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statement = /(?:^|[;\s}])(?:import|export)\s+(?:[^'"`;()]*?\sfrom\s*)?['"]([^'"]+)['"]/g;
  const call = /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g;
  const url = /new\s+URL\s*\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g;
  return [statement, call, url].flatMap((pattern) =>
    [...bare.matchAll(pattern)].map((match) => match[1] ?? ''),
  );
}

/** What an import names: a path of the project for a relative one, else the package (`node:fs`, `react-dom`, `@scope/name`). */
export function target(from: string, specifier: string): { readonly path?: string; readonly pack?: string } {
  if (specifier.startsWith('.')) return { path: posix.normalize(posix.join(posix.dirname(from), specifier)) };
  if (specifier.startsWith('node:')) return { pack: specifier.split('/')[0] };
  const [first = '', second = ''] = specifier.split('?', 1)[0]?.split('/') ?? [];
  return { pack: first.startsWith('@') ? `${first}/${second}` : first };
}

const inside = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const isServer = (path: string): boolean => inside(path, 'workbench/server');
const isScript = (path: string): boolean => path.endsWith('.mjs');

/** Where each folder may look for code and data of the project, itself included. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: ['engine'],
  cli: ['cli', 'engine'],
  workbench: ['workbench', 'engine'],
};

/** The one file that may import a package. Its choice is free; that there is one at most is not. */
const single = ['json-rules-engine', 'monaco-editor'];

/** Files of the engine that run while a bundle is made, not in it: they may import the tools of the build. */
const isPlugin = (path: string): boolean => path.endsWith('.plugin.ts');

const forbiddenWords: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/],
  ['random numbers', /\bMath\.random\b|\bcrypto\.(getRandomValues|randomUUID)\b/],
  ['the DOM', /\b(document|window|localStorage|navigator)\s*(\.|\[)(?!\s*\.)/],
  ['Node', /\bprocess\.(env|argv|cwd|exit|stdout|stderr)\b|\bBuffer\.from\b|\b__dirname\b/],
  ['the network', /(^|[^.\w])fetch\s*\(/],
];

const domWords = /^(document|window)$/;

/** Text without comments, strings and template literals, so that only code is left. */
function codeOnly(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/\/\/.*$/gm, '')
    .replace(/`(?:[^`\\]|\\.)*`/g, '``');
}

/** A name that the file itself declares is not the DOM's. */
const declares = (code: string, name: string): boolean =>
  new RegExp(
    `\\b(const|let|readonly|private|function)\\s+${name}\\b|[(,{]\\s*(readonly\\s+)?${name}\\s*[,:)}]`,
  ).test(code);

function engineWords({ path, text }: Source): string[] {
  const code = codeOnly(text);
  return forbiddenWords.flatMap(([what, pattern]) => {
    const match = pattern.exec(code);
    if (!match) return [];
    const name = match[1] ?? '';
    if (domWords.test(name) && declares(code, name)) return [];
    return [`${path} uses ${what}: \`${match[0].trim()}\``];
  });
}

function importFaults({ path, text }: Source): string[] {
  const top = path.split('/')[0] ?? '';
  const allowed = isScript(path) ? undefined : mayImport[top];
  const faults: string[] = [];
  for (const specifier of importsOf(text)) {
    const { path: to, pack } = target(path, specifier);
    const other = to?.split('/')[0] ?? '';
    if (to !== undefined && allowed && !allowed.includes(other))
      faults.push(`${path} imports ${to}: ${top} may only look at ${allowed.join(', ')}`);
    if (to !== undefined && top === 'workbench' && !isServer(path) && isServer(to))
      faults.push(`${path} imports ${to}: the browser cannot run the server`);
    if (isServer(path) && to !== undefined && inside(to, 'workbench') && !isServer(to))
      faults.push(`${path} imports ${to}: the server knows no screens`);
    if (
      top === 'engine' &&
      pack !== undefined &&
      !isPlugin(path) &&
      /^(node:|react|@mantine|vite$|hono|commander)/.test(pack)
    )
      faults.push(`${path} imports ${specifier}: the engine is pure`);
    if (/^node:(fs|net|http|child_process)$/.test(pack ?? '') && !mayTouchDisk(path))
      faults.push(`${path} imports ${specifier}: only cli/disk/ and workbench/server touch the disk`);
    if (pack?.startsWith('node:') && top === 'workbench' && !isServer(path))
      faults.push(`${path} imports ${specifier}: the browser has no Node`);
  }
  return faults;
}

/** Scripts that prepare and measure (`*.mjs` of cli/ and bench/), tests and the build's configuration may, too. */
function mayTouchDisk(path: string): boolean {
  return (
    inside(path, 'cli/disk') ||
    isServer(path) ||
    isScript(path) ||
    inside(path, 'test') ||
    inside(path, 'bench') ||
    !path.includes('/')
  );
}

function singleFaults(sources: readonly Source[]): string[] {
  return single.flatMap((pack) => {
    const importers = sources
      .filter(({ path }) => !inside(path, 'test') && !inside(path, 'bench'))
      .filter(({ path, text }) => importsOf(text).some((specifier) => target(path, specifier).pack === pack));
    return importers.length > 1
      ? [`${pack} is imported by ${importers.map(({ path }) => path).join(' and ')}: one file may`]
      : [];
  });
}

/** Every arrow that points the wrong way, in words; empty where the house stands as it is drawn. */
export function arrowFaults(sources: readonly Source[]): string[] {
  const engine = sources.filter(({ path }) => inside(path, 'engine') && !isPlugin(path));
  return [...sources.flatMap(importFaults), ...engine.flatMap(engineWords), ...singleFaults(sources)];
}
