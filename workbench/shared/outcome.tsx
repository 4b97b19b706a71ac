/** An outcome as a shape and a word; colour adds nothing that these do not say. */
import type { ReactNode } from 'react';
import type { Outcome } from '../../engine/model/determination.ts';
import { outcomeList } from './words.ts';
import classes from './shared.module.css';

const shapes: Record<Outcome, ReactNode> = {
  award: <circle cx="6" cy="6" r="4.5" fill="currentColor" stroke="none" />,
  'no-award': <circle cx="6" cy="6" r="4" />,
  excluded: (
    <>
      <circle cx="6" cy="6" r="4.2" />
      <path d="M3 9l6-6" />
    </>
  ),
  referred: <path d="M1.5 6h8M6.5 2.8L9.8 6 6.5 9.2" />,
  'outside-policy': <path d="M6 1.3L10.7 6 6 10.7 1.3 6z" />,
  undetermined: <path d="M4 4.2a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.5M6 9.8v.4" />,
};

/** Only the shape, for dense places; hidden from readers that cannot see it. */
export function OutcomeShape({ outcome }: { outcome: Outcome }) {
  return (
    <svg
      className={classes.shape}
      viewBox="0 0 12 12"
      width={12}
      height={12}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      aria-hidden
    >
      {shapes[outcome]}
    </svg>
  );
}

/** Shape and word. `word` is the engine's where it is at hand. */
export function OutcomeBadge({ outcome, word }: { outcome: Outcome; word?: string }) {
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <OutcomeShape outcome={outcome} />
      {word ?? outcomeList.find((one) => one.id === outcome)?.word}
    </span>
  );
}
