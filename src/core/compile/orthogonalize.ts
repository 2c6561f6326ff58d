import { newtonSchulz } from '../language/newtonSchulz';

/** A matrix among the parameters, row-major. */
export interface Matrix {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

/** Multiplications between two yields: a few milliseconds. */
const sliceWork = 2_000_000;

/**
 * The Newton–Schulz iteration of Muon on each matrix by itself. A matrix with more rows than columns is transposed for
 * it, as in torch.optim.Muon, so that A = X Xᵀ is the smaller of both products.
 * @param from all parameters, and `to` what they become; another array
 * @yields now and then, of large matrices
 */
export function* orthogonalizeInSlices(
  from: Float64Array,
  to: Float64Array,
  matrices: readonly Matrix[],
): Generator<void, void, void> {
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
    const { a, b, c } = newtonSchulz;
    for (let iteration = 0; iteration < newtonSchulz.iterations; iteration++) {
      yield* eachRow(short, short * long, (row) => writeGram(x, gram, row, short, long));
      yield* eachRow(short, short * short, (row) => addProduct(gram, gram, update, b, c, row, short, short));
      yield* eachRow(short, short * long, (row) => addProduct(x, update, next, a, 1, row, short, long));
      [x, next] = [next, x];
    }
    for (let row = 0; row < short; row++)
      for (let column = 0; column < long; column++) to[at(row, column)] = x[row * long + column];
  }
}

function* eachRow(rows: number, work: number, write: (row: number) => void): Generator<void, void, void> {
  let done = 0;
  for (let row = 0; row < rows; row++) {
    write(row);
    done += work;
    if (done < sliceWork) continue;
    done = 0;
    yield;
  }
}

/** A row of X Xᵀ. */
function writeGram(x: Float64Array, gram: Float64Array, row: number, rows: number, columns: number): void {
  for (let other = 0; other < rows; other++) {
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += x[row * columns + k] * x[other * columns + k];
    gram[row * rows + other] = sum;
  }
}

/** A row of scale · X + (factor · left) X, where left is square. */
function addProduct(
  x: Float64Array,
  left: Float64Array,
  out: Float64Array,
  scale: number,
  factor: number,
  row: number,
  rows: number,
  columns: number,
): void {
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let k = 0; k < rows; k++) sum += factor * left[row * rows + k] * x[k * columns + j];
    out[row * columns + j] = scale * x[row * columns + j] + sum;
  }
}
