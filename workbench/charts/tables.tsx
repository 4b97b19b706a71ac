/** The table twin of each chart: the same figures as a real table, for reading and for screen readers. */
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { axisValueText } from '../../engine/compare/sweep-words.ts';
import type { Axis, Encoded, Sweep, SweepLine } from '../../engine/index.ts';
import { formatPence } from '../../engine/money.ts';
import { routeWord } from '../../engine/report/words.ts';
import { Heads } from '../shared/heads.tsx';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { squaresOf } from './heat-map.tsx';
import { pointSpan } from './words.ts';

function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ tabIndex: 0 }}>
      <Table aria-label={label} withRowBorders stickyHeader={false}>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}

/** Policies down; outcome, figure, role and route across, or sums. */
export function RangeTable({ sweep }: { sweep: Sweep }) {
  const name = usePolicyName();
  const isOne = sweep.cases.length === 1;
  const heads = isOne
    ? ['Answer', 'Least', 'Most', 'Approves', 'Paid']
    : ['Sum', 'Least', 'Most', 'Awards', 'Cases'];
  const pence = (sum: number | null, none: string): string => (sum === null ? none : formatPence(sum));
  return (
    <Scrolling label="Awards">
      <Heads heads={['Policy', ...heads]} />
      <Table.Tbody>
        {sweep.policies.map(({ policy, points }) => {
          const [point] = points;
          if (!point) return null;
          const span = pointSpan(point);
          const [answer] = point.answers;
          const rest = answer
            ? [answer.role?.value ?? '–', answer.route ? routeWord(answer.route.value) : '–']
            : [String(point.totals.awards), String(point.totals.cases)];
          return (
            <Table.Tr key={policy}>
              <Table.Th scope="row">
                <LandlordMark landlord={policy} /> {name(policy).full}
              </Table.Th>
              <Table.Td>{span.text}</Table.Td>
              <Table.Td>{pence(span.min, 'no amount stated')}</Table.Td>
              <Table.Td>{pence(span.max, 'no upper limit')}</Table.Td>
              {rest.map((text, i) => (
                <Table.Td key={heads[i + 3]}>{text}</Table.Td>
              ))}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Scrolling>
  );
}

/** Values of the fact down, policies across. */
export function SweepTable({ sweep }: { sweep: Sweep }) {
  const name = usePolicyName();
  const [axis] = sweep.axes;
  if (!axis) return null;
  return (
    <Scrolling label={`Awards by ${axis.fact.label}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{axis.fact.label}</Table.Th>
          {sweep.policies.map(({ policy }) => (
            <Table.Th scope="col" key={policy}>
              <LandlordMark landlord={policy} /> {name(policy).full}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {axis.values.map((value, i) => (
          <Table.Tr key={String(value)}>
            <Table.Th scope="row">{axisValueText(axis, value)}</Table.Th>
            {sweep.policies.map(({ policy, points }) => {
              const point = points[i];
              return <Table.Td key={policy}>{point ? pointSpan(point).text : ''}</Table.Td>;
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Scrolling>
  );
}

/** The first fact down, the second across. */
export function MapTable({
  sweep,
  line,
  less,
}: {
  sweep: Sweep;
  line: SweepLine;
  less: SweepLine | undefined;
}) {
  const name = usePolicyName();
  const [down, across] = sweep.axes as readonly [Axis, Axis];
  const squares = squaresOf(sweep, line, less);
  const width = across.values.length;
  const label = less ? `${name(line.policy).full} less ${name(less.policy).full}` : name(line.policy).full;
  return (
    <Scrolling label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">
            {down.fact.label} ↓ {across.fact.label} →
          </Table.Th>
          {across.values.map((value: Encoded) => (
            <Table.Th scope="col" key={String(value)}>
              {axisValueText(across, value)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {down.values.map((value, i) => (
          <Table.Tr key={String(value)}>
            <Table.Th scope="row">{axisValueText(down, value)}</Table.Th>
            {across.values.map((other, j) => (
              <Table.Td key={String(other)}>{squares[i * width + j]?.text}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Scrolling>
  );
}
