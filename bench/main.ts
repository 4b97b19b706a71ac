/** The two scripts of this folder: a portfolio as NDJSON, and the comparison of the compiled form with its peers. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, resolve } from 'node:path';
import type { Layout } from './answers.ts';
import { bars, isMet } from './bars.ts';
import { portfolioVocabulary } from '../engine/index.ts';
import { BenchError } from './error.ts';
import { clock, type Part, Series } from './measure.ts';
import { notes } from './notes.ts';
import { optionsFrom, whole } from './options.ts';
import { CompilingPart } from './parts/compiling.ts';
import { DeterminationsPart } from './parts/determinations.ts';
import { GrownPart } from './parts/grown.ts';
import { HeldPart } from './parts/held.ts';
import { KeystrokePart } from './parts/keystroke.ts';
import { CsvText, ReadingPart } from './parts/reading.ts';
import { type Entrant, type Plant, RulesPart } from './parts/rules.ts';
import { csvFileOf } from './portfolio/csv.ts';
import { caseAt, lineOf } from './portfolio/index.ts';
import { type Circumstances, objectOf, pageOf, tableOf } from './report.ts';
import { makeWorld } from './world.ts';

/** Where the scripts write; handed in, so that a test can look. */
export interface Edges {
  readonly root: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** One line on stderr instead of a stack trace; 2 for wrong use and wrong answers alike, nothing having been measured. */
async function guarded(edges: Edges, work: () => Promise<number> | number): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    edges.err(`bench: ${error.message}\n`);
    return 2;
  }
}

/** `npm run portfolio -- [--cases n] [--seed n] [--out file]`: one case a line. */
export function portfolioMain(args: readonly string[], edges: Edges): Promise<number> {
  return guarded(edges, () => {
    const given = optionsFrom(args, { cases: '1000', seed: '1', out: '' });
    const cases = whole('cases', given.cases, 1, 10_000_000);
    const seed = whole('seed', given.seed, 0, 4_294_967_295);
    const lines: string[] = [];
    for (let place = 1; place <= cases; place += 1) {
      lines.push(lineOf(caseAt(seed, place)));
      if (given.out === '' && lines.length === 5000) edges.out(lines.splice(0).join(''));
    }
    if (given.out === '') edges.out(lines.join(''));
    else writeFileSync(resolve(edges.root, given.out), lines.join(''));
    return 0;
  });
}

/** Cases of the portfolio without items as a CSV file with its mapping, for `bench/memory.mjs`. */
export function csvFile(root: string, rows: number): ReturnType<typeof csvFileOf> {
  const { library } = makeWorld(root, 64, 1);
  return csvFileOf(portfolioVocabulary(library).facts, rows, (place) => caseAt(1, place));
}

const defaults = {
  cases: '100000',
  held: '',
  seed: '1',
  rounds: '15',
  json: false,
  docs: 'docs/benchmarks.md',
  date: '',
  plant: '',
};

/** Rounds that are thrown away, of a run of so many. */
const warmUp = (rounds: number): number => (rounds < 5 ? 1 : 3);

/** The packages compared with, and how many cases of a round each gets. They are loaded when they are wanted. */
async function entrants(layout: Layout): Promise<Entrant[]> {
  const [{ jsonRulesEngine }, { jsonLogicEngine }, { zenEngine }] = await Promise.all([
    import('./peers/json-rules.ts'),
    import('./peers/json-logic.ts'),
    import('./peers/zen.ts'),
  ]);
  return [
    { peer: jsonRulesEngine(layout), cases: 100 },
    { peer: zenEngine(layout, 'one call'), cases: 500 },
    { peer: zenEngine(layout, 'a call a case'), cases: 100 },
    { peer: jsonLogicEngine(layout), cases: 10000 },
  ];
}

/** `npm run bench`: exit status 1 where a bar is missed, 2 where answers differ or the use is wrong. */
export function benchMain(args: readonly string[], edges: Edges): Promise<number> {
  return guarded(edges, async () => {
    const given = optionsFrom(args, defaults);
    const rounds = whole('rounds', given.rounds, 1, 1000);
    const world = makeWorld(
      edges.root,
      whole('cases', given.cases, 64, 2_000_000),
      whole('seed', given.seed, 0, 4_294_967_295),
    );
    const plant: Plant = (name, bits) => {
      if (name === given.plant) bits[0] = (bits[0] as number) ^ 1;
    };
    const competitors = await entrants(world.layout);
    const rules = new RulesPart(world, competitors, plant);
    rules.checkHandWritten();
    const determinations = new DeterminationsPart(world, plant);
    const determinationsChecksum = determinations.check();
    determinations.warmUp();
    const grown = new GrownPart(world);
    const keystroke = new KeystrokePart(world);
    const many = whole('held', given.held || String(10 * world.sizes.cases), 64, 20_000_000);
    const series = new Series();
    const began = { wall: performance.now(), used: clock() };
    const go = async (parts: readonly Part[]): Promise<void> => {
      const warm = warmUp(rounds);
      for (let n = -warm; n < rounds; n += 1) {
        const into = n < 0 ? new Series() : series;
        for (const part of parts) await part.round(into, n + warm);
        if (n >= 0) edges.err(`round ${n + 1} of ${rounds}\r`);
      }
      edges.err('\n');
    };
    await go([rules, determinations, new CompilingPart(world), keystroke, grown]);
    // Afterwards: a million cases in memory would make every other figure pay for the garbage collector's walks.
    const text = new CsvText(world.facts, many);
    const held = new HeldPart(world, many, (c) => text.add(c));
    const reading = new ReadingPart(world, text, many, held.held.results);
    await go([held, reading]);
    const at: Circumstances = {
      date: given.date || new Date().toISOString().slice(0, 10),
      machine: `${cpus()[0]?.model ?? 'unknown processor'} (${availableParallelism()} threads), ${process.platform} ${process.arch}`,
      node: process.versions.node,
      kernels: world.table.kernels.form === 'wasm' ? 'WebAssembly with SIMD' : 'plain TypeScript',
      rounds,
      ...world.sizes,
      plainCases: world.plain.length,
      shared: Number(((performance.now() - began.wall) / (clock() - began.used)).toPrecision(3)),
      rules: world.layout.parts.reduce((sum, { asked }) => sum + asked.length, 0),
      editions: world.editions.map(({ edition }) => edition.id),
      checksum: rules.sum,
      determinationsChecksum,
      slices: Object.fromEntries(
        competitors.map(({ peer, cases }) => [peer.name, Math.min(cases, world.plain.length)]),
      ),
      more: {
        rules100xCompileMs: Number(grown.compileMs.toPrecision(6)),
        ...grown.sizes,
        keystrokeMoves: keystroke.moves,
        ...held.sizes,
        csvBytesPerRow: Number(reading.bytesPerRow.toPrecision(4)),
      },
    };
    edges.out(given.json ? `${JSON.stringify(objectOf(series, at), null, 2)}\n` : tableOf(series, at));
    if (given.docs !== 'none')
      writeFileSync(join(resolve(edges.root, given.docs)), pageOf(series, at, notes));
    return bars.every((bar) => isMet(bar, bar.figure(series))) ? 0 : 1;
  });
}
