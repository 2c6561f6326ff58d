/**
 * Line numbers as a text: “5–9, 12, 40–60”.
 * @param lines ascending
 * @param maxLength characters, beyond which it ends in “…”
 */
export function lineRanges(lines: ArrayLike<number>, maxLength: number): string {
  let text = '';
  for (let from = 0; from < lines.length;) {
    let to = from;
    while (to + 1 < lines.length && lines[to + 1] === lines[to] + 1) to++;
    const range = from === to ? `${lines[from]}` : `${lines[from]}–${lines[to]}`;
    const next = text === '' ? range : `${text}, ${range}`;
    if (next.length > maxLength) return text === '' ? '…' : `${text}, …`;
    text = next;
    from = to + 1;
  }
  return text;
}
