/** The text with its tools above and the engine's verdict below. */
import { Button, Loader } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, type RefObject } from 'react';
import { LoadingState } from '../shared/states.tsx';
import { useWork } from '../work/index.ts';
import { useDesk } from './desk.ts';
import type { EditorHandle } from './editor/index.tsx';
import type { EditorCommand } from './editor/setup.ts';
import { ProblemPanel } from './problem-panel.tsx';
import { UsesPanel } from './uses-panel.tsx';
import type { Symbols } from './use-symbols.ts';
import classes from './author.module.css';

const Editor = lazy(() => import('./editor/index.tsx'));

/** Tells that the editor, which comes later than the rest, is there. */
function Ready({ tell }: { tell: () => void }) {
  useEffect(tell, [tell]);
  return null;
}

interface Props {
  readonly handle: RefObject<EditorHandle | null>;
  readonly onCursor: (offset: number) => void;
  readonly onReady: () => void;
  readonly symbols: Symbols;
  readonly commands: Readonly<Record<EditorCommand, (offset: number) => void>>;
}

/** The left side of the desk. */
export function EditorPane({ handle, onCursor, onReady, symbols, commands }: Props) {
  const desk = useDesk();
  const work = useWork();
  const { path, text, isLocked, problems, names, looking } = desk;
  const current = useCallback(() => work.text(path), [work, path]);
  return (
    <section className={classes.pane} aria-label="Text">
      <div className={classes.paneTools}>
        <code>{path}</code>
        {looking.isWaiting ? <Loader size={12} aria-label="The engine is reading" /> : null}
        <span className={classes.grow} />
        <Button variant="subtle" size="compact-xs" onClick={() => handle.current?.find()}>
          Find
        </Button>
        {isLocked ? null : (
          <Button variant="subtle" size="compact-xs" onClick={() => handle.current?.format()}>
            Format
          </Button>
        )}
      </div>
      <Suspense fallback={<LoadingState what="Opening the editor" />}>
        <Editor
          path={path}
          text={text}
          current={current}
          readOnly={isLocked}
          problems={problems}
          names={names}
          onType={(next) => desk.change('Typing', next, `typing:${path}`)}
          onCursor={onCursor}
          onMend={desk.mend}
          commands={commands}
          handle={handle}
        />
        <Ready tell={onReady} />
      </Suspense>
      <p className={classes.hint}>
        Tab leaves the text; <kbd>Ctrl M</kbd> makes it indent. <kbd>F8</kbd> next problem, <kbd>F12</kbd>{' '}
        definition, <kbd>Shift F12</kbd> uses, <kbd>F2</kbd> rename, <kbd>Ctrl Space</kbd> what may stand
        here, <kbd>F1</kbd> all commands.
      </p>
      <ProblemPanel />
      <UsesPanel symbols={symbols} />
    </section>
  );
}
