/** Code: the provisions of the Complaint Handling Code down, policies across. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { useChoice } from '../shared/choice.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { shownDay } from '../shared/export/index.ts';
import { MissingPolicies } from '../shared/missing.tsx';
import { EmptyState, FailedState, LoadingState } from '../shared/states.tsx';
import type { CodeColumn } from '../shared/protocol.ts';
import { useRowKeys } from '../shared/use-rows.ts';
import { useTitle } from '../shared/use-title.ts';
import { ProvisionDetail } from './detail.tsx';
import type { CodeSheetOf } from './export.ts';
import { Filters, PrintedHead } from './filters.tsx';
import { filterRows, rowsOf } from './rows.ts';
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

const leftOut = (names: readonly string[]): string =>
  `${[...new Set(names)].join(', ')}: a reference has no complaints process, so it is not checked against the Code.`;

/** The screen at `/code`. Reference editions have no complaints process, and are left out. */
export function CodeScreen() {
  const { view, edition } = useData();
  const query = useQuery();
  const choice = useChoice();
  const name = usePolicyName();
  const editions = choice.policies
    .map((policy) => name(policy).edition)
    .filter((id) => edition(id) !== undefined && edition(id)?.edition.reference !== true);
  const references = choice.policies.filter(
    (policy) => edition(name(policy).edition)?.edition.reference === true,
  );
  const { columns, failed } = useFindings(editions);
  const all = useMemo(() => rowsOf(view.provisions, columns ?? []), [view.provisions, columns]);
  const filters = {
    text: query.get('q') ?? '',
    show: query.get('show') ?? '',
    section: query.get('section') ?? '',
  };
  const rows = filterRows(all, filters);
  const sheetOf: CodeSheetOf = {
    all,
    rows,
    editions,
    filters,
    name: (policy) => name(policy).full,
    edition,
    day: shownDay(),
  };
  const openRef = query.get('provision');
  const openRow = all.find((row) => row.provision.ref === openRef);
  useTitle(openRow === undefined ? 'Code' : `Provision ${openRow.provision.ref} · Code`);
  const close = useCallback(() => {
    query.set({ provision: undefined });
    const row = document.querySelector<HTMLElement>('[data-row][aria-expanded="true"]');
    row?.focus();
  }, [query]);
  useRowKeys(close, (by) => {
    if (openRef === undefined) return false;
    const at = rows.findIndex((row) => row.provision.ref === openRef);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) query.set({ provision: next.provision.ref });
    return true;
  });
  const lastRef = useRef(openRef);
  useEffect(() => {
    const before = lastRef.current;
    lastRef.current = openRef;
    if (before === undefined || openRef !== undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-ref="${CSS.escape(before)}"]`)?.focus();
  }, [openRef]);
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
      <Filters query={query} of={sheetOf} ready={columns !== null} />
      <PrintedHead of={sheetOf} />
      <MissingPolicies
        policies={choice.policies}
        {...(references.length === 0 ? {} : { also: leftOut(references.map((one) => name(one).name)) })}
      />
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
