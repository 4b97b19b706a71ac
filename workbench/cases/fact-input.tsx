/** The control of one fact, by its type. Every fact can be "not known". */
import { NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FactDeclaration } from '../../engine/index.ts';
import { valueText, type FactValue } from '../shared/facts.ts';

export interface FactInputProps {
  readonly fact: FactDeclaration;
  readonly id: string;
  /** Undefined where the case does not say: the default holds. */
  readonly value: FactValue | undefined;
  readonly change: (value: FactValue | undefined) => void;
  readonly invalid?: boolean;
}

const unknownMark = '?';

function Choice({ fact, id, value, change, invalid }: FactInputProps) {
  const shown = value === undefined ? fact.default : value;
  const values = fact.values ?? [];
  const stray = typeof shown === 'string' && !values.includes(shown) ? [shown] : [];
  return (
    <NativeSelect
      id={id}
      error={invalid}
      value={shown === null ? unknownMark : String(shown)}
      onChange={(event) =>
        change(event.currentTarget.value === unknownMark ? null : event.currentTarget.value)
      }
      data={[
        ...[...values, ...stray].map((one) => ({ value: one, label: valueText(fact, one) })),
        { value: unknownMark, label: 'Not known' },
      ]}
    />
  );
}

function YesNo({ fact, id, value, change }: FactInputProps) {
  const shown = value === undefined ? fact.default : value;
  return (
    <SegmentedControl
      fullWidth
      id={id}
      aria-labelledby={`${id}-label`}
      value={shown === null ? unknownMark : String(shown)}
      onChange={(next) => change(next === unknownMark ? null : next === 'true')}
      data={[
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
        { value: unknownMark, label: 'Not known' },
      ]}
    />
  );
}

function Amount({ fact, id, value, change, invalid }: FactInputProps) {
  const shown = value === undefined ? fact.default : value;
  // While it is being typed the text stands as it is; an undo from outside takes it back.
  const [typed, setTyped] = useState<{ of: FactValue | undefined; text: string | number } | null>(null);
  const money = fact.type === 'money';
  return (
    <NumberInput
      id={id}
      error={invalid}
      value={
        typed !== null && typed.of === value ? typed.text : typeof shown === 'boolean' ? '' : (shown ?? '')
      }
      onChange={(next) => {
        const known = typeof next === 'number' ? next : undefined;
        setTyped({ of: known, text: next });
        change(known);
      }}
      onBlur={() => setTyped(null)}
      placeholder={shown === null ? 'not known' : undefined}
      allowDecimal={money}
      decimalScale={money ? 2 : 0}
      thousandSeparator=","
      clampBehavior="none"
      prefix={money ? '£' : undefined}
      suffix={!money && fact.unit !== undefined ? ` ${fact.unit}` : undefined}
      step={money ? 10 : 1}
    />
  );
}

function DateOrTime({ fact, id, value, change, invalid }: FactInputProps) {
  const shown = value === undefined ? fact.default : value;
  return (
    <TextInput
      id={id}
      error={invalid}
      type={fact.type === 'date' ? 'date' : 'time'}
      value={typeof shown === 'string' ? shown : ''}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}

/** Whether the control itself does not offer "not known". */
export const needsUnknownButton = (fact: FactDeclaration): boolean =>
  fact.type !== 'boolean' && fact.type !== 'enumeration';

/** A select, yes or no, number, date or time. */
export function FactInput(props: FactInputProps) {
  const { type } = props.fact;
  if (type === 'boolean') return <YesNo {...props} />;
  if (type === 'enumeration') return <Choice {...props} />;
  if (type === 'integer' || type === 'money') return <Amount {...props} />;
  return <DateOrTime {...props} />;
}
