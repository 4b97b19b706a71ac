/** Engine and oracle side by side: the same case under the same edition, and where they differ. */
import {
  type Case,
  decide,
  type Determination,
  type Library,
  type PreparedEdition,
  type Result,
} from '../../engine/index.ts';
import { oracle, type OracleDetermination, TooManyCombinations } from '../oracle/oracle.ts';
import type { CaseSpec } from '../oracle/types.ts';
import { json } from './library.ts';

type Plain = Readonly<Record<string, unknown>>;
/** The shared vocabulary as plain data. */
export const vocabulary = json('rules/vocabulary.json');
/** The bank holidays of the calendar, as ISO dates. */
export const holidays: readonly string[] = (
  json('rules/calendars/england-and-wales.json') as { holidays: { date: string }[] }
).holidays.map((h) => h.date);

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Plain data with sorted keys; clauses, rules and lists of entries without an order that means something are sorted. */
function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const list = value.map((entry) => canonical(entry));
    return key === 'clauses' || key === 'outcomes' || key === 'flags' ? [...list].sort(byText) : list;
  }
  if (!isPlain(value)) return value;
  const keys = Object.keys(value)
    .filter((k) => value[k] !== undefined)
    .sort();
  return Object.fromEntries(keys.map((k) => [k, canonical(value[k], k)]));
}
const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const pick = (from: object | null, ...keys: string[]): Plain | null =>
  from && Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
const without = (from: object, ...keys: string[]): Plain =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key)));

/**
 * The flags that cite something, as kind and clauses: texts are free, and what the reader of the case warns of has no
 * clause. Of two with one kind and the same clauses the certain one counts.
 */
function flagsOf(flags: readonly { kind: string; clauses: readonly string[]; maybe?: boolean }[]): Plain[] {
  const certain = new Map<string, { flag: Plain; maybe: boolean }>();
  for (const flag of flags.filter((f) => f.clauses.length > 0)) {
    const plain = canonical(pick(flag, 'kind', 'clauses')) as Plain;
    const key = JSON.stringify(plain);
    certain.set(key, { flag: plain, maybe: flag.maybe === true && certain.get(key)?.maybe !== false });
  }
  return [...certain.values()].map(({ flag, maybe }) => (maybe ? { ...flag, maybe } : flag));
}

/** What both evaluators must agree on. */
function comparable(d: Plain): unknown {
  const lines = (name: string): Plain[] =>
    (d[name] as object[]).map((line) => without(line, 'minExclusive', 'unspecified'));
  return canonical({
    ...pick(
      d,
      'outcome',
      'award',
      'net',
      'exclusions',
      'referrals',
      'remedies',
      'terms',
      'assumed',
      'unread',
      'needs',
    ),
    outcomes: d['outcomes'] ?? [],
    heads: lines('heads'),
    butFor: lines('butFor'),
    authorisation: pick(d['authorisation'] as object | null, 'role', 'steps', 'clauses', 'maybe'),
    payment: pick(d['payment'] as object | null, 'route', 'parts', 'rule', 'clauses', 'maybe'),
    flags: flagsOf(d['flags'] as Determination['flags']),
  });
}

/**
 * Where a determination of the engine (by whichever form, `who`) and the oracle's differ, field by field; empty where they
 * agree. The oracle has none where the unknown facts have too many combinations.
 */
export function between(
  who: string,
  decided: Result<Determination> | undefined,
  said: OracleDetermination | undefined,
): string[] {
  const code = decided?.ok === false ? decided.problems[0]?.code : undefined;
  if (!decided?.ok || !said)
    return !said && code === 'too-many-unknowns'
      ? []
      : [`limit: ${who} ${code ?? 'decides'}, oracle ${said ? 'decides' : 'has too many'}`];
  const actual = comparable(decided.value as unknown as Plain) as Plain;
  const expected = comparable(said as unknown as Plain) as Plain;
  return Object.keys(actual)
    .filter((key) => JSON.stringify(actual[key]) !== JSON.stringify(expected[key]))
    .map((key) => `${key}: ${who} ${JSON.stringify(actual[key])}, oracle ${JSON.stringify(expected[key])}`);
}

/** Where `decide` and oracle differ on a case, field by field; empty where they agree. */
export async function disagreement(
  library: Library,
  edition: PreparedEdition,
  c: CaseSpec,
  asOf?: string,
): Promise<string[]> {
  let expected: OracleDetermination | undefined;
  try {
    expected = oracle({ edition: edition.edition, case: c, vocabulary, holidays, asOf });
  } catch (error) {
    if (!(error instanceof TooManyCombinations)) throw error;
  }
  const decided = await decide(library, edition, c as unknown as Case, { asOf, trace: false });
  return between('engine', decided, expected);
}
