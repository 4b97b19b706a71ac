/** Rows of the table of rules. */
import { Table } from '@mantine/core';
import { Link } from 'wouter';
import { carried, changed, useQuery, withQuery } from '../app/query.ts';
import { Clauses } from '../shared/clause-chip.tsx';
import type { EditionView, RuleView } from '../shared/protocol.ts';
import { count, spaced } from '../shared/words.ts';
import type { RuleGroup } from './groups.ts';
import classes from './policy.module.css';

function RuleRow({
  view,
  rule,
  fired,
  row,
  chosen,
}: {
  view: EditionView;
  rule: RuleView;
  fired: number | null;
  row: number;
  chosen: boolean;
}) {
  const query = useQuery();
  const cases = withQuery('/', carried(query.search, { rule: `${view.id}:${rule.name}` }));
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <Table.Td>
        {rule.text}
        <div>
          <button
            type="button"
            className={classes.ruleName}
            data-row={row}
            aria-pressed={chosen}
            onClick={() => query.set({ rule: chosen ? undefined : rule.name })}
          >
            {rule.name}
          </button>{' '}
          <Link
            className={classes.small}
            aria-label={`JSON of ${rule.name}`}
            href={withQuery(
              `/policy/${view.id}`,
              changed(query.search, { tab: 'json', rule: rule.name, q: undefined }),
            )}
          >
            JSON
          </Link>
        </div>
      </Table.Td>
      <Table.Td>
        <Clauses edition={view.id} clauses={rule.clauses} />
      </Table.Td>
      <Table.Td>{rule.for === undefined ? 'the case' : `each ${spaced(rule.for)}`}</Table.Td>
      <Table.Td className={classes.number}>
        {fired === null ? (
          '…'
        ) : fired === 0 ? (
          <span className={classes.never}>△ none</span>
        ) : (
          <>
            {rule.type === 'gate' ? 'open in ' : 'fires in '}
            <Link href={cases}>{count(fired, 'case')}</Link>
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** A group of rules with its title; `first` is the number of its first row, for the keyboard. */
export function GroupBody(props: {
  view: EditionView;
  group: RuleGroup;
  first: number;
  counts: ReadonlyMap<string, number> | null;
  chosen: string | undefined;
}) {
  const { view, group, first, counts, chosen } = props;
  return (
    <Table.Tbody>
      <Table.Tr className={classes.group}>
        <Table.Th scope="rowgroup" colSpan={4}>
          {group.title}
          {group.note === undefined ? null : <small> {group.note}</small>}
        </Table.Th>
      </Table.Tr>
      {group.rules.map((rule, index) => (
        <RuleRow
          key={rule.name}
          view={view}
          rule={rule}
          row={first + index}
          fired={counts === null ? null : (counts.get(rule.name) ?? 0)}
          chosen={rule.name === chosen}
        />
      ))}
    </Table.Tbody>
  );
}
