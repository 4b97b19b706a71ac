/** The rules of an edition in plain English, with what each fires on among the fixture cases. */
import { Table } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { carried, changed, useQuery, withQuery } from '../app/query.ts';
import { Clauses } from '../shared/clause-chip.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { EmptyState } from '../shared/states.tsx';
import { useRun, type Run } from '../shared/use-run.ts';
import type { EditionView, RuleView } from '../shared/protocol.ts';
import { useRowKeys } from '../shared/use-rows.ts';
import { count, spaced } from '../shared/words.ts';
import { groupRules, type RuleGroup } from './groups.ts';
import classes from './policy.module.css';

/** Rule → in how many cases it fired, or may have. */
function firings(run: Run): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { cells } of run.rows.values()) {
    const cell = cells[0];
    if (cell?.kind !== 'answer') continue;
    for (const name of cell.fired) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function RuleRow({ view, rule, fired, row, chosen }: { view: EditionView; rule: RuleView; fired: number | null; row: number; chosen: boolean }) {
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
            href={withQuery(`/policy/${view.id}`, changed(query.search, { tab: 'json', rule: rule.name, q: undefined }))}
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
        {fired === null ? '…' : fired === 0 ? <span className={classes.never}>△ none</span> : <Link href={cases}>{count(fired, 'case')}</Link>}
      </Table.Td>
    </Table.Tr>
  );
}

function GroupBody(props: { view: EditionView; group: RuleGroup; first: number; counts: ReadonlyMap<string, number> | null; chosen: string | undefined }) {
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

/** The tab. `?rule=` marks one and brings it into sight. */
export function RulesTab({ view }: { view: EditionView }) {
  const query = useQuery();
  const chosen = query.get('rule');
  const text = (query.get('q') ?? '').toLowerCase();
  const options = useMemo(() => ({ policies: [view.id] }), [view.id]);
  const run = useRun(options);
  const counts = useMemo(() => (run.finished ? firings(run) : null), [run]);
  useRowKeys(() => query.set({ rule: undefined }));
  const rules = view.rules.filter((rule) => `${rule.name} ${rule.text} ${rule.clauses.join(' ')}`.toLowerCase().includes(text));
  const groups = groupRules(view, rules);
  const found = groups.length > 0;
  useEffect(() => {
    if (chosen === undefined) return;
    document.querySelector('[data-chosen]')?.scrollIntoView({ block: 'center' });
  }, [chosen, view]);
  let first = 0;
  return (
    <>
      <div className={classes.tools} role="search" aria-label="Rules">
        <SearchField label="Search rules" value={query.get('q') ?? ''} onChange={(q) => query.set({ q })} />
        <span role="status" className={classes.dim}>
          {count(rules.length, 'rule')}
          {counts === null ? '' : `, ${rules.filter((rule) => !counts.has(rule.name)).length} fire in no fixture case`}
        </span>
      </div>
      <Table stickyHeader className={classes.table}>
        <Table.Caption className="visually-hidden">Rules of {view.edition.title} in plain English</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Rule</Table.Th>
            <Table.Th scope="col" w={150}>
              Clauses
            </Table.Th>
            <Table.Th scope="col" w={120}>
              Looks at
            </Table.Th>
            <Table.Th scope="col" w={100} className={classes.number}>
              Fires in
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {groups.map((group) => {
          const start = first;
          first += group.rules.length;
          return <GroupBody key={group.id} view={view} group={group} first={start} counts={counts} chosen={chosen} />;
        })}
      </Table>
      {found ? null : <EmptyState title="No rule is left" text="Search for another word." />}
    </>
  );
}
