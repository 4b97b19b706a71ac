/** A hundred times the rules: each edition's rules, tables and named conditions again and again, under new names, with numbers that differ. */
import { compiled, type Edition, prepareEdition, type PreparedEdition } from '../../engine/index.ts';
import { msOfNow, type Part, type Series } from '../measure.ts';
import { forget, type World } from '../world.ts';

const TIMES = 100;
/** Cases of the portfolio that this part looks at: two chunks. */
const CASES = 16384;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A cell of a table whose numbers stand `by` higher. */
function cell(value: Json, by: number): Json {
  if (typeof value === 'number') return value + by;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([end, each]) => [end, cell(each, by)]));
}

/** Rules, tables or conditions of a document with names of their own and every number of a condition `by` higher. */
function copy(value: Json, by: number): Json {
  if (Array.isArray(value)) return value.map((each: Json) => copy(each, by));
  if (!isObject(value)) return value;
  if ('fact' in value && 'operator' in value)
    return typeof value['value'] === 'number' ? { ...value, value: value['value'] + by } : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]): [string, Json] => {
      if ((key === 'condition' || key === 'name') && typeof each === 'string') return [key, `${each}-${by}`];
      if (key === 'when' && Array.isArray(each)) return [key, each.map((one: Json) => cell(one, by))];
      return [key, key === 'params' ? each : copy(each, by)];
    }),
  );
}

/** An edition with its rules so many times; the numbers of the first copy are its own. */
export function grown({ text, vocabulary, file }: PreparedEdition, times: number): PreparedEdition {
  const edition = JSON.parse(text) as { readonly [key: string]: Json };
  const copies = Array.from({ length: times }, (_, by) => by);
  const all = (part: Json | undefined): Json =>
    copies.flatMap((by) => copy(part ?? [], by) as readonly Json[]);
  const named = Object.entries((edition['conditions'] ?? {}) as { readonly [key: string]: Json });
  const conditions = copies.flatMap((by) =>
    named.map(([name, each]) => [`${name}-${by}`, copy(each, by)] as const),
  );
  const many = {
    ...edition,
    conditions: Object.fromEntries([...named, ...conditions]),
    tables: all(edition['tables']),
    rules: all(edition['rules']),
  };
  return prepareEdition(many as unknown as Edition, vocabulary, file, text);
}

export class GrownPart implements Part {
  private readonly small: compiled.Table;
  private readonly large: compiled.Table;
  private readonly many: compiled.Compiled;
  readonly compileMs: number;

  constructor(private readonly world: World) {
    const { plain, base, editions, library } = world;
    const cases = plain.slice(0, CASES);
    const prepared = editions.map((edition) => grown(edition, TIMES));
    let many = base;
    this.compileMs = msOfNow(() => (many = compiled.compile(prepared)));
    this.many = many;
    this.small = compiled.load(base, cases, { calendar: library.calendar });
    this.large = compiled.load(many, cases, { calendar: library.calendar });
  }

  /** How much there is of both: rules, predicates and instructions. */
  get sizes() {
    const of = ({ editions, program }: compiled.Compiled) => ({
      rules: editions.reduce((sum, { edition }) => sum + edition.rules.length, 0),
      predicates: program.predicates.length,
      instructions: program.code.length / 4,
    });
    return { once: of(this.world.base), hundredfold: of(this.many) };
  }

  round(series: Series, n: number): void {
    const once = (): void => {
      const runs = 10;
      let ms = 0;
      for (let k = 0; k < runs; k += 1) {
        forget(this.world.base, this.small);
        ms += msOfNow(() => compiled.runProgram(this.world.base, this.small));
      }
      series.note('once', ms / runs);
    };
    const often = (): void => {
      forget(this.many, this.large);
      series.note(
        'hundredfold',
        msOfNow(() => compiled.runProgram(this.many, this.large)),
      );
    };
    for (const task of n % 2 === 0 ? [once, often] : [often, once]) task();
  }
}
