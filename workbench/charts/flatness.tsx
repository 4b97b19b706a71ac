/** Why a policy is flat along a fact: it does not look at it, or looks and nothing changes. */
import type { Sweep, SweepLine } from '../../engine/index.ts';
import { count } from '../shared/words.ts';
import classes from './charts.module.css';

/** A line for each swept fact that moves nothing, and one for items that keep their own. */
export function Flatness({ sweep, line }: { sweep: Sweep; line: SweepLine }) {
  const remarks = sweep.axes.flatMap(({ fact }, i) => {
    const kept = sweep.kept[i] ?? 0;
    const own =
      kept > 0 ? [`${count(kept, 'item')} with a value of its own for “${fact.label}” keep it.`] : [];
    if (line.unread.includes(fact.name)) return [`Flat: this policy does not read “${fact.label}”.`, ...own];
    if (line.still.includes(fact.name))
      return [`Flat: “${fact.label}” is read, and no award changes here.`, ...own];
    return own;
  });
  if (remarks.length === 0) return null;
  return <p className={classes.remark}>{remarks.join(' ')}</p>;
}
