/**
 * Valid cases from a seed, many in a second: what `caseFor` draws with fast-check, without the cost of shrinking. Values lie
 * on both sides of the thresholds that editions name; a case is drawn with one edition in mind and is valid under all.
 */
import { day, iso } from '../oracle/dates.ts';
import { itemFacts, moneyNamed, pool, poolsOf, type Pools } from '../oracle/thresholds.ts';
import { withNulls, withoutDoubles } from '../oracle/tidy.ts';
import type { CaseSpec, Edition, FactDecl, Raw, Vocabulary } from '../oracle/types.ts';

/** Numbers from a seed: the same seed gives the same numbers, on every machine. */
export class Random {
  constructor(private state: number) {}

  /** A number from 0 up to but not including 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  /** A whole number from 0 up to but not including `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  /** True so many times in a hundred. */
  in100(n: number): boolean {
    return this.next() * 100 < n;
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const FIRST = day('2018-01-01') + 600;
const LAST = day('2028-12-31') - 600;
const NONE = LAST + 1;
const clock = (m: number): string =>
  `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;

/** One fact of one edition: its telling values (of dates those near `received` are added), and how often it is given. */
interface Source {
  readonly decl: FactDecl;
  readonly near: readonly Raw[];
  readonly distances: readonly number[];
  readonly often: number;
  readonly seldom: number;
}
interface Recipe {
  readonly facts: readonly Source[];
  readonly kinds: readonly { kind: string; facts: readonly Source[] }[];
  readonly amounts: readonly number[];
}

function sourceOf(decl: FactDecl, pools: Pools, elsewhere: boolean, item: boolean): Source {
  const mentioned = pools.mentioned.has(decl.name);
  const often = decl.default === null ? 85 : mentioned ? (item ? 55 : 30) : elsewhere ? 5 : 2;
  const bars = pools.barring.has(decl.name);
  const isDate = decl.type === 'date';
  return {
    decl,
    near: isDate ? (pools.literals.get(decl.name) ?? []) : [...new Set(pool(pools, decl, 0))],
    distances: isDate ? pools.distances : [],
    often,
    seldom: bars && decl.default !== null ? (item ? 15 : 3) : often,
  };
}

const steps = [
  'stage1Acknowledged',
  'stage1ExtendedTo',
  'stage1Responded',
  'escalationRequested',
  'stage2Acknowledged',
  'stage2ExtendedTo',
  'stage2Responded',
  'closed',
] as const;

/** Of how many cases in a hundred some facts are not known, and of how many there are items: both are slow to run. */
export interface Shares {
  readonly unknowns: number;
  readonly items: number;
}
const usual: Shares = { unknowns: 5, items: 20 };

/** Draws cases for a set of editions, one after the other. */
export class Generator {
  private readonly random: Random;
  private readonly recipes: readonly Recipe[];
  private readonly decls: FactDecl[];
  private drawn = 0;

  constructor(
    editions: readonly unknown[],
    vocabulary: unknown,
    seed: number,
    private readonly shares: Shares = usual,
  ) {
    this.random = new Random(seed);
    const all = editions as readonly Edition[];
    const shared = (vocabulary as Vocabulary).facts;
    const own = new Map(all.flatMap((edition) => (edition.facts ?? []).map((fact) => [fact.name, fact])));
    this.decls = [...shared, ...own.values()];
    const pools = all.map((edition) => poolsOf(edition, [...shared, ...(edition.facts ?? [])]));
    this.recipes = all.map((edition, i) => recipeOf(edition, pools[i] as Pools, pools, this.decls));
  }

  /** The next case. */
  next(): CaseSpec {
    const { random } = this;
    const recipe = this.recipes[this.drawn % this.recipes.length] as Recipe;
    const id = `generated-${this.drawn}`;
    this.drawn += 1;
    const received = random.between(FIRST, LAST);
    const barring = random.in100(30);
    const facts = this.facts(recipe.facts, received, barring);
    const items = !random.in100(this.shares.items) ? [] : this.items(recipe, received, barring);
    const outline: CaseSpec = { id, title: 'Generated', facts, items, timeline: this.timeline(received) };
    const decided = random.in100(30) ? { decided: { amount: this.decided(recipe) } } : {};
    const known = withoutDoubles({ ...outline, ...decided }, this.decls);
    if (!random.in100(this.shares.unknowns)) return known;
    const picks = Array.from({ length: random.of([1, 1, 1, 2, 2, 3]) }, () => random.below(500));
    return withNulls(known, picks);
  }

  private facts(sources: readonly Source[], received: number, barring: boolean): Record<string, Raw> {
    const facts: Record<string, Raw> = {};
    for (const source of sources)
      if (this.random.in100(barring ? source.often : source.seldom))
        facts[source.decl.name] = this.value(source, received);
    return facts;
  }

  private value({ decl, near, distances }: Source, received: number): Raw {
    const { random } = this;
    if (decl.type === 'boolean') return random.in100(50);
    if (decl.type === 'date') return this.date(near, distances, received);
    if (near.length > 0 && random.in100(75)) return random.of(near);
    if (decl.type === 'enumeration') return random.of(decl.values ?? ['']);
    if (decl.type === 'time') return clock(random.below(1440));
    const [min, max] = [decl.min ?? 0, decl.max ?? 1_000_000];
    if (decl.type === 'integer') return random.between(min, Math.min(max, min + 400));
    if (random.in100(20)) return min;
    return random.between(Math.round(min * 100), Math.round(Math.min(max, min + 3000) * 100)) / 100;
  }

  private date(near: readonly Raw[], distances: readonly number[], received: number): string {
    const { random } = this;
    const own =
      random.in100(30) && near.length > 0 ? day(String(random.of(near))) + random.between(-1, 1) : NONE;
    if (own !== NONE) return iso(own);
    const by = random.in100(75) && distances.length > 0 ? random.of(distances) : random.between(-500, 500);
    return iso(received + (random.in100(50) ? by : -by));
  }

  private items({ kinds }: Recipe, received: number, barring: boolean): NonNullable<CaseSpec['items']> {
    const { random } = this;
    const same = random.in100(50) ? random.of(kinds) : undefined;
    return Array.from({ length: random.between(1, 4) }, () => {
      const { kind, facts } = same ?? random.of(kinds);
      return { kind, title: kind, facts: this.facts(facts, received, barring) };
    });
  }

  private timeline(received: number): Record<string, string> {
    const { random } = this;
    if (random.in100(20)) return {};
    const dates: Record<string, string> = {};
    if (random.in100(17)) dates['issueArose'] = iso(received - random.below(400));
    dates['received'] = iso(received);
    let at = received;
    for (const step of steps) {
      if (!random.in100(50)) continue;
      at += random.below(random.in100(50) ? 13 : 61);
      dates[step] = iso(at);
    }
    return dates;
  }

  private decided({ amounts }: Recipe): number {
    return this.random.in100(60) ? this.random.of(amounts) : this.random.below(100_001) / 100;
  }
}

function recipeOf(edition: Edition, pools: Pools, all: readonly Pools[], decls: readonly FactDecl[]): Recipe {
  const elsewhere = (name: string): boolean => all.some((other) => other.mentioned.has(name));
  const kinds = ['failure', 'appointment', 'loss', ...(edition.kinds ?? []).map(({ name }) => name)];
  const held = (kind: string): FactDecl[] => decls.filter(({ name }) => itemFacts(pools, kind).has(name));
  return {
    facts: decls.map((decl) => sourceOf(decl, pools, elsewhere(decl.name), false)),
    kinds: kinds.map((kind) => ({
      kind,
      facts: held(kind).map((decl) => sourceOf(decl, pools, false, true)),
    })),
    amounts: moneyNamed(edition),
  };
}
