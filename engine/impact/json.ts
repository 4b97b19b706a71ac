/** The answer as plain data for files: money in pounds, breakdowns of few cases withheld unless asked for. */
import { penceToPounds } from '../money.ts';
import { notDrawn } from './bins.ts';
import type {
  Impact,
  ImpactChange,
  ImpactMover,
  ImpactPair,
  ImpactSide,
  OfferedCheck,
  OfferedReport,
} from './model.ts';
import { silentCounts } from './silent.ts';
import { type ExportOptions, WITHHELD } from './table-model.ts';
import {
  type HiddenCells,
  hiddenOfPair,
  hiddenOfParts,
  hidesWithout,
  shownMovers,
  withheldBins,
} from './withhold-cells.ts';
import { hiddenOfChecks } from './withhold-offered.ts';

const pounds = (pence: number | null): number | null => (pence === null ? null : penceToPounds(pence));

/** A sum in pounds; null over no case, so that nobody takes it for £0. */
const sumOf = ({ figures }: { readonly figures: number }, pence: number): number | null =>
  figures === 0 ? null : pounds(pence);

const changeJson = (change: ImpactChange, hidden: HiddenCells = new Set()) => ({
  ...change,
  min: sumOf(change, change.min),
  max: sumOf(change, change.max),
  midpoint: sumOf(change, change.midpoint),
  ...Object.fromEntries([...hidden].map((name) => [name, WITHHELD])),
});

/** Null stands where the portfolio has no place for what would be counted. */
const checkJson = (
  check: OfferedCheck,
  silent: ReadonlySet<string>,
  hidden: ReadonlySet<string> = new Set(),
) => ({
  ...check,
  sum: pounds(check.sum),
  belowBy: pounds(check.belowBy),
  aboveBy: pounds(check.aboveBy),
  least: pounds(check.least),
  most: pounds(check.most),
  ...Object.fromEntries([...hidden].filter((name) => name in check).map((name) => [name, WITHHELD])),
  ...Object.fromEntries([...silent].map((name) => [name, null])),
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
  const { cases } = notDrawn(pair);
  const isHidden = !options.showSmall && hidesWithout(pair);
  const others = pair.otherCauses ? [{ ...pair.otherCauses, causes: [] }] : [];
  return {
    base: pair.baseName,
    edition: pair.name,
    change: changeJson(pair.change, options.showSmall ? undefined : hiddenOfPair(pair)),
    distribution: parts(
      pair.bins,
      options.showSmall ? [] : withheldBins(pair.bins, cases),
      ({ from, to }) => ({ from: pounds(from), to: pounds(to) }),
      ({ cases, sum }) => ({ cases, sum: pounds(sum) }),
    ),
    withoutMidpoint: isHidden ? WITHHELD : cases,
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

/** Checks by officer or household: withheld whole, or figure by figure. */
function checks<T extends { readonly check: OfferedCheck }, N extends object>(
  list: readonly T[],
  name: (part: T) => N,
  silent: ReadonlySet<string>,
  { showSmall = false }: ExportOptions,
) {
  const hidden = showSmall ? [] : hiddenOfChecks(list.map(({ check }) => check));
  const isAll = hidden.map((cells) => cells === 'all');
  return parts(list, isAll, name, ({ check }, i) => {
    const cells = hidden[i];
    return checkJson(check, silent, cells === 'all' ? undefined : cells);
  });
}

function offeredJson(report: OfferedReport, options: ExportOptions) {
  const { all, byOfficer, byVulnerable, published } = report;
  const silent = silentCounts(report);
  return {
    all: checkJson(all, silent),
    byOfficer: checks(byOfficer, ({ officer }) => ({ officer }), silent, options),
    byVulnerable: checks(byVulnerable, ({ value }) => ({ value }), silent, options),
    ...(published
      ? {
          published: {
            offered: checkJson(published.offered, silent),
            ordered: checkJson(published.ordered, silent),
          },
        }
      : {}),
  };
}

/** An answer as one JSON value, in pounds. */
export const impactToJson = (impact: Impact, options: ExportOptions = {}) => ({
  cases: impact.cases,
  editions: impact.editions.map(({ name, edition, totals }) => ({
    name,
    edition: edition.edition.id,
    ...totals,
    min: sumOf(totals, totals.min),
    max: sumOf(totals, totals.max),
    midpoint: sumOf(totals, totals.midpoint),
    openMin: totals.openEnded === 0 ? null : pounds(totals.openMin),
  })),
  pairs: impact.pairs.map((pair) => pairJson(pair, options)),
  offered: Object.fromEntries(
    [...impact.offered].map(([name, report]) => [name, offeredJson(report, options)]),
  ),
});
