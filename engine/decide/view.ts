/** What one context (the case, or an item of it) knows: every fact that the edition reads, encoded, or unknown. */
import { monthsBegun, parseDate } from '../dates.ts';
import {
  type Case,
  type Encoded,
  encode,
  type FactDeclaration,
  type Item,
  onceForEach,
  type PreparedEdition,
  engineFacts,
} from '../model/index.ts';

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
  /** Whether any of them is unknown. */
  readonly isOpen: boolean;
}

/** The months that the timeline gives: the claim from `issueArose` to `received`, closure from `closed` to the day asked about. */
export function monthsFromTimeline(c: Pick<Case, 'timeline'>, asOf: string | undefined): Map<string, number> {
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

/** What a fact is where a case says nothing of it. */
const defaults = onceForEach((edition: PreparedEdition) => {
  const seen = new Map<string, Seen>();
  for (const name of edition.reads) {
    const fact = edition.facts.get(name);
    if (!fact) seen.set(name, { value: null, defaulted: false });
    else if (fact.default === null) seen.set(name, { unknown: `case|${name}` });
    else seen.set(name, { value: encode(fact.type, fact.default), defaulted: true });
  }
  return seen;
});

const given = (fact: FactDeclaration, literal: unknown): Known => ({
  value: encode(fact.type, literal),
  defaulted: false,
});

/** The facts of the case: what the timeline gives, what was stated, else the default. */
function caseFacts(
  edition: PreparedEdition,
  c: Case,
  months: ReadonlyMap<string, number>,
): ReadonlyMap<string, Seen> {
  const facts = new Map(defaults(edition));
  for (const [name, literal] of Object.entries(c.facts)) {
    const fact = edition.reads.has(name) ? edition.facts.get(name) : undefined;
    if (!fact || literal === undefined) continue;
    facts.set(name, literal === null ? { unknown: `case|${name}` } : given(fact, literal));
  }
  for (const [name, value] of months) {
    const fact = edition.reads.has(name) ? edition.facts.get(name) : undefined;
    if (fact) facts.set(name, given(fact, value));
  }
  return facts;
}

/** What an item states of the facts that an edition reads; null is unknown. An appointment is one that was missed, unless it says otherwise. */
export function statedByItem(edition: PreparedEdition, item: Item): (readonly [string, Known | null])[] {
  const stated: [string, Known | null][] = [];
  const missed = edition.facts.get(engineFacts.missed);
  if (item.kind === 'appointment' && missed && edition.reads.has(missed.name))
    stated.push([missed.name, given(missed, 1)]);
  for (const [name, literal] of Object.entries(item.facts ?? {})) {
    const fact = edition.reads.has(name) ? edition.facts.get(name) : undefined;
    if (!fact || literal === undefined) continue;
    stated.push([name, literal === null ? null : given(fact, literal)]);
  }
  return stated;
}

/** The facts of an item over those of the case. */
function itemFacts(
  edition: PreparedEdition,
  base: ReadonlyMap<string, Seen>,
  item: Item,
  at: number,
): ReadonlyMap<string, Seen> {
  const facts = new Map(base);
  for (const [name, known] of statedByItem(edition, item))
    facts.set(name, known ?? { unknown: `${at}|${name}` });
  return facts;
}

function viewOf(facts: ReadonlyMap<string, Seen>, of: Pick<View, 'item' | 'kind'> = {}): View {
  let isOpen = false;
  for (const seen of facts.values()) if ('unknown' in seen) isOpen = true;
  return { ...of, facts, isOpen };
}

/** The view of the case, then those of its items, in order. */
export function viewsOf(edition: PreparedEdition, c: Case, asOf: string | undefined): View[] {
  const base = caseFacts(edition, c, monthsFromTimeline(c, asOf));
  const items = (c.items ?? []).map((item, at) =>
    viewOf(itemFacts(edition, base, item, at), { item: at, kind: item.kind }),
  );
  return [viewOf(base), ...items];
}
