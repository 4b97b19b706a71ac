/** The mapping step: what each column of the file means, what stands for what it does not say, and what comes of it. */
import { Button, Table } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ColumnMapping, Mapping, MappingFinding } from '../../../engine/index.ts';
import { useData } from '../../app/data.tsx';
import { useKeys } from '../../app/keys.ts';
import { Heads } from '../../shared/heads.tsx';
import { savedName } from '../../shared/impact-protocol.ts';
import { count } from '../../shared/words.ts';
import { useDesk } from '../use-desk.tsx';
import { ColumnRow } from './column-row.tsx';
import { settled, withColumn } from './edit.ts';
import { encodings, MappingFaults, MappingFile, Remarks, Where } from './head.tsx';
import { Preview } from './preview.tsx';
import { allFacts, retarget, rolesOf, targetChoices } from './targets.ts';
import { WithoutColumn } from './without.tsx';
import { weightsOf } from './weights.ts';
import classes from '../impact.module.css';

const none: readonly never[] = [];

/** The stage. `editions` are the names of the chosen ones: what they read stands first. */
export function MappingStage({ editions }: { editions: readonly string[] }) {
  const { desk, state } = useDesk();
  const { view, edition } = useData();
  const facts = useMemo(() => allFacts(view), [view]);
  const byName = useMemo(() => new Map(facts.map((fact) => [fact.name, fact])), [facts]);
  const choices = useMemo(() => targetChoices(view), [view]);
  const key = editions.join(',');
  const roles = useMemo(() => rolesOf(view, key.split(',').map(savedName)), [view, key]);
  const weights = useMemo(
    () => weightsOf(key.split(',').flatMap((name) => edition(savedName(name)) ?? [])),
    [key, edition],
  );
  const change = useCallback((next: Mapping): void => desk.map(settled(next, facts)), [desk, facts]);
  // Rows stay as they are while another changes: what they call reads the mapping of the moment.
  const put = useCallback(
    (column: ColumnMapping): void => {
      const { mapping: now } = desk.state();
      if (now) change(withColumn(now, column.column, () => column));
    },
    [desk, change],
  );
  const aim = useCallback(
    (column: string, to: string): void => {
      const { opened: now } = desk.state();
      if (now?.kind === 'columns') put(retarget(view, now.head, column, to));
    },
    [desk, view, put],
  );
  const told = state.check?.findings.findings;
  const byColumn = useMemo(() => {
    const found = new Map<string, MappingFinding[]>();
    for (const finding of told ?? [])
      if (finding.column !== undefined)
        found.set(finding.column, [...(found.get(finding.column) ?? []), finding]);
    return found;
  }, [told]);
  useKeys({
    'ctrl+z': () => desk.undo(),
    'ctrl+shift+z': () => desk.redo(),
    'ctrl+y': () => desk.redo(),
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { opened, mapping, check } = state;
  if (opened?.kind !== 'columns' || !mapping) return null;
  const findings = told ?? [];
  const samplesOf = new Map(opened.head.columns.map((name, i) => [name, opened.head.samples[i] ?? none]));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const used = mapping.columns.filter(({ to }) => to !== undefined).length;
  const personal = mapping.columns.filter(
    ({ leftOut }) => leftOut === 'personal' || leftOut === 'free-text',
  ).length;
  return (
    <div className={classes.mapping}>
      <div className={classes.mappingHead}>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            What the columns mean
          </h2>
          <p>
            {count(used, 'column')} of {mapping.columns.length} used
            {personal === 0 ? '' : `; ${count(personal, 'column')} left out for privacy`}.{' '}
            {encodings[opened.encoding] ?? ''}
          </p>
        </div>
        <Where opened={opened} />
        <span className={classes.grow} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => desk.undo()} disabled={state.undo.length === 0}>
            Undo
          </Button>
          <Button variant="default" onClick={() => desk.redo()} disabled={state.redo.length === 0}>
            Redo
          </Button>
          <MappingFile mapping={mapping} name={state.name} />
          <Button onClick={() => desk.toAnswer()} disabled={errors > 0 || used === 0}>
            Work out the impact
          </Button>
        </div>
      </div>
      <MappingFaults />
      <Remarks findings={findings.filter(({ column, fact }) => column === undefined && fact === undefined)} />
      <div className={classes.wide} tabIndex={0} role="region" aria-label="Columns, scroll" data-scrolls>
        <Table aria-label="Columns of the file" className={classes.columns}>
          <Heads heads={['Column', 'Some of its values', 'Means', 'How it is read']} />
          <Table.Tbody>
            {mapping.columns.map((column) => (
              <ColumnRow
                key={column.column}
                column={column}
                samples={samplesOf.get(column.column) ?? none}
                fact={column.to && 'fact' in column.to ? byName.get(column.to.fact) : undefined}
                choices={choices}
                roles={roles}
                findings={byColumn.get(column.column) ?? none}
                change={put}
                retarget={aim}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {check ? <Preview check={check} facts={byName} /> : null}
      <WithoutColumn mapping={mapping} facts={facts} weights={weights} change={change} />
    </div>
  );
}
