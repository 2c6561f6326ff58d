import type { Stop } from './target';

/** A piece of a text: plain, or the value of a hyperparameter. */
export type Piece = string | { readonly stop: string; readonly text: string };

/** Puts pieces together, and tells where the values stand. */
export function textWithStops(pieces: readonly Piece[]): { text: string; stops: Stop[] } {
  let text = '';
  const stops: Stop[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
    } else {
      stops.push({ offset: text.length, length: piece.text.length, name: piece.stop });
      text += piece.text;
    }
  }
  return { text, stops };
}

/** How many characters the pieces have. */
export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0);
}

/** The items with a separator between them. */
export function separated(items: readonly (readonly Piece[])[], separator: string): Piece[] {
  return items.flatMap((item, index) => (index === 0 ? item : [separator, ...item]));
}
