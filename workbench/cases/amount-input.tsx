/** The field of a sum or a number: what is typed stands as it is, and what it says is what the policies are asked. */
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FactDeclaration } from '../../engine/index.ts';
import { valueText, type FactValue } from '../shared/facts.ts';
import { readAmount } from './amount.ts';
import type { FactInputProps } from './fact-input.tsx';

/** The value as it stands while nobody types; a text that is no number stands as it was typed. */
const written = (fact: FactDeclaration, value: FactValue): string =>
  value === null ? '' : typeof value === 'number' ? valueText(fact, value) : String(value);

/** Selects all on the way in, so that typing replaces; arrows step by 1, or by £10. */
export function AmountInput({ fact, id, value, change, invalid }: FactInputProps) {
  const shown = value === undefined ? fact.default : value;
  // While it is being typed the text stands as it is; an undo from outside takes it back.
  const [typed, setTyped] = useState<{ of: FactValue | undefined; text: string } | null>(null);
  const entered = useRef(false);
  const money = fact.type === 'money';
  const put = (text: string): void => {
    const next = readAmount(text, fact.unit);
    setTyped({ of: next, text });
    change(next);
  };
  const step = (by: number): void => {
    const from = typeof shown === 'number' ? shown : 0;
    put(String(Math.max(fact.min ?? 0, from + by * (money ? 10 : 1))));
  };
  const isTyped = typed !== null && (typed.of === value || (typed.of === undefined && value === null));
  return (
    <TextInput
      id={id}
      error={invalid}
      inputMode={money ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={isTyped ? typed.text : written(fact, shown)}
      placeholder={value === undefined && shown !== null ? written(fact, shown) : 'not known'}
      onChange={(event) => put(event.currentTarget.value)}
      onFocus={(event) => {
        entered.current = true;
        event.currentTarget.select();
      }}
      onMouseUp={(event) => {
        if (entered.current) event.preventDefault();
        entered.current = false;
      }}
      onKeyDown={(event) => {
        entered.current = false;
        if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        step(event.key === 'ArrowUp' ? 1 : -1);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
