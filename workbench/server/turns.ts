/** One after the other: work on the same file waits for the work before it, in the order of its coming. */

const last = new Map<string, Promise<unknown>>();

/** Runs `work` when everything that came before it under this key is over, whether that went well or not. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
  const over: Promise<void> = mine.then(
    () => undefined,
    () => undefined,
  );
  last.set(key, over);
  void over.then(() => {
    if (last.get(key) === over) last.delete(key);
  });
  return mine;
}

/** Answers when all the work is over that was begun so far. */
export async function allOver(): Promise<void> {
  await Promise.all(last.values());
}
