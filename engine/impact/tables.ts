/** The answer as tables for CSV, Markdown and printing. Breakdowns of few cases are withheld unless asked for. */
import { causeText, sharesRules } from './cause-text.ts';
import { formatPence } from '../money.ts';
import { outcomeWord } from '../report/index.ts';
import type { Impact, ImpactBin, ImpactChange, ImpactPair, ImpactSide } from './model.ts';
import {
  count,
  type ExportCell,
  type ExportColumn,
  type ExportOptions,
  type ExportTable,
  money,
  orWithheld,
  text,
  WITHHELD,
} from './table-model.ts';
import { aboutTable } from './about.ts';
import { notDrawn } from './bins.ts';
import { offeredTable } from './offered-table.ts';
import {
  type HiddenCells,
  hiddenOfPair,
  hiddenOfParts,
  hidesWithout,
  shownMovers,
  withheldBins,
} from './withhold-cells.ts';

const changeColumns = [
  ...['cases', 'gain', 'lose', 'same', 'not comparable', 'moved'].map(count),
  ...['outcome changed', 'route changed', 'authoriser changed', 'terms changed'].map(count),
  count('figure on both sides'),
  ...['change of least', 'change of most', 'change of midpoint'].map(money),
];
const changeNames = [
  ...(['cases', 'gain', 'lose', 'same', 'notComparable', 'moved'] as const),
  ...(['outcome', 'route', 'authoriser', 'terms', 'figures', 'min', 'max', 'midpoint'] as const),
];
const nothing: HiddenCells = new Set();
const changeCells = (change: ImpactChange, hidden: HiddenCells): ExportCell[] =>
  changeNames.map((name) => {
    if (name !== 'cases' && hidden.has(name)) return WITHHELD;
    const isSum = name === 'min' || name === 'max' || name === 'midpoint';
    return isSum && change.figures === 0 ? null : change[name];
  });

/** A breakdown: a label and a change for each part. */
function breakdown(
  pair: ImpactPair,
  about: Pick<ExportTable, 'name' | 'title'> & { readonly of: string },
  parts: readonly { readonly label: string; readonly change: ImpactChange }[],
  { showSmall = false }: ExportOptions,
): ExportTable {
  const changes = parts.map(({ change }) => change);
  const hidden = showSmall ? [] : hiddenOfParts(changes, hiddenOfPair(pair));
  return {
    name: about.name,
    title: about.title,
    columns: [text(about.of), ...changeColumns],
    rows: parts.map(({ label, change }, i) => {
      const cells = hidden[i] ?? nothing;
      const isAll = cells === 'all';
      return [label, ...orWithheld(isAll, changeCells(change, isAll ? nothing : cells))];
    }),
    withheld: hidden.filter((cells) => cells === 'all' || cells.size > 0).length,
  };
}

/** What each edition comes to; a sum over no case is blank. */
export const totalsTable = (impact: Impact): ExportTable => ({
  name: 'totals',
  title: 'What each edition comes to',
  columns: [
    text('edition'),
    ...['cases', 'awards', 'with a figure'].map(count),
    ...['least', 'most', 'midpoint'].map(money),
    count('open-ended'),
    money('least of these'),
    ...['unspecified', 'undetermined'].map(count),
  ],
  rows: impact.editions.map(({ name, totals: t }) => [
    ...[name, t.cases, t.awarded, t.figures],
    ...(t.figures === 0 ? [null, null, null] : [t.min, t.max, t.midpoint]),
    ...[t.openEnded, t.openEnded === 0 ? null : t.openMin, t.unspecified, t.undetermined],
  ]),
  withheld: 0,
});

/** How each edition stands against the base. */
export function changeTable(impact: Impact, { showSmall = false }: ExportOptions = {}): ExportTable {
  const hidden = impact.pairs.map((pair) => (showSmall ? nothing : hiddenOfPair(pair)));
  return {
    name: 'change',
    title: 'Against the base',
    columns: [text('edition'), text('against'), ...changeColumns],
    rows: impact.pairs.map(({ name, baseName, change }, i) => [
      ...[name, baseName],
      ...changeCells(change, hidden[i] ?? nothing),
    ]),
    withheld: hidden.filter(({ size }) => size > 0).length,
  };
}

/** A bar in words: "£10 to £50 more". */
export function binLabel({ from, to }: Pick<ImpactBin, 'from' | 'to'>): string {
  if (from === 0 && to === 0) return 'no change';
  const down = (to ?? 1) <= 0;
  const [near, far] = down ? [0 - (to ?? 0), from === null ? null : 0 - from] : [from ?? 0, to];
  const way = down ? 'less' : 'more';
  if (far === null) return `${formatPence(near)} ${way} or beyond`;
  return near === 0
    ? `below ${formatPence(far)} ${way}`
    : `${formatPence(near)} to below ${formatPence(far)} ${way}`;
}

/** How the change of the midpoint is distributed over the cases with a figure on both sides; last, those that are in no bar. */
export function distributionTable(
  { name, baseName, bins, change }: ImpactPair,
  options: ExportOptions = {},
): ExportTable {
  const { cases } = notDrawn({ bins, change });
  const hidden = options.showSmall ? [] : withheldBins(bins, cases);
  const isHidden = !options.showSmall && hidesWithout({ bins, change });
  return {
    name: 'distribution',
    title: `Change of the midpoint: ${name} against ${baseName}`,
    columns: [text('change'), count('cases'), money('sum')],
    rows: [
      ...bins.map((bin, i) => [binLabel(bin), ...orWithheld(hidden[i] ?? false, [bin.cases, bin.sum])]),
      ['no midpoint on one side or both', ...orWithheld(isHidden, [cases, null])],
    ],
    withheld: hidden.filter(Boolean).length + Number(isHidden),
  };
}

/** By a fact that was asked for. */
export const sliceTable = (pair: ImpactPair, fact: string, options: ExportOptions = {}): ExportTable =>
  breakdown(
    pair,
    { name: `by-${fact}`, title: `By ${fact}: ${pair.name} against ${pair.baseName}`, of: fact },
    pair.by.get(fact) ?? [],
    options,
  );

/** By what moved the cases. */
export function causeTable(pair: ImpactPair, options: ExportOptions = {}): ExportTable {
  const { otherCauses } = pair;
  const parts = pair.causes.map(({ causes, change }) => ({
    label: causeText(causes) || 'nothing that can be named',
    change,
  }));
  const others = otherCauses
    ? [{ label: `${otherCauses.groups} other groups of causes`, change: otherCauses.change }]
    : [];
  const title = `What moved them: ${pair.name} against ${pair.baseName}`;
  return breakdown(pair, { name: 'causes', title, of: 'cause' }, [...parts, ...others], options);
}

/** One side of a moved case as cells: outcome, ends, route, authoriser. */
export const sideColumns = (when: string): ExportColumn[] => [
  text(`${when}: outcome`),
  money(`${when}: least`),
  money(`${when}: most`),
  text(`${when}: route`),
  text(`${when}: authoriser`),
];
export const sideCells = (side: ImpactSide): ExportCell[] => [
  outcomeWord(side.outcome),
  side.unspecified ? 'no amount' : side.min,
  side.unspecified ? 'no amount' : (side.max ?? 'open'),
  side.route,
  side.authoriser,
];

/** The largest movers, case by case; those of a side of which a bar is withheld only with all else that is small. */
export function largestTable(pair: ImpactPair, options: ExportOptions = {}): ExportTable {
  const columns = [
    ...[text('case'), count('line')],
    ...[...sideColumns('before'), ...sideColumns('after'), money('change')],
  ];
  const { shown, isWithheld } = shownMovers(pair, options);
  const rows = shown.map(({ id, line, before, after, midpoint }) => [
    ...[id, line, ...sideCells(before), ...sideCells(after), midpoint],
  ]);
  return {
    name: 'largest',
    title: `Largest movers: ${pair.name} against ${pair.baseName}`,
    columns,
    rows: isWithheld
      ? [
          ...rows,
          orWithheld(
            true,
            columns.map(() => null),
          ),
        ]
      : rows,
    withheld: isWithheld ? 1 : 0,
  };
}

/** All tables of an answer, those that say something; causes only where both editions are of one landlord. */
export function impactTables(impact: Impact, options: ExportOptions = {}): ExportTable[] {
  const ofPair = (pair: ImpactPair): ExportTable[] => [
    distributionTable(pair, options),
    ...[...pair.by.keys()].map((fact) => sliceTable(pair, fact, options)),
    ...(sharesRules(pair) ? [causeTable(pair, options)] : []),
    largestTable(pair, options),
  ];
  const offered = impact.offered.size > 0 ? [offeredTable(impact, options)] : [];
  return [
    ...(options.about ? [aboutTable(options.about)] : []),
    totalsTable(impact),
    changeTable(impact, options),
    ...impact.pairs.flatMap(ofPair),
    ...offered,
  ].filter(({ rows }) => rows.length > 0);
}
