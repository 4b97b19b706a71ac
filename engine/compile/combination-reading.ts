/** What the amounts and bars of a combination look up in its rows. */
import type { Reader } from '../decide/amount.ts';
import { engineFacts, type PreparedEdition } from '../model/index.ts';
import { hasBit, type Vector } from './bits.ts';
import { type Column, numberAt } from './columns.ts';
import type { CombinationPlan } from './combination-plan.ts';
import type { CombinationRows } from './combination-rows.ts';
import type { Pair, Shape } from './shapes.ts';
import type { Space } from './space.ts';
import { specOf } from './specs.ts';

/** What may be looked up in the rows of some cases. */
export interface RowsRead {
  readonly rows: CombinationRows;
  readonly space: Space;
  /** The vectors of `EditionPlan.alone`. */
  readonly early: readonly Vector[];
}

/** Bars that hold in one combination. */
export interface Barred {
  /** The whole case is barred so; or something of it is referred. */
  outside: boolean;
  excluded: boolean;
  referred: boolean;
  partReferred: boolean;
  /** Heads and losses that leave the amounts, as `item|name`, `*` for everywhere; items, and kinds whose rules ran over the case. */
  readonly names: Set<string>;
  readonly items: Set<number>;
  readonly kinds: Set<string>;
}

const noBars = (): Barred => ({
  outside: false,
  excluded: false,
  referred: false,
  partReferred: false,
  names: new Set(),
  items: new Set(),
  kinds: new Set(),
});

/** Reads combinations of one edition, one after the other: amounts stand over a row and the bars of its combination. */
export class CombinationReading {
  private readonly columns = new Map<string, Column | null>();
  /** Where amounts are read at the moment: a row, and the place of its item. */
  private row = 0;
  private item: number | undefined;
  /** The bars of the combination that is read. */
  barred: Barred = noBars();
  private readonly reader: Reader;

  constructor(
    private readonly edition: PreparedEdition,
    private readonly plan: CombinationPlan,
    readonly of: RowsRead,
  ) {
    this.reader = {
      count: (name) => {
        const type = edition.typeOf(name);
        return this.read(name, type === 'scaled' || type === 'money' ? 100 : 1);
      },
      money: (name) => this.read(name, 1),
    };
  }

  /** Where amounts are read from now on: a row, and the place of its item. */
  at(row: number, item: number | undefined): Reader {
    this.row = row;
    this.item = item;
    return this.reader;
  }

  private columnOf(name: string): Column | null {
    const before = this.columns.get(name);
    if (before !== undefined) return before;
    const spec = specOf(this.edition, name);
    const made = spec && this.of.space.column(spec);
    this.columns.set(name, made);
    return made;
  }

  /** The number of a name in a row; 0 where it has none. */
  numberOf(name: string, row: number): number {
    const column = this.columnOf(name);
    return column ? numberAt(column, row) : 0;
  }

  /** Whether a truth holds in a row. */
  isTrue(name: string, row: number): boolean {
    const truths = this.columnOf(name)?.truths;
    return truths !== undefined && hasBit(truths, row);
  }

  private read(name: string, unit: number): readonly [number, number | null] {
    if (this.isBarred(name, this.item)) return [0, 0];
    const value = Math.trunc(this.numberOf(name, this.row) / unit);
    return [value, this.of.rows.isOpen(name, this.row) ? null : value];
  }

  /** Whether a head or loss is barred, everywhere or in an item. */
  isBarred(name: string, item: number | undefined): boolean {
    const { names } = this.barred;
    return names.size > 0 && (names.has(`*|${name}`) || (item !== undefined && names.has(`${item}|${name}`)));
  }

  /** Collects every bar that holds; a time limit is lifted by a good reason. */
  bars(shape: Shape, row: number, fired: readonly Pair[]): Barred {
    this.barred = noBars();
    const { barred } = this;
    for (const { rule, context } of fired) {
      const step = this.plan.steps[rule];
      if (step?.kind !== 'outside' && step?.kind !== 'exclude' && step?.kind !== 'refer') continue;
      if (step.isTimeBar && this.isTrue(engineFacts.lateReason, row + context)) continue;
      if (step.kind === 'refer') barred.partReferred = true;
      const item = shape.items[context];
      if (step.of === 'case') {
        if (step.kind === 'outside') barred.outside = true;
        else if (step.kind === 'exclude') barred.excluded = true;
        else barred.referred = true;
      } else if (step.of !== 'item') for (const name of step.of) barred.names.add(`${item ?? '*'}|${name}`);
      else if (item !== undefined) barred.items.add(item);
      else if (step.ofKind !== undefined) barred.kinds.add(step.ofKind);
    }
    return barred;
  }
}
