/** Cases by what they say of a fact: booleans and enumerations by value, numbers in spans, dates by year, unknown apart. */
import { monthsFromTimeline } from '../decide/view.ts';
import { formatPence } from '../money.ts';
import { type Case, encode, type FactDeclaration, type PreparedEdition } from '../model/index.ts';

/** Where spans of counts begin, after nothing. */
const countSpans = [1, 4, 7, 13, 25, 61] as const;
/** The same for money, in pence: above nothing, then from these pounds. */
const moneySpans = [1, 50_00, 100_00, 250_00, 500_00, 1_000_00, 2_500_00, 5_000_00] as const;

/** A value of a fact and the words for it. `value` null is not known. */
export interface SliceName {
  readonly value: string | null;
  readonly label: string;
}

const UNKNOWN: SliceName = { value: null, label: 'not known' };
const MINUTES = 60;

function spanName(type: 'integer' | 'money', span: number, unit: string): SliceName {
  if (type === 'money') {
    if (span === 0) return { value: '0', label: '£0' };
    const [from, to] = [moneySpans[span - 1] as number, moneySpans[span]];
    if (span === 1) return { value: '0.01-49.99', label: `above £0, below ${formatPence(moneySpans[1])}` };
    const value = `${from / 100}${to === undefined ? '+' : `-${((to - 1) / 100).toFixed(2)}`}`;
    return {
      value,
      label:
        to === undefined
          ? `${formatPence(from)} or more`
          : `${formatPence(from)} to below ${formatPence(to)}`,
    };
  }
  const from = span === 0 ? 0 : (countSpans[span - 1] as number);
  const next = countSpans[span];
  if (next === undefined) return { value: `${from}+`, label: `${from} or more${unit}` };
  const text = next - 1 === from ? `${from}` : `${from}-${next - 1}`;
  return { value: text, label: `${text.replace('-', ' to ')}${unit}` };
}

const spanOf = (starts: readonly number[], value: number): number => {
  let span = 0;
  while (span < starts.length && value >= (starts[span] as number)) span += 1;
  return span;
};

/** Tells cases apart by one fact of the case itself; what its items say is not looked at. */
export class Slicer {
  private readonly names: SliceName[] = [UNKNOWN];
  private readonly codes = new Map<string, number>();

  constructor(
    private readonly fact: FactDeclaration,
    private readonly asOf?: string,
  ) {
    const truths = fact.type === 'boolean' ? { true: 'yes', false: 'no' } : {};
    for (const [value, label] of Object.entries(truths)) this.declare(value, label);
    for (const value of fact.values ?? []) this.declare(value, fact.labels?.[value] ?? value);
    if (fact.type === 'integer' || fact.type === 'money') {
      const { type } = fact;
      const unit = fact.unit === undefined || type === 'money' ? '' : ` ${fact.unit}`;
      const spans = type === 'money' ? moneySpans.length : countSpans.length;
      for (let span = 0; span <= spans; span += 1) this.add(spanName(type, span, unit));
    }
  }

  private add(name: SliceName): number {
    this.codes.set(String(name.value), this.names.length);
    return this.names.push(name) - 1;
  }

  private declare(value: string, label: string): number {
    return this.codes.get(value) ?? this.add({ value, label });
  }

  /** The place of a case's value among the names; 0 is not known. */
  codeOf(c: Case): number {
    const literal = this.literalOf(c);
    if (literal === null || literal === undefined) return 0;
    const { type } = this.fact;
    if (type === 'boolean' || type === 'enumeration') return this.codes.get(String(literal)) ?? 0;
    const value = encode(type, literal);
    if (typeof value !== 'number') return 0;
    if (type === 'money') return 1 + spanOf(moneySpans, value);
    if (type === 'integer') return 1 + spanOf(countSpans, value);
    if (type === 'date') return this.declare(String(literal).slice(0, 4), String(literal).slice(0, 4));
    const hour = String(Math.floor(value / MINUTES)).padStart(2, '0');
    return this.declare(hour, `${hour}:00 to ${hour}:59`);
  }

  /** What the timeline gives, what the case states, else the default. */
  private literalOf(c: Case): unknown {
    const { timeline } = c;
    if (timeline?.issueArose !== undefined || timeline?.closed !== undefined) {
      const months = monthsFromTimeline(c, this.asOf).get(this.fact.name);
      if (months !== undefined) return months;
    }
    const given = c.facts[this.fact.name];
    return given === undefined ? this.fact.default : given;
  }

  /** The place of a value among the names; undefined where it has none. */
  codeOfValue(value: string | null): number | undefined {
    return value === null ? 0 : this.codes.get(value);
  }

  /** All names by their places, in the order in which they are shown: not known comes last. */
  ordered(): { readonly code: number; readonly name: SliceName }[] {
    const all = this.names.map((name, code) => ({ code, name }));
    const dynamic = this.fact.type === 'date' || this.fact.type === 'time';
    const known = all.slice(1);
    if (dynamic) known.sort((a, b) => (String(a.name.value) < String(b.name.value) ? -1 : 1));
    return [...known, ...all.slice(0, 1)];
  }
}

/** The declaration of a fact in any of some editions. */
export const factOf = (editions: readonly PreparedEdition[], name: string): FactDeclaration | undefined => {
  for (const { facts } of editions) {
    const fact = facts.get(name);
    if (fact) return fact;
  }
  return undefined;
};
