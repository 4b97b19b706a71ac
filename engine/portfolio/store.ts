/** Imported cases, kept in typed columns: what the compiled rules read as they read it, so that loading copies nothing. */
import type { Cell } from '../compile/columns.ts';
import type { ChunkRows, RowsSource } from '../compile/source.ts';
import type { Case, FactDeclaration, Literal } from '../model/index.ts';
import type { PortfolioCase } from './model.ts';
import { Block, type Shared } from './store-block.ts';
import { keptFact } from './store-fact.ts';
import { Days, Words } from './store-parts.ts';

/** Cases in one block, which is also a chunk of a run. */
const blockRows = 32_768;

/**
 * Millions of cases in little memory. Cases are appended batch by batch and may then be dropped: a case with items, with a
 * fact that the store was not told of, or with more than id, title, facts, timeline and what was decided is kept whole, every
 * other is made again from the columns when it is asked for. Places are from 0. Cases may be appended until a table was
 * loaded from the store; after that the table must be loaded anew.
 */
export class CaseStore implements RowsSource {
  private readonly blocks: Block[] = [];
  private readonly shared: Shared;
  private readonly room: number;
  private count = 0;

  /** `facts`: those of the vocabulary, and what editions declare themselves. `block`: rows of a block, for tests. */
  constructor(facts: Iterable<FactDeclaration>, { block = blockRows }: { readonly block?: number } = {}) {
    const named = new Map([...facts].map((fact) => [fact.name, keptFact(fact)]));
    this.room = Math.max(32, block & ~31);
    this.shared = {
      facts: [...named.values()],
      places: new Map([...named.keys()].map((name, place) => [name, place])),
      words: new Words(),
      days: new Days(),
      constants: new Map(),
    };
  }

  /** How many cases there are. */
  get size(): number {
    return this.count;
  }

  /** The arrays of the facts: a table that was loaded from the store reads the same ones. */
  get arrays(): ArrayBufferView[] {
    return [...this.blocks.flatMap(({ arrays }) => arrays), ...this.shared.constants.values()];
  }

  /** Bytes of all but those arrays: lines, dates, what was decided, and an estimate for cases that are kept whole. */
  get otherBytes(): number {
    return this.blocks.reduce((sum, { otherBytes }) => sum + otherBytes, this.shared.words.bytes);
  }

  /** Bytes that the store takes. */
  get bytes(): number {
    return this.arrays.reduce((sum, { byteLength }) => sum + byteLength, this.otherBytes);
  }

  /** Takes cases, in the order of the file. */
  append(cases: readonly PortfolioCase[]): void {
    for (const each of cases) {
      if (this.count % this.room === 0) this.blocks.push(new Block(this.shared, this.room, each.line));
      this.blocks[this.blocks.length - 1]?.add(each);
      this.count += 1;
    }
  }

  chunks(): readonly ChunkRows[] {
    return this.blocks;
  }

  private blockOf(at: number): Block {
    const block = this.blocks[Math.floor(at / this.room)];
    if (!block || at < 0 || at >= this.count) throw new RangeError(`there is no case ${at} of ${this.count}`);
    return block;
  }

  /** The line of a case in its file, from 1. Throws a `RangeError` where there is no such case. */
  lineOf(at: number): number {
    return this.blockOf(at).lineOf(at % this.room);
  }

  /** The case, as it was put in. Throws a `RangeError` where there is no such case. */
  caseAt(at: number): Case {
    return this.blockOf(at).caseAt(at % this.room);
  }

  /** What a case states of a fact: null where it says that it is not known, undefined where it says nothing of it. */
  literalAt(at: number, name: string): Literal | null | undefined {
    return this.blockOf(at).literalAt(at % this.room, name);
  }

  /** What was decided in a case, if anything. */
  decidedAt(at: number): Case['decided'] {
    return this.blockOf(at).decidedAt(at % this.room);
  }

  /** The value of a fact in any case as the engine holds it: what is stated, else the default; undefined where it is not known. */
  cellOf(fact: FactDeclaration): (at: number) => Cell {
    const readers = new Map<Block, (row: number) => Cell>();
    return (at) => {
      const block = this.blockOf(at);
      const reader = readers.get(block) ?? block.statedOf(fact);
      readers.set(block, reader);
      return reader(at % this.room);
    };
  }
}
