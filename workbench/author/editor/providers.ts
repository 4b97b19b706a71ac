/** Monaco's questions, answered from the names of the edition and the engine's problems. */
import { monaco } from '../../shared/monaco/index.ts';
import type { Span } from '../places.ts';
import { stringAt } from '../places.ts';
import type { Problem } from '../../../engine/index.ts';
import { describeAt } from '../language/describe.ts';
import { formatted } from '../language/format.ts';
import { mendsFor, type Mend } from '../language/mends.ts';
import type { Names } from '../language/names.ts';
import { suggestAt, type Suggestion } from '../language/suggest.ts';
import { difference, rangeOfSpan } from './sync.ts';

/** What the providers ask the desk. */
export interface Knowledge {
  readonly uri: string;
  names(text: string): Names;
  /** Problems with their characters in the text as it stands. */
  problems(): readonly { readonly problem: Problem; readonly span: Span }[];
  /** The command that makes a mend, with the mend as its argument. */
  readonly mendCommand: string;
  readOnly(): boolean;
}

const kinds: Readonly<Record<Suggestion['kind'], keyof typeof monaco.languages.CompletionItemKind>> = {
  fact: 'Field',
  operator: 'Operator',
  value: 'EnumMember',
  head: 'Class',
  role: 'User',
  clause: 'Reference',
  condition: 'Function',
  name: 'Variable',
};

function completion(knowledge: () => Knowledge | null): monaco.languages.CompletionItemProvider {
  return {
    triggerCharacters: ['"', ':', ' '],
    provideCompletionItems: (model, position) => {
      const known = knowledge();
      if (known?.uri !== model.uri.toString()) return { suggestions: [] };
      const text = model.getValue(undefined, true);
      const offset = model.getOffsetAt(position);
      const span = stringAt(text, offset);
      const word = model.getWordUntilPosition(position);
      const range = span
        ? rangeOfSpan(model, span)
        : new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      const suggestions = suggestAt(text, offset, known.names(text)).map((one, i) => ({
        label: { label: String(one.value), description: one.detail.slice(0, 60) },
        kind: monaco.languages.CompletionItemKind[kinds[one.kind]],
        insertText: JSON.stringify(one.value),
        filterText: span ? JSON.stringify(String(one.value)) : JSON.stringify(one.value),
        documentation: { value: one.documentation },
        sortText: `0${String(i).padStart(4, '0')}`,
        range,
      }));
      return { suggestions };
    },
  };
}

const hover = (knowledge: () => Knowledge | null): monaco.languages.HoverProvider => ({
  provideHover: (model, position) => {
    const known = knowledge();
    if (known?.uri !== model.uri.toString()) return null;
    const text = model.getValue(undefined, true);
    const told = describeAt(text, model.getOffsetAt(position), known.names(text));
    return told ? { range: rangeOfSpan(model, told.span), contents: [{ value: told.text }] } : null;
  },
});

const action = (known: Knowledge, mend: Mend): monaco.languages.CodeAction => ({
  title: mend.title,
  kind: 'quickfix',
  isPreferred: true,
  command: { id: known.mendCommand, title: mend.title, arguments: [mend] },
});

const actions = (knowledge: () => Knowledge | null): monaco.languages.CodeActionProvider => ({
  provideCodeActions: (model, range) => {
    const known = knowledge();
    const none = { actions: [], dispose: () => undefined };
    if (known?.uri !== model.uri.toString() || known.readOnly()) return none;
    const text = model.getValue(undefined, true);
    const here = known
      .problems()
      .filter(({ span }) => monaco.Range.areIntersectingOrTouching(rangeOfSpan(model, span), range));
    return {
      ...none,
      actions: here.flatMap(({ problem }) => mendsFor(text, problem).map((mend) => action(known, mend))),
    };
  },
});

const formatting: monaco.languages.DocumentFormattingEditProvider = {
  displayName: 'Redress',
  provideDocumentFormattingEdits: (model) => {
    const text = model.getValue(undefined, true);
    const found = difference(text, formatted(text));
    if (!found) return [];
    return [
      {
        range: rangeOfSpan(model, { offset: found.start, length: found.end - found.start }),
        text: found.text,
      },
    ];
  },
};

/** Registers them all; `knowledge` answers for the editor that is open. */
export function registerProviders(knowledge: () => Knowledge | null): monaco.IDisposable {
  const made = [
    monaco.languages.registerCompletionItemProvider('json', completion(knowledge)),
    monaco.languages.registerHoverProvider('json', hover(knowledge)),
    monaco.languages.registerCodeActionProvider('json', actions(knowledge), {
      providedCodeActionKinds: ['quickfix'],
    }),
    monaco.languages.registerDocumentFormattingEditProvider('json', formatting),
  ];
  return { dispose: () => made.forEach((one) => one.dispose()) };
}
