import type { Moment, Way } from '../player/steps';
import { mix, parseColour, toHex, withAlpha, type Rgb } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { aged, type Age, type AgedRun } from './ages';
import type { DrawnRun, Frame } from './drawnRuns';
import { drawExtras } from './extras';
import { drawMarks } from './drawMarks';
import { seriesStyle, traceMarker } from './markers';
import { cutIntoPieces, lengthOf, longestLine } from './pieces';
import type { PlacedMark } from './marks';

/** What is left of a run's colour by age; high contrast dims nothing. */
const strengths: Readonly<Record<Age, number>> = { older: 0.7, recent: 1, future: 0.42 };
/** What is left of it where another run is pointed at. */
const unpointed = 0.85;

/** How a run is drawn at a moment. */
interface Look {
  readonly drawn: DrawnRun<Way>;
  readonly aged: AgedRun;
  readonly colour: (age: Age) => string;
  readonly width: (age: Age) => number;
}

/**
 * Draws all runs at a moment: lines with their casings, then markers, then the marks, then a ring where each run
 * stands. Runs of many rows lie below those of fewer, which they would cover; the one that is pointed at lies above
 * the others. Coordinates are CSS pixels.
 */
export function drawRuns(
  context: CanvasRenderingContext2D,
  runs: readonly DrawnRun<Way>[],
  marks: readonly PlacedMark[],
  frame: Frame,
  moment: Moment,
  pointed: number | undefined,
  palette: Palette,
): void {
  const isPointed = ({ run }: DrawnRun<Way>): boolean => run.slot === pointed;
  const looks = [...runs]
    .sort((a, b) => Number(isPointed(a)) - Number(isPointed(b)) || rowsOf(b) - rowsOf(a))
    .map((drawn) => lookOf(drawn, frame, moment, pointed, palette));
  context.save();
  context.lineJoin = 'round';
  for (const look of looks) drawExtras(context, look.drawn, frame, moment, look.colour, palette);
  for (const layer of layersOf(looks)) {
    for (const look of layer) drawLine(context, look, palette);
    for (const look of layer) drawMarkers(context, look, palette);
  }
  drawMarks(context, marks, palette);
  for (const look of looks) drawPosition(context, look, palette);
  context.restore();
}

/** Their places in time may be epochs, of which all have as many. */
function rowsOf({ run }: DrawnRun<Way>): number {
  return run.steps.length;
}

/** Neighbours of as many rows: their markers lie above all their lines. */
function layersOf(looks: readonly Look[]): readonly (readonly Look[])[] {
  const layers: Look[][] = [];
  for (const look of looks) {
    const layer = layers.at(-1);
    if (layer !== undefined && rowsOf(layer[0].drawn) === rowsOf(look.drawn)) layer.push(look);
    else layers.push([look]);
  }
  return layers;
}

function lookOf(
  drawn: DrawnRun<Way>,
  frame: Frame,
  moment: Moment,
  pointed: number | undefined,
  palette: Palette,
): Look {
  const { slot } = drawn.run;
  const emphasis = pointed === slot ? 1 : pointed === undefined ? 0 : -1;
  const recent = 2 + (emphasis > 0 ? (palette.highContrast ? 1.5 : 0.75) : 0);
  const thin = emphasis < 0 && palette.highContrast ? 0.5 : 0;
  return {
    drawn,
    aged: aged(drawn, frame, moment),
    colour: (age) => seriesColour(slot, palette, strengths[age] * (emphasis < 0 ? unpointed : 1)),
    width: (age) => (age === 'future' ? 1.5 : recent) - thin,
  };
}

/**
 * A run's colour, weakened towards the background. Mixed and not translucent: where a path crosses itself it would
 * look stronger.
 */
export function seriesColour(slot: number, palette: Palette, strength: number): string {
  const hex = palette.series[seriesStyle(slot).hue];
  const colour: Rgb | undefined = strength < 1 && !palette.highContrast ? parseColour(hex) : undefined;
  return colour === undefined ? hex : toHex(mix(palette.background, colour, strength));
}

function drawLine(context: CanvasRenderingContext2D, look: Look, palette: Palette): void {
  const { dash } = seriesStyle(look.drawn.run.slot);
  // What is still to come lies under what was.
  const parts = [...look.aged.parts].reverse();
  const lengths = look.aged.parts.map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const pieces = parts.map((part) => cutIntoPieces(part, total));
  const dotted = dash.length > 0 && dash[0] <= 1;
  parts.forEach(({ age }, k) => {
    context.setLineDash([]);
    context.lineCap = 'round';
    context.lineWidth = look.width(age) + 2.5;
    context.strokeStyle = withAlpha(palette.background, 0.75);
    for (const { line } of pieces[k]) context.stroke(line);
  });
  parts.forEach(({ age }, k) => {
    // Where a path fills an area nobody sees its dashes, and computing a hundred thousand of them takes seconds.
    if (total <= longestLine) context.setLineDash([...dash]);
    context.lineCap = dotted || dash.length === 0 ? 'round' : 'butt';
    context.lineWidth = look.width(age);
    context.strokeStyle = look.colour(age);
    // The dashes stay where they are while the moment moves along them.
    const before = lengths.slice(0, parts.length - 1 - k).reduce((sum, length) => sum + length, 0);
    for (const { line, from } of pieces[k]) {
      context.lineDashOffset = before + from;
      context.stroke(line);
    }
  });
  context.lineDashOffset = 0;
  context.lineCap = 'butt';
  context.setLineDash([]);
}

function drawMarkers(context: CanvasRenderingContext2D, look: Look, palette: Palette): void {
  const { path, marks, run } = look.drawn;
  const { marker } = seriesStyle(run.slot);
  context.lineWidth = 1;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  const ages = marks.map((i) => look.aged.ageOf(path.rows[i]));
  // All of an age as one shape: they are far enough apart not to touch.
  for (const age of new Set(ages)) {
    context.fillStyle = look.colour(age);
    context.beginPath();
    marks.forEach((i, k) => {
      if (ages[k] !== age) return;
      traceMarker(context, marker, path.points[2 * i], path.points[2 * i + 1], age === 'future' ? 2.25 : 3.5);
    });
    context.stroke();
    context.fill();
  }
}

function drawPosition(context: CanvasRenderingContext2D, look: Look, palette: Palette): void {
  if (look.aged.position === undefined) return;
  const [x, y] = look.aged.position;
  context.beginPath();
  context.arc(x, y, 7.5, 0, 2 * Math.PI);
  context.fillStyle = toHex(palette.background);
  context.fill();
  context.lineWidth = palette.highContrast ? 2 : 1.25;
  context.strokeStyle = toHex(palette.foreground);
  context.stroke();
  context.beginPath();
  traceMarker(context, seriesStyle(look.drawn.run.slot).marker, x, y, 3.75);
  context.fillStyle = look.colour('recent');
  context.fill();
}
