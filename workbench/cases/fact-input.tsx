/** The control of one fact, by its type. Every fact can be "not known". */
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { FactDeclaration } from '../../engine/index.ts';
import { valueText, type FactValue } from '../shared/facts.ts';
import { AmountInput } from './amount-input.tsx';

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
  if (type === 'integer' || type === 'money') return <AmountInput {...props} />;
  return <DateOrTime {...props} />;
}
