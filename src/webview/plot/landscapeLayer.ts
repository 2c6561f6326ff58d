import type { View } from '../../core/index';
import type { Ground, LandscapePicture } from '../../protocol/messages';
import { withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { bandColours, fillBands } from './bands';
import { isolines, type Segments } from './contours';
import { isolinePath } from './isolinePath';
import { chooseLevels } from './levels';
import { covered, sameView } from './region';
import type { Box } from './thinning';

/** What a landscape is drawn from. */
export interface Sampled {
  /** In its home view, with its known minima. */
  readonly landscape: LandscapePicture;
  /** The samples nearest to what is visible: those of the landscape itself, or of the region, now or a moment ago. */
  readonly ground: Ground;
  /** What is visible. */
  readonly region: View;
}

/** Draws a landscape's bands and isolines; keeps them as an image until samples, size, theme or resolution change. */
export interface LandscapeLayer {
  /** Draws into `area`, in CSS pixels, of a canvas with `ratio` device pixels each. */
  draw(context: CanvasRenderingContext2D, sampled: Sampled, area: Box, palette: Palette, ratio: number): void;
  /** The losses that have an isoline, ascending, as they are in the ground: its base is not added. */
  levels(sampled: Sampled): Float64Array;
}

interface Contours {
  readonly levels: Float64Array;
  readonly lines: readonly Segments[];
}

/** One layer serves one chart. */
export function createLandscapeLayer(): LandscapeLayer {
  const images = new Map<Ground, Image>();
  const imageOf = (ground: Ground, { landscape }: Sampled): Image => {
    const image = images.get(ground) ?? createImage(ground, landscape);
    images.set(ground, image);
    return image;
  };
  return {
    levels: (sampled) => imageOf(sampled.ground, sampled).contours.levels,
    draw(context, sampled, area, palette, ratio) {
      const { landscape, ground, region } = sampled;
      const target = {
        left: Math.round(area.left * ratio),
        right: Math.round(area.right * ratio),
        top: Math.round(area.top * ratio),
        bottom: Math.round(area.bottom * ratio),
      };
      if (target.right - target.left < 1 || target.bottom - target.top < 1) return;
      // What else is kept is of samples that are gone.
      for (const kept of images.keys()) if (kept !== ground && kept !== landscape) images.delete(kept);
      // Until the region is sampled anew, its rim may be bare; the home view lies under it.
      const grounds = covered(region, ground.view) < 1 ? new Set<Ground>([landscape, ground]) : [ground];
      for (const each of grounds) imageOf(each, sampled).draw(context, region, target, palette, ratio);
    },
  };
}

/** The picture of one ground. */
interface Image {
  readonly contours: Contours;
  /** Draws the part that is visible; coordinates are device pixels. */
  draw(context: CanvasRenderingContext2D, region: View, target: Box, palette: Palette, ratio: number): void;
}

function createImage(ground: Ground, landscape: LandscapePicture): Image {
  const contours = contour(ground, landscape);
  let canvas: HTMLCanvasElement | undefined;
  let bakedPalette: Palette | undefined;
  return {
    contours,
    draw(context, region, target, palette, ratio) {
      const [width, height] = [target.right - target.left, target.bottom - target.top];
      if (canvas?.width !== width || canvas.height !== height || bakedPalette !== palette) {
        canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        bake(canvas, ground, contours, palette, ratio);
        bakedPalette = palette;
      }
      context.save();
      // Pixel on pixel: through the chart's own scale the image would be resampled.
      context.setTransform(1, 0, 0, 1, 0, 0);
      if (sameView(ground.view, region)) context.drawImage(canvas, target.left, target.top);
      else drawPart(context, canvas, ground.view, region, target);
      context.restore();
    },
  };
}

/** Draws the part of an image of one view that is visible in another, stretched to where it belongs. */
function drawPart(
  context: CanvasRenderingContext2D,
  image: HTMLCanvasElement,
  view: View,
  region: View,
  { left, right, top, bottom }: Box,
): void {
  const x = [Math.max(view.x[0], region.x[0]), Math.min(view.x[1], region.x[1])] as const;
  const y = [Math.max(view.y[0], region.y[0]), Math.min(view.y[1], region.y[1])] as const;
  if (x[0] >= x[1] || y[0] >= y[1]) return;
  const share = (value: number, [min, max]: readonly [number, number]): number => (value - min) / (max - min);
  const { width, height } = image;
  const [fromLeft, fromRight] = x.map((value) => share(value, view.x) * width);
  const [fromBottom, fromTop] = y.map((value) => (1 - share(value, view.y)) * height);
  const [toLeft, toRight] = x.map((value) => left + share(value, region.x) * (right - left));
  const [toBottom, toTop] = y.map((value) => bottom - share(value, region.y) * (bottom - top));
  context.drawImage(
    image,
    fromLeft,
    fromTop,
    fromRight - fromLeft,
    fromBottom - fromTop,
    toLeft,
    toTop,
    toRight - toLeft,
    toBottom - toTop,
  );
}

function contour({ values, columns, rows, base }: Ground, { minima }: LandscapePicture): Contours {
  const known = minima.map(([, , loss]) => loss - base);
  const hints = { base, ...(known.length > 0 && { minimum: Math.min(...known) }) };
  const levels = chooseLevels(values, columns, rows, hints);
  return { levels, lines: isolines(values, columns, rows, levels) };
}

function bake(
  image: HTMLCanvasElement,
  { columns, rows, values }: Ground,
  { levels, lines }: Contours,
  palette: Palette,
  ratio: number,
): void {
  const context = image.getContext('2d')!;
  const { width, height } = image;

  if (!palette.highContrast) {
    const data = context.createImageData(width, height);
    fillBands(
      new Uint32Array(data.data.buffer),
      width,
      height,
      values,
      columns,
      rows,
      { columns: [0, columns - 1], rows: [0, rows - 1] },
      levels,
      bandColours(levels.length + 1, palette.background, palette.highestBand),
    );
    context.putImageData(data, 0, 0);
  }

  const scaleX = width / (columns - 1);
  const scaleY = height / (rows - 1);
  context.lineWidth = ratio;
  lines.forEach((segments, k) => {
    // Every second level, from the highest down, is stronger: these carry the labels.
    const strong = (lines.length - 1 - k) % 2 === 0;
    context.strokeStyle = withAlpha(palette.isoline, palette.isolineStrength[strong ? 0 : 1]);
    context.stroke(isolinePath(segments, scaleX, scaleY, height));
  });
}
