/** Editions of the project that cannot be read: said once, and no verb that is about others stops for them. */
import type { Library, Problem, SourceFile } from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { UsageError } from './usage.ts';

/** An edition that cannot be read, under the names that its path gives it. */
export interface Broken {
  readonly file: string;
  readonly id: string;
  readonly landlordId: string;
  /** Its text calls it a draft: then a landlord's bare id never means it. */
  readonly isDraft: boolean;
}

const known = new WeakMap<Library, readonly Broken[]>();
const incomplete = new WeakSet<Edges>();

const place = /rules\/policies\/([^/]+)\/([^/]+)\.json$/;

/** Whether a problem leaves out one edition, and nothing else. */
export const isOfEdition = ({ file }: Problem): boolean => place.test(file);

/** The library without the editions that have errors, which it remembers. */
export function withoutBroken(
  library: Library,
  files: readonly SourceFile[],
  errors: readonly Problem[],
): Library {
  const bad = new Set(errors.map(({ file }) => file));
  const held = { ...library, editions: library.editions.filter(({ file }) => !bad.has(file)) };
  const broken = files.flatMap(({ path, text }): Broken[] => {
    const [, landlordId = '', edition = ''] = (bad.has(path) && place.exec(path)) || [];
    if (landlordId === '') return [];
    const isDraft = /"status"\s*:\s*"draft"/.test(text);
    return [{ file: path, id: `${landlordId}@${edition}`, landlordId, isDraft }];
  });
  known.set(held, broken);
  return held;
}

/** The editions of a library that cannot be read. */
export const brokenIn = (library: Library): readonly Broken[] => known.get(library) ?? [];

/** The names of these editions and of their landlords: known, though they are not held. */
export const brokenNames = (library: Library): string[] =>
  brokenIn(library).flatMap(({ id, landlordId }) => [id, landlordId]);

/** The edition that a name may mean and that cannot be read. */
export function brokenBehind(library: Library, name: string): Broken | undefined {
  const isHeld = library.editions.some(({ landlordId }) => landlordId === name);
  return brokenIn(library).find(
    ({ id, landlordId, isDraft }) => id === name || (landlordId === name && !(isDraft && isHeld)),
  );
}

/** Why a name cannot be used. */
export const brokenError = (name: string, { file }: Broken): UsageError =>
  new UsageError(`\`${name}\` is left out: \`${file}\` has errors; \`redress validate\` lists them`);

/** Goes on without a policy that cannot be read: said on stderr, and the exit status says that the input is wrong. */
export function leaveOut(edges: Edges, names: readonly (readonly [string, Broken])[]): void {
  for (const [name, broken] of names) edges.err(`error: ${brokenError(name, broken).message}\n`);
  if (names.length > 0) incomplete.add(edges);
}

/** Whether something was left out. */
export const isIncomplete = (edges: Edges): boolean => incomplete.has(edges);
