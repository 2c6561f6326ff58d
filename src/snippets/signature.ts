import { lengthOf, separated, type Piece } from './textWithStops';

/** `head` and `tail` around parameters: on one line if that fits, else one parameter a line. */
export function signature(
  head: string,
  parameters: readonly (readonly Piece[])[],
  tail: string,
  { width, indent }: { readonly width: number; readonly indent: string },
): Piece[] {
  const onOneLine = [head, ...separated(parameters, ', '), tail];
  if (lengthOf(onOneLine) <= width) return onOneLine;
  const margin = /^ */.exec(head)![0];
  return [
    head.trimEnd(),
    ...parameters.flatMap((parameter) => [`\n${margin}${indent}`, ...parameter, ',']),
    `\n${margin}${tail.trimStart()}`,
  ];
}
