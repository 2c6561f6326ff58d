/** How long the extension host may be kept from other work, in ms. */
const patience = 8;

/**
 * Drains a computation that yields now and then, and lets messages in between.
 * @param yielded takes each thing that it yields
 * @throws the signal's reason when it is aborted
 */
export async function inSlices<Y, T>(
  slices: Generator<Y, T, void>,
  signal: AbortSignal,
  yielded: (value: Y) => void = () => undefined,
): Promise<T> {
  let pause = performance.now() + patience;
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    yielded(value);
    if (performance.now() < pause) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    pause = performance.now() + patience;
  }
}
