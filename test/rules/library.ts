/** The shipped library, and what an edition says of a case made of facts alone: for the tests of the rules. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import {
  type Case,
  chooseEdition,
  decide,
  determinationToJson,
  type DeterminationJson,
  formatProblem,
  type Library,
  readLibrary,
} from '../../engine/index.ts';

const root = new URL('../../', import.meta.url);
const walk = (path: string): string[] =>
  readdirSync(new URL(path, root)).flatMap((name) => {
    const below = `${path}/${name}`;
    return statSync(new URL(below, root)).isDirectory() ? walk(below) : [below];
  });

function load(): Library {
  const files = walk('rules').filter((path) => path.endsWith('.json'));
  const read = readLibrary(files.map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') })));
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'));
  return read.value;
}

export const library = load();

/** A landlord's edition, or one named by its id. */
export function editionOf(id: string) {
  const chosen = chooseEdition(library, id, {});
  if (!chosen) throw new Error(`no edition ${id}`);
  return chosen.edition;
}

/** What a test gives of a case: facts, and whatever else matters. */
export type Given = Partial<Pick<Case, 'items' | 'timeline' | 'decided'>> & { readonly facts?: Case['facts'] };

/** The determination of a case, in pounds. */
export async function said(id: string, given: Given): Promise<DeterminationJson> {
  const { facts = {}, ...rest } = given;
  const decided = await decide(library, editionOf(id), { id: 'case', facts, ...rest } as Case);
  if (!decided.ok) throw new Error(decided.problems.map(formatProblem).join('\n'));
  return determinationToJson(decided.value);
}
