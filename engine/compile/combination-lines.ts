/** The lines of one combination of a case in figures alone: the steps of `decide`, without its texts. */
import type { Fired } from '../decide/bars.ts';
import { add, hull, type Interval, larger, rank } from '../decide/interval.ts';
import { clamp, counted, settle } from '../decide/limits.ts';
import type { Line } from '../decide/lines.ts';
import {
  type Category,
  engineFacts,
  orderHead,
  type PreparedEdition,
  type PreparedRule,
  replacedByOrder,
} from '../model/index.ts';
import { hasBit, type Vector } from './bits.ts';
import type { AwardStep, CombinationPlan, HeadSteps } from './combination-plan.ts';
import type { CombinationReading } from './combination-reading.ts';
import type { Pair, Shape } from './shapes.ts';

/** A line, and the highest level of a role that its awards call for; none is -1. */
export interface Figure extends Line {
  readonly level: number;
}

const nobody: readonly never[] = [];
const noValues = { get: (): undefined => undefined };

const figure = (
  head: string,
  category: Category,
  amount: Interval,
  level: number,
  item: number | undefined,
): Figure => ({
  head,
  category,
  amount,
  hits: nobody,
  rule: '',
  rules: nobody,
  clauses: nobody,
  item,
  level,
});

/** Works out the lines of combinations of one edition, one after the other. */
export class CombinationLines {
  constructor(
    private readonly edition: PreparedEdition,
    private readonly plan: CombinationPlan,
    private readonly read: CombinationReading,
  ) {}

  /** The lines of a combination whose bars have just been collected, and their total. */
  lines(
    shape: Shape,
    row: number,
    fired: readonly Pair[],
  ): { readonly lines: readonly Figure[]; readonly total: Interval } {
    const { edition, plan } = this;
    const isOpen = hasBit(this.read.of.early[0] as Vector, row);
    const lines: Figure[] = [];
    plan.heads.forEach((head, i) => {
      const awards = fired.filter(({ rule }) => {
        const step = plan.steps[rule];
        return step?.kind === 'award' && step.head === i;
      });
      if (awards.length > 0 && (isOpen || !head.isGated))
        lines.push(...overItems(head, this.linesOf(head, awards, shape, row)));
    });
    if (isOpen || !plan.order.isGated) this.addOrder(row, lines);
    const inAddition = this.read.isTrue(engineFacts.inAddition, row);
    const limits = fired.filter(({ rule }) => plan.steps[rule]?.kind === 'limit');
    const { exclusive } = edition.edition;
    if (limits.length > 0 || exclusive) {
      const rowOf = new Map<Fired, number>();
      for (const { rule, context } of limits) {
        const where = { item: shape.items[context], rules: nobody, values: noValues };
        rowOf.set({ rule: edition.rules[rule] as PreparedRule, context: where }, row + context);
      }
      const settled = settle(lines, [...rowOf.keys()], exclusive, inAddition, (each) => {
        return this.read.at(rowOf.get(each) as number, each.context.item);
      });
      return { lines: counted(settled.lines) as Figure[], total: settled.total };
    }
    const isReplaced = !inAddition && lines.some(({ head }) => head === orderHead);
    const left = lines.filter(
      ({ head, category, supersededBy }) =>
        supersededBy === undefined && !(isReplaced && head !== orderHead && replacedByOrder.has(category)),
    );
    return { lines: left, total: clamp(add(left.map(({ amount }) => amount))) };
  }

  /** A line for each context in which an award of a head holds. */
  private linesOf(head: HeadSteps, awards: readonly Pair[], shape: Shape, row: number): Figure[] {
    const { read, plan, edition } = this;
    const { barred } = read;
    const lines: Figure[] = [];
    for (let context = 0; context < shape.items.length; context += 1) {
      const item = shape.items[context];
      if ((item !== undefined && barred.items.has(item)) || read.isBarred(head.head, item)) continue;
      const reader = read.at(row + context, item);
      const amounts: Interval[] = [];
      let level = -1;
      for (const pair of awards) {
        if (pair.context !== context) continue;
        const kind = edition.rules[pair.rule]?.for;
        if (item === undefined && kind && barred.kinds.has(kind)) continue;
        if (head.policy === 'first' && amounts.length > 0) continue;
        const step = plan.steps[pair.rule] as AwardStep;
        amounts.push(step.amount(reader));
        level = Math.max(level, step.level);
      }
      if (amounts.length === 0) continue;
      const category = head.category(read.of.early, row + context);
      lines.push(figure(head.head, category, together(head, amounts), level, item));
    }
    return lines;
  }

  /** The order of an Ombudsman, unless a rule of the edition awards it. */
  private addOrder(row: number, lines: Figure[]): void {
    const { read } = this;
    const { head, category } = this.plan.order;
    const sum = read.numberOf(engineFacts.order, row);
    if (sum <= 0 || read.isBarred(head, undefined) || lines.some((line) => line.head === head)) return;
    const max = read.of.rows.isOpen(engineFacts.order, row) ? null : sum;
    lines.push(figure(head, category(read.of.early, row), { min: sum, max }, -1, undefined));
  }
}

/** The awards of one head that hold in one context, by its hit policy. */
function together({ policy }: HeadSteps, amounts: readonly Interval[]): Interval {
  if (amounts.length === 1) return amounts[0] as Interval;
  if (policy === 'collect-sum') return add(amounts);
  return policy === 'collect-max' ? larger(amounts) : hull(amounts);
}

/** Over items a head adds up, unless it says that the largest or the first counts. */
function overItems({ items }: HeadSteps, lines: readonly Figure[]): readonly Figure[] {
  if (lines.length < 2 || items === 'sum') return lines;
  const isFirst = items === 'first';
  const best = isFirst
    ? lines[0]
    : lines.reduce((kept, line) => (rank(line.amount, kept.amount) > 0 ? line : kept));
  const most = larger(lines.map((line) => line.amount));
  return lines.map((line) =>
    line !== best ? { ...line, supersededBy: line.head } : isFirst ? line : { ...line, amount: most },
  );
}
