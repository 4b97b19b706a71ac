/** The determinations of one edition over many cases, in compact arrays with accessors. Money is pence. */
import { basisOf } from '../decide/interval.ts';
import {
  type Award,
  type Outcome,
  outcomes,
  type PreparedEdition,
  type Range,
  type Route,
  routes,
} from '../model/index.ts';
import { countBits, hasBit, type Vector, wordsFor } from './bits.ts';
import { Left } from './left.ts';

/** A role, route or term, and whether only some values of the unknown facts give it. */
export interface Told<T> {
  readonly value: T;
  readonly maybe: boolean;
}

/** How a role that cannot be read, and no authorisation at all, stand in `roles`. */
export const UNREADABLE = -2;
export const NO_ROLE = -1;

/** Vectors side by side in one array: making many small ones takes longer than filling them. */
function vectors(count: number, words: number): Vector[] {
  const all = new Int32Array(count * words);
  return Array.from({ length: count }, (_, i) => all.subarray(i * words, (i + 1) * words));
}

/**
 * What an edition says of each case, by the case's place in the table. The arrays are for whoever counts or draws; the
 * accessors put one case into the shapes of a determination.
 */
export class BatchResult {
  /** Places in `outcomes`. */
  readonly outcomes: Uint8Array;
  /** The award's ends; an open or unspecified end is Infinity at the top, 0 at the bottom. */
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** What was paid already, for whoever writes; `netMin` and `netMax` say what is left. */
  readonly left = new Left();
  readonly exclusive: Vector;
  readonly unspecified: Vector;
  /** Places in the edition's roles, or `NO_ROLE`, `UNREADABLE`. */
  readonly roles: Int16Array;
  readonly roleMaybe: Vector;
  /** 0 for none, else the place in `routes` from 1. */
  readonly routes: Uint8Array;
  readonly routeMaybe: Vector;
  /** By rule, in document order: the cases in which it holds, in some context. */
  readonly fired: readonly Vector[];
  /** The vectors of `maybeFired`, once somebody has asked for them. */
  private readonly rare: { maybe?: readonly Vector[] } = {};
  /** By `term` rule, in document order: the cases of which it is a term, certainly or maybe. */
  readonly terms: readonly {
    readonly rule: number;
    readonly term: string;
    readonly on: Vector;
    readonly maybe: Vector;
  }[];
  /** By head: the cases in which it counts without an amount. */
  readonly without: ReadonlyMap<string, Vector>;
  /** Cases that could not be decided: the code of the problem that `decide` would report. */
  readonly problems = new Map<number, string>();
  /** Where the outcome is undetermined: those that the unknown facts allow. */
  readonly possible = new Map<number, readonly Outcome[]>();

  constructor(
    readonly edition: PreparedEdition,
    /** How many cases there are. */
    readonly cases: number,
  ) {
    const words = wordsFor(cases);
    this.outcomes = new Uint8Array(cases);
    this.min = new Float64Array(cases);
    this.max = new Float64Array(cases);
    this.roles = new Int16Array(cases).fill(NO_ROLE);
    this.routes = new Uint8Array(cases);
    this.fired = vectors(edition.rules.length, words);
    const terms = edition.rules.flatMap(({ event }, rule) =>
      event.type === 'term' ? [{ rule, term: event.params.term }] : [],
    );
    const heads = Object.keys(edition.edition.heads);
    const others = vectors(4 + 2 * terms.length + heads.length, words)[Symbol.iterator]();
    const next = (): Vector => others.next().value as Vector;
    this.exclusive = next();
    this.unspecified = next();
    this.roleMaybe = next();
    this.routeMaybe = next();
    this.terms = terms.map((each) => ({ ...each, on: next(), maybe: next() }));
    this.without = new Map(heads.map((head) => [head, next()]));
  }

  /** The same arrays as the answer of another edition, whose rules, heads and roles stand in the same places. */
  as(edition: PreparedEdition): BatchResult {
    const terms = this.terms.map((each): BatchResult['terms'][number] => {
      const event = edition.rules[each.rule]?.event;
      return event?.type === 'term' ? { ...each, term: event.params.term } : each;
    });
    return Object.assign(Object.create(BatchResult.prototype) as BatchResult, this, { edition, terms });
  }

  /** The same in arrays of its own. */
  copy(): BatchResult {
    const bits = (list: readonly Vector[]): Vector[] => list.map((vector) => vector.slice());
    return Object.assign(Object.create(BatchResult.prototype) as BatchResult, this, {
      outcomes: this.outcomes.slice(),
      min: this.min.slice(),
      max: this.max.slice(),
      left: this.left.copy(this),
      exclusive: this.exclusive.slice(),
      unspecified: this.unspecified.slice(),
      roles: this.roles.slice(),
      roleMaybe: this.roleMaybe.slice(),
      routes: this.routes.slice(),
      routeMaybe: this.routeMaybe.slice(),
      fired: bits(this.fired),
      rare: this.rare.maybe ? { maybe: bits(this.rare.maybe) } : {},
      terms: this.terms.map((each) => ({ ...each, on: each.on.slice(), maybe: each.maybe.slice() })),
      without: new Map([...this.without].map(([head, vector]) => [head, vector.slice()])),
      problems: new Map(this.problems),
      possible: new Map(this.possible),
    });
  }

  /** By rule, in document order: the cases in which it is for unknown facts to say whether it holds. */
  get maybeFired(): readonly Vector[] {
    return (this.rare.maybe ??= vectors(this.edition.rules.length, wordsFor(this.cases)));
  }

  /** The ends of what is left to pay, as `min` and `max` are those of the award; the same arrays where nothing was paid. */
  get netMin(): Float64Array {
    return this.left.of(this).min;
  }

  get netMax(): Float64Array {
    return this.left.of(this).max;
  }

  /** Notes what is left to pay of an award that stands. */
  putNet(at: number, min: number, max: number): void {
    this.left.put(this, at, min, max);
  }

  /** The outcome; `undetermined` also where there is a problem. */
  outcome(at: number): Outcome {
    return outcomes[this.outcomes[at] as number] as Outcome;
  }

  /** The award as the determination shows it. */
  award(at: number): Award {
    const outcome = this.outcome(at);
    if (outcome !== 'award' && outcome !== 'undetermined') return { min: 0, max: 0, basis: 'none' };
    const range = this.range(at, this.min, this.max);
    const none = outcome === 'undetermined' && range.min === 0 && range.max === 0;
    const without = [...this.without].filter(([, cases]) => hasBit(cases, at)).map(([head]) => head);
    return {
      ...range,
      basis: none ? 'none' : basisOf(range),
      ...(hasBit(this.exclusive, at) ? { minExclusive: true as const } : {}),
      ...(without.length > 0 ? { unspecified: without } : {}),
    };
  }

  /** What is left to pay after what was paid. */
  net(at: number): Range {
    return this.range(at, this.netMin, this.netMax);
  }

  private range(at: number, low: Float64Array, high: Float64Array): Range {
    if (hasBit(this.unspecified, at)) return { min: null, max: null };
    const max = high[at] as number;
    return { min: low[at] as number, max: max === Infinity ? null : max };
  }

  /** Who may approve: a role, null where it cannot be read; or null where nobody is called for. */
  role(at: number): Told<string | null> | null {
    const place = this.roles[at] as number;
    if (place === NO_ROLE) return null;
    const value = place === UNREADABLE ? null : (this.edition.roles[place] as string);
    return { value, maybe: hasBit(this.roleMaybe, at) };
  }

  /** Where the money goes; null where none is awarded. */
  route(at: number): Told<Route> | null {
    const place = this.routes[at] as number;
    return place === 0 ? null : { value: routes[place - 1] as Route, maybe: hasBit(this.routeMaybe, at) };
  }

  /** The terms, in document order. */
  termsOf(at: number): Told<string>[] {
    return this.terms
      .filter(({ on, maybe }) => hasBit(on, at) || hasBit(maybe, at))
      .map(({ term, maybe }) => ({ value: term, maybe: hasBit(maybe, at) }));
  }

  /** The names of the rules that hold in some context, in document order; `maybe` where unknown facts decide. */
  firedIn(at: number): Told<string>[] {
    return this.edition.rules.flatMap(({ name }, i) => {
      const maybe = this.rare.maybe !== undefined && hasBit(this.rare.maybe[i] as Vector, at);
      return maybe || hasBit(this.fired[i] as Vector, at) ? [{ value: name, maybe }] : [];
    });
  }

  /** In how many cases a rule certainly holds. */
  count(rule: number): number {
    return countBits(this.fired[rule] as Vector);
  }
}
