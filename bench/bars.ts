/** What the bench holds the engine to: each figure's key, how it comes about, and what it must reach. */
import type { Series } from './measure.ts';

export interface Bar {
  readonly key: string;
  readonly what: string;
  readonly bound: number;
  /** `least`: the figure must reach the bound; `most`: it must not be above. */
  readonly side: 'least' | 'most';
  readonly unit: '×' | 'ms' | '';
  figure(series: Series): number;
  /** The same figure of the plain kernels. No bar is held against it. */
  plain?(series: Series): number;
}

const times = (over: string, under: string) => (series: Series) => series.ratio(over, under);

export const bars: readonly Bar[] = [
  {
    key: 'vsJsonRulesEngine',
    what: 'rules that hold, all editions: json-rules-engine’s time over ours',
    bound: 100000,
    side: 'least',
    unit: '×',
    figure: times('json-rules-engine', 'rules'),
    plain: times('json-rules-engine', 'rules-plain'),
  },
  {
    key: 'vsJsonLogicEngine',
    what: 'the same: json-logic-engine’s (compiled) over ours',
    bound: 100,
    side: 'least',
    unit: '×',
    figure: times('json-logic-engine', 'rules'),
    plain: times('json-logic-engine', 'rules-plain'),
  },
  {
    key: 'vsZenEngine',
    what: 'the same: @gorules/zen-engine’s over ours',
    bound: 1500,
    side: 'least',
    unit: '×',
    figure: times('@gorules/zen-engine', 'rules'),
    plain: times('@gorules/zen-engine', 'rules-plain'),
  },
  {
    key: 'vsHandWritten',
    what: 'the same: hand-written TypeScript’s over ours',
    bound: 10,
    side: 'least',
    unit: '×',
    figure: times('hand-written', 'rules'),
    plain: times('hand-written', 'rules-plain'),
  },
  {
    key: 'cachedVsJsonRulesEngine',
    what: 'rules that hold after an edit, predicates kept: json-rules-engine’s over ours',
    bound: 80000,
    side: 'least',
    unit: '×',
    figure: times('json-rules-engine', 'kept'),
    plain: times('json-rules-engine', 'kept-plain'),
  },
  {
    key: 'determinationsVsHandWritten',
    what: 'outcome, range, route, authoriser: hand-written TypeScript’s over ours',
    bound: 2,
    side: 'least',
    unit: '×',
    figure: times('hand-written-determinations', 'determinations'),
    plain: times('hand-written-determinations', 'determinations-plain'),
  },
  {
    key: 'compileMs',
    what: 'all editions from text to the compiled form',
    bound: 50,
    side: 'most',
    unit: 'ms',
    figure: (series) => series.median('compile-from-text'),
  },
  {
    key: 'fixtures500x5Ms',
    what: '500 cases × 5 editions from objects to determinations and what moved',
    bound: 20,
    side: 'most',
    unit: 'ms',
    figure: (series) => series.median('keystroke'),
  },
  {
    key: 'rules100x',
    what: 'time with 100 times the rules over time with one',
    bound: 130,
    side: 'most',
    unit: '',
    figure: times('hundredfold', 'once'),
  },
  {
    key: 'editMs1M',
    what: 'an amount edited: compiled, rerun, differences and counts over 1,000,000 cases in memory',
    bound: 16,
    side: 'most',
    unit: 'ms',
    figure: (series) => series.median('edit-amount'),
  },
  {
    key: 'csvShare',
    what: 'CSV to determinations of all editions over its reading alone',
    bound: 2,
    side: 'most',
    unit: '',
    figure: times('csv-determinations', 'csv-read'),
  },
  {
    key: 'bytesPerCase',
    what: 'bytes a case of columns, vectors and the store beside them, all editions',
    bound: 128,
    side: 'most',
    unit: '',
    figure: (series) => series.median('bytes-per-case'),
  },
];

/** Whether a figure reaches its bar. */
export const isMet = ({ side, bound }: Bar, figure: number): boolean =>
  side === 'least' ? figure >= bound : figure <= bound;
