const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const words: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, infinity: Infinity };

/** A number as Python and others write it, `nan` and `-inf` included; undefined where the text is none. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (decimal.test(trimmed)) return Number(trimmed);
  const [, sign, word] = /^([+-]?)([a-z]+)$/i.exec(trimmed) ?? [];
  const name = word?.toLowerCase() ?? '';
  if (!Object.hasOwn(words, name)) return undefined;
  return sign === '-' ? -words[name] : words[name];
}
