/** A mapping suggested for a file that was never seen before. */
import type { FactDeclaration, Literal, Vocabulary } from '../model/index.ts';
import { factByValues } from './by-values.ts';
import { ordersOf } from './dates.ts';
import { type Candidate, candidatesOf, fitOf, headerOf, leastLikeness, samplesAgree } from './match.ts';
import {
  type BlankMeaning,
  type ColumnMapping,
  type DateOrder,
  dateOrders,
  type Head,
  type LeftOutReason,
  type Mapping,
  type RawCell,
} from './model.ts';
import { headerReason, samplesReason } from './personal.ts';
import { lostCharacter, Refusal } from './refusal.ts';
import { valueParser } from './values.ts';
import { likelyValue, saysNothing, saysUnknown } from './words.ts';

/** What a sample of a column most likely means: null for not known, undefined where nobody can say. */
function meaningOf(fact: FactDeclaration, text: string): Literal | null | undefined {
  const value = valueParser(fact)(text);
  if (!(value instanceof Refusal)) return value;
  const likely = fact.type === 'enumeration' ? likelyValue(fact, text) : undefined;
  if (likely !== undefined) return likely;
  if (!saysNothing(text)) return undefined;
  if (/^(?:none|nil)$/i.test(text))
    return fact.type === 'boolean' ? false : fact.type === 'money' || fact.type === 'integer' ? 0 : undefined;
  return null;
}

/** Meanings of the samples, where they are words: all of a yes-or-no or an enumeration, the odd ones of all else. */
export function suggestValues(
  fact: FactDeclaration,
  samples: readonly RawCell[],
): Record<string, Literal | null> | undefined {
  const worded = fact.type === 'boolean' || fact.type === 'enumeration';
  const values = samples.flatMap((sample): [string, Literal | null][] => {
    if (sample === null || (typeof sample !== 'string' && !worded)) return [];
    const text = String(sample);
    if (text.includes(lostCharacter)) return [];
    if (!worded && !(valueParser(fact)(text) instanceof Refusal)) return [];
    const meaning = meaningOf(fact, text);
    return meaning === undefined || String(meaning) === text ? [] : [[text, meaning]];
  });
  return values.length > 0 ? Object.fromEntries(values) : undefined;
}

/** The order in which a column writes its dates: the only one that all allow, else day first; undefined where it does not matter. */
export function suggestOrder(samples: readonly RawCell[]): DateOrder | undefined {
  const allowed = samples.map(ordersOf).filter((orders) => orders.length > 0);
  if (allowed.length === 0) return undefined;
  const common = dateOrders.filter((order) => allowed.every((orders) => orders.includes(order)));
  if (common.length > 0) return common[0];
  const votes = dateOrders.map((order) => allowed.filter((orders) => orders.includes(order)).length);
  return dateOrders[votes.indexOf(Math.max(...votes))];
}

const isDated = ({ to, fact }: Candidate): boolean =>
  fact?.type === 'date' || 'timeline' in to || ('decided' in to && to.decided === 'date');

/** A sum that nobody wrote down is mostly nothing, and every one that is not known would make the answer a range: it is said. */
const blankOf = ({ type, default: standard }: NonNullable<Candidate['fact']>): BlankMeaning =>
  type === 'money' && standard === 0 ? 'default' : 'unknown';

/** A column with its target, as far as its values need explaining. */
export function mapColumn(column: string, target: Candidate, samples: readonly RawCell[]): ColumnMapping {
  const values = target.fact ? suggestValues(target.fact, samples) : oddWords(target, samples);
  const dates = isDated(target) ? suggestOrder(samples) : undefined;
  return {
    column,
    to: target.to,
    ...(values ? { values } : {}),
    ...(target.fact ? { blank: blankOf(target.fact) } : {}),
    ...(dates ? { dates } : {}),
  };
}

/**
 * "n/a" and the like in a column of dates or sums outside the facts: nothing is known, or nothing was decided. A dash may be
 * how a spreadsheet writes nought: it is taken for no sum at all, and said (`taken-as-unknown`).
 */
function oddWords({ to }: Candidate, samples: readonly RawCell[]): Record<string, null> | undefined {
  if ('decided' in to && to.decided !== 'amount' && to.decided !== 'date') return undefined;
  const odd = samples.filter(
    (sample): sample is string =>
      typeof sample === 'string' && saysNothing(sample) && !saysUnknown(sample) && !/^nil$/i.test(sample),
  );
  return odd.length > 0 ? Object.fromEntries(odd.map((text) => [text, null])) : undefined;
}

interface Fit {
  readonly index: number;
  readonly target: Candidate;
  readonly fit: number;
}

/** Each column's best target, each target once: the best fits first, then the order of the file. */
function assign(targets: readonly Candidate[], head: Head): ReadonlyMap<number, Candidate> {
  const fits: Fit[] = [];
  head.columns.forEach((column, index) => {
    const samples = head.samples[index] ?? [];
    const reason = headerReason(column);
    const header = headerOf(column);
    for (const target of targets) {
      const fit = fitOf(header, target);
      if (fit < leastLikeness || (reason === 'personal' && fit < 1)) continue;
      if ('decided' in target.to && target.to.decided === 'officer') continue;
      if (samplesAgree(target, samples, fit)) fits.push({ index, target, fit });
    }
  });
  fits.sort((a, b) => b.fit - a.fit || a.index - b.index);
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const { index, target } of fits) {
    if (chosen.has(index) || taken.has(target.key)) continue;
    chosen.set(index, target);
    taken.add(target.key);
  }
  addByValues(targets, head, chosen, taken);
  return chosen;
}

/** Enumerations that no header names, for columns whose values speak of them; none for a fact that two columns speak of. */
function addByValues(
  targets: readonly Candidate[],
  head: Head,
  chosen: Map<number, Candidate>,
  taken: ReadonlySet<string>,
): void {
  const free = targets.filter(({ key }) => !taken.has(key));
  const spoken = new Map<Candidate, number[]>();
  head.columns.forEach((column, index) => {
    const samples = head.samples[index] ?? [];
    if (chosen.has(index) || leftOutReason(column, samples) !== 'no-match') return;
    const target = factByValues(targets, column, samples);
    if (target && free.includes(target)) spoken.set(target, [...(spoken.get(target) ?? []), index]);
  });
  for (const [target, [index, ...others]] of spoken)
    if (index !== undefined && others.length === 0) chosen.set(index, target);
}

/** Why nothing of a column is proposed. */
export const leftOutReason = (column: string, samples: readonly RawCell[]): LeftOutReason =>
  headerReason(column) ?? samplesReason(samples) ?? 'no-match';

/** Whether a column has its number because its header stands twice. */
const standsTwice = (column: string, { columns }: Head): boolean => {
  const own = /^(.+) \(\d+\)$/.exec(column)?.[1];
  return own !== undefined && columns.includes(own);
};

/** Facts of whole case documents mean what they say; a fact that one leaves out takes its default, as the Case format has it. */
function wholeColumn(column: string, targets: readonly Candidate[]): ColumnMapping | undefined {
  const [part = '', name = ''] = column.split('.');
  const key = `${part === 'facts' ? 'fact' : part} ${name}`;
  const target = targets.find((one) => one.key === key);
  // A name that nothing has is misspelt: its rows are refused rather than read without it.
  if (!target && name !== '') return undefined;
  if (!target || column === 'decided.officer')
    return {
      column,
      leftOut:
        column === 'id' || column === 'decided.officer' ? 'personal' : target ? 'no-match' : 'free-text',
    };
  return { column, to: target.to, ...(target.fact ? { blank: 'default' as const } : {}) };
}

/**
 * Every column gets a target or a reason why it is left out, and every fact without a column stands in `withoutColumn` with
 * its default. A header must be like a name, label, question or known word of the target, and the values must agree. Of
 * whole case documents a name under `facts`, `timeline` or `decided` that nothing has stays out: rows with it are refused.
 */
export function suggestMapping(vocabulary: Vocabulary, head: Head): Mapping {
  const targets = candidatesOf(vocabulary);
  const chosen = head.wholeCases ? new Map<number, Candidate>() : assign(targets, head);
  const columns = head.columns.flatMap((column, i): ColumnMapping[] => {
    if (head.wholeCases) return [wholeColumn(column, targets)].filter((one) => one !== undefined);
    const target = chosen.get(i);
    const samples = head.samples[i] ?? [];
    if (target) return [mapColumn(column, target, samples)];
    const reason = leftOutReason(column, samples);
    return [{ column, leftOut: reason === 'no-match' && standsTwice(column, head) ? 'duplicate' : reason }];
  });
  const given = new Set(columns.flatMap(({ to }) => (to && 'fact' in to ? [to.fact] : [])));
  const without = vocabulary.facts.filter(({ name }) => !given.has(name));
  return {
    ...(head.sheet === undefined ? {} : { sheet: head.sheet }),
    headerLine: head.headerLine,
    columns,
    withoutColumn: Object.fromEntries(without.map(({ name }): [string, BlankMeaning] => [name, 'default'])),
  };
}

/** One column with a target that a person chose: the meanings of its values and the order of its dates are proposed anew. */
export function suggestColumn(
  vocabulary: Vocabulary,
  head: Head,
  column: string,
  to: NonNullable<ColumnMapping['to']>,
): ColumnMapping {
  const samples = head.samples[head.columns.indexOf(column)] ?? [];
  const wanted = JSON.stringify(to);
  const target = candidatesOf(vocabulary).find((one) => JSON.stringify(one.to) === wanted);
  return target ? mapColumn(column, target, samples) : { column, to };
}
