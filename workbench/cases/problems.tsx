/** What is wrong with the case, above the answers; each leads to its field. */
import { UnstyledButton } from '@mantine/core';
import type { Problem } from '../../engine/index.ts';
import classes from './cases.module.css';

const factOf = (problem: Problem): string | undefined => /^\/facts\/([^/]+)$/.exec(problem.pointer)?.[1];

function goTo(fact: string): void {
  const field = document.querySelector<HTMLElement>(`[data-fact="${CSS.escape(fact)}"]`);
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
}

/** All errors, and the warnings that belong to no field: fields say theirs too. */
export function CaseProblems({ problems }: { problems: readonly Problem[] }) {
  const shown = problems.filter(
    (problem) => problem.severity === 'error' || !/^\/(facts|timeline|items)\//.test(problem.pointer),
  );
  if (shown.length === 0) return null;
  return (
    <ul className={classes.others} role="status">
      {shown.map((problem, index) => {
        const fact = factOf(problem);
        const text = [problem.what, problem.why, problem.mend].filter((part) => part !== '').join('; ');
        return (
          <li key={index} data-severity={problem.severity}>
            {problem.severity === 'error' ? '■' : '△'} {text}{' '}
            {fact === undefined ? null : (
              <UnstyledButton className={classes.back} onClick={() => goTo(fact)}>
                go to it
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
