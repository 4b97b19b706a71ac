/**
 * The portfolio's random numbers, the same on every machine: sfc32 (Chris Doty-Humphrey's small fast counting generator,
 * 128 bits of state, 32-bit additions, shifts and exclusive ors alone), seeded by four steps of splitmix32 for each case.
 * Whole numbers throughout: nothing here depends on how a machine rounds a logarithm.
 */

/** One step of splitmix32: the next state, and a well mixed number of it. */
function splitmix32(state: number): readonly [number, number] {
  const next = (state + 0x9e3779b9) | 0;
  let mixed = next ^ (next >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return [next, (mixed ^ (mixed >>> 15)) >>> 0];
}

/** Sixteenths of an octave as whole numbers over 65,536: `2 ** (i / 16)`. */
const sixteenths = [
  65536, 68438, 71468, 74632, 77936, 81386, 84990, 88752, 92682, 96785, 101070, 105545, 110218, 115098,
  120194, 125515,
] as const;

/** Random choices for one case of a portfolio; what case it is decides every choice, whatever cases stand beside it. */
export class Draw {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, index: number) {
    let [state, mixed] = splitmix32((seed | 0) ^ Math.imul(index + 1, 0x85ebca6b));
    this.a = mixed;
    [state, mixed] = splitmix32(state);
    this.b = mixed;
    [, mixed] = splitmix32(state ^ (seed | 0));
    this.c = mixed;
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** A whole number of 32 bits, from 0. */
  private next(): number {
    const made = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + made) | 0;
    return made >>> 0;
  }

  /** A whole number from 0 up to, not including, `end` (at most 65,536). */
  below(end: number): number {
    return Math.floor(((this.next() >>> 8) * end) / 0x1000000);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** True so many times in a hundred. */
  percent(times: number): boolean {
    return this.below(1000) < times * 10;
  }

  /** One of a list of choices, each as often as its weight. */
  pick<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.below(choices.reduce((sum, [, weight]) => sum + weight, 0));
    const found = choices.find(([, weight]) => (left -= weight) < 0);
    return (found ?? (choices[choices.length - 1] as readonly [T, number]))[0];
  }

  /** About normal, in sixteenths of an octave: eight uniform numbers added, whose deviation is 209, times the deviation wanted. */
  private octaves(sixteenthsOfDeviation: number): number {
    let sum = -1020;
    for (let i = 0; i < 8; i += 1) sum += this.below(256);
    return Math.floor((sum * sixteenthsOfDeviation) / 209);
  }

  /**
   * A whole number spread about a median as money and months are: as often half of it as twice, many small and few large.
   * `spread` is the deviation in sixteenths of a doubling: with 16 two in three lie between half and twice the median.
   */
  about(median: number, spread: number): number {
    const step = this.octaves(spread);
    const wide = median * (sixteenths[step & 15] as number) * (65536 + this.below(2900));
    const shift = step >> 4;
    const scaled = shift >= 0 ? wide * (1 << shift) : wide / (1 << -shift);
    return Math.floor(scaled / 4294967296);
  }

  /** Pounds about a median, from one pound: to the penny as receipts are, or round as estimates are. */
  pounds(median: number, spread = 18): number {
    const pence = Math.max(100, this.about(median * 100, spread));
    const round = this.pick([
      [1, 45],
      [100, 30],
      [500, 15],
      [1000, 10],
    ]);
    return Math.max(round, pence - (pence % round)) / 100;
  }
}
