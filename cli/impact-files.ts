/** The files that `redress impact` reads and writes: none that is read is written over. */
import { mappingName } from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { Faults, UsageError } from './usage.ts';

export interface ImpactFiles {
  readonly base?: string;
  readonly with?: readonly string[];
  readonly portfolio?: string;
  readonly mapping?: string;
  readonly changed?: string;
  readonly problems?: string;
  readonly writeMapping?: boolean;
}

const isIn = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);

/** The file that an edition is named by: a file, or the one of `<revision>:<path>`. */
function editionFile(edges: Edges, name: string): string[] {
  if (edges.disk.kindOf(name) === 'file') return [name];
  const path = /^(?:git:)?[^:]+:(.+\.json)$/.exec(name)?.[1];
  return path === undefined ? [] : [path];
}

/**
 * Throws all that is wrong with the files that will be written: one that is read, or written twice, by whatever links and
 * folders it is named; one among the project's rules or fixtures; one that cannot be written.
 */
export function checkFiles(edges: Edges, files: ImpactFiles): void {
  const { disk } = edges;
  const { portfolio, mapping, changed, problems } = files;
  const real = (paths: readonly (string | undefined)[]): string[] =>
    paths.flatMap((path) => (path === undefined || path === '' ? [] : [disk.realOf(path)]));
  const beside = portfolio === undefined ? undefined : mappingName(portfolio);
  const editions = [files.base ?? '', ...(files.with ?? [])].flatMap((name) => editionFile(edges, name));
  const read = new Set(real([portfolio, mapping, files.writeMapping ? undefined : beside, ...editions]));
  const closed = ['rules', 'fixtures'].map((folder) => ({
    folder,
    path: disk.realOf(disk.inProject(folder)),
  }));
  const inputs = portfolio !== undefined && disk.kindOf(portfolio) === 'folder' ? real([portfolio]) : [];
  const faults = new Faults();
  for (const target of [changed, problems, files.writeMapping ? beside : undefined]) {
    if (target === undefined) continue;
    const [path = ''] = real([target]);
    const own = closed.find((each) => isIn(each.path, path));
    if (own)
      faults.note(
        new UsageError(`\`${target}\` is inside of the project’s ${own.folder}/; write it somewhere else`),
      );
    else if (read.has(path) || inputs.some((folder) => isIn(folder, path)))
      faults.note(
        new UsageError(
          `a file is named twice: \`${target}\` is read, or is in a folder that is; write to a file of its own`,
        ),
      );
    else faults.try(() => disk.checkTarget(target));
    read.add(path);
  }
  faults.end();
}
