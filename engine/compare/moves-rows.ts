/** Where two runs over the same cases differ, field by field, as bits. */
import type { BatchResult } from '../compile/result.ts';
import { setBit, type Vector, wordsFor } from '../compile/bits.ts';

/** What may move in a case. */
export const movedFields = ['outcome', 'award', 'net', 'authoriser', 'route', 'terms'] as const;
export type MovedField = (typeof movedFields)[number];

/** Of each field the cases in which it moved. */
export type MovedRows = Readonly<Record<MovedField, Vector>>;

const or = (out: Vector, a: Vector): void => {
  for (let w = 0; w < out.length; w += 1) out[w] = (out[w] as number) | (a[w] as number);
};
const orDifference = (out: Vector, a: Vector, b: Vector): void => {
  for (let w = 0; w < out.length; w += 1) out[w] = (out[w] as number) | ((a[w] as number) ^ (b[w] as number));
};

function orUnequal(out: Vector, a: ArrayLike<number>, b: ArrayLike<number>): void {
  for (let row = 0; row < a.length; row += 1) if (a[row] !== b[row]) setBit(out, row);
}

/** Roles stand as places in the list of their own edition: those of one are told in the places of the other. */
function rolesIn(before: BatchResult, after: BatchResult): Int16Array {
  const { roles } = before.edition;
  const extra = new Map<string, number>();
  const places = after.edition.roles.map((role) => {
    const known = roles.indexOf(role);
    if (known >= 0) return known;
    const place = extra.get(role) ?? roles.length + extra.size;
    extra.set(role, place);
    return place;
  });
  return after.roles.map((place) => (place < 0 ? place : (places[place] as number)));
}

/** Named vectors of both sides, a name that one side lacks with nothing on it. */
function orByName(
  out: Vector,
  before: ReadonlyMap<string, Vector>,
  after: ReadonlyMap<string, Vector>,
): void {
  const none: Vector = new Int32Array(out.length);
  for (const name of new Set([...before.keys(), ...after.keys()]))
    orDifference(out, before.get(name) ?? none, after.get(name) ?? none);
}

/** The cases of each term: certainly a term, or perhaps. */
function byTerm(result: BatchResult, words: number): Map<string, Vector> {
  const terms = new Map<string, Vector>();
  const into = (name: string): Vector => {
    const vector = terms.get(name) ?? new Int32Array(words);
    terms.set(name, vector);
    return vector;
  };
  for (const { term, on, maybe } of result.terms) {
    or(into(term), on);
    or(into(`${term}?`), maybe);
  }
  return terms;
}

/** Cases whose outcomes differ, those that unknown facts allow and problems included. */
function outcomeRows(before: BatchResult, after: BatchResult, out: Vector): void {
  orUnequal(out, before.outcomes, after.outcomes);
  const text = (map: ReadonlyMap<number, string | readonly string[]>, at: number): string =>
    String(map.get(at) ?? '');
  for (const key of ['possible', 'problems'] as const)
    for (const at of new Set([...before[key].keys(), ...after[key].keys()]))
      if (text(before[key], at) !== text(after[key], at)) setBit(out, at);
}

/** The cases in which each field differs between two runs over the same cases. */
export function movedRows(before: BatchResult, after: BatchResult): MovedRows {
  if (before.cases !== after.cases) throw new Error('two runs over different cases cannot be compared');
  const words = wordsFor(before.cases);
  const rows = Object.fromEntries(movedFields.map((field) => [field, new Int32Array(words)])) as Record<
    MovedField,
    Vector
  >;
  outcomeRows(before, after, rows.outcome);
  for (const end of ['min', 'max'] as const) orUnequal(rows.award, before[end], after[end]);
  for (const end of ['netMin', 'netMax'] as const) orUnequal(rows.net, before[end], after[end]);
  orDifference(rows.award, before.exclusive, after.exclusive);
  for (const field of [rows.award, rows.net]) orDifference(field, before.unspecified, after.unspecified);
  orByName(rows.award, before.without, after.without);
  orUnequal(rows.authoriser, before.roles, rolesIn(before, after));
  orDifference(rows.authoriser, before.roleMaybe, after.roleMaybe);
  orUnequal(rows.route, before.routes, after.routes);
  orDifference(rows.route, before.routeMaybe, after.routeMaybe);
  orByName(rows.terms, byTerm(before, words), byTerm(after, words));
  return rows;
}

/** The cases in which anything moved. */
export function anyMoved(rows: MovedRows): Vector {
  const out: Vector = new Int32Array(rows.outcome.length);
  for (const field of movedFields) or(out, rows[field]);
  return out;
}
