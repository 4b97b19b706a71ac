/** Unknown facts: which values stand for all values, and every combination of them. */
import {
  compare,
  type Condition,
  eachLeaf,
  eachName,
  encode,
  type Encoded,
  type Leaf,
  onceForEach,
  operandsOf,
  type PreparedEdition,
  type ValueType,
  engineFacts,
} from '../model/index.ts';
import { poundsToPence } from '../money.ts';

/** A value that stands for an interval or class of values; `open` is the top of a money domain. */
export interface Representative {
  readonly value: Encoded;
  readonly open?: true;
}

/** At most this many combinations of representatives are run (contract, section 3). */
export const combinationLimit = 4096;

/** What an edition tells apart about one name. */
interface Probe {
  readonly leaves: readonly { operator: string; literal: unknown }[];
  readonly inAmount: boolean;
}

/** Every comparison with a name anywhere in the edition, and whether an amount reads it. */
export function probeOf(edition: PreparedEdition, name: string): Probe {
  const leaves: { operator: string; literal: unknown }[] = [];
  let inAmount = name === engineFacts.paid || name === engineFacts.order;
  const type = edition.typeOf(name) ?? 'enumeration';
  const code = (literal: Encoded): Encoded => encode(type, literal) ?? literal;
  const visit = (leaf: Leaf): void => {
    if (leaf.fact !== name) return;
    const literal = Array.isArray(leaf.value) ? leaf.value.map(code) : code(leaf.value);
    leaves.push({ operator: leaf.operator, literal });
  };
  const walk = (condition: Condition | null | undefined): void => {
    if (condition) eachLeaf(condition, edition.named, visit);
  };
  walk(edition.edition.gate.conditions);
  for (const fact of edition.facts.values()) walk(fact.when);
  for (const rule of [...edition.rules, ...edition.categoryRules]) {
    walk(rule.conditions);
    const event = rule.event;
    if (event.type === 'award') eachName(event.params.amount, (used) => (inAmount ||= used === name));
  }
  if (name === engineFacts.lateReason || name === engineFacts.inAddition)
    leaves.push({ operator: 'equal', literal: true });
  if (name === engineFacts.order) leaves.push({ operator: 'greaterThan', literal: 0 });
  return { leaves, inAmount };
}

const signature = (probe: Probe, value: Encoded): string =>
  probe.leaves.map((leaf) => (compare(leaf.operator, value, leaf.literal) ? '1' : '0')).join('');

/** First of each class of values that no comparison tells apart. */
function classes(probe: Probe, values: readonly Encoded[]): Representative[] {
  const seen = new Set<string>();
  const kept: Representative[] = [];
  for (const value of values) {
    const mark = signature(probe, value);
    if (!seen.has(mark)) kept.push({ value });
    seen.add(mark);
  }
  return kept;
}

/** Where a comparison changes its answer: the first value of each new interval. */
function cuts(probe: Probe): number[] {
  const starts = new Set<number>();
  for (const { operator, literal } of probe.leaves)
    for (const value of Array.isArray(literal) ? literal : [literal]) {
      if (typeof value !== 'number') continue;
      if (operator !== 'lessThanInclusive' && operator !== 'greaterThan') starts.add(value);
      if (operator !== 'lessThan' && operator !== 'greaterThanInclusive') starts.add(value + 1);
    }
  return [...starts].sort((a, b) => a - b);
}

/** One value for each interval that the comparisons tell apart; both ends where an amount reads it. */
function intervals(probe: Probe, low: number, high: number, topIsOpen: boolean): Representative[] {
  const inside = cuts(probe).filter((cut) => cut > low && cut <= high);
  const starts = [Number.isFinite(low) ? low : (inside[0] ?? 1) - 1, ...inside];
  const kept: Representative[] = [];
  starts.forEach((start, i) => {
    const next = starts[i + 1];
    const last = next === undefined ? high : next - 1;
    if (!probe.inAmount) {
      kept.push({ value: start });
      return;
    }
    const first = i === 0 && !Number.isFinite(low) ? Math.min(start, 0) : start;
    kept.push({ value: first });
    const open = next === undefined && (topIsOpen || !Number.isFinite(high));
    if (open) kept.push({ value: Number.isFinite(last) ? last : first, open: true });
    else if (last !== first) kept.push({ value: last });
  });
  return kept;
}

type Span = readonly [number, number];
const unbounded: Span = [-Infinity, Infinity];

/** The domain of a name as encoded numbers; a derived fact's from those of its operands. */
function domainOf(edition: PreparedEdition, name: string): Span {
  const fact = edition.facts.get(name);
  if (!fact) return derivedDomain(edition, name);
  if (fact.type === 'time') return [0, 1439];
  if (fact.type === 'date') return unbounded;
  const scale = fact.type === 'money' ? 100 : 1;
  const low = fact.min ?? (fact.type === 'money' ? 0 : -Infinity);
  return [Math.round(low * scale), Math.round((fact.max ?? Infinity) * scale)];
}

/** What an operand of a derived fact may read: 0 too where it may not apply; of a parameter, any of its values. */
function operandDomain(edition: PreparedEdition, name: string, depth: number): Span {
  const { parameters = {} } = edition.edition;
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter) {
    const values = parameter.map(({ value }) => poundsToPence(value) ?? 0);
    return [Math.min(...values), Math.max(...values)];
  }
  if (!edition.facts.has(name)) return derivedDomain(edition, name, depth);
  const [low, high] = domainOf(edition, name);
  return edition.facts.get(name)?.when ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];
}

/** The domain of a derived fact, in hundredths where money or a parameter stands behind it. */
function derivedDomain(edition: PreparedEdition, name: string, depth = 0): Span {
  const derived = edition.edition.derived?.[name];
  if (!derived || depth > 64 || !('sum' in derived || 'product' in derived || 'difference' in derived))
    return unbounded;
  const operands = operandsOf(derived);
  const inHundredths = (operand: string): boolean =>
    ['money', 'scaled'].includes(edition.typeOf(operand) ?? '');
  const parts = operands.map((operand) => operandDomain(edition, operand, depth + 1));
  if ('product' in derived) {
    if (parts.some(([low]) => low < 0)) return unbounded;
    const bottom = 100 ** Math.max(0, operands.filter(inHundredths).length - 1);
    return [Math.round(parts.reduce((low, part) => low * part[0], 1) / bottom), Infinity];
  }
  const hundredths = operands.some(inHundredths);
  const same = parts.map(([low, high], i): Span => {
    const scale = hundredths && !inHundredths(operands[i] ?? '') ? 100 : 1;
    return [low * scale, high * scale];
  });
  if ('sum' in derived) return [same.reduce((t, p) => t + p[0], 0), same.reduce((t, p) => t + p[1], 0)];
  const [a = [0, 0], b = [0, 0]] = same;
  return [a[0] - b[1], a[1] - b[0]];
}

const isMoney = (type: ValueType | undefined): boolean => type === 'money' || type === 'scaled';

const known = onceForEach((_edition: PreparedEdition) => new Map<string, Representative[]>());

/** The values that stand for all values of a fact or derived fact under an edition. */
export function representatives(edition: PreparedEdition, name: string): readonly Representative[] {
  const before = known(edition).get(name);
  if (before) return before;
  const made = representativesNow(edition, name);
  known(edition).set(name, made);
  return made;
}

function representativesNow(edition: PreparedEdition, name: string): Representative[] {
  const type = edition.typeOf(name);
  const probe = probeOf(edition, name);
  if (type === 'boolean') return classes(probe, [true, false]);
  if (type === 'enumeration') return classes(probe, edition.facts.get(name)?.values ?? []);
  const [low, high] = domainOf(edition, name);
  return intervals(probe, low, high, isMoney(type));
}

/** Every combination, in order: the last name varies fastest. Undefined where there are more than the limit. */
export function combinations(
  choices: ReadonlyMap<string, readonly Representative[]>,
): Map<string, Representative>[] | undefined {
  let total = 1;
  for (const values of choices.values()) total *= Math.max(1, values.length);
  if (total > combinationLimit) return undefined;
  let all: Map<string, Representative>[] = [new Map()];
  for (const [key, values] of choices)
    all = all.flatMap((before) => values.map((value) => new Map(before).set(key, value)));
  return all;
}
