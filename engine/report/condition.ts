/** Conditions as clauses of a sentence. */
import type { Condition, Leaf, PreparedEdition } from '../model/index.ts';
import { asksForSome, leafClause, rangeClause } from './leaf.ts';
import { evidencedLosses } from './quantities.ts';
import { beyond, isLeaf, type Plain, simplify } from './simplify.ts';
import { list, spaced, unique } from './text.ts';

/** The longest content that a named condition is told by; a longer one is told by its name. */
const longestContent = 260;

/** The losses of comparisons that only ask for some, or only for none, of an evidenced loss. */
const lossesAsked = (edition: PreparedEdition, parts: readonly Plain[], some: boolean): Leaf[] =>
  parts
    .filter(isLeaf)
    .map((part) => part.leaf)
    .filter((leaf) => evidencedLosses[leaf.fact] && asksForSome(edition, leaf) === some);

/** The clauses of a list: losses told together, two bounds of one fact as a range, the rest one by one. */
function clauses(edition: PreparedEdition, kind: 'and' | 'or', parts: readonly Plain[]): string[] {
  const losses = lossesAsked(edition, parts, kind === 'or');
  const told = new Set<Leaf>();
  const texts: string[] = [];
  for (const part of parts) {
    if (!isLeaf(part)) {
      texts.push(words(edition, part, true));
      continue;
    }
    const { leaf } = part;
    if (told.has(leaf)) continue;
    if (losses.length > 1 && losses.includes(leaf)) {
      for (const loss of losses) told.add(loss);
      const names = losses.map((loss) => evidencedLosses[loss.fact] ?? '');
      texts.push(`there is ${kind === 'or' ? 'an' : 'no'} evidenced cost of ${list(names, 'or')}`);
      continue;
    }
    const other =
      kind === 'and'
        ? parts
            .filter(isLeaf)
            .find((p) => p.leaf !== leaf && rangeClause(edition, leaf, p.leaf) !== undefined)
        : undefined;
    if (other) told.add(other.leaf);
    texts.push((other && rangeClause(edition, leaf, other.leaf)) ?? leafClause(edition, leaf));
  }
  return unique(texts);
}

function words(edition: PreparedEdition, part: Plain, inside: boolean): string {
  if (part.kind === 'leaf') return leafClause(edition, part.leaf);
  if (part.kind === 'named')
    return `the condition “${spaced(part.name)}” ${part.holds ? 'holds' : 'does not hold'}`;
  const texts = clauses(edition, part.kind, part.parts);
  const text = list(texts, part.kind);
  return inside && texts.length > 1 ? `(${text})` : text;
}

const plain = (edition: PreparedEdition, condition: Condition): Plain =>
  simplify(edition, condition, (content) => words(edition, content, false).length > longestContent);

/**
 * A condition as a clause in lower case: "the impact is medium or high and complaint handling was poor". Negations are
 * told on the comparisons; brackets stand around an "or" inside an "and" and the other way round; a named condition is
 * told by its content, or by its name where that would be long.
 */
export const describeCondition = (edition: PreparedEdition, condition: Condition): string =>
  words(edition, plain(edition, condition), false);

/** What a condition asks beyond some of the facts that an amount adds up or counts; undefined where that is all. */
export function describeBeyond(
  edition: PreparedEdition,
  condition: Condition,
  facts: readonly string[],
): string | undefined {
  const full = simplify(edition, condition, () => false);
  const left = beyond(edition, full, facts);
  if (left === null) return undefined;
  return left === full ? describeCondition(edition, condition) : words(edition, left, false);
}
