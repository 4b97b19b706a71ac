/** An amount being edited, in pounds, with its kind. What is put together from others is edited part by part. */
import { mostPounds, plainNumber } from '../../shared/typed-number.ts';
import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Amount } from '../../../engine/index.ts';
import { ComposedEditor } from './composed-editor.tsx';
import classes from '../author.module.css';

type Kind = 'fixed' | 'upTo' | 'between' | 'atLeast' | 'above' | 'each' | 'unspecified';
const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'fixed', label: 'exactly' },
  { value: 'upTo', label: 'up to' },
  { value: 'between', label: 'between' },
  { value: 'atLeast', label: 'at least' },
  { value: 'above', label: 'above' },
  { value: 'each', label: 'for each' },
  { value: 'unspecified', label: 'not stated' },
];

interface Draft {
  readonly kind: Kind;
  readonly low: string;
  readonly high: string;
  readonly of: string;
  readonly cap: string;
  readonly why: string;
}

const empty: Draft = { kind: 'fixed', low: '', high: '', of: '', cap: '', why: '' };

/** The fields for an amount; null where it is of a kind that has none. */
export function draftOf(amount: Amount | undefined): Draft | null {
  if (amount === undefined) return empty;
  if ('fixed' in amount) return { ...empty, kind: 'fixed', low: String(amount.fixed) };
  if ('upTo' in amount) return { ...empty, kind: 'upTo', low: String(amount.upTo) };
  if ('between' in amount)
    return { ...empty, kind: 'between', low: String(amount.between[0]), high: String(amount.between[1]) };
  if ('atLeast' in amount)
    return { ...empty, kind: amount.exclusive === true ? 'above' : 'atLeast', low: String(amount.atLeast) };
  if ('unspecified' in amount) return { ...empty, kind: 'unspecified', why: amount.unspecified };
  if (!('each' in amount) || typeof amount.each === 'object') return null;
  const of = typeof amount.of === 'string' ? amount.of : amount.of.join(', ');
  return {
    ...empty,
    kind: 'each',
    low: String(amount.each),
    of,
    cap: amount.cap === undefined ? '' : String(amount.cap),
  };
}

/** Pounds, or the name of a parameter; undefined where it is neither. */
function poundsOf(text: string): number | string | undefined {
  const number = plainNumber(text);
  if (number !== null)
    return /^\d+(\.\d{1,2})?$/.test(number) && Number(number) <= mostPounds ? Number(number) : undefined;
  const name = text.trim();
  return /^[a-z][A-Za-z0-9]*$/.test(name) ? name : undefined;
}

/** The amount of the fields, what else stood in the one before kept; undefined while they are not complete. */
export function amountOf(draft: Draft, before: Amount | undefined): Amount | undefined {
  const low = poundsOf(draft.low);
  const high = poundsOf(draft.high);
  if (draft.kind === 'unspecified')
    return draft.why.trim() === '' ? undefined : { unspecified: draft.why.trim() };
  if (low === undefined) return undefined;
  if (draft.kind === 'fixed') return { fixed: low };
  if (draft.kind === 'upTo') return { upTo: low };
  if (draft.kind === 'between') return high === undefined ? undefined : { between: [low, high] };
  if (draft.kind === 'atLeast') return { atLeast: low };
  if (draft.kind === 'above') return { atLeast: low, exclusive: true };
  const names = draft.of.split(',').map((one) => one.trim());
  const cap = draft.cap.trim() === '' ? undefined : poundsOf(draft.cap);
  const [only] = names;
  if (only === undefined || names.includes('') || (draft.cap.trim() !== '' && cap === undefined))
    return undefined;
  const { cap: _cap, ...rest } = before && 'each' in before ? before : { cap: undefined };
  const wasList = before && 'each' in before && Array.isArray(before.of);
  return {
    ...rest,
    each: low,
    of: names.length === 1 && !wasList ? only : names,
    ...(cap === undefined ? {} : { cap }),
  };
}

interface Props {
  readonly label: string;
  readonly amount: Amount | undefined;
  readonly facts: readonly string[];
  readonly done: (amount: Amount) => void;
  readonly inText: () => void;
}

/** What a field for names offers. */
const FactNames = ({ facts }: { facts: readonly string[] }) => (
  <datalist id="author-facts">
    {facts.map((name) => (
      <option key={name} value={name} />
    ))}
  </datalist>
);

/** The editor of one amount. */
export function AmountEditor({ label, amount, facts, done, inText }: Props) {
  const [draft, setDraft] = useState(() => draftOf(amount));
  if (!draft && amount)
    return (
      <>
        <ComposedEditor label={label} amount={amount} done={done} inText={inText} />
        <FactNames facts={facts} />
      </>
    );
  if (!draft) return null;
  const set = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const made = amountOf(draft, amount);
  const field = (name: 'low' | 'high' | 'of' | 'cap' | 'why', title: string, width = 110) => (
    <TextInput
      label={title}
      w={width}
      value={draft[name]}
      list={name === 'of' ? 'author-facts' : undefined}
      inputMode={name === 'of' || name === 'why' ? 'text' : 'decimal'}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (made) done(made);
      }}
    >
      <Stack gap={6}>
        <NativeSelect
          label={label}
          value={draft.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
          data={[...kinds]}
        />
        <div className={classes.fields}>
          {draft.kind === 'unspecified'
            ? field('why', 'Why it is not stated', 230)
            : field('low', draft.kind === 'between' ? 'From £' : 'Pounds')}
          {draft.kind === 'between' ? field('high', 'To £') : null}
          {draft.kind === 'each' ? field('of', 'Each what', 170) : null}
          {draft.kind === 'each' ? field('cap', 'At most £') : null}
        </div>
        <FactNames facts={facts} />
        <Button type="submit" size="compact-xs" disabled={made === undefined}>
          Set
        </Button>
      </Stack>
    </form>
  );
}
