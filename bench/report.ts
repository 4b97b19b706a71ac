/** The figures as an object, as a table for a terminal, and as the page `docs/benchmarks.md`. */
import { bars, isMet } from './bars.ts';
import type { Series } from './measure.ts';

/** Where and on what the figures were taken. */
export interface Circumstances {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly rounds: number;
  readonly seed: number;
  readonly cases: number;
  readonly plainCases: number;
  readonly rules: number;
  readonly editions: readonly string[];
  /** Which kernels the engine's figures are of. */
  readonly kernels: string;
  /** Seconds that passed for each second of the processor: near 1 where nothing else ran. */
  readonly shared: number;
  readonly checksum: string;
  readonly determinationsChecksum: string;
  readonly slices: Readonly<Record<string, number>>;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Three significant digits; a ratio in the thousands is a whole number. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 1000 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
}

/** The figures by key, then what is behind them: medians by name, and the circumstances. */
export function objectOf(series: Series, at: Circumstances): Record<string, unknown> {
  const figures = Object.fromEntries(bars.map((bar) => [bar.key, Number(bar.figure(series).toPrecision(6))]));
  const medians = Object.fromEntries(
    series.names().map((name) => [name, Number(series.median(name).toPrecision(6))]),
  );
  const missed = bars.filter((bar) => !isMet(bar, figures[bar.key] as number)).map(({ key }) => key);
  const plain = Object.fromEntries(
    bars.flatMap((bar) => (bar.plain ? [[bar.key, Number(bar.plain(series).toPrecision(6))]] : [])),
  );
  return { ...figures, missed, plain, medians, ...at };
}

/** Rows of cells with their columns under each other. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const boundOf = (bar: (typeof bars)[number]): string =>
  `${bar.side === 'least' ? 'at least' : 'at most'} ${shown(bar.bound)}${bar.unit ? ` ${bar.unit}` : ''}`;

const figureRows = (series: Series): string[][] =>
  bars.map((bar) => {
    const figure = bar.figure(series);
    const text = `${shown(figure)}${bar.unit ? ` ${bar.unit}` : ''}`;
    const plain = bar.plain ? `${shown(bar.plain(series))}${bar.unit ? ` ${bar.unit}` : ''}` : '';
    return [bar.key, text, boundOf(bar), isMet(bar, figure) ? 'met' : 'MISSED', plain, bar.what];
  });

/** Times by name with their unit, for the second table. */
const timed: readonly (readonly [string, string, string])[] = [
  ['rules', 'µs a case', 'engine: rules that hold, from typed columns'],
  ['rules-plain', 'µs a case', 'engine, plain kernels: rules that hold'],
  ['kept', 'µs a case', 'engine: the same after a threshold was edited, other predicates kept'],
  ['kept-with-compile', 'µs a case', 'engine: the same with compiling all editions again'],
  ['kept-amount', 'µs a case', 'engine: the same after an amount was edited, all predicates kept'],
  ['hand-written', 'µs a case', 'hand-written TypeScript: rules that hold'],
  ['json-logic-engine', 'µs a case', 'json-logic-engine, compiled: rules that hold'],
  ['@gorules/zen-engine', 'µs a case', '@gorules/zen-engine: rules that hold, many cases a call'],
  ['@gorules/zen-engine, a call a case', 'µs a case', '@gorules/zen-engine: the same, a call a case'],
  ['json-rules-engine', 'µs a case', 'json-rules-engine: rules that hold'],
  ['determinations', 'µs a case', 'engine: whole results, from typed columns'],
  ['determinations-kept', 'µs a case', 'engine: whole results, predicates kept'],
  ['determinations-plain', 'µs a case', 'engine, plain kernels: whole results, from typed columns'],
  ['hand-written-determinations', 'µs a case', 'hand-written TypeScript: outcome, range, route, authoriser'],
  ['compile-from-text', 'ms', 'reading all editions from text and compiling them'],
  ['compile-alone', 'ms', 'compiling alone'],
  ['keystroke', 'ms', '500 cases × 5 editions: loading, running, what moved'],
  ['keystroke-kept', 'ms', 'the same with the cases loaded before'],
  ['once', 'ms', 'rules that hold in up to 16,384 cases'],
  ['hundredfold', 'ms', 'the same with 100 times the rules'],
  ['edit-amount', 'ms', 'an amount edited, over the cases that are held: compiled, rerun, counted'],
  ['edit-threshold', 'ms', 'the same where a threshold was edited'],
  ['csv-read', 'ms', 'reading a tenth of the CSV file to cases'],
  ['csv-determinations', 'ms', 'the same to determinations of all editions'],
];

const timeRows = (series: Series): string[][] =>
  timed
    .filter(([name]) => series.values(name).length > 0)
    .map(([name, unit, what]) => {
      const values = series.values(name);
      const range = `${shown(Math.min(...values))} to ${shown(Math.max(...values))}`;
      return [what, `${shown(series.median(name))} ${unit}`, range];
    });

/** What a terminal shows. */
export function tableOf(series: Series, at: Circumstances): string {
  return [
    `kernels: ${at.kernels}`,
    `${at.plainCases.toLocaleString('en-GB')} plain cases of ${at.cases.toLocaleString('en-GB')} (seed ${at.seed}), ${at.rules} rules of ${at.editions.length} editions, ${at.rounds} rounds`,
    `${at.machine}, Node ${at.node}, ${at.shared} s passed for each second used; equal answers, checksums ${at.checksum} and ${at.determinationsChecksum}`,
    '',
    ...aligned([['figure', 'median', 'bar', '', 'plain', 'what'], ...figureRows(series)]),
    '',
    ...aligned([['time', 'median', 'least to most'], ...timeRows(series)]),
    '',
  ].join('\n');
}

const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
};

/** The page. `notes` is what stands there whatever the figures are. */
export function pageOf(series: Series, at: Circumstances, notes: string): string {
  const figures = figureRows(series).map(([key, figure, bound, met, plain, what]) => [
    `\`${key}\``,
    what ?? '',
    figure ?? '',
    bound ?? '',
    met ?? '',
    plain ?? '',
  ]);
  return `# Benchmarks

Written by \`npm run bench\`; do not edit. The engine's kernels: ${at.kernels}. Taken on ${at.date} on ${at.machine}, Node ${at.node}: ${at.rounds} interleaved rounds in one
process, ${at.plainCases.toLocaleString('en-GB')} plain cases of a portfolio of ${at.cases.toLocaleString('en-GB')} (seed ${at.seed}), ${at.rules} rules of ${at.editions.length} editions. Every competitor gave
equal answers (checksums \`${at.checksum}\` and \`${at.determinationsChecksum}\`). For each second of the processor that the bench used
${at.shared} s passed: near 1 where nothing else ran on the machine.

${markdown(['figure', 'what', 'median', 'bar', '', 'plain kernels'], figures)}

## Times

${markdown(['time', 'median', 'least to most'], timeRows(series))}

${notes}`;
}
