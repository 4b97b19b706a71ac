/** What an edition is: title, status, dates, documents, and what of them was not held. */
import { Button, NativeSelect } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useData } from '../app/data.tsx';
import { carried, useQuery, withQuery } from '../app/query.ts';
import { Clauses } from '../shared/clause-chip.tsx';
import { LandlordMark } from '../shared/landlord.tsx';
import type { EditionView } from '../shared/protocol.ts';
import { monthOrDate, sinceWords } from '../shared/words.ts';
import classes from './policy.module.css';

/** Chooses the edition; the tab stays. */
function EditionSelect({ id }: { id: string }) {
  const { view } = useData();
  const query = useQuery();
  const [, navigate] = useLocation();
  return (
    <NativeSelect
      aria-label="Edition"
      value={id}
      onChange={(event) =>
        navigate(
          withQuery(`/policy/${event.currentTarget.value}`, carried(query.search, { tab: query.get('tab') })),
        )
      }
      data={view.editions.map((one) => ({
        value: one.id,
        label: `${one.edition.landlord} · ${one.id}${one.edition.reference === true ? ' (reference)' : ''}`,
      }))}
    />
  );
}

function Documents({ view }: { view: EditionView }) {
  const { documents, notHeld } = view.edition;
  return (
    <details className={classes.documents}>
      <summary>
        {documents.length === 1 ? 'One document' : `${documents.length} documents`}
        {notHeld === undefined || notHeld.length === 0 ? '' : `, ${notHeld.length} not held`}
      </summary>
      <ul>
        {documents.map((document, index) => (
          <li key={document.id}>
            <strong>{document.title}</strong> <code>{document.id}</code>
            {index === 0 ? ' (main: its clauses stand bare)' : ''}
            {document.published ? `, published ${monthOrDate(document.published)}` : ''}
            {document.read ? `, read ${monthOrDate(document.read)}` : ''}
            {document.note === undefined ? null : <div className={classes.note}>{document.note}</div>}
          </li>
        ))}
        {(notHeld ?? []).map((missing) => (
          <li key={missing.title}>
            <span className={classes.notHeld}>△ not held</span> {missing.title}{' '}
            <Clauses edition={view.id} clauses={missing.clauses} />
            {missing.note === undefined ? null : <div className={classes.note}>{missing.note}</div>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The head of the screen. */
export function PolicyHeader({ view }: { view: EditionView }) {
  const { edition } = view;
  const { search } = useQuery();
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <LandlordMark landlord={view.landlordId} />
        <h1>
          {edition.landlord}: {edition.title}
        </h1>
        <span className={classes.badge}>{edition.status}</span>
        {edition.reference === true ? <span className={classes.badge}>reference</span> : null}
        <span className={classes.grow} />
        <Button component={Link} variant="default" href={withQuery(`/author/${view.id}`, carried(search))}>
          Edit
        </Button>
        <EditionSelect id={view.id} />
      </div>
      <div className={classes.meta}>
        <span>
          From {sinceWords(edition)}
          {edition.to ? ` to ${monthOrDate(edition.to)}` : ', in force'}
        </span>
        {edition.reviewBy ? <span>Review by {monthOrDate(edition.reviewBy)}</span> : null}
        <span>{view.file}</span>
        <Documents view={view} />
      </div>
      {edition.note === undefined ? null : <p className={classes.note}>{edition.note}</p>}
    </header>
  );
}
