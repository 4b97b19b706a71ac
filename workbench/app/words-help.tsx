/** The unusual words of a screen with what they mean: one button away on every screen. */
import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { capital } from '../shared/words.ts';
import { plainMeaning, terms, termsOf } from '../shared/terms.ts';
import { WordsIcon } from './tool-icons.tsx';
import { screenOf } from './screens.ts';
import classes from './app.module.css';

/** Terms with meanings, as a list. */
export function TermList({ names }: { names: readonly string[] }) {
  return (
    <dl className={classes.terms}>
      {names.map((name) => (
        <div key={name}>
          <dt>{capital(name)}</dt>
          <dd>{plainMeaning(name)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** All terms of the glossary, for the sheet. */
export const allTerms = (): string[] => Object.keys(terms).sort((a, b) => a.localeCompare(b, 'en-GB'));

/** The button in the rail: the words of the screen that is open. */
export function WordsHelp() {
  const [location] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const { label } = screenOf(location);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={420}
      position="right-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label="Words of this screen" disabled={isOpen}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Words of this screen"
            onClick={() => setOpen((before) => !before)}
          >
            <WordsIcon />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Words of ${label}`} p="sm">
        <div
          className={classes.termScroll}
          tabIndex={0}
          role="region"
          aria-label="Words, scrolls"
          data-scrolls
        >
          <TermList names={termsOf[label] ?? []} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
