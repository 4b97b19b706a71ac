/** Choices out of chance, for what makes documents: by fast-check, which can make them smaller, or by a seed alone. */
import fc from 'fast-check';
import { Random } from './generator.ts';

/** One choice after the other. */
export class Draw {
  private count = 0;

  /** `below` answers a whole number from 0 up to but not including its argument. */
  constructor(private readonly below: (n: number) => number) {}

  /** A number that was not there before: 0, then 1, and so on. */
  next(): number {
    return this.count++;
  }
  /** All numbers that `next` has given. */
  numbered(): number[] {
    return Array.from({ length: this.count }, (_, n) => n);
  }
  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  /** True so many times in a hundred; what is less is false. */
  in100(n: number): boolean {
    return this.below(100) >= 100 - n;
  }
  /** Some of a list, in its order, each once: at least `least`, at most `most`. */
  some<T>(list: readonly T[], least: number, most = list.length): T[] {
    const left = list.map((_, i) => i);
    const count = Math.min(list.length, this.int(least, Math.max(least, most)));
    const chosen = Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0] as number);
    return chosen.sort((a, b) => a - b).map((i) => list[i] as T);
  }
  /** So many of what `make` makes. */
  times<T>(least: number, most: number, make: (at: number) => T): T[] {
    return Array.from({ length: this.int(least, most) }, (_, at) => make(at));
  }
  /** One key with what `make` makes, or none. */
  maybe<T>(chance: number, key: string, make: () => T): Record<string, T> {
    return this.in100(chance) ? { [key]: make() } : {};
  }
}

/** Choices by a seed alone. */
export function drawFrom(seed: number): Draw {
  const random = new Random(seed);
  return new Draw((n) => random.below(n));
}

/** What `make` makes of choices, as an arbitrary of fast-check. */
export const drawn = <T>(make: (draw: Draw) => T): fc.Arbitrary<T> =>
  fc.gen().map((g) => make(new Draw((n) => g(fc.nat, n - 1))));
