/** The search field of a screen: `/` goes there, Escape empties it, then leaves it. */
import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { SearchIcon } from './icons.tsx';
import classes from './shared.module.css';

/** A search field that writes to the URL; the field itself never waits for it. */
export function SearchField({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange: (text: string) => void;
  label: string;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const change = (next: string): void => {
    setText(next);
    onChange(next);
  };
  return (
    <TextInput
      data-search
      className={classes.search}
      aria-label={label}
      placeholder={`${label}  ( / )`}
      leftSection={<SearchIcon size={14} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (text === '') event.currentTarget.blur();
        else change('');
      }}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => change('')} />
        )
      }
    />
  );
}
