/** Explanations side by side: the engine's sections down, policies across. */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { carried, useQuery, withQuery } from '../app/query.ts';
import type { ExplanationLine, ExplanationSection } from '../../engine/index.ts';
import { Clauses } from './clause-chip.tsx';
import { LandlordMark, usePolicyName } from './landlord.tsx';
import { isUnsaved, savedName } from './impact-protocol.ts';
import { OutcomeBadge } from './outcome.tsx';
import { RangeBar } from './range-bar.tsx';
import type { Answer, Cell } from './protocol.ts';
import type { Scale } from './scale.ts';
import { SupposeSelect } from './suppose.tsx';
import { count, problemText, supposable } from './words.ts';
import classes from './shared.module.css';

/** All sections by id → title, each after the one that it follows in some answer. */
export function mergeSections(
  lists: readonly (readonly ExplanationSection[])[],
): [id: string, title: string][] {
  const merged: [string, string][] = [];
  for (const list of lists) {
    let at = 0;
    for (const { id, title } of list) {
      const known = merged.findIndex(([other]) => other === id);
      if (known >= 0) at = known + 1;
      else merged.splice(at++, 0, [id, title]);
    }
  }
  return merged;
}

/** More lines without a clause than this are folded. */
const foldAbove = 4;

function LineList({ lines, edition }: { lines: readonly ExplanationLine[]; edition: string }) {
  const { search } = useQuery();
  return (
    <ul className={classes.lines}>
      {lines.map((line, index) => (
        <li key={index} data-tone={line.tone}>
          {line.tone === 'warn' ? <span aria-hidden>△ </span> : null}
          {line.text} <Clauses edition={edition} clauses={line.clauses} />
          {line.rule === undefined ? null : (
            <Link
              className={classes.ruleLink}
              href={withQuery(`/policy/${edition}`, carried(search, { tab: 'rules', rule: line.rule }))}
              title={`Rule ${line.rule}`}
              aria-label={`Rule ${line.rule}`}
            >
              rule
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Lines({ section, edition }: { section: ExplanationSection | undefined; edition: string }) {
  if (!section || section.lines.length === 0) return <span className={classes.none}>–</span>;
  const bare = section.lines.every((line) => line.clauses.length === 0 && line.rule === undefined);
  if (!bare || section.lines.length <= foldAbove) return <LineList lines={section.lines} edition={edition} />;
  return (
    <details className={classes.fold}>
      <summary>{count(section.lines.length, 'line')}</summary>
      <LineList lines={section.lines} edition={edition} />
    </details>
  );
}

function Verdict({ cell, scale }: { cell: Answer; scale: Scale }) {
  const { outcome, award } = cell.determination;
  const figured = outcome === 'award' || outcome === 'undetermined';
  return (
    <div className={classes.verdict}>
      <OutcomeBadge outcome={outcome} word={cell.word} />
      {figured ? <strong className={classes.sum}>{cell.figure}</strong> : null}
      {figured ? <RangeBar range={award} scale={scale} landlord={cell.policy} /> : null}
      {cell.supposed === undefined ? null : (
        <Text size="xs" className={classes.supposed}>
          Supposed, not found: {supposable.find((one) => one.value === cell.supposed)?.label}
        </Text>
      )}
      <SupposeSelect policy={cell.edition} />
    </div>
  );
}

function ExpectationCell({ cell }: { cell: Answer }) {
  if (cell.expected === 'none') return <span className={classes.none}>none stated</span>;
  if (cell.expected === 'met') return <span className={classes.good}>✓ met</span>;
  return (
    <div>
      <span className={classes.bad}>✗ not met</span>
      <ul className={classes.lines}>
        {cell.mismatches.map((mismatch, index) => (
          <li key={index}>{mismatch.text}</li>
        ))}
      </ul>
    </div>
  );
}

function ColumnHead({ cell }: { cell: Cell }) {
  const name = usePolicyName()(savedName(cell.policy));
  return (
    <th scope="col">
      <LandlordMark landlord={cell.policy} /> {name.name}
      <small>
        {cell.kind === 'answer' ? cell.edition : name.edition}
        {isUnsaved(cell.policy) ? ', not saved' : ''}
      </small>
    </th>
  );
}

/** One row a section. A policy that could not answer says why in every row. Without `verdict` the result stands elsewhere. */
export function ExplanationTable({
  cells,
  scale,
  verdict = true,
}: {
  cells: readonly Cell[];
  scale: Scale;
  verdict?: boolean;
}) {
  const sections = useMemo(
    () => mergeSections(cells.map((cell) => (cell.kind === 'answer' ? (cell.sections ?? []) : []))),
    [cells],
  );
  const row = (title: string, content: (cell: Answer) => React.ReactNode) => (
    <tr key={title}>
      <th scope="row">{title}</th>
      {cells.map((cell) => (
        <td key={cell.policy}>
          {cell.kind === 'answer'
            ? content(cell)
            : cell.problems.map(problemText).join('; ') || 'no such policy'}
        </td>
      ))}
    </tr>
  );
  const expected = cells.some((cell) => cell.kind === 'answer' && cell.expected !== 'none');
  return (
    <table className={classes.explanation} style={{ '--columns': cells.length } as React.CSSProperties}>
      <caption className="visually-hidden">What each policy says of this case, and why</caption>
      <thead>
        <tr>
          <td />
          {cells.map((cell) => (
            <ColumnHead key={cell.policy} cell={cell} />
          ))}
        </tr>
      </thead>
      <tbody>
        {verdict ? row('Result', (cell) => <Verdict cell={cell} scale={scale} />) : null}
        {expected ? row('Fixture expects', (cell) => <ExpectationCell cell={cell} />) : null}
        {sections.map(([id, title]) =>
          row(title, (cell) => (
            <Lines section={cell.sections?.find((one) => one.id === id)} edition={cell.edition} />
          )),
        )}
      </tbody>
    </table>
  );
}
