import type { LandscapePicture, Picture, RunPicture } from '../protocol/messages';
import { formatNumber, formatPoint } from './format';

const libraries: Readonly<Record<string, string>> = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  optax: 'Optax',
  tfjs: 'TensorFlow.js',
  source: 'Authors’',
};

/** A library as people write it. */
export function libraryName(library: string): string {
  return libraries[library] ?? library;
}

/** How a run ended, in a few words. */
export function ending(run: RunPicture): string {
  if (run.stop === 'diverged') return `diverged at step ${run.lastFiniteStep + 1}`;
  const last = run.steps[run.steps.length - 1] ?? 0;
  return run.stop === 'cancelled' ? `cancelled at step ${last}` : `finished at step ${last}`;
}

/** The plane in words, for those who do not see it. */
export function describePlane(picture: Picture, landscape: LandscapePicture): string {
  const start = formatPoint(...picture.start);
  const runs = picture.runs.map((run) => {
    if (run.stop === 'diverged') return `${run.label} ${ending(run)}`;
    const row = run.theta.length / 2 - 1;
    const at = formatPoint(run.theta[2 * row], run.theta[2 * row + 1]);
    return `${run.label} ends at ${at} with loss ${formatNumber(run.metrics.finalLoss ?? NaN)}`;
  });
  const intro = `Contour plot of ${landscape.formula} with paths from ${start}.`;
  return [intro, ...runs.map((text) => `${text}.`)].join(' ');
}

/** The loss curves in words. */
export function describeLoss(picture: Picture): string {
  const runs = picture.runs.map((run) => {
    const first = formatNumber(run.loss[0] ?? NaN);
    if (run.stop === 'diverged') return `${run.label} starts at ${first} and ${ending(run)}`;
    return `${run.label} goes from ${first} to ${formatNumber(run.metrics.finalLoss ?? NaN)}`;
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
