/** Every clause of the edition's documents: what it says in our words, whether it is encoded, what cites it. */
import { SegmentedControl, Table } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { changed, useQuery, withQuery } from '../app/query.ts';
import { SearchField } from '../shared/search-field.tsx';
import { EmptyState } from '../shared/states.tsx';
import type { EditionView } from '../shared/protocol.ts';
import { useRowKeys } from '../shared/use-rows.ts';
import { count } from '../shared/words.ts';
import { citedBy, type Citing } from './cited.ts';
import classes from './policy.module.css';

function CitingLinks({ view, citing }: { view: EditionView; citing: readonly Citing[] }) {
  const { search } = useQuery();
  if (citing.length === 0) return <span className={classes.dim}>nothing</span>;
  return (
    <span className={classes.citing}>
      {citing.map((one) =>
        one.rule === undefined ? (
          <span key={one.text} className={classes.dim}>
            {one.text}
          </span>
        ) : (
          <Link
            key={one.text}
            href={withQuery(
              `/policy/${view.id}`,
              changed(search, { tab: 'rules', rule: one.rule, clause: undefined, q: undefined }),
            )}
          >
            {one.rule}
          </Link>
        ),
      )}
    </span>
  );
}

/** The tab. `?clause=` marks one and brings it into sight. */
export function ClausesTab({ view }: { view: EditionView }) {
  const query = useQuery();
  const text = (query.get('q') ?? '').toLowerCase();
  const show = query.get('show') ?? 'all';
  const chosen = query.get('clause');
  const cited = useMemo(() => citedBy(view), [view]);
  useRowKeys(() => query.set({ clause: undefined }));
  const clauses = view.edition.clauses.filter(
    (clause) =>
      (show === 'all' || clause.encoded === (show === 'encoded')) &&
      `${clause.ref} ${clause.summary} ${clause.because ?? ''}`.toLowerCase().includes(text),
  );
  useEffect(() => {
    if (chosen === undefined) return;
    document.querySelector('[data-chosen]')?.scrollIntoView({ block: 'center' });
  }, [chosen, view]);
  const encoded = view.edition.clauses.filter((clause) => clause.encoded).length;
  return (
    <>
      <div className={classes.tools} role="search" aria-label="Clauses">
        <SearchField label="Search clauses" value={query.get('q') ?? ''} onChange={(q) => query.set({ q })} />
        <SegmentedControl
          aria-label="Which clauses"
          value={show}
          onChange={(value) => query.set({ show: value === 'all' ? undefined : value })}
          data={[
            { value: 'all', label: `All ${view.edition.clauses.length}` },
            { value: 'encoded', label: `Encoded ${encoded}` },
            { value: 'not', label: `Not encoded ${view.edition.clauses.length - encoded}` },
          ]}
        />
        <span role="status" className={classes.dim}>
          {count(clauses.length, 'clause')}
        </span>
      </div>
      <Table stickyHeader className={classes.table}>
        <Table.Caption className="visually-hidden">Clauses of {view.edition.title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={120}>
              Clause
            </Table.Th>
            <Table.Th scope="col">What it says, in our words</Table.Th>
            <Table.Th scope="col" w="24%">
              Encoded
            </Table.Th>
            <Table.Th scope="col" w="24%">
              Cited by
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clauses.map((clause, index) => (
            <Table.Tr key={clause.ref} data-chosen={clause.ref === chosen || undefined}>
              <Table.Th scope="row">
                <button
                  type="button"
                  className={classes.ref}
                  data-row={index}
                  aria-pressed={clause.ref === chosen}
                  onClick={() => query.set({ clause: clause.ref === chosen ? undefined : clause.ref })}
                >
                  {clause.ref}
                </button>
              </Table.Th>
              <Table.Td>
                {clause.summary}
                {clause.note === undefined ? null : <div className={classes.note}>{clause.note}</div>}
              </Table.Td>
              <Table.Td>
                {clause.encoded ? (
                  <span className={classes.yes}>✓ encoded</span>
                ) : (
                  <span className={classes.no}>– {clause.because ?? 'not encoded'}</span>
                )}
              </Table.Td>
              <Table.Td>
                <CitingLinks view={view} citing={cited.get(clause.ref) ?? []} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {clauses.length === 0 ? (
        <EmptyState title="No clause is left" text="Search for another word, or show all clauses." />
      ) : null}
    </>
  );
}
