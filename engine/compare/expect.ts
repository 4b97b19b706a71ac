/**
 * A partial determination held against a whole one. Objects match on the fields given; an element of a list on any
 * element that has them; an empty list expects an empty list (it would say nothing otherwise). `because` lists clauses
 * that must be cited anywhere; `not` has the same shape, or is a list of such, and must not match.
 */
import { type Mismatch, type Place, mismatch, same } from './mismatch.ts';
import { citedClauses, reasonsBehind } from './reasons.ts';
import {
  type JsonObject,
  exactPounds,
  exactRange,
  identityOf,
  inWords,
  isObject,
  listOf,
  nameOf,
  ruleAndClauses,
} from './words.ts';

/** A value short enough for an expectation: of an object what names it and its sums. */
function brief(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(brief);
  if (!isObject(value)) return value ?? null;
  const keys = [identityOf(value), 'min', 'max'].filter(
    (key) => key !== undefined && key in value,
  ) as string[];
  return keys.length === 0 ? value : Object.fromEntries(keys.map((key) => [key, value[key]]));
}

const step = (place: Place, key: string | number, name: string, actual: unknown): Place => ({
  at: [...place.at, key],
  name,
  because: ruleAndClauses(actual) || place.because,
});

/** The two ends of a range together, so that a difference reads "£50.00 → £75.00". */
function matchRange(expected: JsonObject, actual: JsonObject, place: Place): Mismatch[] {
  const ends = ['min', 'max'].filter((key) => key in expected);
  const wrong = ends.filter((key) => !same(expected[key], actual[key]));
  if (wrong.length === 0) return [];
  const edits = wrong.map((key) => ({ at: [...place.at, key], value: actual[key] ?? null }));
  const both = ends.length === 2;
  const end = (range: JsonObject): string => (both ? exactRange(range) : oneEnd(range, ends[0] ?? 'max'));
  const [before, after] = [end({ ...expected, minExclusive: undefined }), end(actual)];
  const label = both || typeof expected[ends[0] ?? ''] !== 'number' ? '' : atEnd[ends[0] ?? ''];
  const clear = before === after ? `${bounds(expected)} → ${bounds(actual)}` : `${label}${before} → ${after}`;
  return [mismatch(place, expected, { min: actual.min, max: actual.max }, clear, edits)];
}

const atEnd: Readonly<Record<string, string>> = { min: 'at least ', max: 'at most ' };

/** One end of a range: "£50.00", and where it has none "open-ended" or, of a least, "no least amount". */
const oneEnd = (range: JsonObject, key: string): string => {
  const value = range[key];
  if (typeof value === 'number') return exactPounds(value);
  return key === 'max' ? 'open-ended' : 'no least amount';
};

const bounds = ({ min, max }: JsonObject): string =>
  `${typeof min === 'number' ? exactPounds(min) : 'nothing'} to ${typeof max === 'number' ? exactPounds(max) : 'open'}`;

function matchObject(expected: JsonObject, actual: unknown, place: Place): Mismatch[] {
  if (!isObject(actual)) {
    const change = `${inWords(expected)} → ${inWords(actual)}`;
    return [mismatch(place, expected, actual, change, [{ at: place.at, value: actual ?? null }])];
  }
  const found = 'min' in expected || 'max' in expected ? matchRange(expected, actual, place) : [];
  for (const [key, value] of Object.entries(expected)) {
    if (key === 'min' || key === 'max') continue;
    const entry = actual[key];
    found.push(
      ...matchValue(value, entry, step(place, key, place.name === '' ? key : `${place.name} ${key}`, entry)),
    );
  }
  return found;
}

/** The element meant by one that matches none: same name, fewest differences. */
function closest(expected: unknown, candidates: readonly unknown[], place: Place): Mismatch[] | undefined {
  const key = isObject(expected) ? identityOf(expected) : undefined;
  if (!isObject(expected) || key === undefined) return undefined;
  let best: Mismatch[] | undefined;
  for (const candidate of candidates) {
    if (!isObject(candidate) || !same(candidate[key], expected[key])) continue;
    const found = matchObject(expected, candidate, {
      ...place,
      because: ruleAndClauses(candidate) || place.because,
    });
    if (!best || found.length < best.length) best = found;
  }
  return best;
}

function matchList(expected: readonly unknown[], actual: unknown, place: Place): Mismatch[] {
  const candidates = listOf(actual);
  const names = candidates.length === 0 ? 'none' : candidates.map(nameOf).join(', ');
  if (expected.length === 0) {
    if (actual == null || (Array.isArray(actual) && candidates.length === 0)) return [];
    const edits = [{ at: place.at, value: brief(actual) }];
    return [mismatch(place, expected, actual, `none → ${names}`, edits)];
  }
  const missing: number[] = [];
  const found = expected.flatMap((element, i) => {
    const here = step(place, i, `${place.name} ${nameOf(element)}`, undefined);
    if (candidates.some((candidate) => matchValue(element, candidate, here).length === 0)) return [];
    const near = closest(element, candidates, here);
    if (near) return near;
    missing.push(i);
    const change = `expected ${inWords(element)}, found ${names}`;
    return [
      mismatch({ ...here, name: place.name }, element, null, change, [{ at: here.at, value: undefined }]),
    ];
  });
  if (missing.length < expected.length) return found;
  const whole = [{ at: place.at, value: candidates.length === 0 ? [] : brief(candidates) }];
  return found.map((entry, i) => ({ ...entry, edits: i === 0 ? whole : [] }));
}

function matchValue(expected: unknown, actual: unknown, place: Place): Mismatch[] {
  if (Array.isArray(expected)) return matchList(expected, actual, place);
  if (isObject(expected)) return matchObject(expected, actual, place);
  // A mark such as `minExclusive` is written only where it is set: absent is false.
  if (same(expected, actual ?? (expected === false ? false : null))) return [];
  const key = String(place.at[place.at.length - 1] ?? '');
  const after = isObject(actual) ? nameOf(actual) : inWords(actual, key);
  const change = `${inWords(expected, key)} → ${after}`;
  return [mismatch(place, expected, actual ?? null, change, [{ at: place.at, value: brief(actual) }])];
}

/** Without edits: to take a clause out would say less than before, so that a person must decide it. */
function matchBecause(expected: unknown, actual: JsonObject): Mismatch[] {
  const cited = citedClauses(actual);
  const clauses = listOf(expected);
  return clauses.flatMap((clause, i) => {
    if (typeof clause === 'string' && cited.has(clause)) return [];
    const place = { at: ['because', i], name: 'because', because: '' };
    return [mismatch(place, clause, null, `${inWords(clause)} is not cited`, [])];
  });
}

function matchNot(expected: unknown, actual: JsonObject): Mismatch[] {
  const shapes = Array.isArray(expected) ? (expected as unknown[]) : [expected];
  return shapes.flatMap((shape, i) => {
    if (matchExpectation(shape, actual).length > 0) return [];
    const place = {
      at: Array.isArray(expected) ? ['not', i] : ['not'],
      name: 'not',
      because: reasonsBehind(actual),
    };
    const empty = isObject(shape) && Object.keys(shape).length === 0;
    const change = empty
      ? 'it is empty, and matches everything'
      : `this must not be, and is: ${inWords(shape)}`;
    return [mismatch(place, shape, null, change, [])];
  });
}

/** Every way in which a determination (as JSON, in pounds) is not what was expected; empty where it is. */
export function matchExpectation(expect: unknown, actual: object): Mismatch[] {
  const whole = actual as JsonObject;
  if (!isObject(expect)) {
    return [mismatch({ at: [], name: 'expectation', because: '' }, expect, null, 'is no object', [])];
  }
  const { because, not, ...fields } = expect;
  const found = matchObject(fields, whole, { at: [], name: '', because: reasonsBehind(whole) });
  if (because !== undefined) found.push(...matchBecause(because, whole));
  if (not !== undefined) found.push(...matchNot(not, whole));
  return found;
}
