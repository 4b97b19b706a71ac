/** Provisions that flipped, and problems that came and went. */
import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { FindingStatus, Problem } from '../../../engine/index.ts';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { Clauses } from '../../shared/clause-chip.tsx';
import type { Flipped, Moved } from '../../shared/moves-protocol.ts';
import { StatusBadge } from '../../shared/status.tsx';
import { problemText } from '../../shared/words.ts';
import classes from './strip.module.css';

const Status = ({ status }: { status: FindingStatus | null }) =>
  status === null ? <span className={classes.dim}>none</span> : <StatusBadge finding={{ status }} />;

function FlippedRow({ one }: { one: Flipped }) {
  const { search } = useQuery();
  const href = withQuery('/code', carried(search, { provision: one.ref, policies: one.edition }));
  return (
    <tr>
      <th scope="row">
        <Anchor component={Link} size="sm" href={href}>
          Code {one.ref}
        </Anchor>
        <Text size="xs" component="div">
          {one.summary}
        </Text>
      </th>
      <td>
        <Status status={one.before} />
      </td>
      <td>
        <Status status={one.after} /> <Clauses edition={one.edition} clauses={one.clauses} />
      </td>
    </tr>
  );
}

/** Provisions of the Code whose finding is another. */
export function FlippedList({ flipped }: { flipped: readonly Flipped[] }) {
  if (flipped.length === 0) return <Text size="sm">No finding of the Code changes.</Text>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Provision</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {flipped.map((one) => (
          <FlippedRow key={`${one.edition} ${one.ref}`} one={one} />
        ))}
      </tbody>
    </table>
  );
}

function ProblemLines({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes.lines}>
        {problems.map((problem, i) => (
          <li key={i}>
            {problem.severity === 'error' ? 'Error' : 'Warning'}, {problem.file}:{problem.line}:{' '}
            {problemText(problem)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the edit made wrong, and what it mended. */
export function Problems({ fresh, gone }: { fresh: readonly Problem[]; gone: Moved['goneProblems'] }) {
  if (fresh.length + gone.length === 0) return <Text size="sm">There are no new problems.</Text>;
  return (
    <>
      <ProblemLines title="New" problems={fresh} />
      <ProblemLines title="Mended" problems={gone} />
    </>
  );
}
