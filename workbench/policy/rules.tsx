/** The rules of an edition in plain English, with what each fires on among the fixture cases. */
import { Table } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useQuery } from '../app/query.ts';
import { SearchField } from '../shared/search-field.tsx';
import { EmptyState } from '../shared/states.tsx';
import { useRun, type Run } from '../shared/use-run.ts';
import type { EditionView } from '../shared/protocol.ts';
import { useRowKeys } from '../shared/use-rows.ts';
import { count } from '../shared/words.ts';
import { groupRules } from './groups.ts';
import { GroupBody } from './rule-rows.tsx';
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

/** How many of the rules fire in no case. */
const unfired = (n: number): string =>
  n === 0
    ? 'each fires in some fixture case'
    : `${n} of them ${n === 1 ? 'fires' : 'fire'} in no fixture case`;

/** The tab. `?rule=` marks one and brings it into sight. */
export function RulesTab({ view }: { view: EditionView }) {
  const query = useQuery();
  const chosen = query.get('rule');
  const text = (query.get('q') ?? '').toLowerCase();
  const options = useMemo(() => ({ policies: [view.id] }), [view.id]);
  const run = useRun(options);
  const counts = useMemo(() => (run.finished ? firings(run) : null), [run]);
  useRowKeys(() => query.set({ rule: undefined }));
  const rules = view.rules.filter((rule) =>
    `${rule.name} ${rule.text} ${rule.clauses.join(' ')}`.toLowerCase().includes(text),
  );
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
          {counts === null ? '' : `, ${unfired(rules.filter((rule) => !counts.has(rule.name)).length)}`}
        </span>
      </div>
      <Table stickyHeader className={classes.table}>
        <Table.Caption className="visually-hidden">
          Rules of {view.edition.title} in plain English
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Rule</Table.Th>
            <Table.Th scope="col" w={150}>
              Clauses
            </Table.Th>
            <Table.Th scope="col" w={120}>
              Looks at
            </Table.Th>
            <Table.Th scope="col" w={130} className={classes.number}>
              Fixture cases
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {groups.map((group) => {
          const start = first;
          first += group.rules.length;
          return (
            <GroupBody
              key={group.id}
              view={view}
              group={group}
              first={start}
              counts={counts}
              chosen={chosen}
            />
          );
        })}
      </Table>
      {found ? null : <EmptyState title="No rule is left" text="Search for another word." />}
    </>
  );
}
