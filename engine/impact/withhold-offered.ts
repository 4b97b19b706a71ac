/** Which figures of what was decided are withheld, by officer and by household. */
import type { OfferedCheck } from './model.ts';
import { type HiddenOfPart, hiddenCounts } from './withhold-parts.ts';

const standings = ['below', 'within', 'above', 'notComparable'] as const;
/** The last of each is shown nowhere, and is what is left over of the cases. */
const authorities = ['aboveAuthority', 'authorityUnknown', 'otherRole', 'withinAuthority'] as const;
const reasons = ['noReason', 'reason'] as const;
const counts = [...standings, ...authorities, ...reasons] as const;
type Count = (typeof counts)[number];
export type CheckCell = Count | 'belowBy' | 'aboveBy';
export type HiddenOfCheck = HiddenOfPart<CheckCell>;

const partOf = (check: OfferedCheck): { readonly cases: number } & Readonly<Record<Count, number>> => ({
  ...check,
  withinAuthority: check.cases - check.aboveAuthority - check.authorityUnknown - check.otherRole,
  reason: check.cases - check.noReason,
});

/**
 * For each part of what was decided, its figures that are withheld, or 'all'. The whole is known in every figure. What is missing
 * below and too much above goes with the cases that it is of.
 */
export function hiddenOfChecks(checks: readonly OfferedCheck[]): HiddenOfCheck[] {
  const hidden = hiddenCounts<Count>({
    counts,
    sums: [standings, authorities, reasons],
    parts: checks.map(partOf),
    ofWhole: new Set(),
  });
  return hidden.map((cells) => {
    if (cells === 'all') return cells;
    const money: CheckCell[] = [
      ...(cells.has('below') ? (['belowBy'] as const) : []),
      ...(cells.has('above') ? (['aboveBy'] as const) : []),
    ];
    return new Set<CheckCell>([...cells, ...money]);
  });
}
