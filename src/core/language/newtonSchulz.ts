/**
 * The Newton–Schulz iteration with which Muon makes a matrix nearly orthogonal (Jordan 2024, Muon: An Optimizer for
 * Hidden Layers in Neural Networks), with the defaults of torch.optim.Muon. The matrix X is divided by its Frobenius
 * norm, or by `leastNorm` where that is larger; then each iteration replaces it by a X + (b A + c A A) X, with
 * A = X Xᵀ. The coefficients make small singular values grow fast; they end near 1, not at it.
 */
export const newtonSchulz = {
  a: 3.4445,
  b: -4.775,
  c: 2.0315,
  iterations: 5,
  leastNorm: 1e-7,
} as const;
