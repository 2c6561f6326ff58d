/**
 * A pure function that remembers its latest results.
 * @param size how many; the one not asked for longest is forgotten first
 * @param keyOf what tells arguments apart
 */
export function remember<A, R>(
  size: number,
  compute: (argument: A) => R,
  keyOf: (argument: A) => unknown = (a) => a,
) {
  const results = new Map<unknown, R>();
  return (argument: A): R => {
    const key = keyOf(argument);
    const known = results.get(key);
    if (known !== undefined) {
      results.delete(key);
      results.set(key, known);
      return known;
    }
    const result = compute(argument);
    results.set(key, result);
    if (results.size > size) results.delete(results.keys().next().value);
    return result;
  };
}
