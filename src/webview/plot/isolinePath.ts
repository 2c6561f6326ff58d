import type { Segments } from './contours';

/** The segments of one level as a path of an image that is `height` high; a grid unit is `scaleX` × `scaleY` pixels. */
export function isolinePath(segments: Segments, scaleX: number, scaleY: number, height: number): Path2D {
  const path = new Path2D();
  for (let i = 0; i < segments.length; i += 4) {
    path.moveTo(segments[i] * scaleX, height - segments[i + 1] * scaleY);
    path.lineTo(segments[i + 2] * scaleX, height - segments[i + 3] * scaleY);
  }
  return path;
}
