/** Compare, the home of the workbench: cases down, policies across, explanations side by side. */
import { VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useKeys } from '../app/keys.ts';
import { MissingPolicies } from '../shared/missing.tsx';
import { FailedState, LoadingState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { CaseDetail } from './detail.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ComparePaper } from './paper.tsx';
import { RunProgress } from './progress.tsx';
import { CompareTable } from './table.tsx';
import { useCompare, type CompareView } from './view.ts';
import classes from './compare.module.css';

/** Rows are drawn when they come into sight: a far one may take some frames. */
const focusRow = (index: number, frames = 20): void => {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (row) row.focus({ preventScroll: true });
    else if (frames > 0) focusRow(index, frames - 1);
  });
};

/** The row that the keyboard is on, and the keys that move it. With details open the details move along. */
function useRowKeys(compare: CompareView, open: (id: string) => void, close: () => void): number {
  const [kept, setKept] = useState(-1);
  const { rows, openId, query } = compare;
  const openIndex = rows.findIndex((row) => row.entry.case.id === openId);
  const current = openIndex >= 0 ? openIndex : kept;
  const wasOpen = useRef(openId);
  useEffect(() => {
    const before = wasOpen.current;
    wasOpen.current = openId;
    if (before === undefined || openId !== undefined || document.activeElement !== document.body) return;
    const index = rows.findIndex((row) => row.entry.case.id === before);
    setKept(index);
    focusRow(index);
  }, [openId, rows]);
  const move = (by: number): void => {
    const next = Math.min(rows.length - 1, Math.max(0, current + by));
    const row = rows[next];
    if (!row) return;
    setKept(next);
    if (openId === undefined) focusRow(next);
    else query.set({ case: row.entry.case.id });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => move(-rows.length),
    End: () => move(rows.length),
    Escape: () => {
      if (openId === undefined) return;
      setKept(current);
      close();
      focusRow(current);
    },
  });
  return current;
}

/** The screen at `/`. */
export function CompareScreen() {
  const compare = useCompare();
  const { query, run, openId } = compare;
  const opened = compare.all.find((row) => row.entry.case.id === openId);
  useTitle(opened === undefined ? 'Compare' : `${opened.title} · Compare`);
  const open = useCallback(
    (id: string) =>
      query.set(
        { case: query.get('case') === id ? undefined : id },
        { push: query.get('case') === undefined },
      ),
    [query],
  );
  const close = useCallback(() => query.set({ case: undefined }), [query]);
  const current = useRowKeys(compare, open, close);
  return (
    <div className={classes.screen}>
      <VisuallyHidden component="h1">Compare the policies case by case</VisuallyHidden>
      <FilterBar compare={compare} />
      <ComparePaper compare={compare} />
      <MissingPolicies policies={compare.options.policies} />
      <RunProgress run={run} />
      {run.failed !== undefined ? (
        <FailedState title="The cases could not be decided" text={run.failed} />
      ) : run.rows.size === 0 && !run.finished && !run.isStopped ? (
        <LoadingState what="Deciding the cases" />
      ) : (
        <CompareTable compare={compare} current={current} open={open} compact={openId !== undefined} />
      )}
      {openId === undefined ? null : <CaseDetail id={openId} compare={compare} close={close} />}
    </div>
  );
}
