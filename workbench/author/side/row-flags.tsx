/** The flags of a row: what a reader of an award is told besides. */
import { ActionIcon, Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AttachedFlag } from '../../../engine/model/rule.ts';
import { flagList } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { Opening } from './opening.tsx';
import { clauseFault, ClauseNames, clausesOf, listAt } from './row-clauses.tsx';
import type { TableRow } from './table-model.ts';
import classes from '../author.module.css';

/** A flag while it is typed; `clauses` with commas. What else stood in it is kept. */
interface FlagDraft {
  readonly kind: AttachedFlag['kind'];
  readonly text: string;
  readonly clauses: string;
}

const draftOf = (flag: AttachedFlag): FlagDraft => ({
  kind: flag.kind,
  text: flag.text,
  clauses: (flag.clauses ?? []).join(', '),
});
const flagOf = ({ kind, text, clauses }: FlagDraft): AttachedFlag => {
  const own = clausesOf(clauses);
  return { kind, text: text.trim(), ...(own.length === 0 ? {} : { clauses: own }) };
};

const isFlag = (value: unknown): value is AttachedFlag =>
  typeof value === 'object' && value !== null && 'kind' in value && 'text' in value;

/** The flags of a row; null where they are no list of flags. */
export const flagsOf = (row: TableRow): readonly AttachedFlag[] | null => {
  const flags = row.values['flags'] ?? [];
  return Array.isArray(flags) && flags.every(isFlag) ? flags : null;
};

function FlagsForm(props: { start: readonly AttachedFlag[]; done: (flags: AttachedFlag[]) => void }) {
  const { text, names } = useDesk();
  const known = names(text);
  const [drafts, setDrafts] = useState<readonly FlagDraft[]>(() => {
    const start = props.start.map(draftOf);
    return start.length > 0 ? start : [{ kind: 'assumption', text: '', clauses: '' }];
  });
  const set = (at: number, changes: Partial<FlagDraft>): void =>
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...changes } : draft)));
  const isComplete = drafts.every(
    (draft) => draft.text.trim() !== '' && clauseFault(clausesOf(draft.clauses), known) === undefined,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) props.done(drafts.map(flagOf));
      }}
    >
      <Stack gap={8} className={classes.composed}>
        {drafts.map((draft, i) => (
          <fieldset key={i} className={classes.flag}>
            <legend>Flag {i + 1}</legend>
            <NativeSelect
              label="Kind"
              value={draft.kind}
              data={[...flagList]}
              onChange={(event) => set(i, { kind: event.currentTarget.value as FlagDraft['kind'] })}
            />
            <Textarea
              label="What it says"
              w={280}
              rows={3}
              value={draft.text}
              onChange={(event) => set(i, { text: event.currentTarget.value })}
            />
            <TextInput
              label="Clauses of its own"
              list="author-clauses"
              value={draft.clauses}
              error={clauseFault(clausesOf(draft.clauses), known)}
              onChange={(event) => set(i, { clauses: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove flag ${i + 1}`}
              onClick={() => setDrafts(drafts.filter((_, k) => k !== i))}
            >
              ✕
            </ActionIcon>
          </fieldset>
        ))}
        <ClauseNames names={known} />
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => setDrafts([...drafts, { kind: 'assumption', text: '', clauses: '' }])}
        >
          + Add a flag
        </Button>
        <Button type="submit" size="compact-xs" disabled={!isComplete}>
          Set
        </Button>
      </Stack>
    </form>
  );
}

/** The flags of a row. */
export function FlagsCell({ row, canEdit }: { row: TableRow; canEdit: boolean }) {
  const { text, edit } = useDesk();
  const flags = flagsOf(row);
  const words =
    flags === null
      ? 'cannot be read'
      : flags.length === 0
        ? 'none'
        : flags.map(({ kind }) => kind).join(', ');
  return (
    <Opening
      label={`${row.name}, flags`}
      words={words}
      pointer={row.pointer}
      at={`${row.pointer}/flags`}
      disabled={!canEdit || flags === null}
    >
      {(close) => (
        <FlagsForm
          start={flags ?? []}
          done={(next) => {
            edit(`Flags of ${row.name}`, listAt(text, row, 'flags', next));
            close();
          }}
        />
      )}
    </Opening>
  );
}
