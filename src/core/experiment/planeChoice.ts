import type { Problem } from '../problem';

/** What is wrong with the plane that an experiment names, which may be anything. How many parameters there are is not looked at. */
export function planeProblems(plane: unknown, objective: unknown): readonly Problem[] {
  if ((objective as { readonly kind?: unknown } | null | undefined)?.kind !== 'data')
    return [
      { message: 'A plane is chosen for a model’s parameters: a landscape has only the one.', path: 'plane' },
    ];
  if (typeof plane !== 'object' || plane === null) return [{ message: 'A plane has a kind.', path: 'plane' }];
  const { kind, indices, seed } = plane as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'pca':
      return [];
    case 'random':
      return isWord(seed)
        ? []
        : [
            {
              message: 'The seed must be a whole number between 0 and 4,294,967,295.',
              path: 'plane.seed',
            },
          ];
    case 'parameters':
      return Array.isArray(indices) &&
        indices.length === 2 &&
        indices.every(isWord) &&
        indices[0] !== indices[1]
        ? []
        : [
            {
              message: 'Two different parameters are named by their indices, from 0.',
              path: 'plane.indices',
            },
          ];
    default:
      return [{ message: 'The plane is “pca”, “random” or “parameters”.', path: 'plane.kind' }];
  }
}

function isWord(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32;
}
