/** What an edition says of a case made of facts alone, for the tests of the rules. */
import {
  type Case,
  chooseEdition,
  decide,
  determinationToJson,
  type DeterminationJson,
  formatProblem,
} from '../../engine/index.ts';
import { theLibrary } from '../support/library.ts';

export const library = theLibrary();

/** A landlord's edition, or one named by its id. */
export function editionOf(id: string) {
  const chosen = chooseEdition(library, id, {});
  if (!chosen) throw new Error(`no edition ${id}`);
  return chosen.edition;
}

/** What a test gives of a case: facts, and whatever else matters. */
export type Given = Partial<Pick<Case, 'items' | 'timeline' | 'decided'>> & {
  readonly facts?: Case['facts'];
};

/** The determination of a case, in pounds. */
export async function said(id: string, given: Given): Promise<DeterminationJson> {
  const { facts = {}, ...rest } = given;
  const decided = await decide(library, editionOf(id), { id: 'case', facts, ...rest } as Case);
  if (!decided.ok) throw new Error(decided.problems.map(formatProblem).join('\n'));
  return determinationToJson(decided.value);
}

/** Every clause that some part of a document cites: all lists called `clauses` below it. */
export function citedIn(part: unknown): Set<string> {
  const cited = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, below] of Object.entries(value)) {
      if (key === 'clauses' && Array.isArray(below)) below.forEach((ref) => cited.add(String(ref)));
      else walk(below);
    }
  };
  walk(part);
  return cited;
}
