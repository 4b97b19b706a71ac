/** How the editor is set up: its options, and the keys that are the desk's own. */
import { monaco } from '../../shared/monaco/index.ts';
import type { Problem } from '../../../engine/index.ts';

/** What the desk does for the editor. */
export type EditorCommand = 'undo' | 'redo' | 'save' | 'definition' | 'uses' | 'rename';

const { KeyMod, KeyCode } = monaco;
/** Command, label, keys, and whether the menu has it. */
export const bindings: readonly (readonly [EditorCommand, string, readonly number[], boolean])[] = [
  ['undo', 'Undo', [KeyMod.CtrlCmd | KeyCode.KeyZ], false],
  ['redo', 'Redo', [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY], false],
  ['save', 'Save', [KeyMod.CtrlCmd | KeyCode.KeyS], false],
  ['definition', 'Go to the definition', [KeyCode.F12], true],
  ['uses', 'Find all uses', [KeyMod.Shift | KeyCode.F12], true],
  ['rename', 'Rename everywhere', [KeyCode.F2], true],
];

/** For every editor of the desk. Tab leaves the text, so that nobody is caught in it. */
export const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fontSize: 13,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  wordWrap: 'on',
  renderLineHighlight: 'all',
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false },
  wordBasedSuggestions: 'off',
  fixedOverflowWidgets: true,
  tabFocusMode: true,
  unicodeHighlight: { ambiguousCharacters: false },
  // What Monaco would work out of the whole text anew with every key: an outline, folds, links and colours of brackets.
  stickyScroll: { enabled: false },
  foldingStrategy: 'indentation',
  links: false,
  codeLens: false,
  occurrencesHighlight: 'off',
  bracketPairColorization: { enabled: false },
  accessibilitySupport: 'auto',
  readOnlyMessage: {
    value: 'This edition is in force. Take a new draft from it, or correct the encoding, above.',
  },
};

/** The engine's severity as Monaco's. */
export const severity = (problem: Problem): monaco.MarkerSeverity =>
  problem.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning;
