/** A file is read a moment at a time, and left where somebody stops it. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { broughtFrom } from '../../workbench/work/bring.ts';
import { zipLimits } from '../../workbench/work/zip.ts';

const many = Object.fromEntries(
  Array.from({ length: 30 }, (_, i) => [`rules/${i}.json`, new Uint8Array(2_000_000).fill(32)]),
);
const large = new File([new Uint8Array(zipSync(many))], 'large.zip');
const tell = (): undefined => undefined;

describe('broughtFrom(file, paths, { signal, tell })', () => {
  it('gives what is in it', async () => {
    const small = new File([new Uint8Array(zipSync({ 'rules/a.json': strToU8('{}') }))], 'a.zip');
    const brought = await broughtFrom(small, [], { signal: new AbortController().signal, tell });
    expect(brought).toEqual({ documents: [{ path: 'rules/a.json', text: '{}' }], refused: [] });
  });

  it('lets others in while it unpacks, and gives nothing once it was stopped', async () => {
    const stopper = new AbortController();
    let heard = 0;
    const shares: number[] = [];
    const timer = setInterval(() => (heard += 1));
    const whole = await broughtFrom(large, [], {
      signal: stopper.signal,
      tell: (share) => shares.push(share),
    });
    clearInterval(timer);
    expect(whole?.documents).toHaveLength(30);
    expect(heard).toBeGreaterThan(1);
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
    setTimeout(() => stopper.abort());
    expect(await broughtFrom(large, [], { signal: stopper.signal, tell })).toBeNull();
  });

  it('does not even read a file that is too large', async () => {
    const huge = { name: 'a.zip', size: zipLimits.zip + 1 } as File;
    const brought = await broughtFrom(huge, [], { signal: new AbortController().signal, tell });
    expect(brought?.refused).toEqual([{ name: 'a.zip', why: 'it is larger than 50 MB' }]);
  });
});
