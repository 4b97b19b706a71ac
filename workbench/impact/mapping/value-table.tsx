/** What each value of a column means: the file's words on the left, the fact's on the right. */
import { Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ColumnMapping, FactDeclaration, RawCell } from '../../../engine/index.ts';
import { withValue } from './edit.ts';
import { asWrittenWords, meaningsOf, valuesOf } from './targets.ts';
import classes from '../impact.module.css';

const asWritten = 'as-written';

/** `change` gets the column with the value's new meaning; `roles` are those of the editions. */
export function ValueTable(props: {
  column: ColumnMapping;
  fact: FactDeclaration | undefined;
  samples: readonly RawCell[];
  roles: readonly string[];
  change: (column: ColumnMapping) => void;
}) {
  const { column, fact, samples, roles, change } = props;
  const [more, setMore] = useState('');
  const known = column.values ?? {};
  const values = valuesOf(column, fact, samples);
  const meanings = meaningsOf(column, fact, roles);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (more.trim() === '') return;
    change(withValue(column, more.trim(), null));
    setMore('');
  };
  const choose = (value: string, key: string): void => {
    const meaning = meanings.find((one) => String(one.value) === key);
    change(withValue(column, value, meaning?.value));
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
            const key = meaning === undefined ? asWritten : String(meaning);
            const isOther = meaning !== undefined && !meanings.some((one) => one.value === meaning);
            return (
              <Table.Tr key={value}>
                <Table.Th scope="row">{value}</Table.Th>
                <Table.Td>
                  <NativeSelect
                    aria-label={`${value} means`}
                    value={key}
                    onChange={(event) => choose(value, event.currentTarget.value)}
                    data={[
                      { value: asWritten, label: asWrittenWords(column, fact, roles, value) },
                      ...meanings.map((one) => ({ value: String(one.value), label: one.label })),
                      ...(isOther ? [{ value: key, label: key }] : []),
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
