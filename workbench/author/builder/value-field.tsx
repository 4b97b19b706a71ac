/** The value of a comparison, by the type of its fact: chosen, ticked, typed. What is typed counts once it makes sense. */
import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FactDeclaration, ValueType } from '../../../engine/index.ts';
import { type Literal, literalsOf, takesList } from './comparisons.ts';

interface Props {
  readonly label: string;
  readonly fact: FactDeclaration | undefined;
  readonly type: ValueType | undefined;
  readonly operator: string;
  readonly value: unknown;
  readonly isLocked: boolean;
  readonly isWrong: boolean;
  readonly change: (value: Literal | readonly Literal[]) => void;
}

const worded = (fact: FactDeclaration | undefined, value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : (fact?.labels?.[String(value)] ?? String(value));

/** The values that can be chosen, and what stands there besides. */
function choicesOf({ fact, type, value }: Props): Literal[] {
  const known: Literal[] = type === 'boolean' ? [true, false] : [...(fact?.values ?? [])];
  const there = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (one): one is Literal => typeof one === 'string' || typeof one === 'boolean' || typeof one === 'number',
  );
  return [...known, ...there.filter((one) => !known.includes(one))];
}

/** One of some values. */
function One(props: Props) {
  const choices = choicesOf(props);
  return (
    <NativeSelect
      size="xs"
      maw={160}
      aria-label={props.label}
      error={props.isWrong}
      disabled={props.isLocked}
      value={String(props.value)}
      data={choices.map((one) => ({ value: String(one), label: worded(props.fact, one) }))}
      onChange={(event) => {
        const chosen = choices.find((one) => String(one) === event.currentTarget.value);
        if (chosen !== undefined) props.change(chosen);
      }}
    />
  );
}

/** Several of some values; the last one stays, as no list is empty. */
function Some(props: Props) {
  const chosen = Array.isArray(props.value) ? (props.value as unknown[]) : [];
  return (
    <Group gap={10} role="group" aria-label={props.label}>
      {choicesOf(props).map((one) => {
        const isOn = chosen.includes(one);
        return (
          <Checkbox
            key={String(one)}
            size="xs"
            label={worded(props.fact, one)}
            checked={isOn}
            disabled={props.isLocked || (isOn && chosen.length === 1)}
            onChange={() => {
              const next = isOn ? chosen.filter((other) => other !== one) : [...chosen, one];
              props.change(next as Literal[]);
            }}
          />
        );
      })}
    </Group>
  );
}

/** Numbers, dates and times. What cannot be meant stays in the field, and the text as it was. */
function Typed(props: Props) {
  const { type, fact, value, operator } = props;
  const isList = takesList(operator);
  const shown = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string): { value: Literal | Literal[] } | { fault: string } => {
    const all = literalsOf(type, isList ? text : text.replaceAll(/,(?=\d{3}\b)/g, ''));
    if ('fault' in all || isList) return all;
    const [only, second] = all.value;
    return only === undefined || second !== undefined ? { fault: 'one value is needed' } : { value: only };
  };
  const told = draft === null ? null : read(draft);
  const kind = isList ? 'text' : type === 'date' ? 'date' : type === 'time' ? 'time' : 'text';
  const isNumber = type !== 'date' && type !== 'time';
  return (
    <TextInput
      size="xs"
      w={isList ? 200 : kind === 'text' ? 130 : 150}
      type={kind}
      aria-label={isList ? `${props.label}, with commas between` : props.label}
      inputMode={isNumber && !isList ? 'decimal' : undefined}
      disabled={props.isLocked}
      value={draft ?? shown}
      error={told && 'fault' in told ? told.fault : props.isWrong}
      leftSection={type === 'money' ? '£' : undefined}
      rightSection={fact?.unit === undefined || type === 'money' ? undefined : fact.unit}
      rightSectionWidth={fact?.unit === undefined ? undefined : 12 + fact.unit.length * 7}
      rightSectionPointerEvents="none"
      onChange={(event) => {
        const next = event.currentTarget.value;
        setDraft(next);
        const said = read(next);
        if ('value' in said) props.change(said.value);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}

/** The control for a value. */
export function ValueField(props: Props) {
  const { type, operator, fact } = props;
  const isChosen = type === 'boolean' || (type === 'enumeration' && fact?.values !== undefined);
  if (!isChosen) return <Typed {...props} />;
  return takesList(operator) ? <Some {...props} /> : <One {...props} />;
}
