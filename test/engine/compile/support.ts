/** The compiled form held against `decide`: what each says of the same cases, and where they differ. */
import {
  type BatchResult,
  compile,
  type Compiled,
  determine,
  type Determined,
  load,
  type LoadOptions,
  run,
  type Table,
} from '../../../engine/compile/index.ts';
import {
  type Case,
  decide,
  type Determination,
  type Library,
  prepareEdition,
  type PreparedEdition,
  type Problem,
  readEditionFile,
  type Result,
} from '../../../engine/index.ts';

type Plain = Readonly<Record<string, unknown>>;

/** An edition from its document, read and checked as any other; throws with its problems. */
export function editionOf(library: Library, document: unknown): PreparedEdition {
  const read = readEditionFile(library, { path: 'example.json', text: JSON.stringify(document) });
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.pointer} ${p.what}`).join('\n'));
  return prepareEdition(read.value.edition, library.vocabulary, 'example.json', read.value.text);
}

const told = (value: unknown, maybe: boolean | undefined): Plain => ({ value, maybe: maybe === true });

/** The rules that hold in some context; `maybe` where unknown facts decide. */
function firedRules({ trace }: Determination): Plain[] {
  const rules = new Map<string, (boolean | null)[]>();
  for (const { rule, event, fired } of trace)
    if (event !== 'gate' && event !== 'category') rules.set(rule, [...(rules.get(rule) ?? []), fired]);
  return [...rules].flatMap(([rule, fired]) =>
    fired.includes(true) ? [told(rule, false)] : fired.includes(null) ? [told(rule, true)] : [],
  );
}

const sorted = (award: Determination['award']): Plain =>
  award.unspecified ? { ...award, unspecified: [...award.unspecified].sort() } : { ...award };

/** What `decide` says, in the words of the compiled form. */
export function expected(d: Determination): Plain {
  return {
    outcome: d.outcome,
    outcomes: d.outcomes ?? [],
    award: sorted(d.award),
    net: d.net,
    role: d.authorisation && told(d.authorisation.role, d.authorisation.maybe),
    route: d.payment && told(d.payment.route, d.payment.maybe),
    terms: d.terms.map(({ term, maybe }) => told(term, maybe)),
    fired: firedRules(d),
  };
}

/** What the compiled form says of one case. */
export const actual = (result: BatchResult, at: number): Plain => ({
  outcome: result.outcome(at),
  outcomes: result.possible.get(at) ?? [],
  award: sorted(result.award(at)),
  net: result.net(at),
  role: result.role(at),
  route: result.route(at),
  terms: result.termsOf(at),
  fired: result.firedIn(at),
});

const byName = (a: { value?: unknown }, b: { value?: unknown }): number =>
  String(a.value) < String(b.value) ? -1 : 1;

/** Plain data with sorted keys. */
function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return (key === 'fired' ? [...(value as Plain[])].sort(byName) : value).map((each) => canonical(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, canonical(each, name)]),
  );
}

/** Where two accounts of a case differ, field by field. */
function between(compiled: Plain, decided: Plain): string[] {
  return Object.keys(decided)
    .filter(
      (key) => JSON.stringify(canonical(compiled[key], key)) !== JSON.stringify(canonical(decided[key], key)),
    )
    .map(
      (key) => `${key}: compiled ${JSON.stringify(compiled[key])}, decided ${JSON.stringify(decided[key])}`,
    );
}

/** Where a whole determination differs from the decided one, field by field and to the order of its lists; traces aside. */
function ofWhole(whole: Result<Determined> | undefined, decided: Determination): string[] {
  if (!whole?.ok) return [`determine has the problems ${JSON.stringify(whole?.problems)}`];
  const { determination, fired } = whole.value;
  const held = firedRules(decided).map(({ value }) => value);
  if (JSON.stringify([...fired].sort()) !== JSON.stringify(held.sort()))
    return [`fired: determined ${fired.join()}, decided ${held.join()}`];
  const fields = Object.keys({ ...decided, ...determination }) as (keyof Determination)[];
  return fields
    .filter((field) => field !== 'trace')
    .filter((field) => JSON.stringify(determination[field]) !== JSON.stringify(decided[field]))
    .map(
      (field) =>
        `${field}: determined ${JSON.stringify(determination[field])}, decided ${JSON.stringify(decided[field])}`,
    );
}

/** How a batch is run, and what a test does to its table first to see whether it is noticed. */
export interface DifferenceOptions extends Partial<LoadOptions> {
  readonly plant?: (table: Table, compiled: Compiled) => void;
}

/** Where the counts of a rule are not those of the cases in which it holds, as where a vector has bits beyond the last row. */
function miscounts(result: BatchResult, cases: number): string[] {
  return result.edition.rules.flatMap(({ name }, rule) => {
    const counted = Array.from({ length: cases }, (_, at) => at).filter((at) =>
      result.firedIn(at).some(({ value, maybe }) => value === name && !maybe),
    ).length;
    const count = result.count(rule);
    return count === counted ? [] : [`rule ${name} holds in ${counted} cases and is counted in ${count}`];
  });
}

/** Every difference between the compiled form and `decide` on some cases under some editions; empty where they agree. */
export async function differences(
  library: Library,
  editions: readonly PreparedEdition[],
  cases: readonly Case[],
  { plant, ...options }: DifferenceOptions = {},
): Promise<string[]> {
  const compiled = compile(editions);
  const { asOf } = options;
  const table = load(compiled, cases, { calendar: library.calendar, ...options });
  plant?.(table, compiled);
  const results = run(compiled, table);
  const found = results.flatMap((result) => miscounts(result, cases.length));
  for (const [i, edition] of editions.entries()) {
    const asked = cases.map((c) => ({ case: c }));
    const kernels = options.kernels;
    const whole = determine(compiled, edition, asked, { calendar: library.calendar, asOf, kernels });
    for (const [at, c] of cases.entries()) {
      const result = results[i] as BatchResult;
      const where = `${c.id} (${at}) under ${edition.edition.id}`;
      const decided = await decide(library, edition, c, { asOf });
      if (!decided.ok) {
        const code = (decided.problems[0] as Problem).code;
        if (result.problems.get(at) !== code) found.push(`${where}: decide has the problem ${code}`);
        if (JSON.stringify(whole[at]) !== JSON.stringify(decided))
          found.push(`${where}: not the same problems`);
        continue;
      }
      const list = between(actual(result, at), expected(decided.value));
      list.push(...ofWhole(whole[at], decided.value));
      if (list.length > 0) found.push(`${where}: ${list.join('; ')} in ${JSON.stringify(c)}`);
    }
  }
  return found;
}
