import { experimentView, startsOf } from '../core/index';
import type { Opening } from '../protocol/opening';
import { thinRows } from '../protocol/thinnedRows';
import { catalogue } from './catalogue';
import { firstOfEach } from './data/shownData';
import { formulaPicture } from './picture';
import type { Computed } from './session';
import { toleranceOf } from './tolerance';

/** Characters that a first picture may have: a longer one would keep its document waiting. */
const longest = 50_000;

/**
 * The first picture of runs on a landscape, as JSON that may stand in a script element, which nothing in it ends;
 * undefined where it would be too long.
 */
export function openingText(computed: Computed): string | undefined {
  const text = JSON.stringify(openingOf(computed)).replaceAll('<', '\\u003c');
  return text.length > longest ? undefined : text;
}

function openingOf({ revision, history, result }: Computed): Opening {
  const { experiment, slots } = history.present;
  const [x, y] = startsOf(experiment)[0];
  const runs = firstOfEach(result.runs);
  const tolerance = toleranceOf(experiment, experimentView(experiment), runs);
  return {
    revision,
    experiment,
    start: [x, y],
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    catalogue: { landscapes: catalogue.landscapes, dataSets: catalogue.dataSets },
    landscape: formulaPicture(experiment),
    runs: runs.map(({ run, label, stop, lastFiniteStep, ...rows }) => {
      const { count, every, last, kept, theta } = thinRows(rows, tolerance);
      const drawn = { count, every, last, kept: [...kept], theta: [...theta] };
      return { slot: slots[run], label, stop, lastFiniteStep, rows: drawn };
    }),
    tolerance,
  };
}
