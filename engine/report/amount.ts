/** Amounts in words. */
import type { Amount, PreparedEdition } from '../model/index.ts';
import { nounOf, oneOf } from './names.ts';
import { evidencedLosses } from './quantities.ts';
import { list, unstopped } from './text.ts';
import { poundsText } from './values.ts';

type Of<K extends string> = Extract<Amount, Record<K, unknown>>;

const names = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;
const rounded = {
  down: 'rounded down to the penny',
  'half-up': 'rounded to the nearest penny',
  up: 'rounded up to the penny',
} as const;

/** Pounds, or a parameter by its name: "£20", "the weekly rent". */
const sum = (edition: PreparedEdition, value: number | string): string =>
  typeof value === 'number' ? poundsText(value) : nounOf(edition, value);

const forEach = (edition: PreparedEdition, counted: readonly string[]): string =>
  counted
    .map((name) => `for each ${oneOf(edition, name)}`)
    .join(' and ')
    .replace(/ and for each /g, ' and each ');

function eachText(edition: PreparedEdition, amount: Of<'each'>): string {
  const price =
    typeof amount.each === 'object' ? describeAmount(edition, amount.each) : sum(edition, amount.each);
  const counted = names(amount.of);
  const start = amount.base ? `${sum(edition, amount.base)} plus ` : '';
  const parts = [`${start}${price} ${forEach(edition, counted)}`];
  if (amount.grace) parts[0] += amount.grace === 1 ? ' after the first' : ` after the first ${amount.grace}`;
  if (amount.floor) parts.push(`at least ${sum(edition, amount.floor)}`);
  if (amount.cap !== undefined) parts.push(`at most ${sum(edition, amount.cap)}`);
  if (amount.base || amount.floor) parts.push('and nothing where there is none');
  return parts.join(', ');
}

/** Losses with evidence are told together, everything else by its noun. */
function sumText(edition: PreparedEdition, facts: readonly string[]): string {
  const [only] = facts;
  if (facts.length === 1 && only) return nounOf(edition, only);
  const evidenced = facts.filter((name) => evidencedLosses[name]);
  const others = facts.filter((name) => !evidencedLosses[name]).map((name) => nounOf(edition, name));
  const told = evidenced.map((name) => evidencedLosses[name] ?? '');
  const first =
    evidenced.length === 1 && evidenced[0]
      ? nounOf(edition, evidenced[0])
      : `the evidenced cost of ${list(told, 'and')}`;
  return list(evidenced.length > 0 ? [first, ...others] : others, 'and');
}

function percentText(edition: PreparedEdition, amount: Of<'percent'>): string {
  const times = amount.times ? ` ${forEach(edition, names(amount.times))}` : '';
  return `${amount.percent}% of ${nounOf(edition, amount.of)}${times}, ${rounded[amount.rounding]}`;
}

function shareText(edition: PreparedEdition, amount: Of<'share'>): string {
  const whole = describeAmount(edition, amount.of);
  const [low, high] = typeof amount.share === 'number' ? [amount.share, amount.share] : amount.share;
  if (low === 100 && high === 100) return whole;
  if (low === 0 && high === 100) return `anything from nothing to the whole of ${whole}`;
  const part = low === high ? `${low}%` : low === 0 ? `up to ${high}%` : `${low}% to ${high}%`;
  return `${part} of ${whole}, ${rounded[amount.rounding]}`;
}

/** Alternatives; lettered where one of them has a comma or an "and" of its own. */
function alternatives(
  edition: PreparedEdition,
  parts: readonly Amount[],
  word: 'larger' | 'smaller',
): string {
  const texts = parts.map((part) => describeAmount(edition, part));
  if (texts.length === 1) return texts[0] ?? '';
  const degree = texts.length > 2 ? (word === 'larger' ? 'largest' : 'smallest') : word;
  if (!texts.some((text) => /,| and /.test(text))) return `the ${degree} of ${list(texts, 'and')}`;
  const lettered = texts.map((text, i) => `(${String.fromCharCode(97 + i)}) ${text}`);
  return `the ${degree} of ${lettered.slice(0, -1).join(', ')} and ${lettered[lettered.length - 1]}`;
}

/**
 * An amount in words, without a capital: "up to £100", "£10 for each missed appointment, at most £30", "the larger of £2
 * for each day without heating and the evidenced heating cost", "an amount that is not stated (the page is cut)".
 */
export function describeAmount(edition: PreparedEdition, amount: Amount): string {
  if ('fixed' in amount) return sum(edition, amount.fixed);
  if ('upTo' in amount) return `up to ${sum(edition, amount.upTo)}`;
  if ('between' in amount) return amount.between.map((end) => sum(edition, end)).join(' to ');
  if ('atLeast' in amount)
    return amount.exclusive
      ? `above ${sum(edition, amount.atLeast)}`
      : `${sum(edition, amount.atLeast)} or more`;
  if ('each' in amount) return eachText(edition, amount);
  if ('sumOf' in amount) return sumText(edition, amount.sumOf);
  if ('percent' in amount) return percentText(edition, amount);
  if ('share' in amount) return shareText(edition, amount);
  if ('greaterOf' in amount) return alternatives(edition, amount.greaterOf, 'larger');
  if ('lesserOf' in amount) return alternatives(edition, amount.lesserOf, 'smaller');
  if ('capped' in amount)
    return `${describeAmount(edition, amount.capped)}, at most ${sum(edition, amount.at)}`;
  return `an amount that is not stated (${unstopped(amount.unspecified)})`;
}
