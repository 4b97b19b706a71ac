/** Words of the Impact screen. Figures and causes are worded by the engine. */
import {
  type ChangeKind,
  type ImpactBin,
  type ImpactChange,
  type ImpactOutside,
  notDrawn,
  type OfferedKind,
  type TakenFact,
} from '../../engine/impact/index.ts';
import { formatPence } from '../../engine/money.ts';
import type { ImpactStep, OrderedSide, PairView, ReadyPortfolio } from '../shared/impact-protocol.ts';
import { count } from '../shared/words.ts';

export const readyNames: Readonly<Record<ReadyPortfolio, string>> = {
  determinations: 'Ombudsman cases',
  generated: 'Generated cases',
  fixtures: 'Fixture cases',
};

/** "+£50", "−£50", "£0". */
export const signed = (pence: number): string =>
  pence === 0 ? '£0' : `${pence > 0 ? '+' : '−'}${formatPence(Math.abs(pence))}`;

const number = (n: number): string => n.toLocaleString('en-GB');

/** A sum of changes with its sign; a dash where no case has a figure on both sides, because that is no £0. */
export const changeOf = ({ figures }: { readonly figures: number }, pence: number): string =>
  figures === 0 ? '–' : signed(pence);

/** Over how many cases a sum is. */
export const over = (cases: number): string => `over ${count(cases, 'case')}`;

/** What a sum like for like leaves out: "38 without an upper limit (at least £29,090; base at least £12,000), 61 undetermined". */
export function outsideText({ openEnded, unspecified, undetermined, before, after }: ImpactOutside): string {
  const least = `at least ${formatPence(after)}; base at least ${formatPence(before)}`;
  const parts = [
    openEnded === 0 ? '' : `${number(openEnded)} without an upper limit (${least})`,
    unspecified === 0 ? '' : `${number(unspecified)} without an amount`,
    undetermined === 0 ? '' : `${number(undetermined)} undetermined`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** What the bars do not show: those of the same midpoint, and those without one, with how many of these gain and lose. */
export function notDrawnText({ change, bins }: Pick<PairView, 'change' | 'bins'>): string {
  const same = bins.find(({ from, to }) => from === 0 && to === 0)?.cases ?? 0;
  const { cases, gain, lose } = notDrawn({ change, bins });
  const fares = [
    ...(gain === 0 ? [] : [`${number(gain)} of them gain`]),
    ...(lose === 0 ? [] : [`${number(lose)} ${gain === 0 ? 'of them ' : ''}lose`]),
  ].join(', ');
  const without = `${number(cases)} without one on one side or both (no upper limit, no amount or undetermined${
    fares === '' ? '' : `; ${fares}`
  })`;
  const parts = `${count(same, 'case')} with the same midpoint${cases === 0 ? '' : ` and ${without}`}`;
  return `${parts} ${same + cases === 1 ? 'is' : 'are'} not drawn.`;
}

/** Why there are no bars; empty where there are some. */
export function noBars({ change, bins }: Pick<PairView, 'change' | 'bins'>): string {
  if (bins.some(({ from, to, cases }) => cases > 0 && (from !== 0 || to !== 0))) return '';
  return change.gain + change.lose === 0
    ? 'No case gains or loses.'
    : 'No case that gains or loses has a midpoint on both sides.';
}

const held: Readonly<Partial<Record<OfferedKind, string>>> = {
  below: 'below its range',
  within: 'within its range',
  above: 'above its range',
  notComparable: 'not to be held against it',
};

/** How what was offered and ordered stand against what an edition gives of its own. */
export function orderText({
  offeredIs,
  orderedIs,
  holdsAny,
}: Pick<OrderedSide, 'offeredIs' | 'orderedIs' | 'holdsAny'>): string {
  const kinds = [offeredIs, orderedIs].filter((kind) => kind !== null);
  if (holdsAny && kinds.includes('within'))
    return 'any sum is within its range: facts that matter are not known';
  const parts = [
    offeredIs === null ? '' : `offer ${held[offeredIs] ?? ''}`,
    orderedIs === null ? '' : `order ${held[orderedIs] ?? ''}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Facts without a column in words, each with what stands for it: those that rules of the base read, and those only of others. */
export function takenGroups(taken: readonly TakenFact[]): { title: string; facts: string[] }[] {
  const texts = (list: readonly TakenFact[]): string[] =>
    list.map(({ label, value }) => `${label}: ${value}`);
  const isOfBase = ({ rules }: TakenFact): boolean => rules > 0;
  const groups = [
    { title: 'Rules of the base read these, most rules first:', facts: texts(taken.filter(isOfBase)) },
    {
      title: 'Only other editions, or parts that are no rules, read these:',
      facts: texts(taken.filter((fact) => !isOfBase(fact))),
    },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

/** How far a run is, in rows; nothing is said before the first. */
export function stepText(step: ImpactStep | null): string {
  if (step === null || step.rows === 0) return '';
  const unusable = step.unusable === 0 ? '' : `, ${number(step.unusable)} cannot be used`;
  return `${count(step.rows, 'row')}${unusable}`;
}

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
