/** Expectations of cases under an edited edition: which are not met, and were they before. Whole determinations, compiled. */
import {
  type CaseEntry,
  chooseEdition,
  citedClauses,
  compiled,
  datesOf,
  determinationToJson,
  type Expectation,
  type Flag,
  type Library,
  matchExpectation,
  type Mismatch,
  type PreparedEdition,
} from '../../../engine/index.ts';
import { planOf } from './desk-runs.ts';

/** Expectations judged in one step: a newer request waits for no more. */
const step = 24;

/** One expectation of a case. `policy` is the key under `expect`: a landlord or an edition. */
export interface Expected {
  readonly at: number;
  readonly entry: CaseEntry;
  readonly policy: string;
  readonly expect: Expectation;
  readonly flags: readonly Flag[];
}

/** How an expectation stands. `cited`: the clauses that the determination cites, in no order. */
export interface Judged {
  readonly mismatches: readonly Mismatch[];
  readonly cited: readonly string[];
}

/** The expectations that an edition answers for: by its id, or by its landlord's where the edition is the one in force. */
export function expectationsOf(
  library: Library,
  edition: PreparedEdition,
  entries: readonly CaseEntry[],
): Expected[] {
  return entries.flatMap((entry, at) =>
    Object.entries(entry.case.expect ?? {}).flatMap(([policy, expect]) => {
      if (policy !== edition.edition.id && policy !== edition.landlordId) return [];
      const chosen = chooseEdition(library, policy, datesOf(entry.case));
      return chosen?.edition === edition ? [{ at, entry, policy, expect, flags: chosen.flags }] : [];
    }),
  );
}

const fulfilled: Judged = { mismatches: [], cited: [] };

/** Judges expectations, and remembers: by edition and expectation, whose object is the case's own. */
export class Judge {
  private readonly known = new WeakMap<PreparedEdition, Map<Expectation, Judged>>();

  /** How an expectation stands; undefined where it has not been judged. */
  verdict(edition: PreparedEdition, { expect }: Expected): Judged | undefined {
    return this.known.get(edition)?.get(expect);
  }

  /** Takes over what was said of another edition, whose determination of the case is the same. */
  carry(from: PreparedEdition, to: PreparedEdition, expected: Expected): boolean {
    const verdict = this.verdict(from, expected);
    if (verdict) this.keep(to, expected, verdict);
    return verdict !== undefined;
  }

  private keep(edition: PreparedEdition, { expect }: Expected, judged: Judged): void {
    const list = this.known.get(edition) ?? new Map<Expectation, Judged>();
    this.known.set(edition, list.set(expect, judged));
  }

  /** Judges those that have not been judged yet, in steps. */
  *judge(
    { calendar }: Library,
    edition: PreparedEdition,
    list: readonly Expected[],
  ): Generator<unknown, void, void> {
    const open = list.filter((expected) => this.verdict(edition, expected) === undefined);
    if (open.length === 0) return;
    const plan = planOf(edition);
    for (let start = 0; start < open.length; start += step) {
      const some = open.slice(start, start + step);
      const asked = some.map(({ entry, flags }) => ({ case: entry.case, flags }));
      compiled.determine(plan, edition, asked, { calendar }).forEach((result, i) => {
        const expected = some[i] as Expected;
        if (!result.ok)
          return this.keep(edition, expected, {
            ...fulfilled,
            mismatches: [undecided(result.problems[0]?.what)],
          });
        const whole = determinationToJson(result.value.determination);
        const mismatches = matchExpectation(expected.expect, whole);
        this.keep(
          edition,
          expected,
          mismatches.length === 0 ? fulfilled : { mismatches, cited: [...citedClauses(whole as never)] },
        );
      });
      yield;
    }
  }
}

const undecided = (what = 'it cannot be decided'): Mismatch => ({
  path: '',
  expected: null,
  actual: null,
  text: what,
  edits: [],
});
