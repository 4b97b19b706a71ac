/** The parts of the Impact screen that need no browser: what a file is, edits of a mapping, words. */
import { describe, expect, it } from 'vitest';
import type { ImpactChange } from '../../engine/impact/index.ts';
import type { ColumnMapping, FactDeclaration, Mapping } from '../../engine/index.ts';
import { settled, withColumn, withValue } from '../../workbench/impact/mapping/edit.ts';
import { targetKey, targetOf } from '../../workbench/impact/mapping/targets.ts';
import {
  labelled,
  pictureNotes,
  picturedPlaces,
  rowsOf,
} from '../../workbench/impact/answer/distribution-rows.ts';
import {
  binShort,
  binText,
  changeOf,
  noBars,
  notDrawnText,
  orderText,
  outsideText,
  over,
  secondsLeft,
  signed,
  stepText,
  takenGroups,
} from '../../workbench/impact/words.ts';
import { isUnsaved, savedName } from '../../workbench/shared/impact-protocol.ts';
import { NotUtf8, pieces, sniff } from '../../workbench/shared/worker/impact-file.ts';

const told = async (content: BlobPart): Promise<string> => {
  const found = await sniff(new Blob([content]));
  if (found.kind === 'fault') return found.fault.what;
  return found.kind === 'xlsx' ? 'xlsx' : `${found.format}, ${found.encoding}`;
};
const bytes = (...list: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(list);
const latin = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('sniff(file)', () => {
  it.each<[string, BlobPart, string]>([
    ['a CSV', 'Impact,Loss\nhigh,£5\n', 'csv, utf-8'],
    ['a CSV with a mark at its start', '\uFEFFImpact\nhigh\n', 'csv, utf-8'],
    ['objects, one a line', '{"impact":"high"}\n', 'ndjson, utf-8'],
    ['what Windows wrote', latin('Loss\n\xa35\n'), 'csv, windows-1252'],
    ['UTF-16', bytes(0xff, 0xfe, 65, 0, 10, 0, 66, 0), 'csv, utf-16le'],
    ['a workbook', bytes(0x50, 0x4b, 3, 4, 20, 0), 'xlsx'],
    ['a letter of several bytes at the end', 'Impact\n£', 'csv, utf-8'],
  ])('knows %s', async (_what, content, expected) => {
    expect(await told(content)).toBe(expected);
  });

  it.each<[string, BlobPart, RegExp]>([
    ['nothing', '', /empty/],
    ['blanks', ' \n\n', /nothing but blanks/],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), /no text has/],
    ['an old or protected workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /password/],
    ['a list of JSON', '[{"impact":"high"}]', /not NDJSON/],
  ])('says why %s cannot be used', async (_what, content, expected) => {
    expect(await told(content)).toMatch(expected);
  });
});

describe('pieces(file, encoding)', () => {
  it('gives the whole text, whichever way letters are cut, and the bytes so far', async () => {
    const text = 'Loss\n' + '£1,200.50\n'.repeat(60_000);
    const blob = new Blob([text]);
    let read = '';
    let last = 0;
    for await (const piece of pieces(blob, 'utf-8')) {
      read += piece.text;
      last = piece.bytes;
    }
    expect(read).toBe(text);
    expect(last).toBe(blob.size);
  });

  it('says where a file turns out not to be UTF-8', async () => {
    const blob = new Blob(['a'.repeat(200_000), latin('\xa35')]);
    const readAll = async (): Promise<void> => {
      for await (const piece of pieces(blob, 'utf-8')) expect(piece.text).not.toBe('');
    };
    await expect(readAll()).rejects.toBeInstanceOf(NotUtf8);
  });
});

const facts = ['impact', 'durationMonths'].map((name) => ({ name }) as FactDeclaration);
const mapping: Mapping = {
  headerLine: 1,
  columns: [
    { column: 'A', to: { fact: 'impact' } },
    { column: 'B', leftOut: 'personal' },
  ],
  withoutColumn: { durationMonths: 'unknown' },
};

describe('an edit of a mapping', () => {
  it('keeps every fact in a column or in withoutColumn, with the meaning that it had', () => {
    const left = withColumn(mapping, 'A', ({ column }) => ({ column, leftOut: 'chosen' }));
    expect(settled(left, facts).withoutColumn).toEqual({ impact: 'default', durationMonths: 'unknown' });
    const given = withColumn(left, 'B', ({ column }) => ({ column, to: { fact: 'durationMonths' } }));
    expect(settled(given, facts).withoutColumn).toEqual({ impact: 'default' });
  });

  it('gives a value a meaning, no meaning, and takes it away', () => {
    const column: ColumnMapping = { column: 'A', to: { fact: 'impact' } };
    const meant = withValue(column, 'Major', 'high');
    expect(meant.values).toEqual({ Major: 'high' });
    expect(withValue(meant, 'Other', null).values).toEqual({ Major: 'high', Other: null });
    expect(withValue(meant, 'Major', undefined)).toEqual(column);
  });

  it('writes a target as a key and back', () => {
    for (const to of [
      { fact: 'impact' },
      { timeline: 'received' },
      { decided: 'amount' as const },
      { id: true as const },
      undefined,
    ])
      expect(targetOf(targetKey(to))).toEqual(to);
  });
});

const unmoved: ImpactChange = {
  ...{ cases: 0, gain: 0, lose: 0, same: 0, notComparable: 0, moved: 0, figures: 0 },
  ...{ outcome: 0, route: 0, authoriser: 0, terms: 0, min: 0, max: 0, midpoint: 0 },
};

describe('words of the screen', () => {
  const bin = (from: number | null, to: number | null) => ({ from, to, cases: 1, sum: 0 });
  it('name the bars', () => {
    expect(
      [
        bin(null, -250_000),
        bin(-10_000, -5_000),
        bin(-1_000, 0),
        bin(0, 0),
        bin(0, 1_000),
        bin(250_000, null),
      ].map(binText),
    ).toEqual([
      'lose more than £2,500',
      'lose £50 to £100',
      'lose up to £10',
      'no change',
      'gain up to £10',
      'gain more than £2,500',
    ]);
    expect([bin(null, -250_000), bin(0, 0), bin(5_000, 10_000)].map(binShort)).toEqual([
      '−£2,500 …',
      '£0',
      '+£50–100',
    ]);
  });

  it('withhold bars of few cases in files, and enough others that none comes out by subtraction', () => {
    const bins = [2, 40, 9, 100].map((cases, i) => ({ from: i * 100, to: i * 100 + 100, cases, sum: 700 }));
    const pair = { bins, change: { ...unmoved, cases: 160, gain: 155, figures: 151 } };
    expect(rowsOf(pair, false).map(({ cases }) => cases)).toEqual(['withheld', 40, 'withheld', 100, 9]);
    expect(rowsOf(pair, true).map(({ cases }) => cases)).toEqual([2, 40, 9, 100, 9]);
    const few = { bins, change: { ...pair.change, cases: 154 } };
    // Three cases in no bar are what the bars leave of all: another side goes with them.
    expect(rowsOf(few, false).map(({ cases }) => cases)).toEqual(
      bins.map(() => 'withheld').concat('withheld'),
    );
  });

  it('leave neither a number nor a height of those bars in a picture, and say so under it', () => {
    const bins = [2, 40, 9, 100].map((cases, i) => ({
      ...{ from: i * 100 + 100, to: i * 100 + 200, cases, sum: 777 },
    }));
    const pair = { bins, change: { ...unmoved, cases: 160, gain: 155, figures: 151 } };
    const [small, shown] = picturedPlaces(pair, false);
    expect(small).toMatchObject({ cases: 0, sum: 0, isWithheld: true });
    expect([shown?.cases, shown?.isWithheld]).toEqual([40, undefined]);
    const notes = pictureNotes(pair, false).join(' ');
    expect(notes).toMatch(/160 cases in all.*withheld/);
    expect(notes).not.toMatch(/\b(2|9|4 of them)\b/);
    expect(picturedPlaces(pair, true).map(({ cases }) => cases)).toEqual([2, 40, 9, 100]);
    expect(pictureNotes(pair, true).join(' ')).not.toContain('withheld');
  });

  it('say what is not drawn, with those that gain and lose among them, or that nothing moves', () => {
    const bins = [
      { from: -100, to: 0, cases: 30, sum: -900 },
      { from: 0, to: 0, cases: 497, sum: 0 },
      { from: 0, to: 100, cases: 20, sum: 900 },
    ];
    const change = { ...unmoved, cases: 766, gain: 26, lose: 41, same: 600, notComparable: 99, figures: 547 };
    expect(notDrawnText({ bins, change })).toBe(
      '497 cases with the same midpoint and 219 without one on one side or both (no upper limit, no amount or undetermined; 6 of them gain, 11 lose) are not drawn.',
    );
    expect(noBars({ bins, change })).toBe('');
    const still = bins.map((bin) => (bin.sum === 0 ? bin : { ...bin, cases: 0 }));
    expect(noBars({ bins: still, change: unmoved })).toBe('No case gains or loses.');
    expect(noBars({ bins: still, change })).toMatch(/^No case that gains or loses has a midpoint/);
  });

  it('tell a sum over no case from £0, and name what a sum leaves out', () => {
    expect([changeOf({ figures: 0 }, 0), changeOf({ figures: 3 }, 0)]).toEqual(['–', '£0']);
    expect(over(1)).toBe('over 1 case');
    const none = { openEnded: 0, unspecified: 0, undetermined: 0, before: 0, after: 0 };
    expect(outsideText(none)).toBe('nothing');
    expect(
      outsideText({ ...none, openEnded: 38, undetermined: 61, before: 1_200_000, after: 2_909_000 }),
    ).toBe('38 without an upper limit (at least £29,090; base at least £12,000), 61 undetermined');
  });

  it('name facts without a column with what stands for them, those of the base first', () => {
    const fact = (label: string, value: string, rules: number) => ({
      ...{ fact: label, label, value, rules, as: 'default' as const, otherRules: 1 },
    });
    expect(
      takenGroups([fact('Impact', 'None', 9), fact('Arrears', '£0', 0)]).map(({ facts }) => facts),
    ).toEqual([['Impact: None'], ['Arrears: £0']]);
  });

  it('say how an order stands, and where that says nothing', () => {
    const side = { offeredIs: 'below', orderedIs: 'above', holdsAny: false } as const;
    expect(orderText(side)).toBe('offer below its range; order above its range');
    expect(orderText({ ...side, offeredIs: null, orderedIs: 'within', holdsAny: true })).toMatch(/^any sum/);
    expect(orderText({ ...side, offeredIs: null, orderedIs: null })).toBe('');
  });

  it('say nothing of rows before the first', () => {
    const step = { phase: 'deciding', rows: 0, unusable: 3, share: 0 } as const;
    expect([stepText(null), stepText(step), stepText({ ...step, rows: 1200 })]).toEqual([
      '',
      '',
      '1,200 rows, 3 cannot be used',
    ]);
  });

  it('label the highest bars where there is no room for all', () => {
    expect([...labelled([1, 2, 3], 600)].sort()).toEqual([0, 1, 2]);
    expect([...labelled([5, 9, 1, 1, 8, 2], 240)].sort()).toEqual([1, 4]);
  });

  it('say sums with their sign, and time as one would', () => {
    expect([signed(-50), signed(0), signed(120_050)]).toEqual(['−£0.50', '£0', '+£1,200.50']);
    expect([secondsLeft(0.2), secondsLeft(41.6), secondsLeft(150)]).toEqual([
      '1 second',
      '42 seconds',
      '3 minutes',
    ]);
  });

  it('tell an unsaved edition from the saved one', () => {
    expect([savedName('a@2024~unsaved'), isUnsaved('a@2024~unsaved'), isUnsaved('a@2024')]).toEqual([
      'a@2024',
      true,
      false,
    ]);
  });
});
