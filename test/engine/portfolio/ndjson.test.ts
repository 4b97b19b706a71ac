/** NDJSON to cases: whole case documents as the engine reads them, flat objects by a mapping. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cli/setup.mjs';
import {
  type Case,
  caseWorld,
  headOf,
  type Mapping,
  ndjsonReader,
  type PortfolioHead,
  suggestMapping,
} from '../../../engine/index.ts';
import { filesBelow, theLibrary } from '../../support/library.ts';
import { cutAt, readAll, vocabulary } from './read-support.ts';

const world = caseWorld(theLibrary());

function understood(text: string): { head: PortfolioHead; mapping: Mapping } {
  const head = headOf('ndjson', 'a.ndjson', text);
  if (!head.ok) throw new Error(JSON.stringify(head.problems));
  return { head: head.value, mapping: suggestMapping(vocabulary, head.value) };
}
function read(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const { head, mapping } = understood(text);
  return readAll(ndjsonReader(vocabulary, change(mapping), head, world), [text]);
}
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

describe('ndjsonReader of whole case documents', () => {
  const text = readFileSync(`${root}/fixtures/portfolios/generated-1000.ndjson`, 'utf8');

  it('gives the generated cases without their titles, called by their lines', () => {
    const { cases, problems, rows } = read(text);
    expect([problems, rows]).toEqual([[], 1000]);
    const wanted = text
      .trimEnd()
      .split('\n')
      .map((one, i) => {
        const { facts, items, timeline, decided } = JSON.parse(one) as Case;
        const parts = {
          ...(items ? { items } : {}),
          ...(timeline ? { timeline } : {}),
          ...(decided ? { decided } : {}),
        };
        return { line: i + 1, case: { id: `row-${i + 1}`, facts, ...parts } };
      });
    expect(cases).toEqual(wanted);
  });

  it('gives the same of any text wherever it is cut', () => {
    const some = text.slice(0, 4000).replaceAll('\n', '\r\n');
    const { head, mapping } = understood(some);
    const whole = readAll(ndjsonReader(vocabulary, mapping, head, world), [some]);
    expect(new Set(whole.problems.map((problem) => problem.line)).size).toBe(1);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (places) => {
        expect(
          readAll(ndjsonReader(vocabulary, mapping, head, world), cutAt(`\uFEFF${some}`, places)),
        ).toEqual(whole);
      }),
    );
  });

  it('reads the Ombudsman’s cases, with what was ordered and without a word of them', () => {
    const documents = filesBelow('fixtures/determinations').map((file) => JSON.parse(file.text) as Case);
    const { cases, problems } = read(documents.map(line).join(''));
    expect(problems).toEqual([]);
    expect(cases.length).toBe(20);
    expect(cases.map(({ case: c }) => c.determination?.ordered)).toEqual(
      documents.map((c) => c.determination?.ordered ?? null),
    );
    const kept = JSON.stringify(cases);
    for (const { title, narrative } of documents) {
      if (title) expect(kept).not.toContain(title);
      if (narrative) expect(kept).not.toContain(narrative.slice(0, 40));
    }
  });

  it.each<[string, string, string | undefined, string]>([
    ['unknown-fact', '{"id":"a","facts":{"impakt":"high"}}', 'facts.impakt', '`impakt`'],
    ['value-domain', '{"id":"a","facts":{"impact":"awful"}}', 'facts.impact', '`awful`'],
    ['value-type', '{"id":"a","facts":{"durationMonths":1.5}}', 'facts.durationMonths', '1.5'],
    ['bad-money', '{"id":"a","facts":{"arrears":1.005}}', 'facts.arrears', '1.005'],
    [
      'date-order',
      '{"id":"a","facts":{},"timeline":{"received":"2025-02-01","stage1Responded":"2025-01-01"}}',
      'timeline.stage1Responded',
      'received',
    ],
    [
      'bad-date',
      '{"id":"a","facts":{},"timeline":{"received":"2025-02-30"}}',
      'timeline.received',
      '2025-02-30',
    ],
    ['bad-date', '{"id":"a","facts":{},"decided":{"date":"2025-02-30"}}', 'decided.date', '2025-02-30'],
    ['unknown-kind', '{"id":"a","facts":{},"items":[{"kind":"thing"}]}', 'items.0.kind', '`thing`'],
    [
      'item-and-case',
      '{"id":"a","facts":{"arrears":1},"items":[{"kind":"loss","facts":{"arrears":1}}]}',
      'items.0.facts.arrears',
      'arrears',
    ],
    ['unknown-field', '{"id":"a","facts":{},"timeline":{"begun":"2025-01-01"}}', 'timeline.begun', 'begun'],
    ['duplicate-key', '{"id":"a","facts":{"impact":"high","impact":"low"}}', 'facts.impact', 'impact'],
    ['forbidden-key', '{"id":"a","facts":{"__proto__":1}}', 'facts.__proto__', '__proto__'],
    ['bad-json', '{"id":"a","facts":{}', undefined, ''],
    ['wrong-shape', '{"id":"a"}', undefined, 'no case document'],
  ])('says %s of %s', (code, broken, column, words) => {
    const good = '{"id":"ok","facts":{"impact":"low"}}';
    const { head, mapping } = understood(`${good}\n`);
    const { cases, problems, rows } = readAll(ndjsonReader(vocabulary, mapping, head, world), [
      `${good}\n${broken}\n${good}`,
    ]);
    expect([rows, cases.map((one) => one.line)]).toEqual([3, [1, 3]]);
    const told = problems.find((problem) => problem.code === code);
    expect(told?.line).toBe(2);
    expect(told?.column).toBe(column);
    if (words !== 'no case document') expect(told?.what).toContain(words);
  });

  it('drops what the mapping leaves out, and keeps id and officer only where it says so', () => {
    const text = line({
      id: 'Ab-1',
      facts: { impact: 'low', arrears: 5 },
      decided: { amount: 5, officer: 'KT', reasons: 'long words' },
    });
    expect(read(text).cases[0]?.case).toEqual({
      id: 'row-1',
      facts: { impact: 'low', arrears: 5 },
      decided: { amount: 5, reasons: 'given' },
    });
    const change = (mapping: Mapping): Mapping => ({
      ...mapping,
      withoutColumn: { ...mapping.withoutColumn, customerType: 'unknown' },
      columns: mapping.columns.map((column) => {
        if (column.column === 'id') return { column: 'id', to: { id: true } };
        if (column.column === 'decided.officer')
          return { column: 'decided.officer', to: { decided: 'officer' } };
        return column.column === 'facts.arrears' ? { column: 'facts.arrears', leftOut: 'chosen' } : column;
      }),
    });
    expect(read(text, change).cases[0]?.case).toEqual({
      id: 'ab-1',
      facts: { impact: 'low', customerType: null },
      decided: { amount: 5, reasons: 'given', officer: 'KT' },
    });
  });
});

describe('ndjsonReader of flat objects', () => {
  it('reads them as rows', () => {
    const text = [
      line({ Severity: 'Major', Arrears: 12.5, Vulnerable: true, Received: '2025-01-06' }),
      '\n',
      line({ Severity: 'Minor', Arrears: '£1,200' }),
      line({ Severity: ['Major'], Arrears: null }),
      '[1]\n',
      'oops',
    ].join('');
    const { cases, problems } = read(text);
    expect(cases.map(({ line: at, case: c }) => [at, c.facts, c.timeline])).toEqual([
      [1, { impact: 'high', arrears: 12.5, vulnerableHousehold: true }, { received: '2025-01-06' }],
      [3, { impact: 'low', arrears: 1200, vulnerableHousehold: null }, undefined],
    ]);
    expect(problems.map(({ line: at, column, code }) => [at, column, code])).toEqual([
      [4, 'Severity', 'value-type'],
      [5, undefined, 'bad-json'],
      [6, undefined, 'bad-json'],
    ]);
  });

  it('tells of a line that never ends, once, and reads on', () => {
    const good = line({ Severity: 'Major', Arrears: 1 });
    const { head, mapping } = understood(good);
    const pieces = [
      good,
      '{"Severity":"',
      ...Array.from({ length: 40 }, () => 'x'.repeat(65_536)),
      '"}\n',
      good,
    ];
    const { cases, problems } = readAll(ndjsonReader(vocabulary, mapping, head), pieces);
    expect(cases.map((one) => one.line)).toEqual([1, 3]);
    expect(problems.map(({ line: at, code }) => [at, code])).toEqual([[2, 'row-too-long']]);
  });
});
