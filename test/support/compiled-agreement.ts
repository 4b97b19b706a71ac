/**
 * The compiled form and the oracle side by side: batches through `load` and `run`, whole determinations through `determine`,
 * each held against what the oracle says of the same case.
 */
import {
  type BatchResult,
  compile,
  type Compiled,
  determine,
  type Determined,
  type Kernels,
  load,
  run,
  type Table,
} from '../../engine/compile/index.ts';
import type { Case, Library, PreparedEdition, Result } from '../../engine/index.ts';
import { type FiredRule, oracleWithRules, TooManyCombinations } from '../oracle/oracle.ts';
import type { CaseSpec, OracleDetermination } from '../oracle/types.ts';
import { between, holidays, vocabulary } from './agreement.ts';
import { shrunk } from './shrink.ts';

/** How cases are run, and what a test does to a table first to see whether it is noticed. */
export interface HoldOptions {
  readonly asOf?: string;
  readonly kernels?: Kernels;
  readonly chunk?: number;
  readonly plant?: (table: Table, compiled: Compiled) => void;
  /** Of how many cases one is determined as a whole too; 0 for none. */
  readonly wholeOf?: number;
}

/** A case of which the two say different things. */
export interface Difference {
  readonly edition: string;
  readonly case: CaseSpec;
  readonly differences: readonly string[];
}

/** What the oracle says of a case: a determination and the rules that fire, or that there are too many combinations. */
export interface Said {
  readonly determination: OracleDetermination;
  readonly fired: readonly FiredRule[];
}

/** The oracle's account; undefined where the unknown facts have too many combinations. */
export function said(edition: PreparedEdition, c: CaseSpec, asOf?: string): Said | undefined {
  try {
    return oracleWithRules({ edition: edition.edition, case: c, vocabulary, holidays, asOf });
  } catch (error) {
    if (error instanceof TooManyCombinations) return undefined;
    throw error;
  }
}

type Marked = { value: unknown; maybe: boolean };
const marked = ({ value, maybe }: Marked): string => (maybe ? `${String(value)}?` : String(value));
const sortedList = (list: readonly string[]): string => [...list].sort().join();

/** The words in which both are compared: one text for each field. */
interface Account {
  outcome: string;
  outcomes: string;
  award: string;
  net: string;
  role: string;
  route: string;
  terms: string;
  fired: string;
}

type Money = { min: number | null; max: number | null };
const ends = ({ min, max }: Money): string => `${min}..${max}`;
const awardText = (
  award: Money & { basis: string; minExclusive?: true; unspecified?: readonly string[] },
): string =>
  `${ends(award)} ${award.basis}${award.minExclusive ? ' above' : ''} ${sortedList(award.unspecified ?? [])}`;
const told = (value: unknown, maybe: boolean | undefined): string => marked({ value, maybe: maybe === true });

function accountOfOracle({ determination: d, fired }: Said): Account {
  return {
    outcome: d.outcome,
    outcomes: sortedList(d.outcomes ?? []),
    award: awardText(d.award),
    net: ends(d.net),
    role: d.authorisation === null ? '' : told(d.authorisation.role, d.authorisation.maybe),
    route: d.payment === null ? '' : told(d.payment.route, d.payment.maybe),
    terms: d.terms.map(({ term, maybe }) => told(term, maybe)).join(),
    fired: fired.map(({ rule, maybe }) => told(rule, maybe)).join(),
  };
}

function accountOfBatch(result: BatchResult, at: number): Account {
  const [role, route] = [result.role(at), result.route(at)];
  return {
    outcome: result.outcome(at),
    outcomes: sortedList(result.possible.get(at) ?? []),
    award: awardText(result.award(at)),
    net: ends(result.net(at)),
    role: role === null ? '' : marked(role),
    route: route === null ? '' : marked(route),
    terms: result.termsOf(at).map(marked).join(),
    fired: result.firedIn(at).map(marked).join(),
  };
}

/** Where a batch and the oracle differ on one case; empty where they agree. */
function differencesAt(result: BatchResult, at: number, expected: Said | undefined): string[] {
  const problem = result.problems.get(at);
  if (!expected || problem !== undefined) {
    if (!expected && problem === 'too-many-unknowns') return [];
    return [`limit: compiled ${problem ?? 'decides'}, oracle ${expected ? 'decides' : 'has too many'}`];
  }
  const [a, b] = [accountOfBatch(result, at), accountOfOracle(expected)];
  return (Object.keys(b) as (keyof Account)[])
    .filter((key) => a[key] !== b[key])
    .map((key) => `${key}: compiled ${a[key]}, oracle ${b[key]}`);
}

/** Where a whole determination by the compiled form and the oracle's differ. */
function wholeDifferences(whole: Result<Determined> | undefined, expected: Said | undefined): string[] {
  const determination = whole?.ok ? { ...whole, value: whole.value.determination } : whole;
  const found = between('compiled as a whole', determination, expected?.determination);
  if (!whole?.ok || !expected) return found;
  const [fired, wanted] = [whole.value.fired.join(), expected.fired.map(({ rule }) => rule).join()];
  return fired === wanted ? found : [...found, `fired: compiled as a whole ${fired}, oracle ${wanted}`];
}

/** Editions compiled once, and held against the oracle batch by batch. */
export class Holding {
  private readonly compiled: Compiled;

  constructor(
    private readonly library: Library,
    readonly editions: readonly PreparedEdition[],
  ) {
    this.compiled = compile(editions);
  }

  /** Runs a batch and hands every result, with every difference, to `each`; at the end the counts of every rule are compared too. */
  hold(
    cases: readonly CaseSpec[],
    options: HoldOptions,
    each: (
      result: BatchResult,
      at: number,
      differences: readonly string[],
      expected: Said | undefined,
    ) => void,
  ): void {
    const { asOf, plant, wholeOf = 0 } = options;
    const engineCases = cases as unknown as readonly Case[];
    const settings = {
      calendar: this.library.calendar,
      ...(asOf === undefined ? {} : { asOf }),
      ...(options.kernels ? { kernels: options.kernels } : {}),
      ...(options.chunk === undefined ? {} : { chunk: options.chunk }),
    };
    const table = load(this.compiled, engineCases, settings);
    plant?.(table, this.compiled);
    const results = run(this.compiled, table);
    for (const result of results) {
      const counts = new Map<string, number>();
      const asked = engineCases.filter((_, at) => wholeOf > 0 && at % wholeOf === 0);
      const wholes = determine(
        this.compiled,
        result.edition,
        asked.map((c) => ({ case: c })),
        settings,
      );
      cases.forEach((c, at) => {
        const expected = said(result.edition, c, asOf);
        for (const { rule, maybe } of expected?.fired ?? [])
          if (!maybe) counts.set(rule, (counts.get(rule) ?? 0) + 1);
        const found = differencesAt(result, at, expected);
        if (wholeOf > 0 && at % wholeOf === 0)
          found.push(...wholeDifferences(wholes[at / wholeOf], expected));
        each(result, at, found, expected);
      });
      result.edition.rules.forEach(({ name }, rule) => {
        const [counted, wanted] = [result.count(rule), counts.get(name) ?? 0];
        if (result.problems.size === 0 && counted !== wanted)
          each(result, 0, [`rule ${name} is counted in ${counted} cases, and fires in ${wanted}`], undefined);
      });
    }
  }

  /** Every difference on some cases; empty where the two agree. */
  differences(cases: readonly CaseSpec[], options: HoldOptions = {}): Difference[] {
    const found: Difference[] = [];
    this.hold(cases, options, (result, at, differences) => {
      if (differences.length > 0)
        found.push({ edition: result.edition.edition.id, case: cases[at] as CaseSpec, differences });
    });
    return found;
  }

  /** The same difference on the smallest case that still shows one under that edition. */
  smallest({ edition, case: c, differences }: Difference, options: HoldOptions = {}): Difference {
    const of = this.editions.filter((each) => each.edition.id === edition);
    const alone = new Holding(this.library, of);
    const show = (smaller: CaseSpec): Difference | undefined =>
      alone.differences([smaller], { ...options, wholeOf: 1 })[0];
    const least = shrunk(c, (smaller) => show(smaller) !== undefined);
    return show(least) ?? { edition, case: c, differences };
  }
}

/** What tells one outcome of a batch from another: outcome, the rules that fire, role, route and terms. */
export function outcomeKey(result: BatchResult, at: number): string {
  const { outcome, role, route, terms, fired } = accountOfBatch(result, at);
  return `${result.edition.edition.id}|${outcome}|${role}|${route}|${terms}|${fired}`;
}
