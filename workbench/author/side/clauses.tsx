/** The clauses of the edition as its text lists them. */
import { Badge } from '@mantine/core';
import { useMemo } from 'react';
import { EmptyState } from '../../shared/states.tsx';
import { useDesk } from '../desk.ts';
import { useInSight } from './in-sight.ts';
import classes from '../author.module.css';

/** The tab. */
export function ClausesSide() {
  const { text, names, selected, select } = useDesk();
  const clauses = useMemo(() => [...names(text).clauses.values()], [names, text]);
  useInSight(selected, clauses.length);
  if (clauses.length === 0)
    return <EmptyState title="No clauses are listed" text="They stand under `clauses` in the text." />;
  return (
    <ul className={classes.rules} aria-label="Clauses">
      {clauses.map((clause, i) => {
        const pointer = `/clauses/${i}`;
        const isChosen = selected === pointer;
        return (
          <li key={pointer} data-chosen={isChosen || undefined}>
            <button
              type="button"
              className={classes.rule}
              aria-pressed={isChosen}
              onClick={() => select(pointer)}
            >
              <strong>{clause.ref}</strong> {clause.summary}
            </button>
            <div className={classes.ruleFoot}>
              {clause.encoded ? (
                <Badge size="xs" variant="outline" color="green" c="inherit">
                  encoded
                </Badge>
              ) : (
                <>not encoded: {clause.because ?? 'no reason is given'}</>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
