import { newtonSchulz } from '../language/newtonSchulz';

/** A matrix among the parameters, row-major. */
export interface Matrix {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The Newton–Schulz iteration of Muon on each matrix by itself. A matrix with more rows than columns is transposed for
 * it, as in torch.optim.Muon, so that A = X Xᵀ is the smaller of both products.
 * @param from all parameters, and `to` what they become; another array
 */
export function orthogonalize(from: Float64Array, to: Float64Array, matrices: readonly Matrix[]): void {
  for (const { offset, rows, columns } of matrices) {
    const isTall = rows > columns;
    const [short, long] = isTall ? [columns, rows] : [rows, columns];
    const at = (row: number, column: number) =>
      offset + (isTall ? column * columns + row : row * columns + column);
    let squares = 0;
    for (let i = offset; i < offset + rows * columns; i++) squares += from[i] * from[i];
    const length = Math.max(Math.sqrt(squares), newtonSchulz.leastNorm);
    let x = new Float64Array(short * long);
    let next = new Float64Array(short * long);
    for (let row = 0; row < short; row++)
      for (let column = 0; column < long; column++) x[row * long + column] = from[at(row, column)] / length;
    const gram = new Float64Array(short * short);
    const update = new Float64Array(short * short);
    for (let iteration = 0; iteration < newtonSchulz.iterations; iteration++) {
      iterate(x, next, gram, update, short, long);
      [x, next] = [next, x];
    }
    for (let row = 0; row < short; row++)
      for (let column = 0; column < long; column++) to[at(row, column)] = x[row * long + column];
  }
}

/** a X + (b A + (c A) A) X */
function iterate(
  x: Float64Array,
  next: Float64Array,
  gram: Float64Array,
  update: Float64Array,
  rows: number,
  columns: number,
): void {
  const { a, b, c } = newtonSchulz;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += x[i * columns + k] * x[j * columns + k];
      gram[i * rows + j] = sum;
      gram[j * rows + i] = sum;
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      let sum = 0;
      for (let k = 0; k < rows; k++) sum += c * gram[i * rows + k] * gram[k * rows + j];
      update[i * rows + j] = b * gram[i * rows + j] + sum;
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < rows; k++) sum += update[i * rows + k] * x[k * columns + j];
      next[i * columns + j] = a * x[i * columns + j] + sum;
    }
  }
}
