/** Checks that every part of an edition shares: names, values, clauses, conditions. */
import {
  type Cell,
  type Condition,
  type Encoded,
  encode,
  orderOperators,
  type PreparedEdition,
  type ValueType,
} from '../model/index.ts';
import { nearestName, type Problem } from '../problems.ts';
import type { Finding, JsonDocument } from './document.ts';
import { pointerPart } from './document.ts';

const ordered = new Set<string>(orderOperators);

/** Kinds of item that every edition knows. */
export const sharedKinds: readonly string[] = ['failure', 'appointment', 'loss'];

/** No sum in a policy or case is larger: a billion pounds. Beyond it pence would no longer be exact. */
export const mostPounds = 1_000_000_000;
export const tooMuch = (value: number): Finding => ({
  code: 'out-of-range',
  what: `${value} pounds is too large`,
  why: `the most is ${mostPounds}`,
  mend: 'write the sum in pounds',
});

/** True for pounds with at most two decimals: the number that is nearest to that many pence. */
export const isPennies = (pounds: number): boolean => Math.round(pounds * 100) / 100 === pounds;

/** A value of a document as a message shows it: text in backticks, all else as it is. */
export const shownValue = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const cut = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return typeof value === 'string' ? `\`${cut}\`` : cut;
};

/** Collects problems of one edition; `at` is always a JSON pointer. */
export class EditionChecker {
  readonly problems: Problem[] = [];

  constructor(
    readonly doc: JsonDocument,
    readonly edition: PreparedEdition,
    private readonly clauseRefs: ReadonlySet<string>,
    private readonly foreign: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  say(at: string, finding: Finding): void {
    this.problems.push(this.doc.problem(at, finding));
  }

  unknown(at: string, code: string, kind: string, name: string, known: Iterable<string>, mend: string): void {
    const nearest = nearestName(name, known);
    this.say(at, {
      code,
      what: `\`${name}\` is not a known ${kind}`,
      why: 'nothing of that name is declared',
      mend: nearest ? `did you mean \`${nearest}\`?` : mend,
      nearest,
    });
  }

  /** Every citation names a clause of the edition, or of a code that is read. */
  clauses(at: string, clauses: readonly string[] | undefined): void {
    clauses?.forEach((citation, i) => {
      const here = `${at}/${i}`;
      if (this.clauseRefs.has(citation)) return;
      const hash = citation.indexOf('#');
      const refs = hash > 0 ? this.foreign.get(citation.slice(0, hash)) : undefined;
      if (refs?.has(citation.slice(hash + 1))) return;
      const nearest = nearestName(citation, this.clauseRefs);
      const mend = nearest
        ? `did you mean \`${nearest}\`?`
        : 'list the clause under `clauses`, or cite one that is there';
      this.say(here, {
        code: 'unknown-clause',
        what: `clause \`${citation}\` is not in this edition`,
        why: 'every element cites a clause that exists',
        mend,
        nearest,
      });
    });
  }

  /** A literal is of the type of its fact, and for an equality within its domain. */
  literal(at: string, name: string, type: ValueType, value: unknown, equality: boolean): void {
    const fact = this.edition.facts.get(name);
    if (
      (type === 'money' || type === 'scaled') &&
      typeof value === 'number' &&
      (!isPennies(value) || Math.abs(value) > mostPounds)
    )
      return this.money(at, value);
    if (encode(type, value) === null) {
      const shown = shownValue(value);
      if (type === 'date')
        this.say(at, {
          code: 'bad-date',
          what: `${shown} is not a date`,
          why: `\`${name}\` is a date`,
          mend: 'write a date that exists as "YYYY-MM-DD"',
        });
      else if (type === 'time')
        this.say(at, {
          code: 'bad-time',
          what: `${shown} is not a clock time`,
          why: `\`${name}\` is a time`,
          mend: 'write it as "HH:MM"',
        });
      else
        this.say(at, {
          code: 'value-type',
          what: `${typeof value === 'string' ? 'the text ' : ''}${shown} cannot be compared with \`${name}\``,
          why: `\`${name}\` is of type ${type === 'scaled' ? 'number' : type}`,
          mend: `write ${typeWords[type]}`,
        });
      return;
    }
    if (type === 'enumeration' && fact?.values && !fact.values.includes(value as string)) {
      const nearest = nearestName(String(value), fact.values);
      this.say(at, {
        code: 'value-domain',
        what: `${shownValue(value)} is not a value of \`${name}\``,
        why: 'it would never hold',
        mend: nearest ? `did you mean \`${nearest}\`?` : `use one of ${fact.values.join(', ')}`,
        nearest,
      });
    } else if (
      equality &&
      typeof value === 'number' &&
      fact &&
      (value < (fact.min ?? -Infinity) || value > (fact.max ?? Infinity))
    )
      this.say(at, {
        code: 'value-domain',
        what: `${value} lies outside \`${name}\``,
        why: `it goes from ${fact.min ?? 'any'} to ${fact.max ?? 'any'}`,
        mend: 'write a value inside',
      });
  }

  money(at: string, value: number): void {
    if (Math.abs(value) > mostPounds) this.say(at, tooMuch(value));
    else if (!isPennies(value))
      this.say(at, {
        code: 'bad-money',
        what: `${value} has a fraction of a penny`,
        why: 'money has two decimals at most',
        mend: 'round it as the source says',
      });
  }

  /** Conditions: known facts, fitting operators and values, known names; `extra` are names that may stand here only. */
  condition(at: string, condition: Condition, extra: ReadonlySet<string> = new Set()): void {
    if ('all' in condition) condition.all.forEach((part, i) => this.condition(`${at}/all/${i}`, part, extra));
    else if ('any' in condition)
      condition.any.forEach((part, i) => this.condition(`${at}/any/${i}`, part, extra));
    else if ('not' in condition) this.condition(`${at}/not`, condition.not, extra);
    else if ('condition' in condition) {
      const names = Object.keys(this.edition.named);
      if (!names.includes(condition.condition))
        this.unknown(
          `${at}/condition`,
          'unknown-condition',
          'condition',
          condition.condition,
          names,
          'define it under `conditions`',
        );
    } else this.leaf(at, condition.fact, condition.operator, condition.value, extra);
  }

  leaf(at: string, name: string, operator: string, value: unknown, extra: ReadonlySet<string>): void {
    const type = this.comparable(`${at}/fact`, name, extra);
    if (!type) return;
    if (ordered.has(operator) && (type === 'boolean' || type === 'enumeration')) {
      this.say(`${at}/operator`, {
        code: 'operator-type',
        what: `\`${operator}\` does not go with \`${name}\``,
        why: `values of ${type === 'enumeration' ? 'an' : 'a'} ${type} have no order`,
        mend: 'use equal, notEqual, in or notIn',
      });
      return;
    }
    const many = operator === 'in' || operator === 'notIn';
    if (many !== Array.isArray(value)) {
      const what = many
        ? `\`${operator}\` needs a list of values`
        : `\`${operator}\` needs one value, not a list`;
      this.say(`${at}/value`, {
        code: 'operator-value',
        what,
        why: 'the comparison would never hold',
        mend: many ? 'write a list' : 'write one value, or use `in`',
      });
      return;
    }
    if (!Array.isArray(value)) return this.literal(`${at}/value`, name, type, value, !ordered.has(operator));
    if (value.length === 0)
      this.say(`${at}/value`, {
        code: 'empty',
        what: 'this list of values is empty',
        why: 'nothing is in an empty list',
        mend: 'name at least one value',
      });
    value.forEach((entry: Encoded, i) => this.literal(`${at}/value/${i}`, name, type, entry, true));
  }

  /** The type of a name that may be compared, or a problem. */
  comparable(at: string, name: string, extra: ReadonlySet<string> = new Set()): ValueType | undefined {
    const { facts, edition } = this.edition;
    const isDerived = edition.derived !== undefined && Object.hasOwn(edition.derived, name);
    if (facts.has(name) || isDerived || extra.has(name)) return this.edition.typeOf(name);
    if (name === 'awardMin' || name === 'awardMax') {
      this.say(at, {
        code: 'total-too-early',
        what: `\`${name}\` is not known yet here`,
        why: 'only `authorise` rules run after the total',
        mend: 'use it in an `authorise` rule',
      });
      return undefined;
    }
    this.unknown(
      at,
      'unknown-fact',
      'fact',
      name,
      [...facts.keys(), ...Object.keys(edition.derived ?? {}), ...extra],
      'declare it under `facts`, or use one of the vocabulary',
    );
    return undefined;
  }

  cells(
    at: string,
    inputs: readonly string[],
    cells: readonly Cell[],
    extra: ReadonlySet<string> = new Set(),
  ): void {
    if (cells.length !== inputs.length) {
      this.say(at, {
        code: 'row-length',
        what: `this row has ${cells.length} cell${cells.length === 1 ? '' : 's'}`,
        why: `the table has ${inputs.length} input${inputs.length === 1 ? '' : 's'}`,
        mend: 'write one cell for each input, "-" for any',
      });
      return;
    }
    cells.forEach((cell, i) => this.cell(`${at}/${i}`, inputs[i] ?? '', cell, extra));
  }

  private cell(at: string, name: string, cell: Cell, extra: ReadonlySet<string>): void {
    const type = extra.has(name) ? 'money' : this.edition.typeOf(name);
    if (cell === '-' || !type) return;
    if (Array.isArray(cell)) cell.forEach((entry, i) => this.literal(`${at}/${i}`, name, type, entry, true));
    else if (typeof cell === 'object') {
      const { from, to } = cell;
      if (type === 'boolean' || type === 'enumeration')
        return this.say(at, {
          code: 'operator-type',
          what: `a range does not go with \`${name}\``,
          why: `values of ${type === 'enumeration' ? 'an' : 'a'} ${type} have no order`,
          mend: 'list the values',
        });
      if (from === undefined && to === undefined)
        return this.say(at, {
          code: 'empty',
          what: 'this range has no ends',
          why: 'it would hold for every value',
          mend: 'give `from`, `to` or both, or write "-"',
        });
      if (from !== undefined) this.literal(`${at}/from`, name, type, from, false);
      if (to !== undefined) this.literal(`${at}/to`, name, type, to, false);
      const [a, b] = [encode(type, from), encode(type, to)];
      if (a !== null && b !== null && a > b)
        this.say(at, {
          code: 'bad-range',
          what: 'this range ends before it starts',
          why: 'nothing lies in it',
          mend: 'swap its ends',
        });
    } else this.literal(at, name, type, cell, true);
  }
}

const typeWords: Record<ValueType, string> = {
  boolean: 'true or false',
  enumeration: 'one of its values as text',
  integer: 'a whole number',
  money: 'pounds as a number',
  date: 'a date as "YYYY-MM-DD"',
  time: 'a time as "HH:MM"',
  scaled: 'a number',
};

export const below = (at: string, key: string | number): string => `${at}/${pointerPart(key)}`;
