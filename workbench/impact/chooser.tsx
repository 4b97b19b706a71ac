/** Where a portfolio begins: a file that is dropped or picked, what stands ready, and what was kept in this browser. */
import { Button, FileButton, Text } from '@mantine/core';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useData } from '../app/data.tsx';
import { count } from '../shared/words.ts';
import type { ReadyPortfolio } from '../shared/impact-protocol.ts';
import type { DeskState } from './desk-state.ts';
import { KeptList } from './kept-list.tsx';
import { readyNames } from './words.ts';
import classes from './impact.module.css';

const accepted = '.csv,.tsv,.txt,.xlsx,.ndjson,.jsonl';

function DropZone({ open }: { open: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) open(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>Your own cases</h2>
      <Text size="sm">
        A table of past cases as CSV, Excel (XLSX) or NDJSON: a row for each case. Drop it here, or choose it.
      </Text>
      <FileButton
        onChange={(file) => file && open(file)}
        accept={accepted}
        inputProps={{ 'aria-label': 'File' }}
      >
        {(props) => (
          <Button {...props} data-search>
            Choose a file
          </Button>
        )}
      </FileButton>
      <ul className={classes.promises}>
        <li>Nothing leaves this computer: the file is read in this window and sent nowhere.</li>
        <li>Names, addresses, references and free text are recognised and left out.</li>
        <li>It is forgotten when the window closes, unless you ask to keep it for seven days.</li>
      </ul>
    </div>
  );
}

const told: Readonly<Record<ReadyPortfolio, string>> = {
  determinations: 'Published decisions, with what was offered and what was ordered.',
  generated: 'Made up to be like a year’s complaints, some facts unknown.',
  fixtures: 'The cases of this workbench: boundaries of every rule, not a typical year.',
};

function Ready({ open }: { open: (which: ReadyPortfolio) => void }) {
  const { view } = useData();
  const held = (folder: string): number => view.cases.filter(({ file }) => file.startsWith(folder)).length;
  const counts: Readonly<Record<ReadyPortfolio, number>> = {
    determinations: held('fixtures/determinations/'),
    generated: 1_000,
    fixtures: held('fixtures/cases/'),
  };
  return (
    <section aria-labelledby="ready-portfolios">
      <h2 id="ready-portfolios">Ready to use</h2>
      <ul className={classes.ready}>
        {(['determinations', 'generated', 'fixtures'] as const).map((which) => (
          <li key={which}>
            <Button variant="default" onClick={() => open(which)} disabled={counts[which] === 0}>
              {readyNames[which]}
            </Button>
            <span>
              {count(counts[which], 'case')}. {told[which]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first stage. */
export function Chooser(props: {
  state: DeskState;
  openFile: (file: File) => void;
  openReady: (which: ReadyPortfolio) => void;
  openKept: (id: string, name: string) => void;
}) {
  const { fault, said } = props.state;
  const ground = useRef<HTMLDivElement>(null);
  const isBack = fault !== null || said !== '';
  useEffect(() => {
    if (isBack) ground.current?.querySelector<HTMLElement>('[data-search]')?.focus({ preventScroll: true });
  }, [isBack]);
  return (
    <div ref={ground} className={classes.chooser}>
      {fault === null ? null : (
        <div className={classes.fault} role="alert">
          <h2>This cannot be used as a portfolio</h2>
          <p>
            {fault.what}; {fault.mend}.
          </p>
        </div>
      )}
      <DropZone open={props.openFile} />
      <Ready open={props.openReady} />
      <KeptList open={props.openKept} />
    </div>
  );
}
