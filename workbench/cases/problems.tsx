/** What is wrong with the case, above the answers; each leads to its field. */
import { UnstyledButton } from '@mantine/core';
import type { Problem } from '../../engine/index.ts';
import { useReadable } from '../shared/readable.ts';
import { problemText } from '../shared/words.ts';
import classes from './cases.module.css';

/** Where in the form a problem stands: a field, an item, the dates. */
function placeOf({ pointer, code }: Problem): string | undefined {
  const fact = /^\/facts\/([^/]+)$/.exec(pointer)?.[1];
  if (fact !== undefined) return `[data-fact="${CSS.escape(fact)}"]`;
  const item = /^\/items\/(\d+)/.exec(pointer)?.[1];
  if (item !== undefined) return `[data-part="items/${item}"]`;
  return pointer.startsWith('/timeline') || code === 'date-outside-calendar'
    ? '[data-part="timeline"]'
    : undefined;
}

function goTo(place: string): void {
  const field = document.querySelector<HTMLElement>(place);
  field?.scrollIntoView({ block: 'center' });
  const control =
    field?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    field?.querySelector<HTMLElement>('input, select');
  control?.focus({ preventScroll: true });
}

/** All errors, and the warnings that belong to no field: fields say theirs too. */
export function CaseProblems({ problems }: { problems: readonly Problem[] }) {
  const readable = useReadable();
  const shown = problems.filter(
    (problem) => problem.severity === 'error' || !/^\/(facts|timeline|items)\//.test(problem.pointer),
  );
  if (shown.length === 0) return null;
  return (
    <ul className={classes.others} role="status">
      {shown.map((problem, index) => {
        const place = placeOf(problem);
        const text = readable(problemText(problem));
        return (
          <li key={index} data-severity={problem.severity}>
            {problem.severity === 'error' ? '■' : '△'} {text}{' '}
            {place === undefined ? null : (
              <UnstyledButton className={classes.back} onClick={() => goTo(place)}>
                go to it
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
