import {
  dataSets,
  landscapes,
  librariesOf,
  losses,
  models,
  optimizers,
  ownLibrary,
  schedules,
} from '../core/index';
import type { Catalogue } from '../protocol/messages';

/** What can be chosen in the panel. */
export const catalogue: Catalogue = {
  landscapes: [...landscapes.values()].map(({ id, name, formula }) => ({ id, name, formula })),
  optimizers: [...optimizers.values()].map((entry) => ({
    id: entry.id,
    name: entry.name,
    library: ownLibrary(entry),
    libraries: librariesOf(entry),
  })),
  dataSets: [...dataSets.values()].map(
    ({ id, name, kind, rows, features, target, origin, licence, model }) => ({
      id,
      name,
      kind,
      rows,
      features,
      target,
      origin,
      licence,
      model,
    }),
  ),
  models: [...models.values()].map(({ kind, name, meaning, losses: known }) => ({
    kind,
    name,
    meaning,
    losses: known.map((id) => ({ id, name: losses.get(id)!.name })),
  })),
  schedules: [...schedules.values()].map(({ id, name, citation, parameters }) => ({
    id,
    name,
    citation,
    parameters,
  })),
};
