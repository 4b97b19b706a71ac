/** Answers and sums of a sweep in the engine's words. */
import type { Sweep, SweepAnswer, SweepCliff, SweepPoint } from '../../engine/index.ts';
import { formatPence } from '../../engine/money.ts';
import { describeRange } from '../../engine/report/range.ts';
import { outcomeWord, routeWord } from '../../engine/report/words.ts';
import { capital, count } from '../shared/words.ts';

/** An interval to draw: `max` null has no end, `min` null no amount. */
export interface Span {
  readonly min: number | null;
  readonly max: number | null;
  /** What it is in words: "£50 to £150", "excluded". */
  readonly text: string;
}

/** An answer as an interval, and in words. */
export function spanOf({ outcome, award, problem }: SweepAnswer): Span {
  const isPaid = outcome === 'award' || outcome === 'undetermined';
  if (problem !== undefined) return { min: null, max: null, text: `not decided: ${problem}` };
  const figure = describeRange(award);
  const text =
    outcome === 'award'
      ? figure
      : outcome === 'undetermined'
        ? `${figure}, undetermined`
        : capital(outcomeWord(outcome));
  return isPaid ? { min: award.min, max: award.max, text } : { min: 0, max: 0, text };
}

/** A point as an interval: the answer of the one case, or the sums over all of them. */
export function pointSpan({ answers, totals }: SweepPoint): Span {
  const [only] = answers;
  if (only && answers.length === 1) return spanOf(only);
  const open = totals.openEnded > 0;
  const ends =
    totals.min === totals.max
      ? formatPence(totals.max)
      : `${formatPence(totals.min)} to ${formatPence(totals.max)}`;
  return { min: totals.min, max: open ? null : totals.max, text: open ? `${ends} or more` : ends };
}

/** "+£50", "−£50", "no change". */
export const signedPounds = (pence: number): string =>
  pence === 0 ? 'no change' : `${pence > 0 ? '+' : '−'}${formatPence(Math.abs(pence))}`;

const told = (value: string | null | undefined, none: string): string => value ?? none;

/** What changes over a cliff, in one line. */
export function cliffText({ cases }: Sweep, { moves, changes, min, max }: SweepCliff): string {
  const [move] = moves;
  if (!move || changes.length === 0) return 'Only the rules change';
  if (cases.length > 1) {
    return `${count(moves.length, 'case')}: least ${signedPounds(min)}, most ${signedPounds(max)}`;
  }
  const { before, after } = move;
  const [was, is] = [spanOf(before).text, spanOf(after).text];
  const parts = [
    ...(was === is ? [] : [`${was} → ${is}`]),
    ...(changes.includes('outcome') || !changes.includes('role')
      ? []
      : [`${told(before.role?.value, 'nobody')} → ${told(after.role?.value, 'nobody')} approves`]),
    ...(changes.includes('outcome') || !changes.includes('route') || !after.route
      ? []
      : [routeWord(after.route.value)]),
  ];
  return parts.length > 0 ? parts.join('; ') : capital(changes.join(', '));
}

/** How cliffs are told apart in a picture and beside it: A, B … Z, AA … */
export const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${letterOf(Math.floor(at / 26) - 1)}${letterOf(at % 26)}`;
