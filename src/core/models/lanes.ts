// What a layer of a network computes, for one row or for four rows at once. Four read each weight once, and their sums
// do not wait for each other: that is twice as fast. Numbers of several rows lie side by side: those of unit j in
// `numbers[j · rows … (j + 1) · rows)`. A layer’s biases follow its weights, which begin at `offset`.

/** How many rows are computed at once, and how. */
export interface Lanes {
  readonly rows: number;
  /** W·below + b. */
  sums(theta: Float64Array, offset: number, below: Float64Array, out: Float64Array): void;
  /** Wᵀ·slopes. */
  slopesBelow(theta: Float64Array, offset: number, slopes: Float64Array, out: Float64Array): void;
  /** Adds the outer product of the slopes and what the layer got to W’s gradient, and the slopes to that of b. */
  addOuter(gradient: Float64Array, offset: number, slopes: Float64Array, below: Float64Array): void;
}

export const oneRow: Lanes = {
  rows: 1,
  sums(theta, offset, below, out) {
    const inputs = below.length;
    const biases = offset + inputs * out.length;
    let weight = offset;
    for (let k = 0; k < out.length; k++) {
      let sum = theta[biases + k];
      for (let j = 0; j < inputs; j++) sum += theta[weight++] * below[j];
      out[k] = sum;
    }
  },
  slopesBelow(theta, offset, slopes, out) {
    const inputs = out.length;
    out.fill(0);
    let weight = offset;
    for (let k = 0; k < slopes.length; k++) {
      const slope = slopes[k];
      for (let j = 0; j < inputs; j++) out[j] += slope * theta[weight++];
    }
  },
  addOuter(gradient, offset, slopes, below) {
    const inputs = below.length;
    const biases = offset + inputs * slopes.length;
    let weight = offset;
    for (let k = 0; k < slopes.length; k++) {
      const slope = slopes[k];
      for (let j = 0; j < inputs; j++) gradient[weight++] += slope * below[j];
      gradient[biases + k] += slope;
    }
  },
};

export const fourRows: Lanes = {
  rows: 4,
  sums(theta, offset, below, out) {
    let bias = offset + (below.length * out.length) / 16;
    let weight = offset;
    for (let k = 0; k < out.length; k += 4) {
      let a = theta[bias++];
      let b = a;
      let c = a;
      let d = a;
      for (let j = 0; j < below.length; j += 4) {
        const w = theta[weight++];
        a += w * below[j];
        b += w * below[j + 1];
        c += w * below[j + 2];
        d += w * below[j + 3];
      }
      out[k] = a;
      out[k + 1] = b;
      out[k + 2] = c;
      out[k + 3] = d;
    }
  },
  slopesBelow(theta, offset, slopes, out) {
    const inputs = out.length / 4;
    for (let j = 0; j < inputs; j++) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let weight = offset + j;
      for (let k = 0; k < slopes.length; k += 4) {
        const w = theta[weight];
        weight += inputs;
        a += w * slopes[k];
        b += w * slopes[k + 1];
        c += w * slopes[k + 2];
        d += w * slopes[k + 3];
      }
      out[4 * j] = a;
      out[4 * j + 1] = b;
      out[4 * j + 2] = c;
      out[4 * j + 3] = d;
    }
  },
  addOuter(gradient, offset, slopes, below) {
    let bias = offset + (below.length * slopes.length) / 16;
    let weight = offset;
    for (let k = 0; k < slopes.length; k += 4) {
      const a = slopes[k];
      const b = slopes[k + 1];
      const c = slopes[k + 2];
      const d = slopes[k + 3];
      for (let j = 0; j < below.length; j += 4)
        gradient[weight++] += a * below[j] + b * below[j + 1] + c * below[j + 2] + d * below[j + 3];
      gradient[bias++] += a + b + c + d;
    }
  },
};
