/** The cliffs of a policy: between which values, what changes, which rules begin or stop, and their clauses. */
import { Table } from '@mantine/core';
import { axisValueText } from '../../engine/compare/sweep-words.ts';
import type { Axis, RuleRef, Sweep, SweepCliff, SweepLine } from '../../engine/index.ts';
import { Clauses } from '../shared/clause-chip.tsx';
import { count, spaced } from '../shared/words.ts';
import { cliffText, letterOf } from './words.ts';
import classes from './charts.module.css';

const clausesOf = (refs: readonly RuleRef[]): string[] => [
  ...new Set(refs.flatMap(({ clauses }) => clauses)),
];

function Rules({ refs, word }: { refs: readonly RuleRef[]; word: string }) {
  if (refs.length === 0) return null;
  return (
    <span className={classes.rules}>
      {refs.map(({ rule }) => spaced(rule)).join(', ')} <em>{word}</em>
    </span>
  );
}

/** A table of cliffs or of turns; nothing where there is none. */
export function CliffTable(props: {
  sweep: Sweep;
  line: SweepLine;
  cliffs: readonly SweepCliff[];
  title: string;
  lettered?: boolean;
}) {
  const { sweep, line, cliffs } = props;
  if (cliffs.length === 0) return null;
  const where = (cliff: SweepCliff): string => {
    const axis = sweep.axes[cliff.axis] as Axis;
    const other = sweep.axes[1 - cliff.axis];
    const step = `${axisValueText(axis, cliff.below)} → ${axisValueText(axis, cliff.above)}`;
    const named = sweep.axes.length > 1 ? `${axis.fact.label}: ${step}` : step;
    return other && cliff.other !== undefined ? `${named}, at ${axisValueText(other, cliff.other)}` : named;
  };
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ tabIndex: 0 }} className={classes.cliffs}>
      <Table aria-label={`${props.title} of ${line.policy}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{props.title}</Table.Th>
            <Table.Th scope="col">What changes</Table.Th>
            <Table.Th scope="col">Rules</Table.Th>
            <Table.Th scope="col">Clauses</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cliffs.map((cliff, i) => (
            <Table.Tr key={`${cliff.axis} ${String(cliff.other)} ${String(cliff.above)}`}>
              <Table.Th scope="row">
                {props.lettered ? <b>{letterOf(i)} </b> : null}
                {where(cliff)}
              </Table.Th>
              <Table.Td>{cliffText(sweep, cliff)}</Table.Td>
              <Table.Td>
                <Rules refs={cliff.stopped} word="stops" />
                {cliff.stopped.length > 0 && cliff.began.length > 0 ? '; ' : ''}
                <Rules refs={cliff.began} word="begins" />
              </Table.Td>
              <Table.Td>
                <Clauses
                  edition={line.editions[0] ?? line.policy}
                  clauses={clausesOf([...cliff.stopped, ...cliff.began])}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The places where other rules begin or stop to hold and nothing jumps, folded away. */
export function Turns({ sweep, line }: { sweep: Sweep; line: SweepLine }) {
  const { turns } = line;
  if (turns.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>{count(turns.length, 'place')} where rules change without a jump</summary>
      <CliffTable sweep={sweep} line={line} cliffs={turns} title="Other rules" />
    </details>
  );
}
