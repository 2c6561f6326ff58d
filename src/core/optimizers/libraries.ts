import type { Library } from '../experiment/types';
import type { OptimizerDefinition } from './definition';

/** Every library as people write it, in the order in which they are offered. */
export const libraryNames: Readonly<Record<Library, string>> = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  optax: 'Optax',
  tfjs: 'TensorFlow.js',
  source: 'Authors’ code',
};

/** The versions whose rules and defaults are the catalogue's. Authors' code has none. */
export const libraryVersions: Readonly<Partial<Record<Library, string>>> = {
  pytorch: '2',
  keras: '3.15',
  optax: '0.2.8',
  tfjs: '4.22',
};

/** Whose conventions a run follows that names no library: PyTorch's where torch.optim has the optimizer. */
export function ownLibrary({ libraries }: Pick<OptimizerDefinition, 'libraries'>): Library {
  return libraries.pytorch ? 'pytorch' : 'source';
}

/** The libraries that have an optimizer, in the order in which they are offered. */
export function librariesOf({ libraries }: Pick<OptimizerDefinition, 'libraries'>): readonly Library[] {
  return (Object.keys(libraryNames) as Library[]).filter((library) => Object.hasOwn(libraries, library));
}
