/** JSON in Monaco, read-only; loaded only when it is first shown. */
import { useEffect, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { monaco } from './monaco/index.ts';
import classes from './shared.module.css';

/** Shows the text; `line` (from 1) is brought into sight and marked. */
export default function JsonView({ text, label, line }: { text: string; label: string; line?: number }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (!host.current) return undefined;
    const made = monaco.editor.create(host.current, {
      language: 'json',
      readOnly: true,
      domReadOnly: true,
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      fontSize: 13,
      wordWrap: 'on',
      renderLineHighlight: 'all',
      tabFocusMode: true,
      ariaLabel: label,
    });
    editor.current = made;
    return () => {
      made.getModel()?.dispose();
      made.dispose();
      editor.current = null;
    };
  }, [label]);
  useEffect(() => {
    editor.current?.setValue(text);
  }, [text, label]);
  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'vs-dark' : 'vs'), [scheme]);
  useEffect(() => {
    if (line === undefined || !editor.current) return;
    editor.current.revealLineInCenter(line);
    editor.current.setPosition({ lineNumber: line, column: 1 });
  }, [line, text, label]);
  return <div ref={host} className={classes.monaco} />;
}
