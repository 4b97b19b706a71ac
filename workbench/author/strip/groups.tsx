/** The cases that moved, by what caused it: figures and bars before and after, on one scale. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { Fragment, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { movedWords } from '../../../engine/index.ts';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { Clauses } from '../../shared/clause-chip.tsx';
import { landlordOf } from '../../shared/policy-id.ts';
import { OutcomeBadge } from '../../shared/outcome.tsx';
import { RangeBar } from '../../shared/range-bar.tsx';
import { scaleFor, type Scale } from '../../shared/scale.ts';
import type { Moved, MovedCase, MovedGroup, MovedSide } from '../../shared/moves-protocol.ts';
import { SidesOf } from './sides.tsx';
import { count, sumsInWords } from './words.ts';
import classes from './strip.module.css';

const someAtFirst = 10;
const groupsAtFirst = 8;

/** What moved beside the award, where it did. */
function others({ fields, before, after }: MovedCase): string[] {
  const told: Partial<Record<MovedCase['fields'][number], (side: MovedSide) => string>> = {
    authoriser: (side) => side.authoriser,
    route: (side) => side.route,
    terms: (side) => side.terms.join(', ') || 'none',
  };
  return fields.flatMap((field) => {
    const read = told[field];
    return read ? [`${movedWords[field]}: ${read(before)} → ${read(after)}`] : [];
  });
}

function Side({ side, scale, landlord }: { side: MovedSide; scale: Scale; landlord: string }) {
  const isPaid = side.outcome === 'award' || side.outcome === 'undetermined';
  return (
    <div className={classes.side}>
      <span>
        <OutcomeBadge outcome={side.outcome} word={side.word} />{' '}
        {isPaid ? <strong>{side.figure}</strong> : null}
      </span>
      {isPaid ? <RangeBar range={side.award} scale={scale} landlord={landlord} /> : null}
    </div>
  );
}

interface Of {
  readonly path: string;
  readonly baseline: string;
  readonly against: string;
  readonly scale: Scale;
}

function CaseRow({ moved, group, of }: { moved: MovedCase; group: MovedGroup; of: Of }) {
  const { search } = useQuery();
  const [isOpen, setOpen] = useState(false);
  const landlord = landlordOf(group.edition);
  const rest = others(moved);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <Anchor component={Link} size="sm" href={withQuery(`/case/${moved.id}`, carried(search))}>
            {moved.title}
          </Anchor>
          <Text size="xs" component="div" className={classes.dim}>
            {moved.id}
          </Text>
          {rest.map((text) => (
            <Text key={text} size="xs" component="div">
              {text}
            </Text>
          ))}
          <Button
            size="compact-xs"
            variant="default"

            aria-expanded={isOpen}
            aria-label={`Explain ${moved.id} before and after`}
            onClick={() => setOpen((was) => !was)}
          >
            {isOpen ? 'Hide the explanations' : 'Explain both'}
          </Button>
        </th>
        <td>
          <Side side={moved.before} scale={of.scale} landlord={landlord} />
        </td>
        <td>
          <Side side={moved.after} scale={of.scale} landlord={landlord} />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={3}>
            <SidesOf
              path={of.path}
              baseline={of.baseline}
              against={of.against}
              caseId={moved.id}
              edition={group.edition}
            />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

function GroupSection({ group, of }: { group: MovedGroup; of: Of }) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? group.cases : group.cases.slice(0, someAtFirst);
  const title = group.causes.map(({ text }) => text).join(' and ') || 'no rule can be named';
  const clauses = [...new Set(group.causes.flatMap((cause) => (cause.kind === 'rule' ? cause.clauses : [])))];
  return (
    <section className={classes.group} aria-label={title}>
      <Group gap="xs" align="baseline">
        <h3>{title.replaceAll('`', '')}</h3>
        <Clauses edition={group.edition} clauses={clauses} />
        <Text size="xs" component="span" className={classes.dim}>
          {count(group.cases.length, 'case')}: {sumsInWords(group.before, group.after)}
        </Text>
      </Group>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((moved) => (
            <CaseRow key={moved.id} moved={moved} group={group} of={of} />
          ))}
        </tbody>
      </table>
      {shown.length < group.cases.length ? (
        <Button size="compact-xs" variant="default" onClick={() => setAll(true)}>
          Show all {group.cases.length}
        </Button>
      ) : null}
    </section>
  );
}

/** All groups, the largest first. */
export function Groups(props: { readonly moved: Moved; readonly path: string; readonly baseline: string }) {
  const { moved, path, baseline } = props;
  const [isAll, setAll] = useState(false);
  const scale = useMemo(
    () =>
      scaleFor(
        moved.groups.flatMap(({ cases }) => cases.flatMap((one) => [one.before.award, one.after.award])),
        'sqrt',
      ),
    [moved],
  );
  const of = { path, baseline, scale, against: baseline === 'saved' ? 'as saved' : baseline };
  if (moved.moved === 0) return <Text size="sm">No case moves; {count(moved.cases, 'case')} were run.</Text>;
  return (
    <>
      {(isAll ? moved.groups : moved.groups.slice(0, groupsAtFirst)).map((group) => (
        <GroupSection
          key={`${group.edition} ${group.causes.map(({ text }) => text).join(' ')}`}
          group={group}
          of={of}
        />
      ))}
      {isAll || moved.groups.length <= groupsAtFirst ? null : (
        <Button size="compact-xs" variant="default" onClick={() => setAll(true)}>
          Show all {moved.groups.length} groups
        </Button>
      )}
    </>
  );
}
