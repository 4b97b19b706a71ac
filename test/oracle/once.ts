/** What depends on an edition alone is worked out once for it, however many cases follow: the answers are the same, only sooner. */

/** A function of one object that works its answer out when it is first asked. The object must not change afterwards. */
export function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

/** A function of an object and a second thing (by identity) that works each answer out when it is first asked. */
export function onceEach<K extends object, N, V>(make: (key: K, second: N) => V): (key: K, second: N) => V {
  const known = new WeakMap<K, Map<N, V>>();
  return (key, second) => {
    let answers = known.get(key);
    if (answers === undefined) known.set(key, (answers = new Map<N, V>()));
    if (answers.has(second)) return answers.get(second) as V;
    const value = make(key, second);
    answers.set(second, value);
    return value;
  };
}

/** The same for a function of plain values that come up again and again; forgets everything when it has kept too many. */
export function kept<A extends string | number, V>(make: (value: A) => V, most = 50_000): (value: A) => V {
  const known = new Map<A, V>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const made = make(value);
    known.set(value, made);
    return made;
  };
}
