import { newtonSchulz } from '../../core/language/newtonSchulz';

const { a, b, c, iterations, leastNorm } = newtonSchulz;

/** What `orthogonalize(u)` calls. Matrices are taken as such, as Muon means them. */
export const orthogonalize = `def orthogonalize(u):
    """Newton-Schulz iteration on a matrix; a vector is taken as a row."""
    x = np.atleast_2d(u)
    is_tall = x.shape[0] > x.shape[1]
    x = (x.T if is_tall else x) / max(np.linalg.norm(x), ${leastNorm})
    for _ in range(${iterations}):
        gram = x @ x.T
        x = ${a} * x + (${b} * gram + ${c} * gram @ gram) @ x
    return (x.T if is_tall else x).reshape(np.shape(u))`;
