import { addImports, headerEnd, type AddedLines } from './pythonImports';
import { readPython } from './pythonSource';
import type { Definition } from './target';

/**
 * Where imports and a definition go that a Python text lacks: behind its own imports, two empty lines apart from what
 * is around them.
 * @param before the line that needs them
 * @returns undefined when all are there
 */
export function addDefinition(
  text: readonly string[],
  imports: readonly string[],
  definition: Definition,
  before: number,
): AddedLines | undefined {
  const lines = readPython(text);
  const added = addImports(text, imports, before);
  const isThere = lines.some(
    ({ text: line, startsInside }) => !startsInside && new RegExp(`^class ${definition.name}\\b`).test(line),
  );
  if (isThere) return added;
  const { line } = headerEnd(lines);
  const above = [...(added?.lines ?? [])];
  while (above.at(-1) === '') above.pop();
  let blank = 0;
  while (line + blank < before && text[line + blank]?.trim() === '') blank++;
  const gap = line > 0 || above.length > 0 ? ['', ''] : [];
  return { line, lines: [...above, ...gap, ...definition.lines, ...['', ''].slice(Math.min(2, blank))] };
}
