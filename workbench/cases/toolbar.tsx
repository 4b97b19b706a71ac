/** Which case, which facts, and what to do with the case. */
import { Button, CopyButton, Select, Switch } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { carried, useQuery, withQuery } from '../app/query.ts';
import { give } from '../shared/export/give.ts';
import { PolicyPicker } from '../shared/policy-picker.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { draftPart, type Editing } from './history.ts';
import type { OwnCases } from './keep/use-cases.ts';
import classes from './cases.module.css';

/** A button that does nothing now, and keeps the focus. */
const off = (is: boolean) => (is ? { 'data-disabled': true, 'aria-disabled': true } : {});

/** `text` is the case as JSON; `changed` whether it differs from where it started. */
export function Toolbar(props: {
  id: string | undefined;
  text: string;
  fileName: string;
  editing: Editing;
  changed: boolean;
  cases: OwnCases;
  /** What can be done with the case as a file. */
  file: ReactNode;
}) {
  const query = useQuery();
  const [, navigate] = useLocation();
  const { editing, cases } = props;
  const options = useMemo(
    () => [
      { value: '', label: 'A blank case' },
      ...cases.cases.map((entry) => ({ value: entry.case.id, label: entry.case.title ?? entry.case.id })),
    ],
    [cases],
  );
  return (
    <div className={classes.toolbar}>
      <Select
        aria-label="Start from a case"
        className={classes.start}
        searchable
        value={props.id ?? ''}
        allowDeselect={false}
        nothingFoundMessage="No such case"
        data={options}
        onChange={(value) => navigate(withQuery(value ? `/case/${value}` : '/case', carried(query.search)))}
      />
      <Button variant="default" {...off(!editing.canUndo)} onClick={editing.undo}>
        Undo
      </Button>
      <Button variant="default" {...off(!editing.canRedo)} onClick={editing.redo}>
        Redo
      </Button>
      <Button variant="default" {...off(!props.changed)} onClick={editing.reset}>
        Reset
      </Button>
      {props.file}
      <CopyButton value={props.text}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy JSON'}
          </Button>
        )}
      </CopyButton>
      <Button
        variant="default"
        onClick={() => give(`${props.fileName}.json`, new Blob([props.text], { type: 'application/json' }))}
      >
        Download
      </Button>
      <Button
        variant="default"
        component={Link}
        href={withQuery(
          '/charts',
          carried(query.search, {
            case: props.id ?? '-',
            ...Object.fromEntries(new URLSearchParams(draftPart(query.search))),
          }),
        )}
      >
        Charts
      </Button>
      <span className={classes.grow} />
      <SearchField label="Search facts" value={query.get('q') ?? ''} onChange={(q) => query.set({ q })} />
      <Switch
        label="Also facts nobody reads"
        checked={query.get('all') === '1'}
        onChange={(event) => query.set({ all: event.currentTarget.checked ? '1' : undefined })}
      />
      <PolicyPicker />
    </div>
  );
}
