/**
 * `npm run differential [-- cases [seed]]`: the compiled form held against the plain oracle on a million generated cases
 * under every edition (a tenth of that under the synthetic ones, a fiftieth under editions out of chance, 20 cases of
 * each); json-rules-engine against it on one case of every distinct outcome, on 20,000 besides and on all of the editions
 * out of chance. One process for each core. Exit status 1 where anything differs.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = 'npm run differential [-- cases [seed]]: two whole numbers';
const [cases = 1_000_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map((text) => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error(usage);
  process.exit(2);
});
const most = 2000;
const besides = 20_000;

/** Every slice of a run; the others stand among those of the editions. */
function slicesOf() {
  const decideOf = Math.max(1, Math.floor((cases * 6) / besides));
  const cut = (group, count, size = most) =>
    Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
      group,
      index,
      seed,
      cases: Math.min(size, count - index * size),
      decideOf,
    }));
  // A case with items or unknown facts takes ten times as long: a tenth of the slices has many of them, the others few.
  const mixed = (slice, i) => (i % 10 === 5 ? slice : { ...slice, shares: { unknowns: 1, items: 3 } });
  const examples = cut('examples', Math.ceil(cases / 10));
  const documents = cut('documents', Math.ceil(cases / 50), most / 10);
  return cut('editions', cases)
    .map(mixed)
    .flatMap((slice, i) =>
      i % 10 === 0 ? [slice, ...examples.splice(0, 1), ...documents.splice(0, 2)] : [slice],
    )
    .concat(examples, documents);
}

async function bundle() {
  await build({
    root,
    configFile: `${root}vite.config.ts`,
    mode: 'cli',
    logLevel: 'error',
    build: { ssr: 'test/support/differential-worker.ts', outDir: 'dist/differential', minify: false },
  });
  return `${root}dist/differential/main.js`;
}

const started = Date.now();
const totals = { cases: 0, pairs: 0, wholes: 0, decidedForOutcome: 0, decidedBesides: 0 };
const distinct = {};
const differences = [];
let failure;

function add(report) {
  for (const key of Object.keys(totals)) totals[key] += report[key];
  for (const [id, count] of Object.entries(report.distinct)) distinct[id] = (distinct[id] ?? 0) + count;
  differences.push(...report.differences);
  for (const difference of report.differences) console.error(JSON.stringify(difference).slice(0, 4000));
}
const number = (n) => n.toLocaleString('en-GB');
const told = () =>
  `${number(totals.cases)} cases, ${number(totals.pairs)} determinations by the compiled form and the oracle (${number(totals.wholes)} of them whole), ` +
  `${number(totals.decidedForOutcome + totals.decidedBesides)} by json-rules-engine, ${number(differences.length)} differences, ${Math.round((Date.now() - started) / 1000)} s`;

/** Hands slices to one process until there are none. */
function worker(script, slices) {
  return new Promise((resolve) => {
    const child = fork(script, { execArgv: ['--max-old-space-size=1500'] });
    child.on('message', (message) => {
      if (message.report) add(message.report);
      if (message.failure) failure ??= `${JSON.stringify(message.slice)}: ${message.failure}`;
      const enough = failure !== undefined || differences.length >= 50;
      child.send(enough ? null : (slices.shift() ?? null));
    });
    child.on('error', (error) => (failure ??= error.message));
    child.on('exit', (code) => {
      if (code !== 0) failure ??= `a process ended with status ${code}`;
      resolve();
    });
  });
}

console.log(`${number(cases)} cases, seed ${seed}`);
const script = await bundle();
const slices = slicesOf();
const every = setInterval(() => console.log(told()), 30_000);
const processes = Math.max(1, Math.min(slices.length, availableParallelism()));
await Promise.all(Array.from({ length: processes }, () => worker(script, slices)));
clearInterval(every);

console.log(told());
console.log(
  'Distinct outcomes (outcome, rules that fire, role, route, terms), each once through json-rules-engine:',
);
for (const id of Object.keys(distinct).sort()) console.log(`  ${id}: ${number(distinct[id])}`);
const smallest = [...differences].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
for (const each of smallest.slice(0, 10)) console.log(`DIFFERENCE ${JSON.stringify(each)}`);
if (failure) console.log(`FAILED ${failure}`);
console.log(`seed ${seed}: ${number(differences.length)} differences`);
process.exitCode = differences.length > 0 || failure ? 1 : 0;
