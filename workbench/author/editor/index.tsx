/** The JSON of an edition in Monaco: typed into, marked with the engine's problems, brought along when the text changes elsewhere. */
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { monaco } from '../../shared/monaco/index.ts';
import type { Problem } from '../../../engine/index.ts';
import type { Mend } from '../language/mends.ts';
import type { Names } from '../language/names.ts';
import type { Span } from '../places.ts';
import { type Knowledge, registerProviders } from './providers.ts';
import { bindings, type EditorCommand, options, severity } from './setup.ts';
import { setSchemas } from './schemas.ts';
import { bringTo, rangeOfSpan } from './sync.ts';
import classes from '../author.module.css';

/** What the desk may do with the editor. */
export interface EditorHandle {
  /** Puts the cursor on the span and brings it into sight; `focus` moves the keyboard there too. */
  show(span: Span, focus: boolean): void;
  format(): void;
  find(): void;
  offset(): number;
}

/** What the editor tells and asks. */
export interface EditorProps {
  readonly path: string;
  readonly text: string;
  /** The newest text, which may be newer than the one that was drawn. */
  readonly current: () => string | null;
  readonly readOnly: boolean;
  readonly problems: readonly { readonly problem: Problem; readonly span: Span }[];
  readonly names: (text: string) => Names;
  readonly onType: (text: string) => void;
  readonly onCursor: (offset: number) => void;
  readonly onMend: (mend: Mend) => void;
  readonly commands: Readonly<Record<EditorCommand, (offset: number) => void>>;
  readonly handle: Ref<EditorHandle>;
}
/** Marks the engine's problems; the mend stands in the message. */
function mark(model: monaco.editor.ITextModel, problems: EditorProps['problems']): void {
  monaco.editor.setModelMarkers(
    model,
    'engine',
    problems.map(({ problem, span }) => {
      const range = rangeOfSpan(model, span);
      return {
        severity: severity(problem),
        code: problem.code,
        message: [problem.what, problem.why, problem.mend].filter((part) => part !== '').join('; '),
        startLineNumber: range.startLineNumber,
        startColumn: range.startColumn,
        endLineNumber: range.endLineNumber,
        endColumn: range.endColumn,
      };
    }),
  );
}

/** Creates the editor and its model once for a path, and wires keys and providers to whatever `latest` holds. */
function useMonaco(props: EditorProps, host: React.RefObject<HTMLDivElement | null>) {
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const latest = useRef(props);
  const quiet = useRef(false);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!host.current) return undefined;
    setSchemas();
    const uri = monaco.Uri.parse(`file:///${latest.current.path}`);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(latest.current.text, 'json', uri);
    const made = monaco.editor.create(host.current, {
      ...options,
      model,
      ariaLabel: `${latest.current.path}, JSON. Tab leaves the text; Control M makes Tab indent instead. F8 goes to the next problem.`,
    });
    editor.current = made;
    for (const [name, label, keybindings, inMenu] of bindings)
      made.addAction({
        id: `redress.${name}`,
        label,
        keybindings: [...keybindings],
        ...(inMenu ? { contextMenuGroupId: 'navigation' } : {}),
        run: () =>
          latest.current.commands[name](
            model.getOffsetAt(made.getPosition() ?? { lineNumber: 1, column: 1 }),
          ),
      });
    const mendCommand =
      made.addCommand(0, (_accessor: unknown, mend: Mend) => latest.current.onMend(mend)) ?? '';
    const knowledge: Knowledge = {
      uri: uri.toString(),
      names: (text) => latest.current.names(text),
      problems: () => latest.current.problems,
      mendCommand,
      readOnly: () => latest.current.readOnly,
    };
    const listeners = [
      registerProviders(() => knowledge),
      made.onDidChangeModelContent(() => {
        if (!quiet.current) latest.current.onType(model.getValue(undefined, true));
      }),
      made.onDidChangeCursorPosition((event) => {
        if (!quiet.current && event.source !== 'api')
          latest.current.onCursor(model.getOffsetAt(event.position));
      }),
    ];
    return () => {
      listeners.forEach((one) => one.dispose());
      made.dispose();
      model.dispose();
      editor.current = null;
    };
  }, [props.path, host]);
  return { editor, quiet };
}

/** The editor. Loaded only when the screen is first opened. */
export default function Editor(props: EditorProps) {
  const { text, readOnly, problems, path, current, handle } = props;
  const host = useRef<HTMLDivElement>(null);
  const { editor, quiet } = useMonaco(props, host);
  const scheme = useComputedColorScheme('light');
  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'vs-dark' : 'vs'), [scheme]);
  useEffect(() => {
    const now = current();
    if (!editor.current || now === null) return;
    quiet.current = true;
    bringTo(editor.current, now);
    quiet.current = false;
  }, [text, path, current, editor, quiet]);
  useEffect(() => {
    editor.current?.updateOptions({ readOnly, domReadOnly: readOnly });
  }, [readOnly, path, editor]);
  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) mark(model, problems);
  }, [problems, path, editor]);
  useImperativeHandle(handle, () => ({
    show: (span, focus) => {
      const model = editor.current?.getModel();
      if (!editor.current || !model) return;
      const range = rangeOfSpan(model, span);
      editor.current.setPosition(range.getStartPosition());
      editor.current.revealRangeInCenterIfOutsideViewport(range);
      if (focus) editor.current.focus();
    },
    format: () => void editor.current?.getAction('editor.action.formatDocument')?.run(),
    find: () => void editor.current?.getAction('actions.find')?.run(),
    offset: () => {
      const position = editor.current?.getPosition();
      return position ? (editor.current?.getModel()?.getOffsetAt(position) ?? 0) : 0;
    },
  }));
  return <div ref={host} className={classes.monaco} data-testid="author-editor" />;
}
