import type { Picture } from '../protocol/messages';
import { Painter } from './picture';
import type { Computed } from './session';

/** The first picture for a document, with the painter that knows what the document has with it. */
export interface FirstPicture {
  readonly computed: Computed;
  readonly painter: Painter;
  readonly picture: Picture;
}

/** Draws what was computed for a document that has nothing yet. */
export function firstPicture(computed: Computed): FirstPicture {
  const painter = new Painter();
  return { computed, painter, picture: painter.picture(computed) };
}
