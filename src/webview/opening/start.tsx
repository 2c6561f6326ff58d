// The script in the document: draws the first picture, which the document brings along, and leaves the rest to the
// panel's own script. That one is six times as large, and what it shows comes from the host.
import { render } from 'preact';
import { openingId, type Opening, type OpeningRun } from '../../protocol/opening';
import { fillRows, type Tolerance } from '../../protocol/thinnedRows';
import type { FromWebview } from '../../protocol/messages';
import type { Way } from '../player/steps';
import { marksOf } from '../plot/marks';
import { readPalette } from '../theme/palette';
import { drawOpening } from './drawOpening';
import { connect, handOver } from './handover';
import { OpeningPanel } from './opening';

const api = connect<FromWebview>();
// A document that was there before has its state: what it showed may be another experiment, seen in another way.
handOver(api, api.getState() === undefined ? open(read()) : undefined);

function read(): Opening {
  return JSON.parse(document.getElementById(openingId)!.textContent) as Opening;
}

/** @returns what takes it away again */
function open(opening: Opening): () => void {
  const root = document.body.insertBefore(document.createElement('div'), document.getElementById('app'));
  render(<OpeningPanel opening={opening} />, root);
  const { runs, landscape, tolerance, experiment, revision } = opening;
  drawOpening(root.querySelector<HTMLCanvasElement>('#plane')!, {
    runs: runs.map((run) => wayOf(run, tolerance)),
    marks: marksOf(landscape, undefined),
    region: landscape.view,
    palette: readPalette(document.documentElement, document.body),
    last: Math.max(1, experiment.steps),
  });
  requestAnimationFrame(() => api.postMessage({ type: 'painted', revision }));
  return () => {
    render(null, root);
    root.remove();
  };
}

function wayOf({ rows, ...run }: OpeningRun, tolerance: Tolerance): Way {
  const kept = Int32Array.from(rows.kept);
  const theta = Float64Array.from(rows.theta);
  // Losses are not drawn.
  const thinned = { ...rows, kept, theta, loss: new Float64Array(kept.length) };
  return Object.assign(fillRows(thinned, tolerance), run);
}
