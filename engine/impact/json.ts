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
import type { ExportOptions } from './table-model.ts';
import { withheld } from './withhold.ts';

const pounds = (pence: number | null): number | null => (pence === null ? null : penceToPounds(pence));

const changeJson = (change: ImpactChange) => ({
  ...change,
  min: pounds(change.min),
  max: pounds(change.max),
  midpoint: pounds(change.midpoint),
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
  cases: (part: T) => number,
  name: (part: T) => N,
  show: (part: T) => S,
  { showSmall = false }: ExportOptions,
): ((N & S) | (N & { withheld: true }))[] {
  const hidden = showSmall ? [] : withheld(list.map(cases));
  return list.map((part, i) =>
    hidden[i] ? { ...name(part), withheld: true as const } : { ...name(part), ...show(part) },
  );
}

const pairJson = (pair: ImpactPair, options: ExportOptions) => ({
  base: pair.baseName,
  edition: pair.name,
  change: changeJson(pair.change),
  distribution: parts(
    pair.bins,
    ({ cases }) => cases,
    ({ from, to }) => ({ from: pounds(from), to: pounds(to) }),
    ({ cases, sum }) => ({ cases, sum: pounds(sum) }),
    options,
  ),
  causes: parts(
    [...pair.causes, ...(pair.otherCauses ? [{ ...pair.otherCauses, causes: [] }] : [])],
    ({ change }) => change.cases,
    (part) => ({ causes: part.causes, ...('groups' in part ? { otherGroups: part.groups } : {}) }),
    ({ change }) => changeJson(change),
    options,
  ),
  by: Object.fromEntries(
    [...pair.by].map(([fact, slices]) => [
      fact,
      parts(
        slices,
        ({ change }) => change.cases,
        ({ value, label }) => ({ value, label }),
        ({ change }) => changeJson(change),
        options,
      ),
    ]),
  ),
  largest: pair.largest.map(moverJson),
});

const offeredJson = ({ all, byOfficer, byVulnerable, published }: OfferedReport, options: ExportOptions) => ({
  all: checkJson(all),
  byOfficer: parts(
    byOfficer,
    ({ check }) => check.cases,
    ({ officer }) => ({ officer }),
    ({ check }) => checkJson(check),
    options,
  ),
  byVulnerable: parts(
    byVulnerable,
    ({ check }) => check.cases,
    ({ value }) => ({ value }),
    ({ check }) => checkJson(check),
    options,
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
