import type { LandscapePicture } from '../../protocol/messages';
import { withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { bandColours, fillBands } from './bands';
import { isolines, type Segments } from './contours';
import { chooseLevels } from './levels';
import type { Box } from './thinning';

/** Draws a landscape's bands and isolines; keeps them as an image until landscape, size, theme or resolution change. */
export interface LandscapeLayer {
  /** Draws into `area`, in CSS pixels, of a canvas with `ratio` device pixels each. */
  draw(
    context: CanvasRenderingContext2D,
    landscape: LandscapePicture,
    area: Box,
    palette: Palette,
    ratio: number,
  ): void;
  /** The losses that have an isoline, ascending. */
  levels(landscape: LandscapePicture): Float64Array;
}

interface Contours {
  readonly landscape: LandscapePicture;
  readonly levels: Float64Array;
  readonly lines: readonly Segments[];
}

/** One layer serves one chart. */
export function createLandscapeLayer(): LandscapeLayer {
  const image = document.createElement('canvas');
  let contours: Contours | undefined;
  let baked: { readonly contours: Contours; readonly palette: Palette } | undefined;

  const contoursOf = (landscape: LandscapePicture): Contours => {
    if (contours?.landscape !== landscape) contours = contour(landscape);
    return contours;
  };

  return {
    levels: (landscape) => contoursOf(landscape).levels,
    draw(context, landscape, area, palette, ratio) {
      const left = Math.round(area.left * ratio);
      const top = Math.round(area.top * ratio);
      const width = Math.round(area.right * ratio) - left;
      const height = Math.round(area.bottom * ratio) - top;
      if (width < 1 || height < 1) return;
      const wanted = contoursOf(landscape);
      if (
        baked?.contours !== wanted ||
        baked.palette !== palette ||
        image.width !== width ||
        image.height !== height
      ) {
        image.width = width;
        image.height = height;
        bake(image, wanted, palette, ratio);
        baked = { contours: wanted, palette };
      }
      context.save();
      // Pixel on pixel: through the chart's own scale the image would be resampled.
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(image, left, top);
      context.restore();
    },
  };
}

function contour(landscape: LandscapePicture): Contours {
  const { values, columns, rows, minima } = landscape;
  const known = minima.map(([, , loss]) => loss);
  const hints = known.length > 0 ? { minimum: Math.min(...known) } : {};
  const levels = chooseLevels(values, columns, rows, hints);
  return { landscape, levels, lines: isolines(values, columns, rows, levels) };
}

function bake(
  image: HTMLCanvasElement,
  { landscape, levels, lines }: Contours,
  palette: Palette,
  ratio: number,
): void {
  const context = image.getContext('2d')!;
  const { columns, rows, values } = landscape;
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
    const path = new Path2D();
    for (let i = 0; i < segments.length; i += 4) {
      path.moveTo(segments[i] * scaleX, height - segments[i + 1] * scaleY);
      path.lineTo(segments[i + 2] * scaleX, height - segments[i + 3] * scaleY);
    }
    // Every second level, from the highest down, is stronger: these carry the labels.
    const strong = (lines.length - 1 - k) % 2 === 0;
    context.strokeStyle = withAlpha(palette.isoline, palette.isolineStrength[strong ? 0 : 1]);
    context.stroke(path);
  });
}
