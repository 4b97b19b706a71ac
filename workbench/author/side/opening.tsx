/** What opens on the spot: a cell with its editor, and the editor of plain words. */
import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useDesk } from '../desk.ts';
import classes from '../author.module.css';

/** A button that opens an editor beside it; Esc closes it without a change. */
export function Opening(props: {
  label: string;
  words: string;
  pointer: string;
  disabled: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const { select } = useDesk();
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
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.cell}
          disabled={props.disabled}
          data-open={opened || undefined}
          aria-expanded={opened}
          aria-label={`${props.label}: ${props.words}`}
          onClick={() => {
            select(props.pointer);
            setOpened(true);
          }}
        >
          {props.words}
        </button>
      </Popover.Target>
      {opened ? (
        <Popover.Dropdown role="dialog" aria-label={props.label} p="sm">
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
