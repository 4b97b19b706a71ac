/** JSON in Monaco, read-only here. The one file that imports Monaco; loaded only when it is first shown. */
import * as monaco from 'monaco-editor/editor/editor.api';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/languages/features/json/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/language/json/json.worker?worker';
import { useEffect, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import classes from './shared.module.css';

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

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
