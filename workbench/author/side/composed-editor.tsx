/** An amount that is put together from others, part by part: what it is made of stays, what stands in it can be typed. */
import { ActionIcon, Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Amount } from '../../../engine/index.ts';
import {
  type AmountLine,
  linesOf,
  roundings,
  valueOfPart,
  withOneMore,
  withoutPart,
  withPart,
} from './amount-parts.ts';
import classes from '../author.module.css';

interface Props {
  readonly label: string;
  readonly amount: Amount;
  readonly done: (amount: Amount) => void;
  readonly inText: () => void;
}

const faultOf: Readonly<Record<string, string>> = {
  pounds: 'pounds and pence, or a parameter’s name',
  percent: 'a number',
  names: 'names of facts, with commas between them',
  count: 'a whole number',
  words: 'some words',
};

/** The fields, one a line, further in where they belong to an amount inside. */
export function ComposedEditor({ label, amount, done, inText }: Props) {
  const [made, setMade] = useState(amount);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const lines = linesOf(made);
  const keyOf = (line: AmountLine): string => line.path.join('/');
  const isFaulty = (line: AmountLine): boolean => {
    const text = typed[keyOf(line)];
    return line.is === 'part' && text !== undefined && valueOfPart(line, text) === undefined;
  };
  const type = (line: AmountLine & { is: 'part' }, text: string): void => {
    setTyped((before) => ({ ...before, [keyOf(line)]: text }));
    const value = valueOfPart(line, text);
    if (value !== undefined) setMade((before) => withPart(before, line.path, value));
  };
  const reshape = (next: Amount): void => {
    setMade(next);
    setTyped({});
  };
  const field = (line: AmountLine & { is: 'part' }) =>
    line.kind === 'rounding' ? (
      <NativeSelect
        label={line.label}
        value={line.value}
        data={[...roundings]}
        onChange={(event) => type(line, event.currentTarget.value)}
      />
    ) : (
      <TextInput
        label={line.label}
        w={line.kind === 'names' || line.kind === 'words' ? 230 : 110}
        list={line.kind === 'names' ? 'author-facts' : undefined}
        value={typed[keyOf(line)] ?? line.value}
        error={isFaulty(line) ? `needs ${faultOf[line.kind]}` : undefined}
        onChange={(event) => type(line, event.currentTarget.value)}
      />
    );
  const isComplete = !lines.some(isFaulty);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) done(made);
      }}
    >
      <Stack gap={6} className={classes.composed} role="group" aria-label={label}>
        {lines.map((line) => (
          <div key={`${line.is} ${keyOf(line)}`} style={{ marginInlineStart: line.depth * 14 }}>
            {line.is === 'part' ? (
              field(line)
            ) : (
              <Text size="sm" fw={600} component="div" className={classes.partHead}>
                {line.label}
                {line.canGo ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove amount ${line.label}`}
                    onClick={() => reshape(withoutPart(made, line.path))}
                  >
                    ✕
                  </ActionIcon>
                ) : null}
                {line.canGrow ? (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() => reshape(withOneMore(made, line.path))}
                  >
                    + Add an amount
                  </Button>
                ) : null}
              </Text>
            )}
          </div>
        ))}
        <Button
          type="submit"
          size="compact-xs"
          disabled={!isComplete || JSON.stringify(made) === JSON.stringify(amount)}
        >
          Set
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={inText}>
          Edit it in the text
        </Button>
      </Stack>
    </form>
  );
}
