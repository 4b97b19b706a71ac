/** Columns whose headers say nothing, and whose values are those of one fact. */
import type { FactDeclaration, Vocabulary } from '../model/index.ts';
import { type Candidate, candidatesOf, fitOf, headerOf, leastLikeness } from './match.ts';
import type { RawCell, Target } from './model.ts';
import { tokensOf } from './tokens.ts';
import { enumerationParser, saysNothing, saysTotal } from './words.ts';

/** What is called high and low, and is no harm: columns with these words are told by nobody's values. */
const otherScales = new Set(
  tokensOf('priority risk urgency satisfaction likelihood probability confidence complexity quality'),
);

const leastShare = 0.8;

/** Whether (nearly) every value is a word for a value of the fact that can mean nothing else, and they mean more than one. */
function speaksOf(fact: FactDeclaration, samples: readonly RawCell[]): boolean {
  const parse = enumerationParser(fact);
  const telling = samples.filter((sample) => {
    if (typeof sample !== 'string') return sample !== null;
    // "None" is a value of several facts: it speaks of none of them.
    return !saysNothing(sample) && !saysTotal(sample);
  });
  const meant = telling.flatMap((sample) => {
    // A number or a letter is a word of too much.
    const value = typeof sample === 'string' && /\p{L}{3}/u.test(sample) ? parse(sample) : undefined;
    return typeof value === 'string' ? [value] : [];
  });
  return new Set(meant).size >= 2 && meant.length >= telling.length * leastShare;
}

/** The enumeration that the values of a column speak of; undefined where there is none, or more than one. */
export function factByValues(
  targets: readonly Candidate[],
  column: string,
  samples: readonly RawCell[],
): Candidate | undefined {
  if (tokensOf(column).some((token) => otherScales.has(token))) return undefined;
  const found = targets.filter(({ fact }) => fact?.type === 'enumeration' && speaksOf(fact, samples));
  return found.length === 1 ? found[0] : undefined;
}

/** Whether only the values of a column, and not its header, speak of its target. */
export function isByValues(
  vocabulary: Vocabulary,
  column: string,
  to: Target,
  samples: readonly RawCell[],
): boolean {
  if (!('fact' in to)) return false;
  const target = candidatesOf(vocabulary).find(({ fact }) => fact?.name === to.fact);
  if (target?.fact?.type !== 'enumeration') return false;
  return (
    fitOf(headerOf(column), target) < leastLikeness && factByValues([target], column, samples) === target
  );
}
