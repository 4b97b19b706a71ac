/** Which target a header most likely means, and whether the values below it agree. */
import { allSteps, type FactDeclaration, onceForEach, type Vocabulary } from '../model/index.ts';
import { factAliases } from './aliases.ts';
import { decidedAliases, timelineAliases } from './aliases-steps.ts';
import { decidedFields, type RawCell, type Target } from './model.ts';
import { parseDay } from './dates.ts';
import { parsePence } from './numbers.ts';
import { Refusal } from './refusal.ts';
import { likeness, type Weighed, weighed } from './tokens.ts';
import { isBlank, valueParser } from './values.ts';
import { likelyValue, plain, saysNothing, saysTotal } from './words.ts';

/** A target with all that headers may call it. */
export interface Candidate {
  readonly to: Target;
  readonly key: string;
  readonly fact?: FactDeclaration;
  /** Texts in plain words, and the words to compare. */
  readonly names: ReadonlySet<string>;
  readonly words: readonly Weighed[];
  readonly question: Weighed | undefined;
}

const candidate = (to: Target, key: string, names: readonly string[], fact?: FactDeclaration): Candidate => ({
  to,
  key,
  ...(fact ? { fact } : {}),
  names: new Set(names.map(plain)),
  words: names.map(weighed),
  question: fact ? weighed(fact.question) : undefined,
});

/** Everything that a column may mean. An id is never proposed: references are personal. */
export const candidatesOf = onceForEach((vocabulary: Vocabulary): readonly Candidate[] => {
  const facts = vocabulary.facts.map((fact) =>
    candidate(
      { fact: fact.name },
      `fact ${fact.name}`,
      [fact.name, fact.label, `facts ${fact.name}`, ...(factAliases[fact.name] ?? [])],
      fact,
    ),
  );
  const dates = allSteps.map((step) =>
    candidate({ timeline: step }, `timeline ${step}`, [step, `timeline ${step}`, ...timelineAliases[step]]),
  );
  const decided = decidedFields.map((field) =>
    candidate({ decided: field }, `decided ${field}`, [`decided ${field}`, ...decidedAliases[field]]),
  );
  return [...facts, ...dates, ...decided];
});

/** Below this two headers are not alike. A header that is exactly a name of the target has 1. */
export const leastLikeness = 0.72;

/** A header ready to be compared: as it stands, and without what stands in brackets. */
export type Header = readonly { readonly text: string; readonly words: Weighed }[];

export function headerOf(column: string): Header {
  const bare = column.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  return [...new Set([column, bare])].map((text) => ({ text: plain(text), words: weighed(text) }));
}

const timeUnits = ['hour', 'day', 'week', 'month', 'year'];

/** The unit of time that a header names where the fact is counted in another one: "day" of "Days late", for months. */
export function otherUnitOf(header: Header, fact: FactDeclaration | undefined): string | undefined {
  const own = fact?.unit?.replace(/s$/, '');
  if (own === undefined || !timeUnits.includes(own)) return undefined;
  const named = timeUnits.filter((unit) => header.some(({ words }) => words.tokens.has(unit)));
  return named.includes(own) ? undefined : named[0];
}

/** How well a header fits a target, from 0 to 1; one that names another unit of time does not. */
export function fitOf(header: Header, target: Candidate): number {
  if (otherUnitOf(header, target.fact) !== undefined) return 0;
  let best = 0;
  for (const { text, words } of header) {
    if (target.names.has(text)) return 1;
    for (const name of target.words) best = Math.max(best, likeness(words, name) * 0.98);
    if (target.question && words.tokens.size > 2)
      best = Math.max(best, likeness(words, target.question) * 0.95);
  }
  return best;
}

/** Whether one value can be a value of the target, as it stands or as a person would likely agree. */
function agrees({ to, fact }: Candidate, parse: (raw: RawCell) => unknown, sample: RawCell): boolean {
  if (typeof sample === 'string' && saysNothing(sample)) return true;
  if (!(parse(sample) instanceof Refusal)) return true;
  if (fact?.type === 'enumeration') return likelyValue(fact, String(sample)) !== undefined;
  return 'decided' in to && ['role', 'officer', 'reasons'].includes(to.decided);
}

function parserFor({ to, fact }: Candidate): (raw: RawCell) => unknown {
  if (fact) {
    // A date without a known order is a date all the same; a sum outside the domain is a sum.
    if (fact.type === 'date') return (raw) => parseDay(raw, 'dmy');
    return fact.type === 'money' ? parsePence : valueParser(fact);
  }
  if ('timeline' in to || ('decided' in to && to.decided === 'date')) return anyDay;
  return 'decided' in to && to.decided === 'amount' ? parsePence : () => null;
}

const anyDay = (raw: RawCell): unknown => {
  const dayFirst = parseDay(raw, 'dmy');
  return dayFirst instanceof Refusal ? parseDay(raw, 'mdy') : dayFirst;
};

/** How many of the values must agree. A few slips are problems of their rows, not of the column. */
const leastShare = {
  boolean: 0.8,
  enumeration: 0.5,
  integer: 0.6,
  money: 0.6,
  date: 0.6,
  time: 0.6,
} as const;

/** Whether the first values of a column agree with a target; with no values nothing speaks against it. Under its own name fewer must. */
export function samplesAgree(target: Candidate, samples: readonly RawCell[], fit: number): boolean {
  const said = samples.filter((sample) => !isBlank(sample));
  if (said.length === 0) return true;
  const parse = parserFor(target);
  const telling = said.filter(
    (sample) => typeof sample !== 'string' || !(saysNothing(sample) || saysTotal(sample)),
  );
  const good = telling.filter((sample) => agrees(target, parse, sample)).length;
  const least = target.fact ? leastShare[target.fact.type] : 0.6;
  return good >= telling.length * (fit === 1 ? Math.min(least, 0.34) : least);
}
