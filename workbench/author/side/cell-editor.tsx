/** A cell of a decision table being edited: what its fact's domain allows. */
import { mostPounds, plainNumber } from '../../shared/typed-number.ts';
import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Cell, FactDeclaration } from '../../../engine/index.ts';
import classes from '../author.module.css';

interface Props {
  readonly label: string;
  readonly fact: FactDeclaration | undefined;
  readonly cell: Cell;
  readonly done: (cell: Cell) => void;
}

type Literal = boolean | number | string;
type Way = 'any' | 'is' | 'list' | 'range';

const wayOf = (cell: Cell): Way => {
  if (cell === '-') return 'any';
  if (Array.isArray(cell)) return 'list';
  return typeof cell === 'object' ? 'range' : 'is';
};

/** A number where the fact has one; text else. Undefined where it is empty or no number. */
function literalOf(fact: FactDeclaration | undefined, text: string): Literal | undefined {
  const trimmed = text.trim().replace(/^£/, '');
  if (trimmed === '') return undefined;
  const isNumber = fact === undefined || fact.type === 'integer' || fact.type === 'money';
  if (!isNumber) return trimmed;
  const number = plainNumber(trimmed);
  if (number === null || Math.abs(Number(number)) > mostPounds) return undefined;
  return Number(number);
}

/** Values with names: any of them may be chosen; all or none means any. */
function Choice({
  label,
  values,
  cell,
  done,
  labels,
}: Omit<Props, 'fact'> & { values: readonly Literal[]; labels: (value: Literal) => string }) {
  const start =
    cell === '-'
      ? []
      : Array.isArray(cell)
        ? cell.map(String)
        : typeof cell === 'object'
          ? []
          : [String(cell)];
  const [chosen, setChosen] = useState<string[]>(start);
  const finish = (): void => {
    const kept = values.filter((value) => chosen.includes(String(value)));
    const [only] = kept;
    if (kept.length === 0 || only === undefined) done('-');
    else done(kept.length === 1 && !(Array.isArray(cell) && cell.length === 1) ? only : kept);
  };
  return (
    <Stack gap={6}>
      <Checkbox.Group label={label} description="None means any" value={chosen} onChange={setChosen}>
        <Stack gap={4} mt={4}>
          {values.map((value) => (
            <Checkbox key={String(value)} size="xs" value={String(value)} label={labels(value)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Button size="compact-xs" onClick={finish}>
        Set
      </Button>
    </Stack>
  );
}

/** Numbers, sums, dates and times: one, several, or from and to, both included. */
function Ordered({ label, fact, cell, done }: Props) {
  const [way, setWay] = useState<Way>(wayOf(cell));
  const range = typeof cell === 'object' && !Array.isArray(cell) ? cell : {};
  const [from, setFrom] = useState(String(range.from ?? ''));
  const [to, setTo] = useState(String(range.to ?? ''));
  const [text, setText] = useState(
    cell === '-' ? '' : Array.isArray(cell) ? cell.join(', ') : typeof cell === 'object' ? '' : String(cell),
  );
  const ends = { from: literalOf(fact, from), to: literalOf(fact, to) };
  const several = text.split(',').map((one) => literalOf(fact, one));
  const made = ((): Cell | undefined => {
    if (way === 'any') return '-';
    if (way === 'is') return literalOf(fact, text);
    if (way === 'list') return several.every((one) => one !== undefined) ? several : undefined;
    if (ends.from === undefined && ends.to === undefined) return undefined;
    return {
      ...(ends.from === undefined ? {} : { from: ends.from }),
      ...(ends.to === undefined ? {} : { to: ends.to }),
    };
  })();
  const type = fact?.type === 'date' ? 'date' : fact?.type === 'time' ? 'time' : 'text';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== undefined) done(made);
      }}
    >
      <Stack gap={6}>
        <NativeSelect
          label={label}
          value={way}
          onChange={(event) => setWay(event.currentTarget.value as Way)}
          data={[
            { value: 'any', label: 'any' },
            { value: 'is', label: 'exactly' },
            { value: 'range', label: 'from … to …' },
            { value: 'list', label: 'one of' },
          ]}
        />
        {way === 'range' ? (
          <div className={classes.fields}>
            <TextInput
              label="From"
              type={type}
              w={130}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              label="To"
              type={type}
              w={130}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </div>
        ) : null}
        {way === 'is' || way === 'list' ? (
          <TextInput
            label={way === 'is' ? 'Value' : 'Values, with commas'}
            type={way === 'is' ? type : 'text'}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : null}
        <Button type="submit" size="compact-xs" disabled={made === undefined}>
          Set
        </Button>
      </Stack>
    </form>
  );
}

/** The editor of one cell. */
export function CellEditor(props: Props) {
  const { fact } = props;
  if (fact?.type === 'boolean')
    return <Choice {...props} values={[true, false]} labels={(value) => (value === true ? 'yes' : 'no')} />;
  if (fact?.values)
    return (
      <Choice
        {...props}
        values={fact.values}
        labels={(value) => fact.labels?.[String(value)] ?? String(value)}
      />
    );
  return <Ordered {...props} />;
}
