/** Words of the Impact screen. Figures and causes are worded by the engine. */
import type { ChangeKind, ImpactBin, ImpactChange, OfferedKind } from '../../engine/impact/index.ts';
import { formatPence } from '../../engine/money.ts';
import type { ReadyPortfolio } from '../shared/impact-protocol.ts';
import { count } from '../shared/words.ts';

export const readyNames: Readonly<Record<ReadyPortfolio, string>> = {
  determinations: 'Ombudsman cases',
  generated: 'Generated cases',
  fixtures: 'Fixture cases',
};

/** "+£50", "−£50", "£0". */
export const signed = (pence: number): string =>
  pence === 0 ? '£0' : `${pence > 0 ? '+' : '−'}${formatPence(Math.abs(pence))}`;

/** A bar of the distribution: "gain £50 to £100", "no change", "lose more than £1,000". */
export function binText({ from, to }: ImpactBin): string {
  if (from === 0 && to === 0) return 'no change';
  const verb = (to ?? 1) <= 0 ? 'lose' : 'gain';
  const ends = [from, to].filter((end): end is number => end !== null).map((end) => Math.abs(end));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (from === null || to === null) return `${verb} more than ${formatPence(low)}`;
  return low === 0
    ? `${verb} up to ${formatPence(high)}`
    : `${verb} ${formatPence(low)} to ${formatPence(high)}`;
}

/** The same, short enough to stand under a bar. */
export function binShort({ from, to }: ImpactBin): string {
  if (from === 0 && to === 0) return '£0';
  const sign = (to ?? 1) <= 0 ? '−' : '+';
  const ends = [from, to].filter((end): end is number => end !== null).map((end) => Math.abs(end));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (from === null || to === null) return `${sign}${formatPence(low)} …`;
  return `${sign}${formatPence(low)}–${formatPence(high).replace('£', '')}`;
}

/** What cases are listed, in words. */
export const changeWords: Readonly<Record<ChangeKind, string>> = {
  all: 'All cases',
  moved: 'Cases in which anything changes',
  gain: 'Cases that gain',
  lose: 'Cases that lose',
  same: 'Cases whose figure stays the same',
  notComparable: 'Cases whose figures cannot be held against each other',
  outcome: 'Cases with another outcome',
  route: 'Cases paid by another route',
  authoriser: 'Cases that somebody else approves',
  terms: 'Cases with other terms',
};

export const offeredWords: Readonly<Record<OfferedKind, string>> = {
  all: 'Cases in which something was decided',
  below: 'Cases offered less than the range',
  within: 'Cases offered within the range',
  above: 'Cases offered more than the range',
  notComparable: 'Cases without a range to hold the offer against',
  aboveAuthority: 'Cases decided above the role’s authority',
  otherRole: 'Cases decided by a role that the edition does not name',
  noReason: 'Cases decided without a reason',
};

/** "12 gain, 3 lose, 985 the same". */
export const changeText = ({ gain, lose, same, notComparable }: ImpactChange): string =>
  [
    `${count(gain, 'case')} gain`,
    `${count(lose, 'case')} lose`,
    `${same.toLocaleString('en-GB')} the same`,
    ...(notComparable === 0 ? [] : [`${notComparable.toLocaleString('en-GB')} not comparable`]),
  ].join(', ');

/** "2 minutes", "12 seconds". */
export const secondsLeft = (seconds: number): string =>
  seconds >= 90 ? `${Math.round(seconds / 60)} minutes` : count(Math.max(1, Math.round(seconds)), 'second');
