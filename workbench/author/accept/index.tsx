/** Changed expectations, to be accepted or rejected one by one or by group. Accepting changes the case's text, one undoable step each. */
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import type { FailingFixture, Moved } from '../../shared/moves-protocol.ts';
import { count } from '../strip/words.ts';
import { AcceptForm } from './form.tsx';
import { markOf, reject, useRejected } from './rejected.ts';
import { canAccept } from './write.ts';
import classes from './accept.module.css';

/** Fixtures that a person has not looked at yet: failing now, saved or not, and not rejected. */
export const unreviewed = (
  failing: readonly FailingFixture[],
  rejected: ReadonlySet<string>,
): FailingFixture[] => failing.filter((fixture) => !rejected.has(markOf(fixture)));

const someAtFirst = 8;

function Differences({ fixture }: { fixture: FailingFixture }) {
  if (fixture.mismatches === null) return <Text size="sm">Working out the differences …</Text>;
  return (
    <ul className={classes.differences}>
      {fixture.mismatches.map(({ path, text }) => (
        <li key={`${path} ${text}`}>{text.replaceAll('`', '')}</li>
      ))}
    </ul>
  );
}

function FixtureItem({ fixture, suggested }: { fixture: FailingFixture; suggested: readonly string[] }) {
  const { search } = useQuery();
  const isRejected = useRejected().has(markOf(fixture));
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={classes.fixture} data-rejected={isRejected || undefined}>
      <Group gap="xs" align="baseline">
        <Anchor component={Link} size="sm" href={withQuery(`/case/${fixture.id}`, carried(search))}>
          {fixture.title}
        </Anchor>
        <Text size="xs" component="span" className={classes.dim}>
          {fixture.id}, expected of {fixture.policy}
          {fixture.isNew ? '' : ', failed before'}
        </Text>
      </Group>
      <Differences fixture={fixture} />
      {isOpen ? (
        <AcceptForm fixtures={[fixture]} suggested={suggested} close={() => setOpen(false)} />
      ) : (
        <Group gap="xs">
          {canAccept(fixture) ? (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => setOpen(true)}
              aria-label={`Accept ${fixture.id}`}
            >
              Accept …
            </Button>
          ) : (
            <Text size="xs">Only a person can change this one: it is a promise of the case.</Text>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => reject([fixture], !isRejected)}
            aria-pressed={isRejected}
            aria-label={`Reject ${fixture.id}`}
          >
            {isRejected ? 'Rejected: the rule is wrong' : 'Reject'}
          </Button>
        </Group>
      )}
    </li>
  );
}

interface FixtureGroup {
  readonly key: string;
  readonly title: string;
  readonly suggested: readonly string[];
  readonly fixtures: readonly FailingFixture[];
}

function groupsOf(moved: Moved): FixtureGroup[] {
  const keys = [...new Set(moved.failing.map(({ group }) => group))].sort(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  return keys.map((key) => {
    const group = key === null ? undefined : moved.groups[key];
    return {
      key: String(key),
      title: group ? group.causes.map(({ text }) => text).join(' and ') : 'other differences',
      suggested: group?.causes.flatMap((cause) => (cause.kind === 'rule' ? cause.clauses : [])) ?? [],
      fixtures: moved.failing.filter((one) => one.group === key),
    };
  });
}

function FixtureSection({ group }: { group: FixtureGroup }) {
  const rejected = useRejected();
  const [isOpen, setOpen] = useState(false);
  const [isAll, setAll] = useState(false);
  const open = unreviewed(group.fixtures, rejected);
  const ready = open.filter(canAccept);
  const shown = isAll ? group.fixtures : group.fixtures.slice(0, someAtFirst);
  return (
    <section className={classes.group} aria-label={group.title}>
      <Group gap="xs" align="baseline">
        <h3>{group.title.replaceAll('`', '')}</h3>
        <Text size="xs" component="span" className={classes.dim}>
          {count(group.fixtures.length, 'expectation')}, {open.length} unreviewed
        </Text>
        {ready.length > 1 && !isOpen ? (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            Accept all {ready.length} …
          </Button>
        ) : null}
        {open.length > 1 ? (
          <Button size="compact-xs" variant="default" onClick={() => reject(open, true)}>
            Reject all {open.length}
          </Button>
        ) : null}
      </Group>
      {isOpen ? (
        <AcceptForm fixtures={ready} suggested={group.suggested} close={() => setOpen(false)} />
      ) : null}
      <ul className={classes.fixtures}>
        {shown.map((fixture) => (
          <FixtureItem
            key={`${fixture.id} ${fixture.policy}`}
            fixture={fixture}
            suggested={group.suggested}
          />
        ))}
      </ul>
      {shown.length < group.fixtures.length ? (
        <Button size="compact-xs" variant="default" onClick={() => setAll(true)}>
          Show all {group.fixtures.length}
        </Button>
      ) : null}
    </section>
  );
}

/** The review of everything that fails. */
export function Review({ moved }: { moved: Moved }) {
  const rejected = useRejected();
  const open = unreviewed(moved.failing, rejected).length;
  const turned = moved.failing.filter((fixture) => rejected.has(markOf(fixture))).length;
  if (moved.failing.length === 0) return <Text size="sm">Every expectation is met.</Text>;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {count(open, 'expectation')} unreviewed, {turned} rejected. Accepting writes what is the case now into
        the case’s file, with your clause and reason, and can be undone.
      </Text>
      {groupsOf(moved).map((group) => (
        <FixtureSection key={`${group.key} ${group.title}`} group={group} />
      ))}
    </Stack>
  );
}
