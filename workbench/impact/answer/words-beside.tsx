/** What words mean, one small button beside them. */
import { ActionIcon, Popover } from '@mantine/core';
import { TermList } from '../../app/words-help.tsx';

/** A button that opens the meanings of some terms of the glossary; Esc closes it. */
export function WordsBeside({ names }: { names: readonly string[] }) {
  return (
    <Popover width={380} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={24} radius="xl" aria-label={`What is meant: ${names.join(', ')}`}>
          ?
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Meaning of ${names.join(' and ')}`} p="sm" tabIndex={-1}>
        <TermList names={names} />
      </Popover.Dropdown>
    </Popover>
  );
}
