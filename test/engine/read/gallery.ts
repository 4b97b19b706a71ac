/** Runs one file of the gallery `fixtures/bad-input/` through the reader that its name calls for. */
import {
  decide,
  type Library,
  type Problem,
  readCalendar,
  readCaseFiles,
  readEditionFile,
  readLibrary,
  readMapping,
  readVocabulary,
  type SourceFile,
} from '../../../engine/index.ts';
import { baseFiles, baseLibrary, filesBelow, textOf } from './base.ts';

export const gallery = 'fixtures/bad-input';

/** One thing of the gallery: a file, or a folder `library/` whose files stand in place of the base library's. */
export interface Exhibit {
  readonly code: string;
  readonly name: string;
  /** Where the approved problems stand, relative to the repository. */
  readonly expected: string;
  readonly problems: () => Promise<readonly Problem[]>;
}

/** A text that is too long to keep: `before`, `repeat` as often as `times` says, `after`. */
interface Recipe {
  readonly before: string;
  readonly repeat: string;
  readonly times: number;
  readonly after: string;
}

function sourceOf(path: string): SourceFile {
  const text = textOf(path);
  if (!path.endsWith('.recipe.json')) return { path, text };
  const { before, repeat, times, after } = JSON.parse(text) as Recipe;
  return { path: path.replace('.recipe.json', '.json'), text: before + repeat.repeat(times) + after };
}

async function ofCase(library: Library, folder: string, file: SourceFile): Promise<readonly Problem[]> {
  const beside = filesBelow(folder).includes('with-policy.json');
  const given = beside ? readEditionFile(library, sourceOf(`${folder}/with-policy.json`)) : undefined;
  if (given && !given.ok) throw new Error(`${folder}/with-policy.json: ${JSON.stringify(given.problems)}`);
  const edition = given?.value ?? library.editions[0];
  const read = readCaseFiles(library, [file], given ? [given.value] : []);
  if (!read.ok || !edition) return read.problems;
  const problems: Problem[] = [];
  for (const entry of read.value) problems.push(...(await decide(library, edition, entry.case)).problems);
  return problems;
}

async function ofFile(path: string): Promise<readonly Problem[]> {
  const file = sourceOf(path);
  const folder = path.slice(0, path.lastIndexOf('/'));
  const kind = /([a-z]+)-[^/]*$/.exec(path.slice(folder.length + 1))?.[1];
  if (kind === 'policy') return readEditionFile(baseLibrary(), file).problems;
  if (kind === 'vocabulary') return readVocabulary(file).problems;
  if (kind === 'calendar') return readCalendar(file).problems;
  if (kind === 'case') return ofCase(baseLibrary(), folder, file);
  if (kind === 'mapping') return readMapping(file.text, path, baseLibrary().vocabulary).problems;
  throw new Error(`${path}: no reader for this name`);
}

function ofLibrary(folder: string): readonly Problem[] {
  const names = filesBelow(folder);
  const overlay = names
    .filter((name) => name.startsWith('rules/'))
    .map((path) => ({ path, text: textOf(`${folder}/${path}`) }));
  const without = names.includes('without.json')
    ? (JSON.parse(textOf(`${folder}/without.json`)) as string[])
    : [];
  return readLibrary(baseFiles(overlay, without)).problems;
}

/** Every exhibit, by code, then name. */
export function exhibits(): Exhibit[] {
  const libraries = new Set<string>();
  return filesBelow(gallery).flatMap((path): Exhibit[] => {
    const [code = '', part = ''] = path.split('/');
    if (path.endsWith('.expected.txt') || part.startsWith('with-')) return [];
    const folder = `${gallery}/${code}`;
    if (part !== 'library') {
      const name = part.replace(/(\.recipe)?\.json$/, '');
      return [
        {
          code,
          name,
          expected: `${folder}/${name}.expected.txt`,
          problems: () => ofFile(`${gallery}/${path}`),
        },
      ];
    }
    if (libraries.has(code)) return [];
    libraries.add(code);
    return [
      {
        code,
        name: 'library',
        expected: `${folder}/library.expected.txt`,
        problems: () => Promise.resolve(ofLibrary(`${folder}/library`)),
      },
    ];
  });
}

/** Codes that the reading and deciding source can give. */
export function codesInSource(): Set<string> {
  const codes = new Set<string>();
  for (const folder of ['engine/read', 'engine/decide']) {
    for (const name of filesBelow(folder)) {
      const text = textOf(`${folder}/${name}`);
      const patterns = [
        /\bcode: '([a-z0-9-]+)'/g,
        /\bcode: [^'\n]+\? '([a-z0-9-]+)' : '([a-z0-9-]+)'/g,
        /\bunknown\(\s*[^,]+,\s*'([a-z0-9-]+)'/g,
        /\bproblem\(\s*c,\s*'([a-z0-9-]+)'/g,
        /\b[a-z]+Faults\([^;]*?\),\s*'([a-z0-9-]+)',\s*'([a-z0-9-]+)'/g,
      ];
      for (const pattern of patterns)
        for (const match of text.matchAll(pattern))
          for (const code of match.slice(1)) if (code) codes.add(code);
    }
  }
  return codes;
}
