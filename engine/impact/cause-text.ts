/** What moved cases, in words that fit a cell. */
import type { Cause } from '../compare/moves-causes.ts';
import { describeCause } from '../compare/moves-words.ts';
import type { PreparedEdition } from '../model/index.ts';

/** Causes that are named in one cell. */
const mostNamed = 5;

/** A cause with the clauses behind it: "rule `grid-full-major` gives something else (2.7)". */
const withClauses = (cause: Cause): string => {
  const clauses = cause.kind === 'rule' ? cause.clauses : [];
  return `${describeCause(cause)}${clauses.length === 0 ? '' : ` (${clauses.join(', ')})`}`;
};

/** Causes as half sentences with their clauses, the first five and how many more there are; empty where there are none. */
export function causeText(causes: readonly Cause[]): string {
  const named = causes.slice(0, mostNamed).map(withClauses);
  const more = causes.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** Whether both editions are of one landlord. The rules of two have nothing to do with each other, and everything moves. */
export const sharesRules = (pair: {
  readonly base: PreparedEdition;
  readonly edition: PreparedEdition;
}): boolean => pair.base.landlordId === pair.edition.landlordId;
