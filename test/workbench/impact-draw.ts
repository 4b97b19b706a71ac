/** Numbers from a seed: `draw(seed)(n)` gives 0 to n − 1, the same ones every time. */
export function draw(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
}
