/** Cases under policies: what Compare and Case show. Every figure and word comes from the engine. */
import {
  chooseEdition,
  compiled,
  datesOf,
  decide,
  describeRange,
  determinationToJson,
  explain,
  matchExpectation,
  outcomeWord,
  readCaseFiles,
} from '../../../engine/index.ts';
import type {
  Case,
  CaseEntry,
  Determination,
  Flag,
  Library,
  PreparedEdition,
} from '../../../engine/index.ts';
import type { Answer, Answered, Batch, Cell, Expected, Requests, RunOptions, RunRow } from '../protocol.ts';
import type { Loading } from './load.ts';

/** Cases in one part: some tens of milliseconds of work. */
const casesAtOnce = 64;

/** The case with the supposed finding, or null where none is to be supposed, or the edition would not look at it. */
function supposing(edition: PreparedEdition, c: Case, suppose: string | undefined): Case | null {
  const own = c.facts['ombudsmanFinding'];
  if (suppose === undefined || edition.edition.reference !== true) return null;
  if (!edition.reads.has('ombudsmanFinding')) return null;
  if (own !== undefined && own !== 'none') return null;
  return { ...c, facts: { ...c.facts, ombudsmanFinding: suppose } };
}

function expectation(
  c: Case,
  policy: string,
  edition: PreparedEdition,
  d: Determination,
): Pick<Answer, 'expected' | 'mismatches'> {
  const expect = c.expect?.[edition.edition.id] ?? c.expect?.[edition.landlordId] ?? c.expect?.[policy];
  if (expect === undefined) return { expected: 'none', mismatches: [] };
  const mismatches = matchExpectation(expect, determinationToJson(d));
  const expected: Expected = mismatches.length === 0 ? 'met' : 'differs';
  return { expected, mismatches };
}

/** A case under a policy, ready to be determined: the edition in force, and the case as it is asked about. */
interface Asked {
  readonly policy: string;
  readonly original: Case;
  readonly case: Case;
  readonly edition: PreparedEdition;
  readonly flags: readonly Flag[];
  readonly supposed: boolean;
}

function ask(library: Library, c: Case, policy: string, options: RunOptions): Asked | null {
  const chosen = chooseEdition(library, policy, datesOf(c, options.asOf));
  if (!chosen) return null;
  const { edition, flags } = chosen;
  const supposed = supposing(edition, c, options.suppose);
  return { policy, original: c, case: supposed ?? c, edition, flags, supposed: supposed !== null };
}

/** The rules that fired, or may have; the gate is one of them where it is open or may be. */
const withGate = ({ gate }: Determination, fired: readonly string[]): string[] =>
  gate.open === false ? [...fired] : ['gate', ...fired];

const firedInTrace = ({ trace }: Determination): string[] => [
  ...new Set(trace.filter((entry) => entry.fired !== false).map((entry) => entry.rule)),
];

/** What the screens show of a determination. */
function answerOf(
  asked: Asked,
  whole: Determination,
  fired: readonly string[],
  options: RunOptions,
): Extract<Cell, { kind: 'answer' }> {
  const { trace: _trace, ...determination } = whole;
  const { policy, edition, original, supposed } = asked;
  return {
    kind: 'answer',
    policy,
    edition: edition.edition.id,
    determination,
    fired,
    figure: describeRange(whole.award),
    word: outcomeWord(whole.outcome),
    ...(supposed ? { expected: 'none', mismatches: [] } : expectation(original, policy, edition, whole)),
    ...(supposed ? { supposed: options.suppose } : {}),
  };
}

/** Cells of one case by `decide`, with the explanation that its trace gives. */
async function explainedRow(loading: Loading, c: Case, options: RunOptions): Promise<Cell[]> {
  const cells: Cell[] = [];
  const { library } = loading;
  for (const policy of options.policies) {
    const asked = library && ask(library, c, policy, options);
    if (!library || !asked) {
      cells.push({ kind: 'problem', policy, problems: [] });
      continue;
    }
    const { asOf } = options;
    const result = await decide(library, asked.edition, asked.case, { asOf, flags: asked.flags });
    if (!result.ok) cells.push({ kind: 'problem', policy, problems: result.problems });
    else {
      const sections = explain(asked.edition, asked.case, result.value);
      cells.push({ ...answerOf(asked, result.value, firedInTrace(result.value), options), sections });
    }
  }
  return cells;
}

/** Rows of some cases by the compiled form, all at once. */
function compiledRows(library: Library, entries: readonly CaseEntry[], options: RunOptions): RunRow[] {
  const asked = entries.map(({ case: c }) =>
    options.policies.map((policy) => ask(library, c, policy, options)),
  );
  const pairs = asked.flat().filter((each) => each !== null);
  const { calendar } = library;
  const results = compiled.determinePairs(pairs, { calendar, asOf: options.asOf });
  let next = 0;
  return entries.map(({ case: c }, at): RunRow => {
    const cells = options.policies.map((policy, i): Cell => {
      const one = asked[at]?.[i];
      if (!one) return { kind: 'problem', policy, problems: [] };
      const result = results[next++] as (typeof results)[number];
      if (!result.ok) return { kind: 'problem', policy, problems: result.problems };
      const { determination, fired } = result.value;
      return answerOf(one, determination, withGate(determination, fired), options);
    });
    return { id: c.id, cells };
  });
}

/** Every fixture case under the policies, by the compiled form; rows are told in parts of `casesAtOnce`. */
export async function runCases(
  loading: Loading,
  options: RunOptions,
  tell: { part: (batch: Batch) => void; stopped: () => Promise<boolean> },
): Promise<Batch> {
  const { library, cases } = loading;
  const total = library ? cases.length : 0;
  let rows: RunRow[] = [];
  for (let done = 0; library && done < total; done += casesAtOnce) {
    if (done > 0) {
      tell.part({ rows, done, total });
      if (await tell.stopped()) return { rows: [], done, total };
    }
    rows = compiledRows(library, cases.slice(done, done + casesAtOnce), options);
  }
  return { rows, done: total, total };
}

/** One case with explanations: a fixture by its id, or the text of a case as it stands in a form. */
export async function answerCase(loading: Loading, asked: Requests['answer']['ask']): Promise<Answered> {
  if (asked.text === undefined) {
    const entry = loading.cases.find((one) => one.case.id === asked.caseId);
    if (!entry) return { case: null, cells: [], problems: [] };
    return { case: entry.case, cells: await explainedRow(loading, entry.case, asked.options), problems: [] };
  }
  if (!loading.library) return { case: null, cells: [], problems: [] };
  const read = readCaseFiles(loading.library, [{ path: 'case.json', text: asked.text }]);
  const entry = read.ok ? read.value[0] : undefined;
  if (!entry) return { case: null, cells: [], problems: read.problems };
  return {
    case: entry.case,
    cells: await explainedRow(loading, entry.case, asked.options),
    problems: read.problems,
  };
}
