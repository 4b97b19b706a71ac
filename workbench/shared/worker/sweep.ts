/** Sweeps for the charts: the case of a form, or all fixture cases, while one or two facts take other values. */
import {
  type Axis,
  type Case,
  chooseEdition,
  datesOf,
  type Library,
  type PreparedEdition,
  readAxis,
  readCaseFiles,
  type Sweep,
  sweepFault,
  type SweepPolicy,
  sweepRows,
  sweepSteps,
} from '../../../engine/index.ts';
import type { SweepAsk, Swept } from '../protocol.ts';
import type { Loading } from './load.ts';

const tellMilliseconds = 60;
const nothing: Swept = { done: 0, total: 0, sweep: null, rows: [], faults: [] };
const failed = (...faults: string[]): Swept => ({ ...nothing, faults });

/** The cases that are asked about; or why they cannot be read. */
function casesOf(loading: Loading, library: Library, text: string | undefined): readonly Case[] | string[] {
  if (text === undefined) return loading.cases.map((entry) => entry.case);
  const read = readCaseFiles(library, [{ path: 'case.json', text }]);
  return read.ok
    ? read.value.map((entry) => entry.case)
    : read.problems.map(({ what, mend }) => `${what}; ${mend}`);
}

const isFault = (cases: readonly Case[] | string[]): cases is string[] => typeof cases[0] === 'string';

/** Policies with an edition for each case; one of which nothing is held is left out: the screen says so. */
function policiesOf(library: Library, cases: readonly Case[], { options }: SweepAsk): SweepPolicy[] {
  return options.policies.flatMap((name) => {
    const editions = cases.flatMap((c): PreparedEdition[] => {
      const chosen = chooseEdition(library, name, datesOf(c, options.asOf));
      return chosen ? [chosen.edition] : [];
    });
    return editions.length === cases.length ? [{ name, editions }] : [];
  });
}

/** Many cases: the sums of each point are enough, and little to hand over. */
const inSums = (sweep: Sweep): Sweep =>
  sweep.cases.length === 1
    ? sweep
    : {
        ...sweep,
        policies: sweep.policies.map((line) => ({
          ...line,
          points: line.points.map((point) => ({ ...point, answers: [] })),
        })),
      };

/** Sweeps; how far it is is told at most every `tellMilliseconds`. Stopped, it answers without a sweep. */
export async function sweepCases(
  loading: Loading,
  ask: SweepAsk,
  tell: { part: (swept: Swept) => void; stopped: () => Promise<boolean> },
): Promise<Swept> {
  const { library } = loading;
  if (!library) return failed('the rules cannot be read');
  const cases = casesOf(loading, library, ask.text);
  if (isFault(cases)) return failed(...cases);
  const policies = policiesOf(library, cases, ask);
  const editions = [...new Set(policies.flatMap((policy) => policy.editions))];
  const axes: Axis[] = [];
  for (const text of ask.axes) {
    const read = readAxis(text, { editions, cases, most: ask.most });
    if (!read.ok) return failed(read.fault);
    axes.push(read.axis);
  }
  const fault = sweepFault(axes, cases, policies);
  if (fault !== undefined) return failed(fault);
  const options = { calendar: library.calendar, asOf: ask.options.asOf };
  const going = sweepSteps(policies, cases, axes, options);
  let last = performance.now();
  for (;;) {
    const step = going.next();
    if (step.done) return { ...nothing, sweep: inSums(step.value), rows: sweepRows(step.value) };
    if (performance.now() - last < tellMilliseconds) continue;
    tell.part({ ...nothing, ...step.value });
    if (await tell.stopped()) return nothing;
    last = performance.now();
  }
}
