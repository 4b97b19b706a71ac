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
}

const times = (over: string, under: string) => (series: Series) => series.ratio(over, under);

export const bars: readonly Bar[] = [
  {
    key: 'vsJsonRulesEngine',
    what: 'rules that hold, all editions: json-rules-engine’s time over ours',
    bound: 8000,
    side: 'least',
    unit: '×',
    figure: times('json-rules-engine', 'rules'),
  },
  {
    key: 'vsJsonLogicEngine',
    what: 'the same: json-logic-engine’s (compiled) over ours',
    bound: 12,
    side: 'least',
    unit: '×',
    figure: times('json-logic-engine', 'rules'),
  },
  {
    key: 'vsZenEngine',
    what: 'the same: @gorules/zen-engine’s over ours',
    bound: 1500,
    side: 'least',
    unit: '×',
    figure: times('@gorules/zen-engine', 'rules'),
  },
  {
    key: 'vsHandWritten',
    what: 'the same: hand-written TypeScript’s over ours',
    bound: 1.5,
    side: 'least',
    unit: '×',
    figure: times('hand-written', 'rules'),
  },
  {
    key: 'cachedVsJsonRulesEngine',
    what: 'rules that hold after an edit, predicates kept: json-rules-engine’s over ours',
    bound: 80000,
    side: 'least',
    unit: '×',
    figure: times('json-rules-engine', 'kept'),
  },
  {
    key: 'determinationsVsHandWritten',
    what: 'outcome, range, route, authoriser: hand-written TypeScript’s over ours',
    bound: 1,
    side: 'least',
    unit: '×',
    figure: times('hand-written-determinations', 'determinations'),
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
];

/** Whether a figure reaches its bar. */
export const isMet = ({ side, bound }: Bar, figure: number): boolean =>
  side === 'least' ? figure >= bound : figure <= bound;
