import { describe, expect, it } from 'vitest';
import {
  baseOf,
  caseOf,
  draftOf,
  setFact,
  setItems,
  setStep,
  type Draft,
} from '../../workbench/cases/draft.ts';
import { familyOf, spreadOf } from '../../workbench/compare/rows.ts';
import type { Cell } from '../../workbench/shared/protocol.ts';
import { roundUp, scaleFor } from '../../workbench/shared/scale.ts';
import { lineOf } from '../../workbench/policy/locate.ts';
import { withoutExpectations } from '../../workbench/shared/worker/left-out.ts';

describe('scaleFor(ranges, kind)', () => {
  it.each([
    ['£100 is the least scale there is', 0, 10_000],
    ['£101 needs £200', 10_100, 20_000],
    ['£2,500 is round', 250_000, 250_000],
    ['£5,200 needs £10,000', 520_000, 1_000_000],
  ])('%s', (_name, most, max) => {
    expect(scaleFor([{ min: 0, max: most }], 'sqrt').max).toBe(max);
  });

  it('rises, starts at nothing and leaves room for the arrow', () => {
    for (const kind of ['sqrt', 'linear'] as const) {
      const { position, ticks } = scaleFor([{ min: 0, max: 100_000 }], kind);
      const at = [0, 1000, 10_000, 50_000, 100_000].map(position);
      expect(at[0]).toBe(0);
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(at.at(-1)).toBeLessThan(1);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBe(100_000);
    }
  });

  it('takes an open end for no more than its least', () => {
    expect(scaleFor([{ min: 50_000, max: null }], 'linear').max).toBe(roundUp(50_000));
  });
});

const cell = (outcome: string, min: number | null, max: number | null): Cell =>
  ({ kind: 'answer', determination: { outcome, award: { min, max } } }) as unknown as Cell;

describe('spreadOf(cells)', () => {
  it('is the difference between the highest and the lowest upper end', () => {
    const spread = spreadOf([cell('award', 5_000, 10_000), cell('no-award', 0, 0), cell('award', 0, 60_000)]);
    expect(spread).toEqual({ pence: 60_000, open: false, outcomes: true, differs: true });
  });

  it('is open where only some have no upper limit, and takes the least of these', () => {
    expect(spreadOf([cell('award', 50_000, null), cell('award', 10_000, 10_000)])).toMatchObject({
      open: true,
      pence: 40_000,
    });
  });

  it('sees no difference in the same outcome and range, and none where only one answers', () => {
    expect(spreadOf([cell('award', 1, 2), cell('award', 1, 2)])?.differs).toBe(false);
    expect(spreadOf([cell('award', 1, 2)])).toBeNull();
  });
});

describe('familyOf(file)', () => {
  it.each([
    ['fixtures/cases/time-limits/claim-age.json', 'time-limits'],
    ['fixtures/cases/lonely.json', 'lonely'],
    ['fixtures/determinations/202222548.json', 'determinations'],
  ])('%s → %s', (file, family) => expect(familyOf(file)).toBe(family));
});

describe('draftOf(base, search, facts)', () => {
  const facts = new Map(
    [
      { name: 'arrears', type: 'money' },
      { name: 'impact', type: 'enumeration' },
      { name: 'anonymous', type: 'boolean' },
    ].map((fact) => [fact.name, { ...fact, default: null, label: '', question: '' } as never]),
  );
  const base: Draft = {
    facts: { arrears: 10, anonymous: true },
    items: [],
    timeline: { received: '2025-01-06' },
  };
  const through = (changes: Record<string, string | undefined>): Draft => {
    const kept = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return draftOf(base, new URLSearchParams(kept).toString(), facts);
  };

  it.each([
    ['a sum', 'arrears', 12.5],
    ['no', 'anonymous', false],
    ['a word', 'impact', 'high'],
    ['not known', 'arrears', null],
    ['taken out', 'arrears', undefined],
  ])('reads back what setFact wrote: %s', (_name, fact, value) => {
    expect(through(setFact(base, fact, value)).facts[fact]).toBe(value);
  });

  it('writes nothing where the base says the same', () => {
    expect(setFact(base, 'arrears', 10)).toEqual({ 'f.arrears': undefined });
    expect(setFact(base, 'impact', undefined)).toEqual({ 'f.impact': undefined });
    expect(setStep(base, 'received', '2025-01-06')).toEqual({ 't.received': undefined });
    expect(setItems(base, [])).toEqual({ items: undefined });
  });

  it('reads back items and dates, and leaves broken items as the base has them', () => {
    const items = [{ kind: 'failure', facts: { impact: 'low' } }];
    expect(through({ ...setItems(base, items), ...setStep(base, 'received', '') })).toMatchObject({
      items,
      timeline: {},
    });
    expect(draftOf(base, 'items=%7Bnot', facts).items).toEqual([]);
  });

  it('leaves a number that cannot be read for the engine to refuse', () => {
    expect(draftOf(base, 'f.arrears=lots', facts).facts.arrears).toBe('lots');
  });

  it('takes expectations along only while the case is unchanged', () => {
    const fixture = { id: 'a', facts: { arrears: 10 }, expect: { jmha: { outcome: 'award' as const } } };
    expect(caseOf(fixture, baseOf(fixture), false)).toBe(fixture);
    expect(caseOf(fixture, baseOf(fixture), true)).toEqual({
      id: 'a-changed',
      title: 'a, changed',
      facts: { arrears: 10 },
    });
  });
});

describe('lineOf(text, pointer)', () => {
  const text = '{\n  "rules": [\n    { "a/b": 1 },\n    {}\n  ]\n}';
  it.each([
    ['', 1],
    ['/rules/1', 4],
    ['/rules/0/a~1b', 3],
    ['/nothing', undefined],
  ])('%s → %s', (pointer, line) => expect(lineOf(text, pointer)).toBe(line));
});

describe('withoutExpectations(file, landlords)', () => {
  it.each([
    ['the only one', '{"expect":{"a@2020":{}}}', {}],
    ['the first', '{"expect":{"a":{"x":1},\n"b":1}}', { b: 1 }],
    ['the last two', '[{"expect":{"b":1,\n"a":2 , "a@2021-01":3}}]', { b: 1 }],
    ['none', '{"expect":{"b":"a"}}', { b: 'a' }],
  ])('leaves JSON of the same length and lines: %s', (_name, text, left) => {
    const result = withoutExpectations({ path: 'x.json', text }, ['a']).text;
    const read = JSON.parse(result) as { expect: unknown } | [{ expect: unknown }];
    expect((Array.isArray(read) ? read[0] : read).expect).toEqual(left);
    expect(result).toHaveLength(text.length);
    expect(result.split('\n')).toHaveLength(text.split('\n').length);
  });
});
