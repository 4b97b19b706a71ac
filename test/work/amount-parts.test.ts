/** Amounts put together from others, rows' clauses and flags: what can be typed, and that an edit changes its own characters only. */
import { describe, expect, it } from 'vitest';
import { applyEdits, setAt } from '../../engine/edit/index.ts';
import type { Amount } from '../../engine/index.ts';
import { Amount as AmountSchema } from '../../engine/model/amount.ts';
import {
  linesOf,
  valueOfPart,
  withOneMore,
  withoutPart,
  withPart,
} from '../../workbench/author/side/amount-parts.ts';
import { listAt } from '../../workbench/author/side/row-clauses.tsx';
import { amountWords, tablesIn } from '../../workbench/author/side/table-model.ts';

/** One of every kind that the format puts together, inside each other. */
const composed: readonly Amount[] = [
  { each: { upTo: 100 }, of: ['persons', 'nights'], base: 10, grace: 2, floor: 5, cap: 50 },
  { sumOf: ['cleaningCost', 'mealsCost'] },
  { percent: 15, of: 'weeklyRent', times: ['weeks'], rounding: 'down' },
  { share: [25, 50], of: { sumOf: ['flooringLoss'] }, rounding: 'half-up' },
  { share: 12.5, of: { between: [20, 100] }, rounding: 'up' },
  { greaterOf: [{ atLeast: 500, exclusive: true }, { fixed: 'least' }] },
  { lesserOf: [{ capped: { each: 2, of: 'daysLate' }, at: 500 }, { unspecified: 'the page is cut' }] },
];

/** A text laid out by hand, with an amount in its middle. */
const textWith = (amount: Amount): string =>
  `{ "tables" : [\n   {"name":"t", "rows": [ { "name": "a","when":[ ],\n "amount":${JSON.stringify(amount, null, 3)} , "note" : "x" } ]}]\t}\n`;
const pointer = '/tables/0/rows/0/amount';

describe('linesOf(amount)', () => {
  it.each(composed.map((amount) => [JSON.stringify(amount), amount] as const))(
    'has a field for every number, name and word of %s',
    (_name, amount) => {
      const parts = linesOf(amount).flatMap((line) => (line.is === 'part' ? [line.value] : []));
      const said = JSON.stringify(amount, (key, value: unknown) => (key === 'exclusive' ? undefined : value));
      const leaves = [...said.matchAll(/:\s*("[^"]*"|[\d.]+)|(?<=[[,])("[^"]*"|[\d.]+)(?=[\],])/g)].map(
        (found) => (found[1] ?? found[2] ?? '').replaceAll('"', ''),
      );
      for (const leaf of leaves) expect(parts.join(', ').split(', ')).toContain(leaf);
    },
  );

  it.each(composed.map((amount) => [JSON.stringify(amount), amount] as const))(
    'every part of %s can be another, is read by the engine, and changes its own characters only',
    (_name, amount) => {
      const text = textWith(amount);
      for (const line of linesOf(amount)) {
        if (line.is !== 'part') continue;
        const typed = {
          pounds: '77.5',
          percent: '7',
          names: 'other',
          rounding: 'up',
          count: '7',
          words: 'why',
        }[line.kind];
        const value = valueOfPart(line, typed);
        expect(value).toBeDefined();
        const next = withPart(amount, line.path, value);
        const there = linesOf(next).find((one) => one.path.join() === line.path.join());
        expect(there).toMatchObject({ value: typed });
        expect(AmountSchema.safeParse(next).success).toBe(true);
        const edits = setAt(text, pointer, next);
        if (!edits.ok) throw new Error(edits.problems[0]?.what);
        const after = applyEdits(text, edits.value);
        expect(
          (JSON.parse(after) as { tables: { rows: { amount: unknown }[] }[] }).tables[0]?.rows[0]?.amount,
        ).toEqual(next);
        const changed = edits.value.reduce((sum, edit) => sum + edit.length, 0);
        expect(changed).toBeLessThanOrEqual(JSON.stringify(line.value).length + (line.isList ? 24 : 2));
      }
    },
  );
});

describe('valueOfPart(part, typed)', () => {
  const pounds = { kind: 'pounds', isList: false } as const;
  it.each([
    ['£1,200.50', 1200.5],
    ['leastSum', 'leastSum'],
    ['1,5', undefined],
    ['1.234', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('pounds: %s', (typed, value) => {
    expect(valueOfPart(pounds, typed)).toBe(value);
  });

  it('keeps a list of names a list, and a single name a name', () => {
    expect(valueOfPart({ kind: 'names', isList: true }, 'a')).toEqual(['a']);
    expect(valueOfPart({ kind: 'names', isList: false }, 'a')).toBe('a');
    expect(valueOfPart({ kind: 'names', isList: false }, 'a, b')).toEqual(['a', 'b']);
    expect(valueOfPart({ kind: 'names', isList: true }, 'a,, b')).toBeUndefined();
  });
});

describe('amounts to choose among', () => {
  it('are added and taken out', () => {
    const amount: Amount = { capped: { lesserOf: [{ fixed: 1 }, { fixed: 2 }] }, at: 5 };
    const more = withOneMore(amount, ['capped', 'lesserOf']);
    expect(more).toEqual({ capped: { lesserOf: [{ fixed: 1 }, { fixed: 2 }, { fixed: 0 }] }, at: 5 });
    expect(withoutPart(more, ['capped', 'lesserOf', 0])).toEqual({
      capped: { lesserOf: [{ fixed: 2 }, { fixed: 0 }] },
      at: 5,
    });
    expect(amount).toEqual({ capped: { lesserOf: [{ fixed: 1 }, { fixed: 2 }] }, at: 5 });
  });
});

describe('listAt(text, row, key, list)', () => {
  const text =
    '{"tables":[{"name":"t","inputs":[],"rows":[\n {"name":"a", "when":[],  "clauses" : [ "1" ]},\n {"name":"b","when":[]}\n]}]}';
  const rows = tablesIn(text)[0]?.rows ?? [];
  const after = (at: number, list: readonly string[]): string => {
    const row = rows[at];
    if (!row) throw new Error('no such row');
    const edits = listAt(text, row, 'clauses', list);
    if (!edits.ok) throw new Error(edits.problems[0]?.what);
    return applyEdits(text, edits.value);
  };

  it('changes a list, begins one and takes one out, and leaves every other character', () => {
    expect(after(0, ['1', '2'])).toBe(text.replace('[ "1" ]', '[ "1","2" ]'));
    expect(after(1, ['2'])).toBe(text.replace('"b","when":[]', '"b","when":[],"clauses":["2"]'));
    expect(after(0, [])).toBe(text.replace(',  "clauses" : [ "1" ]', ''));
    expect(after(1, [])).toBe(text);
  });
});

describe('amountWords(amount)', () => {
  it.each([
    [composed[2], '15 % of weeklyRent × weeks'],
    [composed[3], '25 % to 50 % of sum of flooringLoss'],
    [composed[5], 'the greater of above £500 and least'],
    [composed[6], 'the lesser of £2 for each daysLate, at most £500 and not stated'],
  ])('%j: %s', (amount, words) => {
    expect(amountWords(amount)).toBe(words);
  });
});
