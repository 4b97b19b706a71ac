/** What one policy answers, at a glance. */
import { OutcomeBadge, OutcomeShape } from './outcome.tsx';
import { RangeBar } from './range-bar.tsx';
import { problemText } from './words.ts';
import type { Cell } from './protocol.ts';
import type { Scale } from './scale.ts';
import classes from './shared.module.css';

/** Outcome or figure, and the bar. Where an outcome is undetermined both stand. */
export function AnswerFigure({ cell, scale }: { cell: Cell; scale: Scale }) {
  if (cell.kind === 'problem')
    return (
      <span className={classes.problem} title={cell.problems.map(problemText).join('; ') || undefined}>
        ✗ {cell.problems[0]?.what ?? 'no such policy'}
      </span>
    );
  const { outcome, award } = cell.determination;
  const figured = outcome === 'award' || outcome === 'undetermined';
  return (
    <div className={classes.answer} data-outcome={outcome}>
      <div className={classes.figure}>
        {outcome === 'award' ? (
          <>
            <OutcomeShape outcome="award" />
            <span className="visually-hidden">Award </span>
            {cell.figure}
          </>
        ) : (
          <>
            <OutcomeBadge outcome={outcome} word={cell.word} />
            {figured ? <span className={classes.dim}>{cell.figure}</span> : null}
          </>
        )}
        {cell.supposed === undefined ? null : <span className={classes.tag}>supposed</span>}
        {cell.expected === 'differs' ? <span className={classes.wrong}>✗ expected otherwise</span> : null}
      </div>
      {figured ? (
        <RangeBar range={award} scale={scale} landlord={cell.policy} />
      ) : (
        <div className={classes.noBar} aria-hidden />
      )}
    </div>
  );
}
