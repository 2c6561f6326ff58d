import {
  experimentView,
  landscapes,
  stationaryPoints,
  type StationaryPoint,
  type View,
} from '../../core/index';
import { markKinds } from '../../protocol/details';
import { landscapeOf } from '../ground';
import type { DetailKind } from './kind';

/** Points closer than this share of the visible region are one. */
const apart = 1e-3;
/** How long a landscape must stay before it is searched, in ms: not every formula on the way to the one that is typed. */
const patience = 150;

/**
 * Minima and saddles: those of the home view, which tell whether there is a lower minimum elsewhere, and those that
 * only the visible region shows.
 */
export const marks: DetailKind<'marks'> = {
  dependsOn: ({ history }) => {
    const { experiment } = history.present;
    return [experiment.objective, experimentView(experiment)];
  },
  async answer({ history }, { view }, signal) {
    const { experiment } = history.present;
    const { objective } = experiment;
    if (objective.kind === 'data') return undefined;
    const { landscape } = landscapeOf(objective);
    await pause(patience);
    signal.throwIfAborted();
    const home = stationaryPoints(landscape, experimentView(experiment));
    // Each search takes some milliseconds: messages go between them.
    await pause(0);
    signal.throwIfAborted();
    const known = objective.kind === 'landscape' ? landscapes.get(objective.id)!.minima : [];
    const losses = [...known.map(([, , loss]) => loss), ...home.map(({ loss }) => loss)];
    // Published losses have fewer digits than computed ones.
    const best = Math.min(...losses);
    const near = stationaryPoints(landscape, view, best + 1e-9 * Math.max(1, Math.abs(best)));
    const drawn = merged(home, near, view).filter(({ kind }) => markKinds.includes(kind as never));
    return {
      kind: 'marks',
      kinds: Uint8Array.from(drawn, ({ kind }) => markKinds.indexOf(kind as never)),
      x: Float64Array.from(drawn, ({ x }) => x),
      y: Float64Array.from(drawn, ({ y }) => y),
      loss: Float64Array.from(drawn, ({ loss }) => loss),
    };
  },
};

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Both, each point once. Where a lower minimum is near, the best one at home is a trap too. */
function merged(
  home: readonly StationaryPoint[],
  near: readonly StationaryPoint[],
  { x, y }: View,
): readonly StationaryPoint[] {
  const [width, height] = [apart * (x[1] - x[0]), apart * (y[1] - y[0])];
  const bestAtHome = home.find(({ kind }) => kind === 'best')?.loss ?? Infinity;
  const bestNear = near.find(({ kind }) => kind === 'best')?.loss ?? Infinity;
  const isBeaten = bestNear < bestAtHome - 1e-6 * Math.max(1, Math.abs(bestAtHome));
  const others = near.filter((point) =>
    home.every((other) => Math.abs(point.x - other.x) > width || Math.abs(point.y - other.y) > height),
  );
  return [
    ...home.map((point) => (isBeaten && point.kind === 'best' ? { ...point, kind: 'trap' as const } : point)),
    ...others,
  ];
}
