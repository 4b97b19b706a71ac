import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedText, regionsOf, type Pick } from '../../workbench/work/merge.ts';

const merge = (base: string, mine: string, theirs: string, ...picks: Pick[]): string | null =>
  mergedText(regionsOf(base, mine, theirs), new Map(picks.entries()));
const text = fc
  .array(fc.constantFrom('a', 'b', '{', '}'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));
const all = (pick: Pick): Map<number, Pick> =>
  new Map(Array.from({ length: 30 }, (_, index) => [index, pick]));

describe('regionsOf(base, mine, theirs) and mergedText(regions, picks)', () => {
  it.each([
    ['one side changed', '1\n2\n3', '1\n2\n3', '1\nx\n3', '1\nx\n3'],
    ['both changed far apart', '1\n2\n3\n4\n5', 'x\n2\n3\n4\n5', '1\n2\n3\n4\ny', 'x\n2\n3\n4\ny'],
    ['both made the same change', '1\n2\n3', '1\nx\n3', '1\nx\n3', '1\nx\n3'],
    ['one deleted, one added elsewhere', '1\n2\n3\n4', '1\n3\n4', '1\n2\n3\n4\n5', '1\n3\n4\n5'],
    ['both began with nothing and agree', '', 'x', 'x', 'x'],
  ])('merges by itself where %s', (_name, base, mine, theirs, merged) => {
    expect(merge(base, mine, theirs)).toBe(merged);
  });

  it('leaves a clash open until it is chosen, and takes mine, theirs, both, or what was written', () => {
    const texts = ['1\n2\n3', '1\nm\n3', '1\nt\n3'] as const;
    expect(merge(...texts)).toBeNull();
    expect(merge(...texts, 'mine')).toBe('1\nm\n3');
    expect(merge(...texts, 'theirs')).toBe('1\nt\n3');
    expect(merge(...texts, 'both')).toBe('1\nm\nt\n3');
    expect(merge(...texts, ['by', 'hand'])).toBe('1\nby\nhand\n3');
  });

  it('counts a change beside another as a clash', () => {
    const clash = regionsOf('1\n2\n3', 'm\n2\n3', '1\nt\n3').find((region) => region.kind === 'changed');
    expect(clash).toMatchObject({ by: 'clash', line: 1 });
  });

  it('gives each side back whole from its regions, whatever the texts are', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const regions = regionsOf(base, mine, theirs);
        const whole = (side: 'base' | 'mine' | 'theirs'): string =>
          regions.flatMap((region) => (region.kind === 'stable' ? region.lines : region[side])).join('\n');
        expect([whole('base'), whole('mine'), whole('theirs')]).toEqual([base, mine, theirs]);
        expect(merge(base, base, theirs)).toBe(theirs);
        expect(merge(base, mine, base)).toBe(mine);
        expect(merge(base, mine, mine)).toBe(mine);
        expect(mergedText(regions, all('mine'))).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
