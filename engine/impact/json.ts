/** The answer as plain data for files: money in pounds, breakdowns of few cases withheld unless asked for. */
import { penceToPounds } from '../money.ts';
import type {
  Impact,
  ImpactChange,
  ImpactMover,
  ImpactPair,
  ImpactSide,
  OfferedCheck,
  OfferedReport,
} from './model.ts';
import { type ExportOptions, WITHHELD } from './table-model.ts';
import { withheld } from './withhold.ts';
import {
  type HiddenCells,
  hiddenOfPair,
  hiddenOfParts,
  shownMovers,
  withheldBins,
} from './withhold-cells.ts';

const pounds = (pence: number | null): number | null => (pence === null ? null : penceToPounds(pence));

const changeJson = (change: ImpactChange, hidden: HiddenCells = new Set()) => ({
  ...change,
  min: pounds(change.min),
  max: pounds(change.max),
  midpoint: pounds(change.midpoint),
  ...Object.fromEntries([...hidden].map((name) => [name, WITHHELD])),
});

const checkJson = ({ sum, belowBy, aboveBy, least, most, ...counts }: OfferedCheck) => ({
  ...counts,
  sum: pounds(sum),
  belowBy: pounds(belowBy),
  aboveBy: pounds(aboveBy),
  least: pounds(least),
  most: pounds(most),
});

const sideJson = (side: ImpactSide) => ({ ...side, min: pounds(side.min), max: pounds(side.max) });
const moverJson = ({ id, line, before, after, midpoint }: ImpactMover) => ({
  ...{ case: id, line, before: sideJson(before), after: sideJson(after), midpoint: pounds(midpoint) },
});

/** The parts of a breakdown, each by `show`; of those that are withheld only the name. */
function parts<T, N extends object, S extends object>(
  list: readonly T[],
  hidden: readonly boolean[],
  name: (part: T) => N,
  show: (part: T, i: number) => S,
): ((N & S) | (N & { withheld: true }))[] {
  return list.map((part, i) =>
    hidden[i] ? { ...name(part), withheld: true as const } : { ...name(part), ...show(part, i) },
  );
}

/** Parts with a change each: withheld whole, or figure by figure. */
function changes<T extends { readonly change: ImpactChange }, N extends object>(
  pair: ImpactPair,
  list: readonly T[],
  name: (part: T) => N,
  { showSmall = false }: ExportOptions,
) {
  const all = list.map(({ change }) => change);
  const hidden = showSmall ? [] : hiddenOfParts(all, hiddenOfPair(pair));
  const isAll = hidden.map((cells) => cells === 'all');
  return parts(list, isAll, name, ({ change }, i) => {
    const cells = hidden[i];
    return changeJson(change, cells === 'all' ? undefined : cells);
  });
}

function pairJson(pair: ImpactPair, options: ExportOptions) {
  const { shown, isWithheld } = shownMovers(pair, options);
  const others = pair.otherCauses ? [{ ...pair.otherCauses, causes: [] }] : [];
  return {
    base: pair.baseName,
    edition: pair.name,
    change: changeJson(pair.change, options.showSmall ? undefined : hiddenOfPair(pair)),
    distribution: parts(
      pair.bins,
      options.showSmall ? [] : withheldBins(pair.bins),
      ({ from, to }) => ({ from: pounds(from), to: pounds(to) }),
      ({ cases, sum }) => ({ cases, sum: pounds(sum) }),
    ),
    causes: changes(
      pair,
      [...pair.causes, ...others],
      (part) => ({ causes: part.causes, ...('groups' in part ? { otherGroups: part.groups } : {}) }),
      options,
    ),
    by: Object.fromEntries(
      [...pair.by].map(([fact, slices]) => [
        fact,
        changes(pair, slices, ({ value, label }) => ({ value, label }), options),
      ]),
    ),
    largest: shown.map(moverJson),
    ...(isWithheld ? { largestWithheld: true } : {}),
  };
}

const hiddenChecks = (
  list: readonly { readonly check: OfferedCheck }[],
  { showSmall = false }: ExportOptions,
): boolean[] => (showSmall ? [] : withheld(list.map(({ check }) => check.cases)));

const offeredJson = ({ all, byOfficer, byVulnerable, published }: OfferedReport, options: ExportOptions) => ({
  all: checkJson(all),
  byOfficer: parts(
    byOfficer,
    hiddenChecks(byOfficer, options),
    ({ officer }) => ({ officer }),
    ({ check }) => checkJson(check),
  ),
  byVulnerable: parts(
    byVulnerable,
    hiddenChecks(byVulnerable, options),
    ({ value }) => ({ value }),
    ({ check }) => checkJson(check),
  ),
  ...(published
    ? { published: { offered: checkJson(published.offered), ordered: checkJson(published.ordered) } }
    : {}),
});

/** An answer as one JSON value, in pounds. */
export const impactToJson = (impact: Impact, options: ExportOptions = {}) => ({
  cases: impact.cases,
  editions: impact.editions.map(({ name, edition, totals }) => ({
    name,
    edition: edition.edition.id,
    ...totals,
    min: pounds(totals.min),
    max: pounds(totals.max),
    midpoint: pounds(totals.midpoint),
    openMin: pounds(totals.openMin),
  })),
  pairs: impact.pairs.map((pair) => pairJson(pair, options)),
  offered: Object.fromEntries(
    [...impact.offered].map(([name, report]) => [name, offeredJson(report, options)]),
  ),
});
