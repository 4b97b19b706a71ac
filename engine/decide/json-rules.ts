/** The one place that imports json-rules-engine: rules in, which of them hold and why out. */
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { compare, type Condition, type Encoded, operators, type TraceNode } from '../model/index.ts';

/** A rule as the runner needs it: conditions with encoded literals; none means that it always holds. */
export interface RunnableRule {
  readonly conditions: Condition | null;
}

/** What json-rules-engine said of one rule. Values in the trace are encoded. */
export interface RuleOutcome {
  readonly fired: boolean;
  readonly trace: TraceNode | null;
}

/** A condition as json-rules-engine hands it back after a run. */
interface EvaluatedCondition {
  readonly result?: boolean;
  readonly factResult?: unknown;
  readonly all?: readonly EvaluatedCondition[];
  readonly any?: readonly EvaluatedCondition[];
  readonly not?: EvaluatedCondition;
}

/**
 * Reads the outcome of each condition beside the condition as it was written, in document order. json-rules-engine
 * reports the leaves; what the nodes above them come to follows from these.
 */
function traceOf(
  written: Condition,
  seen: EvaluatedCondition,
  named: Readonly<Record<string, Condition>>,
): TraceNode {
  if ('all' in written || 'any' in written) {
    const kind = 'all' in written ? 'all' : 'any';
    const parts = 'all' in written ? written.all : written.any;
    const outcomes = seen.all ?? seen.any ?? [];
    const children = parts.map((part, i) => traceOf(part, outcomes[i] ?? {}, named));
    const result = kind === 'all' ? children.every((c) => c.result) : children.some((c) => c.result);
    return { kind, result, children };
  }
  if ('not' in written) {
    const child = traceOf(written.not, seen.not ?? {}, named);
    return { kind: 'not', result: !child.result, children: [child] };
  }
  if ('condition' in written) {
    const target = named[written.condition];
    const children = target ? [traceOf(target, seen, named)] : [];
    return { kind: 'condition', name: written.condition, result: children[0]?.result ?? false, children };
  }
  const { fact, operator, value } = written;
  const result = seen.result === true;
  return { kind: 'leaf', fact, operator, value, actual: (seen.factResult ?? null) as Encoded | null, result };
}

/** The outcome of one rule; its trace is made when it is asked for. */
class Evaluated implements RuleOutcome {
  private made: TraceNode | undefined;
  constructor(
    readonly fired: boolean,
    private readonly written: Condition,
    private readonly seen: unknown,
    private readonly named: Readonly<Record<string, Condition>>,
  ) {}
  get trace(): TraceNode {
    return (this.made ??= traceOf(this.written, this.seen as EvaluatedCondition, this.named));
  }
}

/**
 * Runs a set of rules over values. INVARIANT: one Engine never runs twice at once (it would mix the results), so runs
 * queue behind each other. Every value that a rule reads must be there; null means not applicable and makes every
 * comparison false. Operators are our own: json-rules-engine would compare text as numbers and null as a value.
 */
export class RuleRunner {
  private readonly engine = new Engine([], { allowUndefinedFacts: false });
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly rules: readonly RunnableRule[],
    private readonly named: Readonly<Record<string, Condition>>,
  ) {
    for (const operator of operators) {
      this.engine.removeOperator(operator);
      this.engine.addOperator<unknown, unknown>(operator, (actual, literal) =>
        compare(operator, actual, literal),
      );
    }
    for (const [name, condition] of Object.entries(named))
      this.engine.setCondition(name, condition as TopLevelCondition);
    rules.forEach((rule, i) => {
      if (rule.conditions)
        this.engine.addRule({
          name: String(i),
          conditions: rule.conditions as TopLevelCondition,
          event: { type: 'fired' },
        });
    });
  }

  /** One outcome for each rule, in the order in which the rules were given. */
  run(values: Readonly<Record<string, Encoded | null>>): Promise<RuleOutcome[]> {
    const next = this.queue.then(() => this.runNow(values));
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async runNow(values: Readonly<Record<string, Encoded | null>>): Promise<RuleOutcome[]> {
    const outcomes: RuleOutcome[] = this.rules.map(() => ({ fired: true, trace: null }));
    if (this.rules.every((rule) => rule.conditions === null)) return outcomes;
    const { results, failureResults } = await this.engine.run({ ...values });
    for (const result of [...results, ...failureResults]) {
      const at = Number(result.name);
      const written = this.rules[at]?.conditions;
      if (!written) continue;
      outcomes[at] = new Evaluated(result.result === true, written, result.conditions, this.named);
    }
    return outcomes;
  }
}
