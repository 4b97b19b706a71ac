/** Cases under policies: what Compare and Case show. Every figure and word comes from the engine. */
import {
  chooseEdition,
  datesOf,
  decide,
  describeRange,
  determinationToJson,
  explain,
  matchExpectation,
  outcomeWord,
  readCaseFiles,
} from '../../../engine/index.ts';
import type { Case, Determination, PreparedEdition } from '../../../engine/index.ts';
import type { Answer, Answered, Batch, Cell, Expected, Requests, RunOptions, RunRow } from '../protocol.ts';
import type { Loading } from './load.ts';

const batchMilliseconds = 60;

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

const firedNames = (d: Determination): string[] => [
  ...new Set(d.trace.filter((entry) => entry.fired !== false).map((entry) => entry.rule)),
];

async function cell(
  loading: Loading,
  c: Case,
  policy: string,
  options: RunOptions,
  explained: boolean,
): Promise<Cell> {
  const library = loading.library;
  const chosen = library && chooseEdition(library, policy, datesOf(c, options.asOf));
  if (!library || !chosen) return { kind: 'problem', policy, problems: [] };
  const supposed = supposing(chosen.edition, c, options.suppose);
  const asked = supposed ?? c;
  const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
  const result = await decide(library, chosen.edition, asked, { ...asOf, flags: chosen.flags });
  if (!result.ok) return { kind: 'problem', policy, problems: result.problems };
  const { trace: _trace, ...determination } = result.value;
  return {
    kind: 'answer',
    policy,
    edition: chosen.edition.edition.id,
    determination,
    fired: firedNames(result.value),
    figure: describeRange(result.value.award),
    word: outcomeWord(result.value.outcome),
    ...(supposed
      ? { expected: 'none', mismatches: [] }
      : expectation(c, policy, chosen.edition, result.value)),
    ...(supposed ? { supposed: options.suppose } : {}),
    ...(explained ? { sections: explain(chosen.edition, asked, result.value) } : {}),
  };
}

/** All cells of one case, one policy after the other. */
async function row(loading: Loading, c: Case, options: RunOptions, explained = false): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const policy of options.policies) cells.push(await cell(loading, c, policy, options, explained));
  return cells;
}

/** Every fixture case under the policies; rows are told in parts, a part at most every `batchMilliseconds`. */
export async function runCases(
  loading: Loading,
  options: RunOptions,
  tell: { part: (batch: Batch) => void; stopped: () => Promise<boolean> },
): Promise<Batch> {
  const total = loading.cases.length;
  let rows: RunRow[] = [];
  let done = 0;
  let last = performance.now();
  for (const entry of loading.cases) {
    rows.push({ id: entry.case.id, cells: await row(loading, entry.case, options) });
    done += 1;
    if (performance.now() - last < batchMilliseconds) continue;
    tell.part({ rows, done, total });
    rows = [];
    if (await tell.stopped()) break;
    last = performance.now();
  }
  return { rows, done, total };
}

/** One case with explanations: a fixture by its id, or the text of a case as it stands in a form. */
export async function answerCase(loading: Loading, ask: Requests['answer']['ask']): Promise<Answered> {
  if (ask.text === undefined) {
    const entry = loading.cases.find((one) => one.case.id === ask.caseId);
    if (!entry) return { case: null, cells: [], problems: [] };
    return { case: entry.case, cells: await row(loading, entry.case, ask.options, true), problems: [] };
  }
  if (!loading.library) return { case: null, cells: [], problems: [] };
  const read = readCaseFiles(loading.library, [{ path: 'case.json', text: ask.text }]);
  const entry = read.ok ? read.value[0] : undefined;
  if (!entry) return { case: null, cells: [], problems: read.problems };
  return {
    case: entry.case,
    cells: await row(loading, entry.case, ask.options, true),
    problems: read.problems,
  };
}
