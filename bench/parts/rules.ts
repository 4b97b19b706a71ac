/** Which rules hold, under all editions, from typed columns: the engine beside every peer, anew and after an edit. */
import { compiled } from '../../engine/index.ts';
import { answersOf, checksum, mustAgree } from '../answers.ts';
import { BenchError } from '../error.ts';
import { valuesOf } from '../flat.ts';
import { byHand } from '../hand-written/index.ts';
import { msOf, msOfNow, type Part, type Series } from '../measure.ts';
import type { Peer, Row } from '../peers/peer.ts';
import { forget, withRule, type World } from '../world.ts';

/** Runs of the engine and of the hand-written code in a round, and edits; their mean counts. */
const RUNS = 10;
const EDITS = 3;
/** Cases whose bits the hand-written code keeps at a time, as many as the engine. */
const CHUNK = 8192;

/** A peer and how many cases it gets in a round. */
export interface Entrant {
  readonly peer: Peer;
  readonly cases: number;
}

/** Flips an answer of a competitor, so that a test can see the bench refuse. */
export type Plant = (name: string, bits: Int32Array) => void;

export class RulesPart implements Part {
  /** The answers of the engine, by case. */
  readonly expected: Int32Array;
  private edits = 0;
  private readonly hands: { words: number; fired: (typeof byHand)[string]['fired'] }[];
  private readonly buffer = new Int32Array(CHUNK * 2);

  constructor(
    private readonly world: World,
    private readonly entrants: readonly Entrant[],
    private readonly plant: Plant,
  ) {
    const { base, table, layout, editions } = world;
    this.expected = answersOf(layout, compiled.run(base, table));
    this.hands = editions.map(({ edition }) => {
      const hand = byHand[edition.id];
      if (!hand) throw new BenchError(`${edition.id} has not been written out by hand`);
      return hand;
    });
  }

  get sum(): string {
    return checksum(this.expected);
  }

  /** Holds the hand-written answers for every case against the engine's. */
  checkHandWritten(): void {
    const { layout, plain, columns } = this.world;
    const bits = new Int32Array(plain.length * layout.words);
    const own = new Int32Array(plain.length * 2);
    layout.parts.forEach((part, i) => {
      const hand = this.hands[i];
      if (hand?.words !== part.words)
        throw new BenchError(`${part.edition.edition.id} has other words by hand`);
      hand.fired(columns, 0, plain.length, own);
      for (let row = 0; row < plain.length; row += 1)
        for (let w = 0; w < part.words; w += 1)
          bits[row * layout.words + part.word + w] = own[row * part.words + w] as number;
    });
    this.plant('hand-written', bits);
    mustAgree('hand-written', layout, this.expected, bits, 0);
  }

  async round(series: Series, n: number): Promise<void> {
    const { base, table, plain, plainTable } = this.world;
    const perCase = (ms: number): number => (ms * 1000) / plain.length;
    const anew = (name: string, of: compiled.Table): void => {
      let ms = 0;
      for (let k = 0; k < RUNS; k += 1) {
        forget(base, of);
        ms += msOfNow(() => compiled.runProgram(base, of));
      }
      series.note(name, perCase(ms / RUNS));
    };
    const tasks = [
      () => anew('rules', table),
      () => anew('rules-plain', plainTable),
      () => series.note('hand-written', perCase(msOfNow(() => this.handWritten()) / RUNS)),
      () => this.afterEdit('kept', table, series, perCase),
      () => this.afterEdit('kept-plain', plainTable, series, perCase),
      ...this.entrants.map((entrant) => () => this.peer(series, entrant, n)),
    ];
    for (let i = 0; i < tasks.length; i += 1) await tasks[(i + n) % tasks.length]?.();
  }

  private handWritten(): void {
    const { plain, columns } = this.world;
    for (let k = 0; k < RUNS; k += 1)
      for (let from = 0; from < plain.length; from += CHUNK) {
        const to = Math.min(plain.length, from + CHUNK);
        for (const hand of this.hands) hand.fired(columns, from, to, this.buffer);
      }
  }

  /** One rule's threshold changed, to a value that no run has seen; then one rule's amount. Predicates of the runs before are kept. */
  private afterEdit(
    name: string,
    table: compiled.Table,
    series: Series,
    perCase: (ms: number) => number,
  ): void {
    const { base, columns, editions } = this.world;
    compiled.runProgram(base, table);
    const sums = { threshold: 0, compiling: 0, amount: 0 };
    for (let k = 0; k < EDITS; k += 1) {
      this.edits += 1;
      const months = 6 + (this.edits % 500);
      const edited = withRule(this.world, 'alliance-homes@2024-12', ({ rules }) => {
        const leaf = rules.find(({ name }) => name === 'too-late')?.conditions?.all[0];
        if (leaf) leaf.value = months;
      });
      let program = base;
      sums.compiling += msOfNow(() => (program = compiled.compile(edited)));
      sums.threshold += msOfNow(() => compiled.runProgram(program, table));
      if (k === 0) {
        const at = editions.findIndex(({ edition }) => edition.id === 'alliance-homes@2024-12');
        const rule = editions[at]?.rules.findIndex(({ name }) => name === 'too-late') ?? -1;
        const late = columns.monthsSinceIssue.reduce((count, value) => count + (value > months ? 1 : 0), 0);
        if (compiled.run(program, table)[at]?.count(rule) !== late)
          throw new BenchError('after an edit the engine counts other late cases; no figure is given');
      }
      const raised = withRule(this.world, 'jmha@2023-07', ({ tables }) => {
        const row = tables[0]?.rows[0];
        if (row) row.amount = { between: [50, 151 + this.edits] };
      });
      program = compiled.compile(raised);
      sums.amount += msOfNow(() => compiled.runProgram(program, table));
    }
    series.note(name, perCase(sums.threshold / EDITS));
    series.note(`${name}-with-compile`, perCase((sums.threshold + sums.compiling) / EDITS));
    series.note(`${name}-amount`, perCase(sums.amount / EDITS));
  }

  /** Each round another slice of the cases. */
  private async peer(series: Series, { peer, cases }: Entrant, n: number): Promise<void> {
    const { plain, facts, layout } = this.world;
    const count = Math.min(cases, plain.length);
    const from = (n * count) % Math.max(1, plain.length - count + 1);
    const rows = JSON.parse(
      JSON.stringify(plain.slice(from, from + count).map((c) => valuesOf(c, facts))),
    ) as Row[];
    const slice = peer.prepare(rows);
    const ms = await msOf(() => slice.ask());
    const bits = slice.answers(layout);
    this.plant(peer.name, bits);
    mustAgree(peer.name, layout, this.expected, bits, from);
    series.note(peer.name, (ms * 1000) / count);
  }
}
