/** One edition on the desk: what it is, its text, what stands beside and below it. */
import { useCallback, useRef, useState } from 'react';
import { useSave, useWork } from '../work/index.ts';
import { DeskContext } from './desk.ts';
import { DeskHeader } from './desk-header.tsx';
import type { EditionEntry } from './editions.ts';
import type { EditorHandle } from './editor/index.tsx';
import { EditorPane } from './editor-pane.tsx';
import { LockBanner } from './lock-banner.tsx';
import { OwnClausesContext } from '../shared/clause-chip.tsx';
import { useOwnClauses } from './own-clauses.ts';
import { Side } from './side/index.tsx';
import { Split } from './split.tsx';
import { BelowText } from './strip-slot.tsx';
import { useMakeDesk } from './use-desk.ts';
import { useWanted } from './wanted.ts';
import { SymbolsContext, useSymbols } from './use-symbols.ts';
import { RenameDialog } from './dialogs/rename.tsx';
import classes from './author.module.css';

/** The desk of one edition. */
export function DeskScreen({ entry, entries }: { entry: EditionEntry; entries: readonly EditionEntry[] }) {
  const editor = useRef<EditorHandle>(null);
  const work = useWork();
  const save = useSave();
  const [said, setSaid] = useState('');
  const [isReady, setReady] = useState(false);
  const say = useCallback((message: string) => setSaid(message), []);
  const { desk, cursor } = useMakeDesk(entry, editor, say, isReady);
  useWanted(entry.path, editor, isReady);
  const symbols = useSymbols(desk);
  const clauses = useOwnClauses(desk);
  const act = {
    undo: () => {
      const label = work.state().undoLabel;
      work.undo();
      say(label === null ? 'There is nothing to undo' : `Undone: ${label}`);
    },
    redo: () => {
      const label = work.state().redoLabel;
      work.redo();
      say(label === null ? 'There is nothing to do again' : `Done again: ${label}`);
    },
    save: () => void save(),
  };
  return (
    <DeskContext value={desk}>
      <div className={classes.screen}>
        <DeskHeader
          entries={entries}
          act={act}
          said={said}
          symbols={symbols}
          offset={() => editor.current?.offset() ?? 0}
        />
        <LockBanner />
        <OwnClausesContext value={clauses}>
          <Split
            left={
              <EditorPane
                handle={editor}
                onCursor={cursor}
                onReady={() => setReady(true)}
                symbols={symbols}
                commands={{
                  ...act,
                  definition: symbols.definition,
                  uses: symbols.find,
                  rename: symbols.rename,
                }}
              />
            }
            right={
              <SymbolsContext value={symbols}>
                <Side />
              </SymbolsContext>
            }
          />
          <BelowText path={entry.path} />
        </OwnClausesContext>
      </div>
      <RenameDialog symbols={symbols} />
    </DeskContext>
  );
}
