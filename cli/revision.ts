/** Editions as they are named on the command line, revisions of git among them. */
import { chooseEdition, type Library, type PreparedEdition, readEditionFile } from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { take } from './load.ts';
import { loadPolicies } from './policies.ts';
import { UsageError } from './usage.ts';

/** An edition, and what it is called among the others. */
export interface NamedEdition {
  readonly name: string;
  readonly edition: PreparedEdition;
}

/** The revision and path of `git:<revision>` (path empty) or `<revision>:<path>`; undefined for any other name. */
function revisionIn(edges: Edges, name: string): { revision: string; path: string } | undefined {
  if (edges.disk.kindOf(name) !== null) return undefined;
  const bare = /^git:([^:]+)$/.exec(name)?.[1];
  if (bare !== undefined) return { revision: bare, path: '' };
  const [, revision, path] = /^(?:git:)?([^:\\/][^:]*):(.+\.json)$/.exec(name) ?? [];
  return revision !== undefined && path !== undefined ? { revision, path } : undefined;
}

const placeOf = (edges: Edges, path: string): string => {
  const place = edges.disk.placeOf(path);
  if (place === undefined)
    throw new UsageError(`\`${path}\` is outside of the project; git cannot have it here`);
  return place;
};

function atRevision(edges: Edges, library: Library, revision: string, place: string): NamedEdition {
  const edition = take(edges, readEditionFile(library, edges.disk.atRevision(revision, place)));
  return { name: `${edition.edition.id} at ${revision}`, edition };
}

/**
 * The edition that a name means, the same for all cases: an edition id, a landlord's newest published one, a file, or
 * `<revision>:<path>`. Throws what is wrong with it.
 */
export function namedEdition(edges: Edges, library: Library, name: string): NamedEdition {
  const found = revisionIn(edges, name);
  if (found?.path === '')
    throw new UsageError(`\`${name}\` names no file; write it as the base, or as ${found.revision}:<path>`);
  if (found) return atRevision(edges, library, found.revision, placeOf(edges, found.path));
  const [policy] = loadPolicies(edges, library, [name]);
  const edition = policy?.fixed ?? chooseEdition(library, name, {})?.edition;
  if (!policy || !edition) throw new UsageError(`\`${name}\` is no edition`);
  return { name: policy.file === undefined ? edition.edition.id : policy.name, edition };
}

/** The base: as any edition, or `git:<revision>`, which is the file of the other side as that revision has it. */
export function baseEdition(
  edges: Edges,
  library: Library,
  name: string,
  other: NamedEdition | undefined,
): NamedEdition {
  const found = revisionIn(edges, name);
  if (found?.path !== '') return namedEdition(edges, library, name);
  if (!other) throw new UsageError(`\`${name}\` means the file of \`--with\` at that revision; name one`);
  const { file } = other.edition;
  const place = library.editions.includes(other.edition) ? file : placeOf(edges, file);
  return atRevision(edges, library, found.revision, place);
}
