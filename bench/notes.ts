/** What `docs/benchmarks.md` says whatever the figures are: how each side is written, what is measured and what is not. */
export const notes = `## How it is measured

- **Rounds**: in each round every competitor runs once (engine and hand-written code, which are quick, several times: the mean), in an order that turns from round to round; a ratio is the median of
  the ratios of single rounds, a time the median of the times. Three rounds before the first are thrown away.
- **Time**: the processor time of the process, so that other programs do not count; Node runs with \`--single-threaded\`, so that
  neither collecting garbage nor compiling goes on beside the work. It is the same for every side.
- **Equal answers**: before any figure is printed the answers of every competitor are held against the engine's, case by case
  and rule by rule: of the hand-written code for every case, of the others for every slice that was measured. One wrong bit
  and there are no figures.
- **Cases**: the seeded portfolio of \`npm run portfolio\`, without the few cases that have items or unknown facts: the
  competitors have no words for these. Slow competitors get a slice, another in every round, and are measured per case.
- **Editions**: all six (four landlords, and the Housing Ombudsman's guidance of 2024 and of April 2026). Only
  \`fixtures500x5Ms\` takes five: the four landlords and the guidance of 2026.
- **Rules that hold**: for each case and edition the set of rules whose conditions hold. One rule waits for the total of the
  award (\`approve-over-5000\`) and is left out on every side. No edition has a derived fact or a parameter, so none is
  worked out on any side; facts have their defaults filled in and money is in pence before the clock starts.

## What each side does

- **kernels**: the engine runs on WebAssembly with SIMD, built from \`engine/compile/wasm/kernels.as.ts\`; the column “plain kernels” and
  the times so named are of the same engine on plain TypeScript, in the same rounds. Before, both gave equal results.
- **engine**: \`runProgram\` over a loaded table: every predicate is evaluated, then the shared program runs. Loading the cases
  is not in it. The program works out bars, awards and roles as far as they are bits, which the others need not.
- **engine, after an edit**: a rule's threshold is set to a value that was never seen; all editions are compiled again
  (outside of the time; with it: the next row) and run over the same table.
- **json-rules-engine**: one \`Engine\` for each edition, made once, its own operators, named conditions set, facts handed to
  \`run\`: those that the edition reads and no others. Rules that always hold are not given to it.
- **json-logic-engine**: each rule translated and made into a function by \`build\`, once; called with the values of a case.
- **@gorules/zen-engine**: one decision for all editions, compiled beforehand; one expression node with a list of all rules, looping
  over the cases of a call. Slower: a call a case (measured too), a decision table, \`evaluateExpressionSync\`, calls side by side.
- **hand-written**: every rule as an \`if\` over typed arrays, common parts worked out once, bits as answers
  (\`bench/hand-written/\`); determinations in a function an edition (\`bench/hand-written/awards/\`).
- **determinations**: both sides make new result arrays in the measured time. The engine's results hold more than the
  hand-written ones: which rules hold, what is left to pay, terms, heads without an amount.
  Before the first round each side has run in 15 more: with a single thread the machine compiles while the clock runs, and the
  engine, which is more code, was not done with it within the rounds that are thrown away for all.
- **compiling**: each edition from its text through syntax, schema and meaning, as the workbench reads it, then all into one
  program.
- **500 cases × 5 editions**: the fixture cases and the first of the committed portfolio, those with items and unknown facts
  included: loading, running, and which cases differ from the kept results in outcome, range, route, authoriser or terms.
- **100 times the rules**: rules, tables and named conditions a hundred times under new names, each copy with its numbers one
  higher; conditions without a number stay equal and are worked out once.
- **An edit over 1,000,000 cases**: plain cases in a \`CaseStore\`, all editions run and held. One rule of one edition is edited
  (a band's upper end, and as a second figure a threshold; each a value that was not there before), then the time runs:
  compiling that edition, \`HeldRun.rerun\`, and \`countMoves\` over the cases that it touched. The other editions are not run. A
  rerun of each edit was held against a whole run, array by array, and its counts against those over all cases. Reading the
  document is not in it, nor what is left to pay: that is worked out when somebody asks for it, and the counts ask only where
  a case that runs one by one may differ in nothing else. With fewer cases (\`--held\`) the key keeps its name.
- **CSV**: the same cases as a CSV file with a column for each fact and date. A tenth of it, another in each round, is read to
  cases (\`csvReader\`), and read, stored, loaded and run under all editions in chunks of 32,768 rows, each dropped before the
  next. The determinations were held against those from the cases for the whole file.
- **Bytes a case**: every array of the columns and predicate vectors once, after all editions were run, and whatever the store
  has beside them (lines, dates, what was decided). Results and what a run writes on in passing are not in it.

Not measured: other threads, memory of a whole process (\`npm run bench:memory\` does). \`npm run bench:cli\` measures the command line.
`;
