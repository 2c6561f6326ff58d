/** Short names of paths: their last part, and as many before it as tell them apart. */
export function labelsOf(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split('/').filter((part) => part !== ''));
  const short = (k: number, length: number) => parts[k].slice(-length).join('/');
  return parts.map((own, k) => {
    let length = 1;
    const isTaken = () =>
      parts.some((_, other) => paths[other] !== paths[k] && short(other, length) === short(k, length));
    while (length < own.length && isTaken()) length++;
    return short(k, length);
  });
}
