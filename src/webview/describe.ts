import type { RunStatus } from '../core/index';
import { libraryNames } from '../core/optimizers/libraries';
import type { LandscapePicture, Picture, RunPicture, SchedulePicture } from '../protocol/messages';
import { placeText, type CountedRun } from './player/clock';
import type { Counted } from './player/steps';
import type { StreamedRun } from './streaming';
import { formatExact, formatNumber, formatPoint, formatShort } from './format';

/** A library as people write it before “default”; a rule of one's own has the user's. */
export function libraryName(library: RunPicture['library']): string {
  return library === 'own' ? 'your' : libraryNames[library];
}

/**
 * What a run did, in a few words: the same ones wherever it is said.
 * @param counted what its step counts, where that is not updates or steps
 */
export function statusText(status: RunStatus, counted?: Counted): string {
  switch (status.kind) {
    case 'diverged':
    case 'cancelled':
    case 'converged':
      return `${status.kind} at ${placeText(status.step, counted)}`;
    case 'begun':
      return `at ${placeText(status.step, counted ?? { name: 'update', per: 1 })}`;
    case 'zigzags':
    case 'swings':
      return `${status.kind} in ${status.axis}`;
    case 'overshoots':
    case 'climbs':
    case 'hovers':
    case 'stalled':
      return status.kind;
    case 'falling':
      return 'still falling';
  }
}

/** What a run did, in the words of its row; of one that is still trained, that. */
export function ending({
  metrics,
  stage,
  counted,
}: RunPicture & Pick<StreamedRun, 'stage'> & Pick<CountedRun, 'counted'>): string {
  return stage ?? statusText(metrics.status, counted);
}

/**
 * What else a run does than step by its rule with one rate, a word each.
 * @param own the library whose conventions it would follow if it named none
 */
export function conventions(
  { schedule, clip, library }: RunPicture,
  own: RunPicture['library'],
): readonly string[] {
  return [
    ...(library === own ? [] : [libraryName(library)]),
    ...(schedule === undefined ? [] : [schedule.id]),
    ...(schedule === undefined || schedule.warmup === 0 ? [] : [`warm-up ${schedule.warmup}`]),
    ...(clip === undefined ? [] : [clipText(clip)]),
  ];
}

function clipText(clip: NonNullable<RunPicture['clip']>): string {
  return 'value' in clip ? `clip ±${formatExact(clip.value)}` : `clip norm ${formatExact(clip.norm)}`;
}

/** The learning rates of a schedule in words. */
export function describeRates({ steps, rates }: SchedulePicture): string {
  if (rates.length === 0) return 'No step was taken.';
  const at = (row: number) => `${formatShort(rates[row])} at step ${steps[row] + 1}`;
  const last = rates.length - 1;
  const [low, high] = [Math.min, Math.max].map((extreme) => rates.indexOf(extreme(...rates)));
  const ends = [rates[0], rates[last]];
  const between = [
    ...(ends.includes(rates[high]) ? [] : [`highest ${at(high)}`]),
    ...(ends.includes(rates[low]) ? [] : [`lowest ${at(low)}`]),
  ];
  return [`lr ${at(0)}`, ...between, at(last)].join(', ');
}

/** The plane in words, for those who do not see it. */
export function describePlane(picture: Picture, landscape: LandscapePicture): string {
  const start = formatPoint(...picture.start);
  const runs = picture.runs.map((run) => {
    if (run.stop === 'diverged') return `${run.label} ${ending(run)}`;
    const row = run.theta.length / 2 - 1;
    const at = formatPoint(run.theta[2 * row], run.theta[2 * row + 1]);
    const extras = Object.entries(run.extra ?? {}).map(
      ([name, column]) =>
        `; ${name}, the thin line, ends at ${formatPoint(column[2 * row], column[2 * row + 1])}`,
    );
    return `${run.label} ends at ${at} with loss ${formatNumber(run.metrics.finalLoss ?? NaN)}, ${ending(run)}${extras.join('')}`;
  });
  const of = landscape.data
    ? `the loss of ${landscape.name} along ${landscape.data.plane.axes.join(' and ')}`
    : landscape.formula;
  const intro = `Contour plot of ${of} with paths from ${start}.`;
  return [intro, ...runs.map((text) => `${text}.`)].join(' ');
}

/** What is announced when a picture is complete: only that it is, and what diverged. */
export function announcement(picture: Picture): string {
  if (picture.runs.some(({ metrics }) => metrics.status.kind === 'begun')) return '';
  const ended = picture.runs
    .filter(({ stop }) => stop === 'diverged')
    .map((run) => `${run.label} ${ending(run)}.`);
  const cancelled = picture.runs.some(({ stop }) => stop === 'cancelled');
  return [...ended, cancelled ? 'Cancelled.' : 'Finished.'].join(' ');
}
