/** Two texts side by side in Monaco, read-only; loaded only when it is first shown. */
import { useEffect, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { monaco } from './monaco/index.ts';
import classes from './shared.module.css';

/** What stands left and right, with names for who cannot see which is which. */
export interface DiffProps {
  readonly before: string;
  readonly after: string;
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

/** Shows the difference; unchanged stretches are folded. In a narrow window one stands below the other. */
export default function DiffView({ before, after, beforeLabel, afterLabel }: DiffProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneDiffEditor | null>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (!host.current) return undefined;
    const made = monaco.editor.createDiffEditor(host.current, {
      readOnly: true,
      domReadOnly: true,
      originalEditable: false,
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      renderOverviewRuler: false,
      hideUnchangedRegions: { enabled: true },
      // Coloured brackets are not to be read on the grounds of a difference.
      bracketPairColorization: { enabled: false },
      fontSize: 13,
      wordWrap: 'on',
      tabFocusMode: true,
      originalAriaLabel: beforeLabel,
      modifiedAriaLabel: afterLabel,
    });
    // Monaco forgets these two names while it sets itself up.
    made.getOriginalEditor().updateOptions({ ariaLabel: beforeLabel });
    made.getModifiedEditor().updateOptions({ ariaLabel: afterLabel });
    editor.current = made;
    return () => {
      made.dispose();
      editor.current = null;
    };
  }, [beforeLabel, afterLabel]);
  useEffect(() => {
    const made = editor.current;
    const original = monaco.editor.createModel(before, 'json');
    const modified = monaco.editor.createModel(after, 'json');
    made?.setModel({ original, modified });
    return () => {
      if (editor.current === made) made?.setModel(null);
      original.dispose();
      modified.dispose();
    };
  }, [before, after, beforeLabel, afterLabel]);
  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'vs-dark' : 'vs'), [scheme]);
  return <div ref={host} className={classes.monaco} />;
}
