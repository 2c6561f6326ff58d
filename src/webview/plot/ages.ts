// A trajectory at a moment has three ages: long ago, just now, and still to come.
import { placeAt, thetaAt, type Moment, type RunPlace, type Way } from '../player/steps';
import type { DrawnRun, Frame } from './drawnRuns';
import type { ThinnedPath } from './thinning';

export type Age = 'older' | 'recent' | 'future';

/** Steps that count as just now. */
export const recentSteps = 8;

/** A part of a path that is of one age. */
export interface AgedPart extends Pick<ThinnedPath, 'points' | 'lifted'> {
  readonly age: Age;
}

/** A run at a moment. */
export interface AgedRun {
  readonly parts: readonly AgedPart[];
  /** Where it stands, in CSS pixels; undefined for one that diverged before. */
  readonly position: readonly [number, number] | undefined;
  /** The age of a row. */
  readonly ageOf: (row: number) => Age;
}

/** Cuts a run's path at the moment, and at the moment {@link recentSteps} before. */
export function aged(
  { run, line }: Pick<DrawnRun<Way>, 'run' | 'line'>,
  { x, y }: Frame,
  moment: Moment,
): AgedRun {
  const now = placeAt(run, moment);
  const before =
    moment.step < recentSteps ? undefined : placeAt(run, { ...moment, step: moment.step - recentSteps });
  const pixel = (place: RunPlace): [number, number] => {
    const [px, py] = thetaAt(run, place);
    return [x.offset + px * x.scale, y.offset + py * y.scale];
  };
  // A run that diverged has passed all its rows: nothing of it is still to come.
  const nowRow = now?.row ?? run.steps.length;
  const beforeRow = before?.row ?? (moment.step < recentSteps ? -1 : run.steps.length);
  const cuts: Cut[] = [];
  if (before !== undefined) cuts.push({ row: beforeRow, at: pixel(before) });
  if (now !== undefined) cuts.push({ row: nowRow, at: pixel(now) });
  const ages: Age[] = [beforeRow < 0 ? 'recent' : 'older'];
  if (before !== undefined) ages.push('recent');
  if (now !== undefined) ages.push('future');
  return {
    parts: cutAt(line, cuts).map((part, i) => ({ ...part, age: ages[i] })),
    position: now === undefined ? undefined : pixel(now),
    ageOf: (row) => (row <= beforeRow ? 'older' : row <= nowRow ? 'recent' : 'future'),
  };
}

interface Cut {
  readonly row: number;
  readonly at: readonly [number, number];
}

/** The path in as many parts as there are cuts, and one more; neighbours share the point of the cut. */
function cutAt({ points, passed, lifted }: ThinnedPath, cuts: readonly Cut[]): Omit<AgedPart, 'age'>[] {
  const parts: Omit<AgedPart, 'age'>[] = [];
  let from = 0;
  let lead: readonly number[] = [];
  for (const cut of [...cuts, undefined]) {
    let to = from;
    while (to < passed.length && (cut === undefined || passed[to] <= cut.row)) to++;
    // The pen is down at the cut if the path is on its way from a point to the next one.
    const joined = cut !== undefined && to > 0 && (to === passed.length ? false : lifted[to] === 0);
    const tail = joined ? [...cut.at] : [];
    const part = new Float32Array(lead.length + 2 * (to - from) + tail.length);
    part.set(lead);
    part.set(points.subarray(2 * from, 2 * to), lead.length);
    part.set(tail, lead.length + 2 * (to - from));
    const lifts = new Uint8Array(part.length / 2);
    lifts.set(lifted.subarray(from, to), lead.length / 2);
    if (lifts.length > 0) lifts[0] = 1;
    parts.push({ points: part, lifted: lifts });
    from = to;
    lead = tail;
  }
  return parts;
}
