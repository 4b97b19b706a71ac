/** Where each step leads: a table from two small numbers to a third, in typed arrays, for millions of steps. */
export class Ways {
  private size = 1024;
  private keys = new Float64Array(this.size).fill(-1);
  private ends = new Int32Array(this.size);
  private used = 0;

  /** Where a step from a place leads; `make` says so for a step that nobody took yet. */
  from(place: number, step: number, make: () => number): number {
    const key = place * 2 ** 20 + step;
    let slot = this.slotOf(key, place, step);
    if (this.keys[slot] === key) return this.ends[slot] as number;
    if (2 * this.used >= this.size) {
      this.grow();
      slot = this.slotOf(key, place, step);
    }
    const end = make();
    this.keys[slot] = key;
    this.ends[slot] = end;
    this.used += 1;
    return end;
  }

  /** The slot of a key, or the free one where it belongs. */
  private slotOf(key: number, place: number, step: number): number {
    const last = this.size - 1;
    let slot = (Math.imul(place, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b)) & last;
    while (this.keys[slot] !== key && this.keys[slot] !== -1) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, ends } = this;
    this.size *= 2;
    this.keys = new Float64Array(this.size).fill(-1);
    this.ends = new Int32Array(this.size);
    keys.forEach((key, i) => {
      if (key === -1) return;
      const slot = this.slotOf(key, Math.floor(key / 2 ** 20), key % 2 ** 20);
      this.keys[slot] = key;
      this.ends[slot] = ends[i] as number;
    });
  }
}
