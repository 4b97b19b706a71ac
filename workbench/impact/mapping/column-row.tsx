/** One column of the file: some of its values, what it means, and how its cells are read. */
import { Button, NativeSelect, Select, Table } from '@mantine/core';
import { memo, useState } from 'react';
import type {
  ColumnMapping,
  DateOrder,
  FactDeclaration,
  MappingFinding,
  RawCell,
} from '../../../engine/index.ts';
import { count } from '../../shared/words.ts';
import { hasMeanings, isDated, leftOutWords, out, targetKey, valuesOf } from './targets.ts';
import { ValueTable } from './value-table.tsx';
import classes from '../impact.module.css';

const dateWords: readonly { value: DateOrder | ''; label: string }[] = [
  { value: '', label: 'dates as they are read' },
  { value: 'dmy', label: 'day first (31/12/2025)' },
  { value: 'mdy', label: 'month first (12/31/2025)' },
  { value: 'ymd', label: 'year first (2025-12-31)' },
];

/** What is done with a column. */
export interface ColumnRowProps {
  readonly column: ColumnMapping;
  readonly samples: readonly RawCell[];
  readonly fact: FactDeclaration | undefined;
  readonly choices: { group: string; items: { value: string; label: string }[] }[];
  /** Roles of the editions. */
  readonly roles: readonly string[];
  readonly findings: readonly MappingFinding[];
  readonly change: (column: ColumnMapping) => void;
  /** Another target for a column, by its key. */
  readonly retarget: (column: string, key: string) => void;
}

/** Findings come anew with every answer of the worker: those that say the same are the same. */
const isSame = (a: ColumnRowProps, b: ColumnRowProps): boolean =>
  a.column === b.column &&
  a.samples === b.samples &&
  a.fact === b.fact &&
  a.choices === b.choices &&
  a.roles === b.roles &&
  a.change === b.change &&
  a.retarget === b.retarget &&
  a.findings.length === b.findings.length &&
  a.findings.every(({ code, what }, i) => code === b.findings[i]?.code && what === b.findings[i]?.what);

function Reading({ column, fact, change }: ColumnRowProps) {
  const { dates: _dates, ...undated } = column;
  return (
    <div className={classes.reading}>
      {isDated(column.to, fact) ? (
        <NativeSelect
          aria-label={`How ${column.column} writes dates`}
          value={column.dates ?? ''}
          onChange={(event) => {
            const order = dateWords.find(({ value }) => value === event.currentTarget.value)?.value;
            change(order ? { ...column, dates: order } : undated);
          }}
          data={[...dateWords]}
        />
      ) : null}
      {column.to && 'fact' in column.to ? (
        <NativeSelect
          aria-label={`What a blank in ${column.column} means`}
          value={column.blank ?? 'unknown'}
          onChange={(event) =>
            change({ ...column, blank: event.currentTarget.value === 'default' ? 'default' : 'unknown' })
          }
          data={[
            { value: 'unknown', label: 'blank: not known' },
            { value: 'default', label: 'blank: the default' },
          ]}
        />
      ) : null}
    </div>
  );
}

const shown = (samples: readonly RawCell[]): string =>
  samples
    .slice(0, 4)
    .map((one) => String(one).slice(0, 24))
    .join(' · ');

/** The choices stand in the page only while they are open. */
const onDemand = { width: 320, position: 'bottom-start', keepMounted: false } as const;
const unlike = 'values-unlike-header';

/** A row, and below it the values where they are open. A file may have hundreds: each is drawn only where it changes. */
export const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const { column, samples, fact, choices, roles, findings, change, retarget } = props;
  const [isOpen, setOpen] = useState(false);
  const isOut = column.to === undefined;
  const isPersonal = column.leftOut === 'personal' || column.leftOut === 'free-text';
  const known = valuesOf(column, fact, samples).length;
  const values = known === 0 ? 'Values' : count(known, 'value');
  const isUnlike = findings.some(({ code }) => code === unlike);
  return (
    <>
      <Table.Tr data-out={isOut || undefined}>
        <Table.Th scope="row">{column.column}</Table.Th>
        <Table.Td className={classes.samples}>
          {isPersonal ? <small>not shown</small> : shown(samples)}
        </Table.Td>
        <Table.Td>
          <Select
            aria-label={`What ${column.column} means`}
            searchable
            allowDeselect={false}
            value={targetKey(column.to)}
            onChange={(key) => retarget(column.column, key ?? out)}
            data={choices}
            nothingFoundMessage="Nothing is called like this"
            maxDropdownHeight={320}
            comboboxProps={onDemand}
          />
          {isOut ? (
            <small data-tone={isPersonal ? 'warn' : undefined}>
              {isPersonal ? <span aria-hidden>△ </span> : null}
              {leftOutWords[isUnlike ? 'chosen' : (column.leftOut ?? 'chosen')]}
            </small>
          ) : null}
        </Table.Td>
        <Table.Td>
          <Reading {...props} />
          {hasMeanings(column) ? (
            <Button
              variant={known === 0 ? 'subtle' : 'default'}
              aria-expanded={isOpen}
              onClick={() => setOpen((was) => !was)}
              aria-label={`${values} of ${column.column}`}
            >
              {values}
            </Button>
          ) : null}
          {findings.map((finding, i) => (
            <p key={i} className={classes.finding} data-severity={finding.severity}>
              <span aria-hidden>{finding.severity === 'error' ? '■' : '△'}</span> {finding.what};{' '}
              {finding.mend}
            </p>
          ))}
        </Table.Td>
      </Table.Tr>
      {isOpen && hasMeanings(column) ? (
        <Table.Tr>
          <Table.Td colSpan={4}>
            <ValueTable column={column} fact={fact} samples={samples} roles={roles} change={change} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}, isSame);
