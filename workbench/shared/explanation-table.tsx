/** Explanations side by side: the engine's sections down, policies across. */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { ExplanationLine, ExplanationSection } from '../../engine/index.ts';
import { Clauses, useRuleLink } from './clause-chip.tsx';
import { LandlordMark, usePolicyName } from './landlord.tsx';
import { landlordOf } from './policy-id.ts';
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
  const ruleLink = useRuleLink(edition);
  return (
    <ul className={classes.lines}>
      {lines.map((line, index) => (
        <li key={index} data-tone={line.tone}>
          {line.tone === 'warn' ? <span aria-hidden>△ </span> : null}
          {line.text} <Clauses edition={edition} clauses={line.clauses} />
          {line.rule === undefined ? null : (
            <Link
              className={classes.ruleLink}
              href={ruleLink(line.rule)}
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
  const nameOf = usePolicyName();
  const { edition, ...own } = nameOf(savedName(cell.policy));
  // An edition that is not saved yet has the name of its landlord's others.
  const name = { edition, name: isUnsaved(cell.policy) ? nameOf(landlordOf(cell.policy)).name : own.name };
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

/**
 * One row a section. A policy that could not answer says why in every row. Without `verdict` the result stands elsewhere.
 * `around` is drawn around what is told of a policy: where its clauses and rules lead.
 */
export function ExplanationTable({
  cells,
  scale,
  verdict = true,
  around = (_, told) => told,
}: {
  cells: readonly Cell[];
  scale: Scale;
  verdict?: boolean;
  around?: (cell: Cell, told: React.ReactNode) => React.ReactNode;
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
            ? around(cell, content(cell))
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
