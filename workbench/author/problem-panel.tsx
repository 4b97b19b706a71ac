/** The engine's verdict on the text: every problem, where it stands, how to mend it; or plainly that there is none. */
import { Button } from '@mantine/core';
import { count } from '../shared/words.ts';
import { type PlacedProblem, useDesk } from './desk.ts';
import { mendsFor } from './language/mends.ts';
import classes from './author.module.css';

/** More than this many are not listed: what follows is mostly their echo. */
const most = 200;

function ProblemItem({ placed: { problem, span } }: { placed: PlacedProblem }) {
  const { text, isLocked, looking, mend, show } = useDesk();
  const mends = isLocked || looking.isWaiting ? [] : mendsFor(text, problem);
  const isError = problem.severity === 'error';
  return (
    <li>
      <button type="button" className={classes.problem} onClick={() => show(span)}>
        <span className={classes.severity} data-severity={problem.severity}>
          {isError ? '■ error' : '△ warning'}
        </span>{' '}
        <code>
          {problem.line}:{problem.column}
        </code>{' '}
        <strong>{problem.what}</strong>
        {problem.why === '' ? null : <>, {problem.why}</>}
        {problem.mend === '' ? null : <> — {problem.mend}</>}
      </button>
      {mends.map((one) => (
        <Button key={one.title} variant="default" size="compact-xs" onClick={() => mend(one)}>
          {one.title}
        </Button>
      ))}
    </li>
  );
}

/** "3 problems: 2 errors and 1 warning"; "No problems". */
function sentence(problems: readonly PlacedProblem[]): string {
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'No problems';
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return parts.join(' and ');
}

/** The list below the text. */
export function ProblemPanel() {
  const { problems, looking } = useDesk();
  const isDone = looking.verdict !== null;
  return (
    <section className={classes.problems} aria-label="Problems">
      <p
        role="status"
        className={classes.verdict}
        data-clean={(isDone && problems.length === 0) || undefined}
      >
        {looking.failed === null ? null : `The engine failed: ${looking.failed}. `}
        {isDone ? `${problems.length === 0 ? '✓ ' : ''}${sentence(problems)}` : 'The engine is reading …'}
      </p>
      {problems.length === 0 ? null : (
        <ol aria-label="Problems of this edition">
          {problems.slice(0, most).map((one) => (
            <ProblemItem key={`${one.span.offset}:${one.problem.code}:${one.problem.what}`} placed={one} />
          ))}
          {problems.length > most ? <li>{count(problems.length - most, 'more problem')}</li> : null}
        </ol>
      )}
    </section>
  );
}
