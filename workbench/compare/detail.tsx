/** What each policy says of one case, side by side, clause by clause. */
import { ActionIcon, Anchor, Text, Tooltip } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { useData } from '../app/data.tsx';
import { carried, withQuery } from '../app/query.ts';
import { ExplanationTable } from '../shared/explanation-table.tsx';
import { CloseIcon } from '../shared/icons.tsx';
import { EmptyState, FailedState, LoadingState } from '../shared/states.tsx';
import { useAnswer } from '../shared/use-run.ts';
import { DecidedList, FactList } from './fact-list.tsx';
import type { CompareView } from './view.ts';
import classes from './compare.module.css';

function DetailBody({ id, compare }: { id: string; compare: CompareView }) {
  const ask = useMemo(() => ({ caseId: id, options: compare.options }), [id, compare.options]);
  const { answer, failed } = useAnswer(ask);
  if (failed !== undefined) return <FailedState title="The case could not be explained" text={failed} />;
  if (!answer) return <LoadingState what="Explaining" />;
  if (!answer.case)
    return (
      <EmptyState
        title={`There is no case ${id}`}
        text="It may have been renamed, or its file has an error."
      />
    );
  return (
    <>
      {answer.case.narrative === undefined ? null : (
        <Text size="sm" className={classes.narrative}>
          {answer.case.narrative}
        </Text>
      )}
      <FactList case={answer.case} />
      <DecidedList case={answer.case} />
      <ExplanationTable cells={answer.cells} scale={compare.scale} />
    </>
  );
}

/** A pane below the table; the keyboard goes on to move rows while it is open. */
export function CaseDetail({ id, compare, close }: { id: string; compare: CompareView; close: () => void }) {
  const { view } = useData();
  const heading = useRef<HTMLHeadingElement>(null);
  const entry = view.cases.find((one) => one.case.id === id);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section id="case-detail" className={classes.detail} aria-labelledby="case-detail-title">
      <div className={classes.detailHead}>
        <h2 id="case-detail-title" ref={heading} tabIndex={-1} aria-live="polite">
          {entry?.case.title ?? id}
        </h2>
        <Text size="xs" component="span" className={classes.where}>
          {entry === undefined ? '' : `${entry.file}:${entry.line}`}
        </Text>
        <span className={classes.grow} />
        {entry === undefined ? null : (
          <Anchor component={Link} size="sm" href={withQuery(`/case/${id}`, carried(compare.query.search))}>
            Change its facts
          </Anchor>
        )}
        <Tooltip label="Close (Esc)">
          <ActionIcon variant="subtle" color="gray" onClick={close} aria-label="Close the details">
            <CloseIcon />
          </ActionIcon>
        </Tooltip>
      </div>
      <div
        className={classes.detailBody}
        data-scrolls
        tabIndex={0}
        role="region"
        aria-label="Explanations, scrolls"
      >
        <DetailBody id={id} compare={compare} />
      </div>
    </section>
  );
}
