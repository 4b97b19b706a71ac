/** Expects what a policy says now: outcome and award, with the clauses and the reason that a person gives. */
import { Button, Group, Modal, MultiSelect, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { citedClauses } from '../../../engine/compare/reasons.ts';
import type { Answer, Answered } from '../../shared/protocol.ts';
import { usePolicyName } from '../../shared/landlord.tsx';
import { useWork } from '../../work/use-work.tsx';
import type { OwnCase } from './use-cases.ts';
import { expectNow } from './write.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

interface Props {
  readonly entry: OwnCase;
  readonly answers: readonly Answer[];
  /** Where an as-of date decides which edition answers, the edition is expected of. */
  readonly isDated: boolean;
  readonly close: () => void;
}

function Form({ entry, answers, isDated, close }: Props) {
  const work = useWork();
  const name = usePolicyName();
  const [policy, setPolicy] = useState(answers[0]?.policy ?? '');
  const [clauses, setClauses] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const answer = answers.find((one) => one.policy === policy);
  const cited = answer ? citedClauses({ ...answer.determination }) : new Set<string>();
  const send = (): void => {
    setTried(true);
    const text = work.text(entry.file);
    if (!answer || text === null || clauses.length === 0 || reason.trim() === '') return;
    const key = isDated ? answer.edition : answer.policy;
    const result = expectNow(text, entry.case.id, answer.determination, cited, {
      policy: key,
      clauses,
      reason: reason.trim(),
      on: today(),
    });
    if ('fault' in result) {
      setFault(result.fault);
      return;
    }
    work.change(`Expect of ${key} in ${entry.case.id}`, [{ path: entry.file, text: result.text }]);
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
      <Stack gap="sm">
        <NativeSelect
          label="Policy"
          data-autofocus
          value={policy}
          onChange={(event) => {
            setPolicy(event.currentTarget.value);
            setClauses([]);
          }}
          data={answers.map((one) => ({ value: one.policy, label: name(one.policy).full }))}
        />
        <Text size="sm">
          It says: {answer?.word}
          {answer?.determination.outcome === 'award' ? `, ${answer.figure}` : ''}.
        </Text>
        <MultiSelect
          label="Clauses that say so"
          description="Clauses that the determination cites"
          data={[...cited]}
          value={clauses}
          onChange={setClauses}
          searchable
          required
          withAsterisk={false}
          nothingFoundMessage="It cites no such clause"
          error={isTried && clauses.length === 0 ? 'Name one clause at least' : undefined}
        />
        <Textarea
          label="Reason"
          description="Kept in the case, beside the clauses"
          required
          withAsterisk={false}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && reason.trim() === '' ? 'Say why this is right' : undefined}
        />
        {fault === null ? null : (
          <Text size="sm" role="alert" c="var(--bad)">
            {fault}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit">Expect this</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What can be expected: real answers, nothing supposed. */
export const expectable = (answered: Answered | null): Answer[] =>
  (answered?.cells ?? []).flatMap((cell) =>
    cell.kind === 'answer' && cell.supposed === undefined ? [cell] : [],
  );

/** The dialog; its form starts afresh whenever it opens. */
export function ExpectDialog({ opened, ...form }: Props & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={form.close}
      title="Expect what it says now"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened ? <Form {...form} /> : null}
    </Modal>
  );
}
