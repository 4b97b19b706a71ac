/** Clauses behind a sentence. */
import type { PreparedEdition } from '../model/index.ts';

/** Clauses in brackets at the end of a sentence, with the space before: " (¶6, ¶25)"; nothing where there are none. */
export const cited = (clauses: readonly string[]): string =>
  clauses.length > 0 ? ` (${clauses.join(', ')})` : '';

/**
 * What the edition's list says a clause means, in our own words; undefined where the clause is not listed. A bare ref and
 * `document#ref` of the main document are the same clause.
 */
export function clauseSummary(edition: PreparedEdition, citation: string): string | undefined {
  const main = `${edition.edition.documents[0]?.id ?? ''}#`;
  const bare = (ref: string): string => (ref.startsWith(main) ? ref.slice(main.length) : ref);
  return edition.edition.clauses.find((clause) => bare(clause.ref) === bare(citation))?.summary;
}
