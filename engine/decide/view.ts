/** What one context (the case, or an item of it) knows: every fact that the edition reads, encoded, or unknown. */
import { monthsBegun, parseDate } from '../dates.ts';
import { type Case, type Encoded, encode, type Item, type PreparedEdition } from '../model/index.ts';

/** A known value; `defaulted` took the vocabulary's default; null is not applicable. */
export type Known = { readonly value: Encoded | null; readonly defaulted: boolean; readonly open?: true };
/** An unknown value: the same key means the same unknown, seen from several contexts. */
export type Unknown = { readonly unknown: string };
export type Seen = Known | Unknown;

export interface View {
  /** Position of the item, or undefined for the case. */
  readonly item?: number;
  readonly kind?: string;
  readonly facts: ReadonlyMap<string, Seen>;
}

const own = (record: Record<string, unknown> | undefined, name: string): unknown =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

/** The months that the timeline gives: the claim from `issueArose` to `received`, closure from `closed` to the day asked about. */
export function monthsFromTimeline(c: Case, asOf: string | undefined): Map<string, number> {
  const months = new Map<string, number>();
  const put = (name: string, from: string | undefined, to: string | undefined): void => {
    const a = from === undefined ? null : parseDate(from);
    const b = to === undefined ? null : parseDate(to);
    if (a !== null && b !== null && b >= a) months.set(name, monthsBegun(a, b));
  };
  put('monthsSinceIssue', c.timeline?.issueArose, c.timeline?.received);
  put('monthsSinceClosure', c.timeline?.closed, asOf);
  return months;
}

function seeFact(
  edition: PreparedEdition,
  c: Case,
  name: string,
  months: ReadonlyMap<string, number>,
  item: { at: number; item: Item } | undefined,
): Seen {
  const fact = edition.facts.get(name);
  if (!fact) return { value: null, defaulted: false };
  const known = (literal: unknown, defaulted: boolean): Known => ({
    value: encode(fact.type, literal),
    defaulted,
  });
  const inItem = item ? own(item.item.facts, name) : undefined;
  if (inItem !== undefined)
    return inItem === null ? { unknown: `${item?.at}|${name}` } : known(inItem, false);
  if (item?.item.kind === 'appointment' && name === 'missedAppointments') return known(1, false);
  const derived = months.get(name);
  if (derived !== undefined) return known(derived, false);
  const inCase = own(c.facts, name);
  if (inCase === null || (inCase === undefined && fact.default === null)) return { unknown: `case|${name}` };
  return inCase === undefined ? known(fact.default, true) : known(inCase, false);
}

/** The view of the case, then those of its items whose kind the edition knows, in order. */
export function viewsOf(edition: PreparedEdition, c: Case, asOf: string | undefined): View[] {
  const months = monthsFromTimeline(c, asOf);
  const see = (item?: { at: number; item: Item }): Map<string, Seen> => {
    const facts = new Map<string, Seen>();
    for (const name of edition.reads) facts.set(name, seeFact(edition, c, name, months, item));
    return facts;
  };
  const views: View[] = [{ facts: see() }];
  (c.items ?? []).forEach((item, at) => views.push({ item: at, kind: item.kind, facts: see({ at, item }) }));
  return views;
}
