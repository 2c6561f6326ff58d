import { newtonSchulz } from '../../core/language/newtonSchulz';

/** Functions that the printed class calls, by their names. Matrices are taken as such, as Muon means them. */
export type Helper = 'orthogonalize' | 'rows' | 'columns';

const { a, b, c, iterations, leastNorm } = newtonSchulz;

export const numpyHelpers: Readonly<Record<Helper, string>> = {
  orthogonalize: `def orthogonalize(u):
    """Newton-Schulz iteration on a matrix; a vector is taken as a row."""
    x = np.atleast_2d(u)
    is_tall = x.shape[0] > x.shape[1]
    x = (x.T if is_tall else x) / max(np.linalg.norm(x), ${leastNorm})
    for _ in range(${iterations}):
        gram = x @ x.T
        x = ${a} * x + (${b} * gram + ${c} * gram @ gram) @ x
    return (x.T if is_tall else x).reshape(np.shape(u))`,
  rows: `def rows(u):
    """How many rows a matrix has; a vector is taken as a row."""
    return np.atleast_2d(u).shape[0]`,
  columns: `def columns(u):
    """How many columns a matrix has; a vector is taken as a row."""
    return np.atleast_2d(u).shape[1]`,
};
