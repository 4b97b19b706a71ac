/** Every key of the workbench, in one table: the sheet behind `?` is made from it, and a test holds it against the code. */
import { screens } from './screens.ts';

/** `keys` as people press them: `g c` one after the other, `Ctrl K` together, `or` between ways. */
export interface KeyLine {
  readonly keys: string;
  readonly what: string;
  /** Names under which the code listens (`KeyMap`); none where a component of a library does. */
  readonly listens?: readonly string[];
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** The groups in the order of the sheet. */
export const keyTable: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    lines: [
      { keys: 'Ctrl K', what: 'Find a screen, edition, rule, clause, case, provision or action' },
      ...screens.map(({ key, label }) => ({ keys: `g ${key}`, what: label, listens: [`g ${key}`] })),
      { keys: '/', what: 'Search on this screen', listens: ['/'] },
      { keys: 'Ctrl S', what: 'Save all' },
      {
        keys: 'Ctrl Z',
        what: 'Undo a change of a case, or of the work',
        listens: ['ctrl+z'],
      },
      {
        keys: 'Ctrl Shift Z or Ctrl Y',
        what: 'Redo it',
        listens: ['ctrl+shift+z', 'ctrl+y'],
      },
      { keys: 'Esc', what: 'Close what is open', listens: ['Escape'] },
      { keys: '?', what: 'This sheet', listens: ['?'] },
    ],
  },
  {
    title: 'Tables',
    lines: [
      { keys: 'j or ↓', what: 'Next row', listens: ['j', 'ArrowDown'] },
      { keys: 'k or ↑', what: 'Row before', listens: ['k', 'ArrowUp'] },
      { keys: 'Home', what: 'First row', listens: ['Home'] },
      { keys: 'End', what: 'Last row', listens: ['End'] },
      { keys: 'Enter', what: 'Open the row' },
    ],
  },
  {
    title: 'In the editor',
    lines: [
      { keys: 'Ctrl Space', what: 'Offer facts, operators, values, heads, clauses' },
      { keys: 'F12', what: 'Go to where the name is declared' },
      { keys: 'Shift F12', what: 'Uses of the name in all policies' },
      { keys: 'F2', what: 'Rename it everywhere' },
      { keys: 'Ctrl .', what: 'Mend the problem at the cursor' },
      { keys: 'F8', what: 'Next problem' },
      { keys: 'Ctrl F', what: 'Find in the text' },
      { keys: 'Shift Alt F', what: 'Format the text' },
      { keys: 'Ctrl M', what: 'Tab leaves the editor, or indents' },
    ],
  },
];
