/** Constant amounts of an edition as codes: which vectors make up the code of a row, and what each code is worth. */
import { MOST_PLANES } from './passes.ts';
import type { AmountPlan, EditionPlan, HeadPlan, HitPlan } from './plan.ts';

/** Where an award stands in the codes: a row in which it counts has the bits of `index` from vector `plane` on. */
export interface Coded {
  readonly pass: number;
  readonly plane: number;
  readonly index: number;
}

/** The codes of one pass: how many vectors, and least and most of each code, one after the other. */
export interface PassLayout {
  readonly planes: number;
  readonly pairs: Float64Array;
}

/** The constant amounts of an edition. */
export interface AmountLayout {
  readonly passes: readonly PassLayout[];
  readonly coded: ReadonlyMap<HitPlan, Coded>;
}

/** Whether an amount is the same in every row, above nothing, its least not above its most: such a one is coded. */
export const isCoded = (amount: AmountPlan): boolean =>
  amount.kind === 'constant' && amount.min >= 0 && amount.max > 0 && amount.min <= amount.max;

type Pair = readonly [number, number];

/** Awards of which no two count in one row, with the amounts that differ: the first has index 1. */
interface Group {
  readonly hits: readonly { readonly hit: HitPlan; readonly index: number }[];
  readonly pairs: readonly Pair[];
}

/** Amounts in one group, so that its indexes fit a pass. */
const mostPairs = 2 ** MOST_PLANES - 1;

/** The groups of a head: where its awards add up, each is one by itself. */
function groupsOf({ policy, hits }: HeadPlan): Group[] {
  const groups: { hits: { hit: HitPlan; index: number }[]; pairs: Pair[] }[] = [];
  for (const hit of hits) {
    const { amount } = hit;
    if (amount.kind !== 'constant' || !isCoded(amount)) continue;
    const { min, max } = amount;
    let group = policy === 'collect-sum' ? undefined : groups.at(-1);
    let index = (group?.pairs.findIndex(([low, high]) => low === min && high === max) ?? -1) + 1;
    if (!group || (index === 0 && group.pairs.length === mostPairs))
      groups.push((group = { hits: [], pairs: [] }));
    if (index === 0) index = group.pairs.push([min, max]);
    group.hits.push({ hit, index });
  }
  return groups;
}

/** The codes of an edition's constant amounts, in as few passes as they fit in their order. */
export function layoutOf({ heads }: EditionPlan): AmountLayout {
  const coded = new Map<HitPlan, Coded>();
  const passes: { planes: number; groups: { pairs: readonly Pair[]; plane: number; bits: number }[] }[] = [];
  for (const group of heads.flatMap(groupsOf)) {
    const bits = 32 - Math.clz32(group.pairs.length);
    let pass = passes.at(-1);
    if (!pass || pass.planes + bits > MOST_PLANES) passes.push((pass = { planes: 0, groups: [] }));
    const { planes: plane } = pass;
    pass.groups.push({ pairs: group.pairs, plane, bits });
    pass.planes += bits;
    for (const { hit, index } of group.hits) coded.set(hit, { pass: passes.length - 1, plane, index });
  }
  const pairsOf = ({ planes, groups }: (typeof passes)[number]): Float64Array => {
    const pairs = new Float64Array(2 << planes);
    for (let code = 0; code < 1 << planes; code += 1)
      for (const { pairs: own, plane, bits } of groups) {
        const [min, max] = own[((code >>> plane) & ((1 << bits) - 1)) - 1] ?? [0, 0];
        pairs[code << 1] = (pairs[code << 1] as number) + min;
        pairs[(code << 1) + 1] = (pairs[(code << 1) + 1] as number) + max;
      }
    return pairs;
  };
  return { passes: passes.map((pass) => ({ planes: pass.planes, pairs: pairsOf(pass) })), coded };
}
