/** Portfolios kept in this browser: their end, a way in, a way to delete them. */
import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { KeptPortfolio } from '../shared/impact-protocol.ts';
import { count } from '../shared/words.ts';
import { dropKept, listKept } from './kept.ts';
import classes from './impact.module.css';

/** The last day of a draft: "29 November 2026". */
export const endOf = ({ until }: KeptPortfolio): string =>
  new Date(until).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The list; nothing where nothing was kept. */
export function KeptList({ open }: { open: (id: string, name: string) => void }) {
  const [kept, setKept] = useState<readonly KeptPortfolio[]>([]);
  const [said, setSaid] = useState('');
  const read = useCallback(() => {
    listKept()
      .then(setKept)
      .catch(() => setKept([]));
  }, []);
  useEffect(read, [read]);
  const drop = (one: KeptPortfolio): void => {
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
      {kept.length === 0 ? null : (
        <section aria-labelledby="kept-portfolios">
          <h2 id="kept-portfolios">Kept in this browser</h2>
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
