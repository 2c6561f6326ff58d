// What the axes of the plane are called, and what it shows of a model with more parameters than two. Pure.
import type { DataPicture } from '../../protocol/data';
import type { LandscapePicture } from '../../protocol/messages';

const ofFormula = ['x', 'y'] as const;

/** The names at the axes. */
export function axisNames({ data }: LandscapePicture): readonly [string, string] {
  return data?.plane.axes ?? ofFormula;
}

/** The same without the shares of the variance. */
export function shortNames(landscape: LandscapePicture): readonly [string, string] {
  const [x, y] = axisNames(landscape).map((name) => name.split(',')[0]);
  return [x, y];
}

/** Whether the plane is all there is of the parameters: only then can a start be put on it. */
export function isWhole({ data }: LandscapePicture): boolean {
  return data?.plane.isWhole ?? true;
}

/** What must be known to read a plane through many parameters right; undefined where it is all there is. */
export function planeNote({ plane, model }: DataPicture): string | undefined {
  if (plane.isWhole) return undefined;
  const through = `A plane through ${model.parameters.toLocaleString('en')} parameters`;
  const seen = 'runs lie beside it and are seen from above, so their losses are not those of the ground.';
  if (plane.explained === undefined) return `${through}: ${seen}`;
  const share = Math.min(100, Math.round(100 * (plane.explained[0] + plane.explained[1])));
  return `${through} that holds ${share} % of the runs’ variance: ${seen}`;
}
