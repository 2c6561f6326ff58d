// Arithmetic of vectors of as many numbers as there are parameters.

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

export function norm(a: ArrayLike<number>): number {
  return Math.sqrt(dot(a, a));
}

/** a + factor·b, in the place of a. */
export function addTo(a: Float64Array, factor: number, b: ArrayLike<number>): void {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i];
}

/** factor·a, in its place. */
export function scale(a: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] *= factor;
}

/** The axis of one parameter. */
export function axis(parameters: number, index: number): Float64Array {
  const unit = new Float64Array(parameters);
  unit[index] = 1;
  return unit;
}
