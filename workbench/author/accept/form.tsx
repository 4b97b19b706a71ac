/** What an author gives with an acceptance: the clauses that say so, and the reason. Both are required. */
import { Button, Group, MultiSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FailingFixture } from '../../shared/moves-protocol.ts';
import { useWork } from '../../work/index.ts';
import { count } from '../strip/words.ts';
import { acceptAll, commonClauses } from './write.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Accepts some fixtures in one undoable step. `suggested` are clauses of the rules that caused the change. */
export function AcceptForm(props: {
  readonly fixtures: readonly FailingFixture[];
  readonly suggested: readonly string[];
  readonly close: () => void;
}) {
  const { fixtures, close } = props;
  const work = useWork();
  const cited = commonClauses(fixtures);
  const [clauses, setClauses] = useState(() =>
    props.suggested.filter((clause) => cited.includes(clause)).slice(0, 1),
  );
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (clauses.length === 0 || reason.trim() === '') return;
    const result = acceptAll((path) => work.text(path), fixtures, {
      clauses,
      reason: reason.trim(),
      on: today(),
    });
    if (!result.ok) {
      setFault(result.fault);
      return;
    }
    const what =
      fixtures.length === 1 ? `expectation of ${fixtures[0]?.id}` : count(fixtures.length, 'expectation');
    work.change(
      `Accept ${what}`,
      [...result.texts].map(([path, text]) => ({ path, text })),
    );
    close();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="xs" maw={560} py="xs">
        <MultiSelect
          label="Clauses that say so"
          description="Clauses that the new determination cites; they are added to the expectation."
          data={cited}
          value={clauses}
          onChange={setClauses}
          searchable
          required
          data-autofocus
          error={isTried && clauses.length === 0 ? 'Name one clause at least' : undefined}
          nothingFoundMessage="These cases cite no such clause together"
        />
        <Textarea
          label="Reason"
          description="Kept in the case, beside the clauses."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          autosize
          minRows={1}
          error={isTried && reason.trim() === '' ? 'Say why the new result is right' : undefined}
        />
        {fault === null ? null : (
          <Text size="sm" role="alert" c="var(--bad)">
            {fault}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit" size="xs">
            Accept {fixtures.length === 1 ? 'it' : `all ${fixtures.length}`}
          </Button>
          <Button variant="default" size="xs" onClick={close}>
            Not now
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
