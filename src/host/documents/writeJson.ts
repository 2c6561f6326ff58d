/** How a text is laid out. */
export interface Layout {
  /** One level, spaces or a tab. */
  readonly unit: string;
  readonly newline: '\n' | '\r\n';
}

/** Up to this many characters an object stands on one line. */
const lineLength = 80;

/**
 * A value as JSON: what fits stands on one line, and lists of objects have a line for each.
 * @param indent before the lines that follow the first
 */
export function writeJson(value: unknown, layout: Layout, indent = ''): string {
  const line = writeOnOneLine(value);
  const isTable =
    Array.isArray(value) && value.some((item) => typeof item === 'object' && !Array.isArray(item));
  if (line.length + indent.length <= lineLength && !isTable) return line;
  if (typeof value !== 'object' || value === null) return line;
  return onLines(value, layout, indent);
}

/** The same with the outermost object on lines of its own, as files begin. */
export function writeJsonFile(value: object, layout: Layout): string {
  return onLines(value, layout, '') + layout.newline;
}

function onLines(value: object, layout: Layout, indent: string): string {
  const inner = indent + layout.unit;
  const items = Array.isArray(value)
    ? value.map((item) => writeJson(item, layout, inner))
    : presentEntries(value).map(
        ([name, each]) => `${JSON.stringify(name)}: ${writeJson(each, layout, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (items.length === 0) return open + close;
  const separator = layout.newline + inner;
  return open + separator + items.join(',' + separator) + layout.newline + indent + close;
}

/** A value as JSON on one line, as one writes it by hand. */
export function writeOnOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeOnOneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = presentEntries(value).map(
      ([name, each]) => `${JSON.stringify(name)}: ${writeOnOneLine(each)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  // JSON.stringify drops the sign, which a start may have.
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/** What an object has: a property that is undefined is none. */
export function presentEntries(object: object): [string, unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined);
}
