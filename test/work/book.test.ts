/** The book under any sequence of edits, saves, undo and changes on the disk: nobody's text is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changed,
  conflictOf,
  drafted,
  emptyBook,
  kept,
  onDisk,
  redone,
  settled,
  textOf,
  typingPause,
  undone,
  type Book,
} from '../../workbench/work/book.ts';
import type { SavedFile } from '../../workbench/work/types.ts';

const paths = ['a', 'b', 'c'] as const;
const file = (path: string, text: string): SavedFile => ({ path, text, etag: `tag-${text}` });
const start: Book = {
  ...emptyBook,
  saved: new Map([
    ['a', file('a', '1')],
    ['b', file('b', '1')],
  ]),
};
const texts = (book: Book): (string | null)[] => paths.map((path) => textOf(book, path));
const saveAll = (book: Book): Book =>
  [...book.edits].reduce(
    (all, [path, edit]) =>
      conflictOf(all, path) ? all : kept(all, path, edit.text === null ? null : file(path, edit.text)),
    book,
  );

const text = fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: null });
const path = fc.constantFrom(...paths);
const change = fc.record({ path, text });
const edit = fc.record({
  kind: fc.constant('edit' as const),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});
const typing = fc.record({ kind: fc.constant('typing' as const), change, key: fc.constantFrom('k', 'l') });
const save = fc.constant({ kind: 'save' as const });
const disk = fc.record({ kind: fc.constant('disk' as const), change });

describe('undone(book) and redone(book)', () => {
  it('give back every former state, saves in between or not', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, typing, save), { maxLength: 25 }), (events) => {
        let book = start;
        let now = 0;
        const states = [texts(book)];
        for (const event of events) {
          now += typingPause / 3;
          const steps = book.done.length;
          const before = book.done.at(-1);
          if (event.kind === 'edit') book = changed(book, 'edit', event.changes, { now });
          if (event.kind === 'typing')
            book = changed(book, 'type', [event.change], { now, merge: event.key });
          if (event.kind === 'save') book = saveAll(book);
          if (book.done.length > steps) states.push(texts(book));
          else if (book.done.length < steps) states.pop();
          else if (book.done.at(-1) !== before) states[states.length - 1] = texts(book);
        }
        expect(states.length).toBe(book.done.length + 1);
        const end = texts(book);
        for (const state of states.slice(0, -1).reverse()) {
          book = undone(book, now);
          expect(texts(book)).toEqual(state);
        }
        expect(undone(book, now)).toBe(book);
        for (const state of states.slice(1)) {
          book = redone(book, now);
          expect(texts(book)).toEqual(state);
        }
        expect(texts(book)).toEqual(end);
      }),
      { numRuns: 300 },
    );
  });

  it('take a save back as an unsaved change that stands on what was saved', () => {
    const edited = changed(start, 'edit', [{ path: 'a', text: '2' }], { now: 0 });
    const back = undone(saveAll(edited), 1);
    expect(textOf(back, 'a')).toBe('1');
    expect(back.edits.get('a')).toMatchObject({ base: '2', text: '1' });
    expect(conflictOf(back, 'a')).toBeNull();
  });

  it('never let undo overwrite what somebody else wrote after the save', () => {
    const edited = saveAll(changed(start, 'edit', [{ path: 'a', text: '2' }], { now: 0 }));
    const back = undone(onDisk(edited, 'a', file('a', '9')), 1);
    expect(conflictOf(back, 'a')).toEqual({ base: '2', theirs: file('a', '9') });
  });
});

describe('onDisk(book, path, file)', () => {
  it('never changes a text that the author has not saved, and marks it where the disk says something else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, disk, save), { maxLength: 25 }), (events) => {
        let book = start;
        for (const event of events) {
          if (event.kind === 'edit') book = changed(book, 'edit', event.changes, { now: 0 });
          if (event.kind === 'save') book = saveAll(book);
          if (event.kind !== 'disk') continue;
          const { path: at, text: now } = event.change;
          const mine = book.edits.get(at);
          book = onDisk(book, at, now === null ? null : file(at, now));
          if (!mine) expect(textOf(book, at)).toBe(now);
          else expect(textOf(book, at)).toBe(mine.text);
          if (mine?.text === now) expect(book.edits.has(at)).toBe(false);
          if (mine && mine.text !== now) expect(conflictOf(book, at) !== null).toBe(mine.base !== now);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('follows the disk where there is no edit, and again where an edit is given up in a conflict', () => {
    const edited = changed(start, 'edit', [{ path: 'a', text: '2' }], { now: 0 });
    const moved = onDisk(edited, 'a', file('a', '9'));
    expect(textOf(moved, 'a')).toBe('2');
    expect(textOf(undone(moved, 1), 'a')).toBe('9');
    expect(textOf(redone(undone(moved, 1), 2), 'a')).toBe('2');
    expect(conflictOf(redone(undone(moved, 1), 2), 'a')).toEqual({ base: '1', theirs: file('a', '9') });
  });
});

describe('settled(book, label, change)', () => {
  const edited = onDisk(changed(start, 'edit', [{ path: 'a', text: '2' }], { now: 0 }), 'a', file('a', '9'));

  it('stands the merged text on theirs, so that it can be saved', () => {
    const merged = settled(edited, 'merge', { path: 'a', text: '29' }, 1);
    expect(conflictOf(merged, 'a')).toBeNull();
    expect(merged.edits.get('a')).toMatchObject({ base: '9', text: '29' });
  });

  it('brings the conflict back when it is undone, also where theirs was taken', () => {
    for (const text of ['29', '9']) {
      const back = undone(settled(edited, 'merge', { path: 'a', text }, 1), 2);
      expect(textOf(back, 'a')).toBe('2');
      expect(conflictOf(back, 'a')).toEqual({ base: '1', theirs: file('a', '9') });
      expect(textOf(redone(back, 3), 'a')).toBe(text);
      expect(conflictOf(redone(back, 3), 'a')).toBeNull();
    }
  });

  it('does not bring it back over what was saved since', () => {
    const saved = saveAll(settled(edited, 'merge', { path: 'a', text: '29' }, 1));
    expect(conflictOf(undone(saved, 2), 'a')).toBeNull();
  });
});

describe('drafted(book, label, draft)', () => {
  it('is a conflict where the saved text is no longer the one that the draft began with', () => {
    const moved = onDisk(start, 'a', file('a', '9'));
    const taken = drafted(moved, 'draft', { path: 'a', text: '2', base: '1' }, 0);
    expect(conflictOf(taken, 'a')).toEqual({ base: '1', theirs: file('a', '9') });
    expect(textOf(undone(taken, 1), 'a')).toBe('9');
  });
});

describe('changed(book, …, { merge })', () => {
  const type = (book: Book, text: string, now: number): Book =>
    changed(book, 'type', [{ path: 'a', text }], { now, merge: 'a' });

  it('makes one step of typing, another after a pause, and another after a save', () => {
    const one = type(type(start, '12', 0), '123', typingPause - 1);
    expect(one.done.length).toBe(1);
    const two = type(one, '1234', typingPause * 3);
    expect(two.done.length).toBe(2);
    expect(type(saveAll(two), '12345', typingPause * 3 + 1).done.length).toBe(3);
    expect(textOf(undone(two, 0), 'a')).toBe('123');
  });

  it('leaves no step where the typing came back to where it began', () => {
    const back = type(type(start, '12', 0), '1', 1);
    expect(back.done).toEqual([]);
    expect(back.edits.size).toBe(0);
  });
});
