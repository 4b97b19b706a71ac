/** The strip's figures in words. */
import { formatPence, type Pence, type Totals } from '../../../engine/index.ts';
import type { Moved } from '../../shared/moves-protocol.ts';

const { format } = new Intl.NumberFormat('en-GB');

/** "1 case", "3 cases". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${format(n)} ${n === 1 ? one : many}`;

/** A change of a sum: "+£990", "−£20", "±£0". */
export const change = (pence: Pence): string =>
  pence === 0 ? '±£0' : `${pence > 0 ? '+' : '−'}${formatPence(Math.abs(pence))}`;

/** How sums change: least, most, and ends that opened or closed. */
export function sumsInWords(before: Totals, after: Totals): string {
  const ends = after.openEnded - before.openEnded;
  const amounts = after.unspecified - before.unspecified;
  const parts = [`least ${change(after.min - before.min)}`, `most ${change(after.max - before.max)}`];
  if (ends !== 0) parts.push(`${count(Math.abs(ends), 'open end')} ${ends > 0 ? 'more' : 'fewer'}`);
  if (amounts !== 0)
    parts.push(`${count(Math.abs(amounts), 'award')} without an amount ${amounts > 0 ? 'more' : 'fewer'}`);
  const open = before.openEnded + after.openEnded > 0 && before.max !== after.max;
  return `${parts.join(', ')}${open ? ' (an open end counts with its least)' : ''}`;
}

/** Whether nothing that the strip tells has changed. */
export const isNothing = (moved: Moved): boolean =>
  moved.moved === 0 &&
  moved.flipped.length === 0 &&
  moved.newProblems.length === 0 &&
  moved.goneProblems.length === 0 &&
  moved.deleted.length === 0 &&
  moved.failing.every(({ isNew }) => !isNew);

/** The figures of the strip, the most important first. */
export function figures(moved: Moved): string[] {
  const { failing, flipped, newProblems, goneProblems } = moved;
  const fresh = failing.filter(({ isNew }) => isNew).length;
  const old = failing.length - fresh;
  const list = moved.deleted.map(({ edition, by }) =>
    by === null
      ? `${edition} is deleted, and nothing is in force in its place`
      : `${edition} is deleted: its cases are held against ${by}`,
  );
  if (moved.moved > 0)
    list.push(`${count(moved.moved, 'case moves', 'cases move')}: ${sumsInWords(moved.before, moved.after)}`);
  if (fresh > 0) list.push(count(fresh, 'fixture now fails', 'fixtures now fail'));
  if (old > 0) list.push(count(old, 'fixture failed before', 'fixtures failed before'));
  if (flipped.length > 0) list.push(count(flipped.length, 'provision flips', 'provisions flip'));
  if (newProblems.length > 0) list.push(count(newProblems.length, 'new problem'));
  if (goneProblems.length > 0) list.push(`${count(goneProblems.length, 'problem')} fewer`);
  return list;
}

/** The whole strip as one sentence, for those who hear it. */
export function spoken(moved: Moved | null, isOld: boolean): string {
  if (isOld) return 'The text has errors; the figures are those of the last text that could be read.';
  if (!moved) return '';
  if (isNothing(moved)) return `Nothing changes in ${count(moved.cases, 'case')}.`;
  return `${figures(moved).join('; ')}.`;
}
