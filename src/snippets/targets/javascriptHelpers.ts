import { newtonSchulz } from '../../core/language/newtonSchulz';

/** Functions that the printed class calls, by their names. */
export type Helper = 'floorMod' | 'orthogonalize';

const { a, b, c, iterations, leastNorm } = newtonSchulz;

export const javascriptHelpers: Readonly<Record<Helper, string>> = {
  floorMod: `// The remainder with the sign of the divisor
const floorMod = (a, b) => (a % b !== 0 && a % b < 0 !== b < 0 ? (a % b) + b : a % b);`,
  orthogonalize: `// Newton-Schulz iteration, with u as a matrix of one row
const orthogonalize = (u) => {
  const squares = (row) => row.reduce((sum, x) => sum + x * x, 0);
  const length = Math.max(Math.sqrt(squares(u)), ${leastNorm});
  let row = u.map((x) => x / length);
  for (let k = 0; k < ${iterations}; k++) {
    const gram = squares(row);
    const update = ${b} * gram + ${c} * gram * gram;
    row = row.map((x) => ${a} * x + update * x);
  }
  return row;
};`,
};
