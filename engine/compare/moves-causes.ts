/** Which rules, or which shared parts of an edition, moved a case. */
import { anyBit, hasBit, type Vector } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';
import type { PreparedRule } from '../model/index.ts';
import {
  changedParts,
  isReordered,
  pairRules,
  type RulePair,
  ruleChange,
  type SharedPart,
} from './moves-edits.ts';

/** How a rule moved a case. `switched`: its own text is the same and it holds on one side only. */
export type RuleCause = 'added' | 'removed' | 'effect' | 'conditions' | 'switched';

/** One thing that moved a case. Clauses and pointer are of the side after; of the side before where the rule is gone. */
export type Cause =
  | {
      readonly kind: 'rule';
      readonly rule: string;
      readonly how: RuleCause;
      readonly clauses: readonly string[];
      readonly pointer: string;
    }
  | { readonly kind: 'part'; readonly part: SharedPart; readonly name: string };

/** What a cause is called among others; the same cause of two runs has the same key. */
export const causeKey = (cause: Cause): string =>
  cause.kind === 'rule' ? `rule ${cause.rule}` : `${cause.part} ${cause.name}`;

/** A cause with the cases that it may have moved. */
export interface Suspect {
  readonly cause: Cause;
  readonly rows: Vector;
}

type Operation = (a: number, b: number) => number;
const either: Operation = (a, b) => a | b;
const one: Operation = (a, b) => a ^ b;

/** Suspects of two runs over the same cases, in order of trust: those of a later rank count where no earlier one holds. */
export class Causes {
  private readonly ranks: (() => Suspect[])[];
  private readonly known: Suspect[][] = [];
  private readonly pairs: readonly RulePair[];

  constructor(
    private readonly before: BatchResult,
    private readonly after: BatchResult,
    /** Cases that moved. */
    private readonly moved: Vector,
  ) {
    this.pairs = pairRules(before.edition, after.edition);
    this.ranks = [
      () => [...this.changedRules(), ...this.changedParts()],
      () => this.changedRules(true),
      () => this.reordered(),
      () => this.switched(),
      () => this.everyPart(),
    ];
  }

  /** What moved a case; empty where nothing can be named. */
  of(at: number): Cause[] {
    for (let rank = 0; rank < this.ranks.length; rank += 1) {
      const found = this.suspects(rank).filter(({ rows }) => hasBit(rows, at));
      if (found.length > 0) return found.map(({ cause }) => cause);
    }
    return [];
  }

  /** How many ranks there are. */
  get depth(): number {
    return this.ranks.length;
  }

  /** The suspects of a rank that may have moved any case. Those of a case count where no earlier rank has one of it. */
  suspects(rank: number): readonly Suspect[] {
    return (this.known[rank] ??= this.ranks[rank]?.().filter(({ rows }) => anyBit(rows)) ?? []);
  }

  /** Moved cases in which a rule holds on either side, or on one side only; certainly or perhaps. */
  private holding({ before, after }: RulePair, operation: Operation): Vector {
    const at = (vectors: readonly Vector[], rule: number, w: number): number => vectors[rule]?.[w] ?? 0;
    return this.moved.map((moved, w) => {
      const certain = operation(at(this.before.fired, before, w), at(this.after.fired, after, w));
      const maybe = operation(at(this.before.maybeFired, before, w), at(this.after.maybeFired, after, w));
      return moved & (certain | maybe);
    });
  }

  private sides({ before, after }: RulePair): [PreparedRule | undefined, PreparedRule | undefined] {
    return [this.before.edition.rules[before], this.after.edition.rules[after]];
  }

  private suspect(pair: RulePair, how: RuleCause, operation: Operation): Suspect {
    const [old, now] = this.sides(pair);
    const rule = (now ?? old) as PreparedRule;
    const { clauses } = rule.event.params;
    const cause: Cause = { kind: 'rule', rule: pair.name, how, clauses, pointer: rule.pointer };
    return { cause, rows: this.holding(pair, operation) };
  }

  /** Rules whose own text moves cases: another effect wherever they hold, other conditions where they hold on one side only. */
  private changedRules(alsoWithin = false): Suspect[] {
    return this.pairs.flatMap((pair) => {
      const how = ruleChange(...this.sides(pair));
      if (how === null) return [];
      return [this.suspect(pair, how, how === 'conditions' && !alsoWithin ? one : either)];
    });
  }

  private changedParts(): Suspect[] {
    return changedParts(this.before.edition, this.after.edition).map(({ part, name, reaches, switches }) => {
      const rows = new Int32Array(this.moved.length);
      for (const pair of this.pairs) {
        if (!this.sides(pair).some((rule) => rule && reaches(rule))) continue;
        this.holding(pair, switches ? one : either).forEach(
          (bits, w) => (rows[w] = (rows[w] as number) | bits),
        );
      }
      return { cause: { kind: 'part', part, name }, rows };
    });
  }

  private reordered(): Suspect[] {
    if (!isReordered(this.before.edition, this.after.edition)) return [];
    return [{ cause: { kind: 'part', part: 'order', name: '' }, rows: this.moved }];
  }

  /** Rules that hold on one side only though nothing of their own changed: what they read did. */
  private switched(): Suspect[] {
    return this.pairs.map((pair) => this.suspect(pair, 'switched', one));
  }

  private everyPart(): Suspect[] {
    return changedParts(this.before.edition, this.after.edition).map(({ part, name }) => ({
      cause: { kind: 'part', part, name },
      rows: this.moved,
    }));
  }
}
