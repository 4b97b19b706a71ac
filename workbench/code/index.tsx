/** Code: the provisions of the Complaint Handling Code down, policies across. */
import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useData } from '../app/data.tsx';
import { useQuery, type Query } from '../app/query.ts';
import { useChoice } from '../shared/choice.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { PolicyPicker } from '../shared/policy-picker.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { EmptyState, FailedState, LoadingState } from '../shared/states.tsx';
import { statusList } from '../shared/status.tsx';
import type { CodeColumn } from '../shared/protocol.ts';
import { useRowKeys } from '../shared/use-rows.ts';
import { useTitle } from '../shared/use-title.ts';
import { count } from '../shared/words.ts';
import { ProvisionDetail } from './detail.tsx';
import { filterRows, rowsOf, sectionTitles } from './rows.ts';
import { CodeTable } from './table.tsx';
import classes from './code.module.css';

/** Findings of the editions; null while they are being made. */
function useFindings(editions: readonly string[]): {
  columns: readonly CodeColumn[] | null;
  failed: string | null;
} {
  const { engine } = useData();
  const [state, setState] = useState<{ columns: readonly CodeColumn[] | null; failed: string | null }>({
    columns: null,
    failed: null,
  });
  const key = editions.join();
  useEffect(
    () =>
      engine.ask(
        'code',
        { editions: key.split(',').filter((id) => id !== '') },
        {
          done: (columns) => setState({ columns, failed: null }),
          failed: (failed) => setState({ columns: null, failed }),
        },
      ),
    [engine, key],
  );
  return state;
}

function Filters({ query, left, total }: { query: Query; left: number; total: number }) {
  return (
    <div className={classes.filters} role="search" aria-label="Provisions">
      <SearchField
        label="Search provisions"
        value={query.get('q') ?? ''}
        onChange={(q) => query.set({ q })}
      />
      <NativeSelect
        aria-label="Status"
        value={query.get('show') ?? ''}
        onChange={(event) => query.set({ show: event.currentTarget.value })}
        data={[
          { value: '', label: 'All provisions' },
          { value: 'work', label: 'What needs work' },
          { value: 'contradicted', label: 'Claims contradicted' },
          ...statusList.map((one) => ({ value: one.id, label: one.word })),
        ]}
      />
      <NativeSelect
        aria-label="Section"
        value={query.get('section') ?? ''}
        onChange={(event) => query.set({ section: event.currentTarget.value })}
        data={[
          { value: '', label: 'All sections' },
          ...Object.entries(sectionTitles).map(([n, title]) => ({ value: n, label: `${n}. ${title}` })),
        ]}
      />
      <span role="status" className={classes.left}>
        {left === total ? count(total, 'provision') : `${left} of ${count(total, 'provision')}`}
      </span>
      <span className={classes.grow} />
      <Button variant="default" onClick={() => window.print()}>
        Print
      </Button>
      <PolicyPicker dates={false} />
    </div>
  );
}

/** The screen at `/code`. Reference editions have no complaints process, and are left out. */
export function CodeScreen() {
  useTitle('Code');
  const { view, edition } = useData();
  const query = useQuery();
  const choice = useChoice();
  const name = usePolicyName();
  const editions = choice.policies
    .map((policy) => name(policy).edition)
    .filter((id) => edition(id)?.edition.reference !== true);
  const { columns, failed } = useFindings(editions);
  const all = useMemo(() => rowsOf(view.provisions, columns ?? []), [view.provisions, columns]);
  const rows = filterRows(all, {
    text: query.get('q') ?? '',
    show: query.get('show') ?? '',
    section: query.get('section') ?? '',
  });
  const openRef = query.get('provision');
  const openRow = all.find((row) => row.provision.ref === openRef);
  const close = useCallback(() => {
    query.set({ provision: undefined });
    const row = document.querySelector<HTMLElement>('[data-row][aria-expanded="true"]');
    row?.focus();
  }, [query]);
  useRowKeys(close);
  useEffect(() => {
    if (openRef !== undefined)
      document.querySelector('[data-row][aria-expanded="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [openRef, columns]);
  const open = (ref: string): void =>
    query.set({ provision: ref === openRef ? undefined : ref }, { push: openRef === undefined });
  if (view.provisions.length === 0)
    return <EmptyState title="There is no Code" text="rules/codes/ holds no document that could be read." />;
  return (
    <div className={classes.screen}>
      <h1 className="visually-hidden">The Complaint Handling Code, provision by provision</h1>
      <Filters query={query} left={rows.length} total={all.length} />
      {failed !== null ? <FailedState title="The policies could not be checked" text={failed} /> : null}
      {columns === null && failed === null ? <LoadingState what="Checking the policies" /> : null}
      {columns === null ? null : (
        <div className={classes.split} data-open={openRow !== undefined || undefined}>
          <div className={classes.scroll} tabIndex={0} role="region" aria-label="Findings, scrolls">
            <CodeTable all={all} rows={rows} editions={editions} openRef={openRef} open={open} />
            {rows.length === 0 ? (
              <EmptyState title="No provision is left" text="The filters let none through." />
            ) : null}
          </div>
          {openRow === undefined ? null : (
            <ProvisionDetail key={openRow.provision.ref} row={openRow} editions={editions} close={close} />
          )}
        </div>
      )}
    </div>
  );
}
