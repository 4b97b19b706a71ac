/** What opens on the spot: a cell with its editor, and the editor of plain words. */
import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { type PlacedProblem, useDesk } from '../desk.ts';
import classes from '../author.module.css';

/** What the engine finds wrong at a pointer or below it; each once. */
const faultsAt = (problems: readonly PlacedProblem[], at: string | undefined): readonly string[] => [
  ...new Set(
    problems.flatMap(({ problem: { pointer, severity, what, mend } }) => {
      const isHere = at !== undefined && (pointer === at || pointer.startsWith(`${at}/`));
      return isHere && severity === 'error' ? [mend === '' ? what : `${what}; ${mend}`] : [];
    }),
  ),
];

/** A button that opens an editor beside it; Esc closes it without a change. */
export function Opening(props: {
  label: string;
  words: string;
  pointer: string;
  disabled: boolean;
  /** The pointer of the cell itself, where the engine's problems are told; else there is none for it alone. */
  at?: string;
  children: (close: () => void) => ReactNode;
}) {
  const { select, problems } = useDesk();
  const faults = faultsAt(problems, props.at);
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
      position="bottom-start"
      withRoles={false}
      // An editor that has the keyboard stays, also where its cell is scrolled out of sight.
      hideDetached={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.cell}
          disabled={props.disabled}
          data-open={opened || undefined}
          data-faulty={faults.length > 0 || undefined}
          aria-expanded={opened}
          aria-label={`${props.label}: ${props.words}${faults.map((fault) => `, error: ${fault}`).join('')}`}
          title={faults.join('\n') || undefined}
          onClick={() => {
            select(props.pointer);
            setOpened(true);
          }}
        >
          {faults.length > 0 ? <span aria-hidden>■ </span> : null}
          {props.words}
        </button>
      </Popover.Target>
      {opened ? (
        <Popover.Dropdown role="dialog" aria-label={props.label} p="sm">
          {faults.map((fault) => (
            <p key={fault} role="alert" className={classes.cellFault}>
              ■ error: {fault}
            </p>
          ))}
          {props.children(close)}
        </Popover.Dropdown>
      ) : null}
    </Popover>
  );
}

/** Text, or one of some words. */
export function WordEditor({
  label,
  value,
  choices,
  done,
}: {
  label: string;
  value: string;
  choices: readonly string[];
  done: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const all = choices.includes(text) || text === '' ? choices : [text, ...choices];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') done(text.trim());
      }}
    >
      <Stack gap={6}>
        {choices.length > 0 ? (
          <NativeSelect
            label={label}
            value={text}
            data={[...all]}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={label}
            w={280}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="compact-xs">
          Set
        </Button>
      </Stack>
    </form>
  );
}
