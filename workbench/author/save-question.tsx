/** The question before files with errors are saved: go to the first, or save all the same. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useLocation } from 'wouter';
import { useQuery } from '../app/query.ts';
import { count } from '../shared/words.ts';
import { useWork } from '../work/use-work.tsx';
import { idOfPath } from './editions.ts';
import { firstOf, type Flawed } from './flaws.ts';
import { valueOf } from './places.ts';
import { screenOf } from './use-symbols.ts';
import { want } from './wanted.ts';
import classes from './author.module.css';

/** True for an edition by which awards are made, as it is saved or as it would be. */
function isInForce(path: string, texts: readonly (string | null | undefined)[]): boolean {
  if (idOfPath(path) === undefined) return false;
  return texts.some((text) => {
    const value = text == null ? null : valueOf(text);
    return typeof value === 'object' && value !== null && 'status' in value && value.status === 'published';
  });
}

export interface SaveQuestionProps {
  readonly flawed: readonly Flawed[];
  /** Paths that would be saved and have no errors. */
  readonly whole: readonly string[];
  /** Saves these paths, or without any all that was asked for. */
  readonly save: (paths?: readonly string[]) => void;
  /** Nothing is saved; `stay` false: the keyboard goes elsewhere. */
  readonly close: (stay: boolean) => void;
}

/** The dialog; Escape saves nothing. */
export function SaveQuestion({ flawed, whole, save, close }: SaveQuestionProps) {
  const work = useWork();
  const query = useQuery();
  const [, navigate] = useLocation();
  const saved = work.state().saved;
  const go = (): void => {
    close(false);
    const [one] = flawed;
    const first = one?.problems[0];
    if (!one || !first) return;
    const href = screenOf(one.path, first.pointer, query.search);
    if (href === undefined) return query.set({ work: '1' });
    want({ path: one.path, line: first.line, column: first.column });
    navigate(href);
  };
  return (
    <Modal
      opened
      onClose={() => close(true)}
      title={flawed.length > 1 ? 'Save files with errors?' : 'Save a file with errors?'}
      size="lg"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text size="sm">
          With these errors the command line and CI stop. Unfinished work can be saved all the same; about the
          same errors you are not asked again.
        </Text>
        <ul className={classes.flawed} aria-label="Files with errors">
          {flawed.map((one) => (
            <li key={one.path}>
              <strong>{one.path}</strong>
              {isInForce(one.path, [work.text(one.path), saved.get(one.path)?.text])
                ? ' (in force: awards rest on it)'
                : ''}
              <br />
              {firstOf(one)}
            </li>
          ))}
        </ul>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => close(true)}>
            Cancel
          </Button>
          {whole.length === 0 ? null : (
            <Button variant="default" onClick={() => save(whole)}>
              Save only {count(whole.length, 'file')} without errors
            </Button>
          )}
          <Button variant="default" onClick={() => save()}>
            Save all the same
          </Button>
          <Button data-autofocus onClick={go}>
            Go to the first error
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
