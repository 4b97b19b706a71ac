/** What a run needs to know of an edition: plain data, made by `EditionCompiler`. */
import type { Amount, HitPolicy, PreparedEdition, Route } from '../model/index.ts';
import type { Rounding } from '../money.ts';
import type { Program, Ref } from './program.ts';
import type { ColumnSpec } from './specs.ts';

/** A column that an amount reads, and where it is barred. `unit` is 100 where pounds or hundredths are counted. */
export interface Operand {
  readonly spec: ColumnSpec | null;
  readonly barred: number;
  readonly unit: number;
}

/** An amount: the same for every row, a sum of columns, a share of another, or worked out row by row as `decide` does. Pence; an open most is Infinity. */
export type AmountPlan =
  | {
      readonly kind: 'constant';
      readonly min: number;
      readonly max: number;
      readonly exclusive: boolean;
      readonly unspecified: boolean;
    }
  | { readonly kind: 'sum'; readonly operands: readonly Operand[] }
  | {
      readonly kind: 'share';
      readonly of: AmountPlan;
      /** The share of each end, over its bottom. */
      readonly low: [bigint, bigint];
      readonly high: [bigint, bigint];
      readonly rounding: Rounding;
    }
  | { readonly kind: 'read'; readonly amount: Amount; readonly operands: ReadonlyMap<string, Operand> };

/** An award that counts: `hit` is the slot of the rows in which it does. */
export interface HitPlan {
  readonly hit: number;
  readonly amount: AmountPlan;
}

export interface HeadPlan {
  readonly head: string;
  readonly policy: HitPolicy;
  readonly hits: readonly HitPlan[];
}

/** Something that calls for a role: its level in the edition's order, above all of them where it cannot be read. */
export interface CallPlan {
  readonly level: number;
  readonly slot: number;
  /** Only where one of these heads pays. */
  readonly heads: readonly string[] | null;
}

export interface PayPlan {
  readonly slot: number;
  readonly route: Route;
  readonly heads: readonly string[] | null;
}

/** One edition over the shared graph. A slot is the place of a root in `Compiled.program`, or in `alone`. */
export interface EditionPlan {
  readonly edition: PreparedEdition;
  /** Each rule in document order; -1 for those that read the total, which `late` holds. */
  readonly fired: readonly number[];
  readonly outside: number;
  readonly excluded: number;
  readonly referred: number;
  readonly partReferred: number;
  /** Rows that need their lines side by side: a limit holds, or heads exclude each other. */
  readonly apart: number;
  /** Rows in which a decided amount may stand between two bands with roles of their own, and the sums that bands share; null: any. */
  readonly touching: number;
  readonly shared: ReadonlySet<number> | null;
  readonly heads: readonly HeadPlan[];
  /** Some amount may have a least above its most, which then stands at the most. */
  readonly mayCross: boolean;
  readonly calls: readonly CallPlan[];
  readonly pay: readonly PayPlan[];
  readonly terms: readonly { readonly term: string; readonly rule: number; readonly slot: number }[];
  /** Rules that read the total, and the program that decides them. */
  readonly late: { readonly program: Program; readonly rules: readonly number[] };
  /** Gate, rules and category rows alone, for contexts of single cases: outputs are gate, rules (`late` ones never), category rows. */
  readonly alone: Program;
}

/** Gathers roots and gives each its slot. */
export class Slots {
  readonly roots: Ref[] = [];
  private readonly known = new Map<Ref, number>();

  of(ref: Ref): number {
    const before = this.known.get(ref);
    if (before !== undefined) return before;
    this.known.set(ref, this.roots.length);
    return this.roots.push(ref) - 1;
  }
}
