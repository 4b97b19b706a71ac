/** What differs from the edition as it was saved, or from any other: rule by rule, and in the text. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from '../../app/query.ts';
import { EmptyState } from '../../shared/states.tsx';
import { useWorkState } from '../../work/index.ts';
import type { WorkState } from '../../work/index.ts';
import { SideBySide } from '../../work/difference.tsx';
import { useDesk } from '../desk.ts';
import { entriesOf, pathOfId } from '../editions.ts';
import { RuleDifferences } from './rule-differences.tsx';
import classes from '../author.module.css';

const filesOf = (state: WorkState): WorkState['files'] => state.files;

interface Base {
  readonly id: string;
  readonly label: string;
  readonly text: string | null;
}

/** The edition that this one is held against: the URL says which; else as it was saved, or the newest other one of the landlord. */
function useBase(): { base: Base; all: readonly { value: string; label: string }[] } {
  const { entry, path } = useDesk();
  const query = useQuery();
  const files = useWorkState(filesOf);
  return useMemo(() => {
    const others = entriesOf(files).filter((one) => one.path !== path);
    const saved = files.get(path)?.saved?.text ?? null;
    const own = others.filter((one) => one.landlordId === entry.landlordId).at(-1);
    const wanted = query.get('base') ?? (saved === null && own ? own.id : 'saved');
    const all = [
      { value: 'saved', label: saved === null ? 'as saved (it is not yet)' : 'as saved' },
      ...others.map((one) => ({ value: one.id, label: one.id })),
    ];
    const base =
      wanted === 'saved'
        ? { id: 'saved', label: `${entry.id}, saved`, text: saved }
        : { id: wanted, label: wanted, text: files.get(pathOfId(wanted))?.text ?? null };
    return { base, all };
  }, [files, path, entry, query]);
}

/** The tab. */
export function Differences() {
  const { entry, text } = useDesk();
  const query = useQuery();
  const { base, all } = useBase();
  const how = query.get('diff') === 'text' ? 'text' : 'rules';
  return (
    <div className={classes.differences}>
      <div className={classes.paneTools}>
        <NativeSelect
          aria-label="Held against"
          value={base.id}
          onChange={(event) => query.set({ base: event.currentTarget.value })}
          data={[...all]}
        />
        <SegmentedControl
          aria-label="How"
          value={how}
          onChange={(value) => query.set({ diff: value === 'text' ? 'text' : undefined })}
          data={[
            { value: 'rules', label: 'Rule by rule' },
            { value: 'text', label: 'The text' },
          ]}
        />
      </div>
      {base.text === null ? (
        <EmptyState
          title={base.id === 'saved' ? 'It was never saved' : `There is no edition ${base.id}`}
          text="Choose another edition to hold it against."
        />
      ) : base.text === text ? (
        <EmptyState
          title="Nothing differs"
          text={`The text is the same as that of ${base.label}, to the character.`}
        />
      ) : how === 'text' ? (
        <SideBySide
          before={base.text}
          after={text}
          beforeLabel={base.label}
          afterLabel={`${entry.id}, as it stands`}
        />
      ) : (
        <RuleDifferences before={base.text} label={base.label} />
      )}
    </div>
  );
}
