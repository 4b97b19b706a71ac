/** The repository's own documents for tests: `rules/` read by the engine, `fixtures/` as cases. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type CaseEntry,
  formatProblem,
  type Library,
  readCaseFiles,
  readLibrary,
  type SourceFile,
} from '../../engine/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every JSON file below a folder of the repository, by its path from the root with forward slashes. */
export function filesBelow(folder: string): SourceFile[] {
  const walk = (path: string): string[] =>
    readdirSync(`${root}${path}`).flatMap((name) =>
      statSync(`${root}${path}/${name}`).isDirectory() ? walk(`${path}/${name}`) : [`${path}/${name}`],
    );
  return walk(folder)
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
}

const value = <T>(
  result: { ok: true; value: T } | { ok: false; problems: readonly Parameters<typeof formatProblem>[0][] },
): T => {
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.value;
};

let library: Library | undefined;

/** `rules/` as the engine reads it; throws with every problem if it cannot. */
export const theLibrary = (): Library => (library ??= value(readLibrary(filesBelow('rules'))));

/** All fixture cases and determinations. */
export const theCases = (): CaseEntry[] =>
  value(
    readCaseFiles(theLibrary(), [...filesBelow('fixtures/cases'), ...filesBelow('fixtures/determinations')]),
  );

/** A JSON document of the repository as plain data. */
export const json = (path: string): unknown => JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as unknown;
