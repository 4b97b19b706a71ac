/** What was decided in a portfolio, held against each edition, run by run; and the cases behind each count. */
import type { WorkingCalendar } from '../calendar.ts';
import type { BatchResult } from '../compile/result.ts';
import type { Case, PreparedEdition } from '../model/index.ts';
import { poundsToPence } from '../money.ts';
import { BeforeOrder, hasOrder } from './before-order.ts';
import { type ImpactSide, type OfferedReport, type ToldField, toldFields } from './model.ts';
import { type CheckTally, offeredMarks, OfferedTally, standings } from './offered.ts';
import { factOf, Slicer } from './slices.ts';
import { Standings } from './standings.ts';

const VULNERABLE = 'vulnerableHousehold';

/** What stands behind a count of an `OfferedReport`. */
export const offeredKinds = [
  'all',
  'below',
  'within',
  'above',
  'notComparable',
  'aboveAuthority',
  'otherRole',
  'noReason',
] as const;
export type OfferedKind = (typeof offeredKinds)[number];

/** A count of an `OfferedReport`; `officer` and `vulnerable` narrow it, null is not known. */
export interface OfferedSelector {
  readonly kind: OfferedKind;
  readonly officer?: string | null;
  readonly vulnerable?: string | null;
}

/** A case of which something was decided. Sums are pence. */
export interface OfferedCase {
  readonly at: number;
  readonly decided: number;
  readonly officer: string | null;
  readonly is: readonly OfferedKind[];
}

/**
 * A case with a published determination. Sums are pence; the standings are against what the edition that was asked about gives
 * of its own, where there is no order: an edition that pays whatever is ordered would find every order within its range.
 */
export interface PublishedCase {
  readonly at: number;
  readonly id: string;
  readonly offered: number | null;
  readonly ordered: number | null;
  readonly offeredIs: OfferedKind | null;
  readonly orderedIs: OfferedKind | null;
  /** What the edition gives of its own; null where the facts of the case have no order, so that it is what the run says. */
  readonly own: ImpactSide | null;
}

/** Lists that grow by one, in typed arrays. */
class Numbers {
  private values = new Float64Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Float64Array(2 * this.length);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(i: number): number {
    return this.values[i] as number;
  }
}

interface Published {
  readonly at: number;
  readonly id: string;
  readonly offered: number | null;
  readonly ordered: number | null;
  is: readonly { readonly offered: number; readonly ordered: number; readonly own: ImpactSide | null }[];
}

const pence = (pounds: number | null | undefined): number | null =>
  typeof pounds === 'number' ? poundsToPence(pounds) : null;

const standingNames = Object.entries(standings) as [OfferedKind, number][];
const kindOf = (standing: number): OfferedKind | null =>
  standingNames.find(([, value]) => value === standing)?.[0] ?? null;

/** Whether a byte is of a kind. */
function isOffered(kind: OfferedKind, byte: number): boolean {
  if (kind === 'all') return true;
  if (kind === 'aboveAuthority' || kind === 'otherRole' || kind === 'noReason')
    return (byte & offeredMarks[kind]) !== 0;
  return (byte & 7) === standings[kind];
}

export class OfferedRuns {
  private readonly tallies: readonly OfferedTally[];
  private readonly household: Slicer | undefined;
  private readonly officers: (string | null)[] = [null];
  private readonly officerPlaces = new Map<string, number>();
  private readonly places = new Numbers();
  private readonly sums = new Numbers();
  private readonly officerOf = new Numbers();
  private readonly householdOf = new Numbers();
  private readonly bytes: readonly Numbers[];
  private readonly published: Published[] = [];
  private readonly beforeOrder: BeforeOrder | undefined;

  private readonly stated: Record<ToldField, boolean> = { role: false, reasons: false };

  /**
   * `silent`: what the portfolio is known to have no place for; where nothing is said, what none of its cases states.
   * `calendar`: that of the run; without one published cases cannot be worked out without their orders.
   */
  constructor(
    editions: readonly PreparedEdition[],
    asOf?: string,
    private readonly silent?: readonly ToldField[],
    calendar?: WorkingCalendar,
  ) {
    this.beforeOrder =
      calendar && new BeforeOrder(editions, { calendar, ...(asOf === undefined ? {} : { asOf }) });
    this.tallies = editions.map(() => new OfferedTally());
    this.bytes = editions.map(() => new Numbers());
    const fact = factOf(editions, VULNERABLE);
    this.household = fact && new Slicer(fact, asOf);
  }

  /** Adds a case, if anything was decided in it; `row` is its place in the results. */
  add(at: number, row: number, c: Case, results: readonly BatchResult[]): void {
    if (c.determination) this.addPublished(at, row, c, results);
    const sum = pence(c.decided?.amount);
    if (sum === null) return;
    for (const field of toldFields) this.stated[field] ||= c.decided?.[field] !== undefined;
    const officer = this.officerPlace(c.decided?.officer);
    const vulnerable = this.household?.codeOf(c) ?? 0;
    this.places.push(at);
    this.sums.push(sum);
    this.officerOf.push(officer);
    this.householdOf.push(vulnerable);
    results.forEach((result, i) => {
      const byte = (this.tallies[i] as OfferedTally).add(result, row, c, { sum, officer, vulnerable });
      (this.bytes[i] as Numbers).push(byte);
    });
  }

  private addPublished(at: number, row: number, c: Case, results: readonly BatchResult[]): void {
    const { offered = null, ordered = null } = c.determination ?? {};
    const one: Published = { at, id: c.id, offered: pence(offered), ordered: pence(ordered), is: [] };
    this.published.push(one);
    const isOrdered = this.beforeOrder !== undefined && hasOrder(c);
    const hold = (own: readonly BatchResult[], place: number): void => {
      one.is = own.map((result, i) => ({
        ...(this.tallies[i] as OfferedTally).addPublished(result, place, c),
        own: isOrdered ? new Standings(result).side(place) : null,
      }));
    };
    if (isOrdered) this.beforeOrder?.add(c, hold);
    else hold(results, row);
  }

  private officerPlace(officer: string | undefined): number {
    const name = officer?.trim();
    if (!name) return 0;
    const known = this.officerPlaces.get(name);
    if (known !== undefined) return known;
    // A copy of its own: a piece of a file's text would keep all of that text in memory.
    const own = JSON.parse(JSON.stringify(name)) as string;
    this.officerPlaces.set(own, this.officers.length);
    return this.officers.push(own) - 1;
  }

  /** The counts under one edition; undefined where nothing was decided, offered or ordered. */
  report(edition: number): OfferedReport | undefined {
    this.beforeOrder?.flush();
    const tally = this.tallies[edition] as OfferedTally;
    if (this.places.length === 0 && this.published.length === 0) return undefined;
    const byOfficer = [...tally.officers]
      .map(([place, check]) => ({ officer: this.officers[place] as string | null, check: check.answer() }))
      .sort((a, b) => b.check.cases - a.check.cases || (String(a.officer) < String(b.officer) ? -1 : 1));
    const byVulnerable = (this.household?.ordered() ?? []).flatMap(({ code, name: { value } }) => {
      const check: CheckTally | undefined = tally.households.get(code);
      return check ? [{ value, check: check.answer() }] : [];
    });
    const { offered, ordered } = tally.published;
    const published =
      this.published.length > 0
        ? { published: { offered: offered.answer(), ordered: ordered.answer() } }
        : {};
    const silent = this.silent ?? toldFields.filter((field) => !this.stated[field]);
    return { silent, all: tally.all.answer(), byOfficer, byVulnerable, ...published };
  }

  /** The cases behind a count under one edition: how many, and up to `count` of them from the `from`th on. */
  casesOf(
    edition: number,
    { kind, officer, vulnerable }: OfferedSelector,
    from = 0,
    count = Infinity,
  ): { readonly total: number; readonly cases: readonly OfferedCase[] } {
    const bytes = this.bytes[edition] as Numbers;
    const household = vulnerable === undefined ? undefined : (this.household?.codeOfValue(vulnerable) ?? -1);
    const cases: OfferedCase[] = [];
    let total = 0;
    for (let i = 0; i < this.places.length; i += 1) {
      const byte = bytes.at(i);
      const name = this.officers[this.officerOf.at(i)] as string | null;
      if (!isOffered(kind, byte) || (officer !== undefined && officer !== name)) continue;
      if (household !== undefined && household !== this.householdOf.at(i)) continue;
      if (total >= from && cases.length < count)
        cases.push({
          at: this.places.at(i),
          decided: this.sums.at(i),
          officer: name,
          is: offeredKinds.filter((each) => each !== 'all' && isOffered(each, byte)),
        });
      total += 1;
    }
    return { total, cases };
  }

  /** The cases with a published determination, against what one edition gives of its own. */
  publishedCases(edition: number): PublishedCase[] {
    this.beforeOrder?.flush();
    return this.published.map(({ at, id, offered, ordered, is }) => ({
      at,
      id,
      offered,
      ordered,
      offeredIs: kindOf(is[edition]?.offered ?? 0),
      orderedIs: kindOf(is[edition]?.ordered ?? 0),
      own: is[edition]?.own ?? null,
    }));
  }
}
