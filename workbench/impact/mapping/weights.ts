/** How much of an answer rests on a fact. */
import type { EditionView } from '../../shared/protocol.ts';

/** What decides most in every policy: how badly somebody was affected, and how far the landlord is responsible. */
const first = ['impact', 'landlordResponsibility'];

/** The facts that editions look at, with the number of rules that name each; what decides most in every policy comes before all else. */
export function weightsOf(
  editions: readonly Pick<EditionView, 'reads' | 'rules'>[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { reads, rules } of editions) {
    for (const name of reads) weights.set(name, weights.get(name) ?? 0);
    for (const { mentions } of rules)
      for (const name of mentions) weights.set(name, (weights.get(name) ?? 0) + 1);
  }
  for (const name of first) if (weights.has(name)) weights.set(name, Infinity);
  return weights;
}

/** Facts in the order of their weight; those that weigh the same stay as they stand. */
export const byWeight = <T extends { readonly name: string }>(
  facts: readonly T[],
  weights: ReadonlyMap<string, number>,
): T[] => {
  const of = ({ name }: T): number => Math.min(weights.get(name) ?? -1, 1e9);
  return [...facts].sort((a, b) => of(b) - of(a));
};
