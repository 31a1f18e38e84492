/** Return the values by what the function says of each, in the order of their first. */
export function groupBy<K, V>(values: readonly V[], by: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = by(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
