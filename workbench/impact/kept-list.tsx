/** Portfolios kept in this browser: their end, a way in, a way to delete them. */
import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeptPortfolio } from '../shared/impact-protocol.ts';
import { count } from '../shared/words.ts';
import { dropKept, listKept } from './kept.ts';
import classes from './impact.module.css';

/** The last day of a draft: "29 November 2026". */
export const endOf = ({ until }: KeptPortfolio): string =>
  new Date(until).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The list; nothing where nothing was kept. After the last one is deleted its heading stays, for the keyboard to stand on. */
export function KeptList({ open }: { open: (id: string, name: string) => void }) {
  const [kept, setKept] = useState<readonly KeptPortfolio[]>([]);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const read = useCallback(() => {
    listKept()
      .then(setKept)
      .catch(() => setKept([]));
  }, []);
  useEffect(read, [read]);
  const drop = (one: KeptPortfolio): void => {
    // The button goes with its line: the keyboard goes to the heading, which stays.
    heading.current?.focus();
    dropKept(one.id)
      .then(() => setSaid(`${one.name} was deleted.`))
      .catch(() => setSaid(`${one.name} could not be deleted.`))
      .finally(read);
  };
  return (
    <>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {kept.length === 0 && said === '' ? null : (
        <section aria-labelledby="kept-portfolios">
          <h2 id="kept-portfolios" ref={heading} tabIndex={-1}>
            Kept in this browser
          </h2>
          {kept.length === 0 ? <p>Nothing is kept.</p> : null}
          <ul className={classes.ready}>
            {kept.map((one) => (
              <li key={one.id}>
                <Button variant="default" onClick={() => open(one.id, one.name)}>
                  {one.name}
                </Button>
                <span>
                  {count(one.cases, 'case')}, until {endOf(one)}
                </span>
                <Button
                  variant="subtle"
                  color="red"
                  onClick={() => drop(one)}
                  aria-label={`Delete ${one.name}`}
                >
                  Delete
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
