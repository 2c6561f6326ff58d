import type { RunStatus } from '../core/index';
import type { LandscapePicture, Picture, RunPicture } from '../protocol/messages';
import { formatNumber, formatPoint } from './format';

const libraries: Readonly<Record<string, string>> = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  optax: 'Optax',
  tfjs: 'TensorFlow.js',
  source: 'Authors’',
  // Of a rule of one's own: “your default”.
  own: 'your',
};

/** A library as people write it. */
export function libraryName(library: string): string {
  return libraries[library] ?? library;
}

/** What a run did, in a few words: the same ones wherever it is said. */
export function statusText(status: RunStatus): string {
  switch (status.kind) {
    case 'diverged':
    case 'cancelled':
    case 'converged':
      return `${status.kind} at ${status.step}`;
    case 'zigzags':
    case 'swings':
      return `${status.kind} in ${status.axis}`;
    case 'overshoots':
    case 'climbs':
    case 'stalled':
      return status.kind;
    case 'falling':
      return 'still falling';
  }
}

/** What a run did, in the words of its row. */
export function ending({ metrics }: RunPicture): string {
  return statusText(metrics.status);
}

/** The plane in words, for those who do not see it. */
export function describePlane(picture: Picture, landscape: LandscapePicture): string {
  const start = formatPoint(...picture.start);
  const runs = picture.runs.map((run) => {
    if (run.stop === 'diverged') return `${run.label} ${ending(run)}`;
    const row = run.theta.length / 2 - 1;
    const at = formatPoint(run.theta[2 * row], run.theta[2 * row + 1]);
    return `${run.label} ends at ${at} with loss ${formatNumber(run.metrics.finalLoss ?? NaN)}, ${ending(run)}`;
  });
  const intro = `Contour plot of ${landscape.formula} with paths from ${start}.`;
  return [intro, ...runs.map((text) => `${text}.`)].join(' ');
}

/** The loss curves in words. */
export function describeLoss(picture: Picture): string {
  const runs = picture.runs.map((run) => {
    const first = formatNumber(run.loss[0] ?? NaN);
    if (run.stop === 'diverged') return `${run.label} starts at ${first} and ${ending(run)}`;
    return `${run.label} goes from ${first} to ${formatNumber(run.metrics.finalLoss ?? NaN)}, ${ending(run)}`;
  });
  return ['Loss at each step on a logarithmic axis.', ...runs.map((text) => `${text}.`)].join(' ');
}

/** What is announced when a picture is complete: only that it is, and what diverged. */
export function announcement(picture: Picture): string {
  const ended = picture.runs
    .filter(({ stop }) => stop === 'diverged')
    .map((run) => `${run.label} ${ending(run)}.`);
  const cancelled = picture.runs.some(({ stop }) => stop === 'cancelled');
  return [...ended, cancelled ? 'Cancelled.' : 'Finished.'].join(' ');
}
