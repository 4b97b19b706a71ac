/** A layer put round a value leaves the value as it is written, and comes off without a trace. */
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  type Edits,
  renameKeyAt,
  symbolsBelow,
  unwrapAt,
  wrapAt,
} from '../../../engine/index.ts';
import { filesBelow } from '../../support/library.ts';
import { pointersOf, valueAt, type Json } from './model.ts';

function after(text: string, edits: Edits): string {
  if (!edits.ok) throw new Error(edits.problems.map(({ what }) => what).join('\n'));
  return applyEdits(text, edits.value);
}

const editions = filesBelow('rules/policies');
const isCondition = (pointer: string): boolean =>
  /\/conditions(?:\/(?:all|any)\/\d+|\/not)*$/.test(pointer) && !pointer.startsWith('/conditions');

describe('wrapAt(text, pointer, key, isList) and unwrapAt(text, pointer)', () => {
  test('round every condition of every edition, the text comes back byte for byte', () => {
    let tried = 0;
    for (const { text } of editions) {
      const places = pointersOf(JSON.parse(text) as Json).filter(isCondition);
      for (const pointer of places.filter((_, i) => i % 7 === 0)) {
        const wrapped = after(text, wrapAt(text, pointer, 'any', true));
        expect(valueAt(JSON.parse(wrapped) as Json, `${pointer}/any/0`)).toEqual(
          valueAt(JSON.parse(text) as Json, pointer),
        );
        expect(after(wrapped, unwrapAt(wrapped, pointer))).toBe(text);
        const denied = after(text, wrapAt(text, pointer, 'not', false));
        expect(after(denied, unwrapAt(denied, pointer))).toBe(text);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(20);
  });

  test('writes the layer as the text has its objects', () => {
    expect(after('{ "a": { "b": 1.0 } }', wrapAt('{ "a": { "b": 1.0 } }', '/a', 'all', true))).toBe(
      '{ "a": { "all": [{ "b": 1.0 }] } }',
    );
    expect(after('{"a":{"b":1}}', wrapAt('{"a":{"b":1}}', '/a', 'not', false))).toBe('{"a":{"not":{"b":1}}}');
  });

  test('several values come out into the list around them, in their own text', () => {
    const text = '{ "all": [1.0, { "any": [2.0,  3.0] }, 4] }';
    expect(after(text, unwrapAt(text, '/all/1'))).toBe('{ "all": [1.0, 2.0,  3.0, 4] }');
  });

  test('several values, none, two keys, or nothing there are refused', () => {
    for (const text of ['{ "all": [1, 2] }', '{ "all": [] }', '{ "a": [1], "b": 2 }', '7'])
      expect(unwrapAt(text, '').ok, text).toBe(false);
    expect(unwrapAt('{}', '/a').ok).toBe(false);
    expect(wrapAt('{}', '/a', 'all', true).ok).toBe(false);
  });
});

describe('renameKeyAt(text, pointer, key)', () => {
  test('changes the key and nothing else', () => {
    const text = '{ "all" : [1.0,  2.0] }';
    expect(after(text, renameKeyAt(text, '/all', 'any'))).toBe('{ "any" : [1.0,  2.0] }');
    expect(renameKeyAt(text, '/all', 'all')).toMatchObject({ ok: true, value: [] });
    expect(renameKeyAt(text, '/all/0', 'any').ok).toBe(false);
  });
});

describe('symbolsBelow(documents, path, pointer)', () => {
  test('names each thing at a rule once, and nothing of the next rule', () => {
    const documents = new Map(filesBelow('rules').map((file) => [file.path, file.text]));
    const path = 'rules/policies/jmha/2023-07.json';
    const found = symbolsBelow(documents, path, '/tables/0/rows/1').map(
      ({ symbol }) => `${symbol.kind} ${symbol.name}`,
    );
    expect(found).toContain('row medium');
    expect(found).toContain('value medium');
    expect(found).not.toContain('row minimal');
    expect(new Set(found).size).toBe(found.length);
  });
});
