/** What each value of a column means: the file's words on the left, the fact's on the right. */
import { Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ColumnMapping, FactDeclaration, RawCell } from '../../../engine/index.ts';
import { valueText } from '../../shared/facts.ts';
import { withValue } from './edit.ts';
import { isWorded } from './targets.ts';
import classes from '../impact.module.css';

const asWritten = 'as-written';
const unknown = 'unknown';

const meaningsOf = (fact: FactDeclaration): (string | boolean)[] =>
  fact.type === 'boolean' ? [true, false] : [...(fact.values ?? [])];

/** The values that are asked about: of words all that were seen, of anything else those that are explained. */
export function valuesOf(
  { values }: ColumnMapping,
  fact: FactDeclaration | undefined,
  samples: readonly RawCell[],
): string[] {
  const seen = fact && isWorded(fact) ? samples.map((one) => String(one ?? '').trim()) : [];
  return [...new Set([...seen, ...Object.keys(values ?? {})])].filter((one) => one !== '');
}

/** `change` gets the column with the value's new meaning. */
export function ValueTable(props: {
  column: ColumnMapping;
  fact: FactDeclaration;
  samples: readonly RawCell[];
  change: (column: ColumnMapping) => void;
}) {
  const { column, fact, samples, change } = props;
  const [more, setMore] = useState('');
  const known = column.values ?? {};
  const values = valuesOf(column, fact, samples);
  const meanings = meaningsOf(fact);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (more.trim() === '') return;
    change(withValue(column, more.trim(), null));
    setMore('');
  };
  const choose = (value: string, key: string): void => {
    if (key === asWritten) return change(withValue(column, value, undefined));
    if (key === unknown) return change(withValue(column, value, null));
    change(
      withValue(
        column,
        value,
        meanings.find((one) => String(one) === key),
      ),
    );
  };
  return (
    <div className={classes.values}>
      <Table aria-label={`Values of ${column.column}`} w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">In the file</Table.Th>
            <Table.Th scope="col">Means</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {values.map((value) => {
            const meaning = known[value];
            const key = meaning === undefined ? asWritten : meaning === null ? unknown : String(meaning);
            return (
              <Table.Tr key={value}>
                <Table.Th scope="row">{value}</Table.Th>
                <Table.Td>
                  <NativeSelect
                    aria-label={`${value} means`}
                    value={key}
                    onChange={(event) => choose(value, event.currentTarget.value)}
                    data={[
                      { value: asWritten, label: 'as it is written' },
                      ...meanings.map((one) => ({ value: String(one), label: valueText(fact, one) })),
                      { value: unknown, label: 'not known' },
                    ]}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <form onSubmit={add} className={classes.addValue}>
        <TextInput
          label="Another value of the file"
          value={more}
          onChange={(event) => setMore(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Add
        </Button>
      </form>
    </div>
  );
}
