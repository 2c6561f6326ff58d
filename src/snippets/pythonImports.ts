import { readPython, statementEnd, type PythonLine } from './pythonSource';

/** Lines to put in front of a line. */
export interface AddedLines {
  readonly line: number;
  /** Complete lines. */
  readonly lines: readonly string[];
}

/**
 * Where the imports go that a Python text lacks: behind its own, or else behind its docstring.
 * @param before the line that needs them; they are kept apart from it
 * @returns undefined when all are there
 */
export function addImports(
  text: readonly string[],
  imports: readonly string[],
  before: number,
): AddedLines | undefined {
  const lines = readPython(text);
  const missing = imports.filter((line) => !isImported(lines, line));
  if (missing.length === 0) return undefined;
  const { line, follows } = headerEnd(lines);
  const isApart = line < before && (follows === 'imports' || isBlank(text[line]));
  const gap = follows === 'docstring' || follows === 'future' ? [''] : [];
  return { line, lines: [...gap, ...missing, ...(isApart ? [] : [''])] };
}

const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';

/** Whether a module has the name that an import gives it. */
function isImported(lines: readonly PythonLine[], wanted: string): boolean {
  const [name, alias] = wanted.replace(/^import /, '').split(' as ');
  let block = '';
  return lines.some(({ text, startsInside, isEmpty }) => {
    if (startsInside || isEmpty) return false;
    if (/^\S/.test(text)) block = /^\w+/.exec(text)?.[0] ?? '';
    // A function has its imports for itself.
    if (/^\s/.test(text) && !['try', 'if', 'else', 'except', 'with'].includes(block)) return false;
    const list = /^\s*import\s+([^#;]*)/.exec(text)?.[1] ?? '';
    return list.split(',').some((item) => {
      const [module, , as] = item.trim().split(/\s+/);
      if (alias !== undefined) return module === name && as === alias;
      return as === undefined && (module === name || module.startsWith(`${name}.`));
    });
  });
}

/** The first line behind what has to stand, or already stands, at the top. */
export function headerEnd(lines: readonly PythonLine[]): {
  readonly line: number;
  readonly follows: 'nothing' | 'docstring' | 'future' | 'imports';
} {
  let end = 0;
  let follows: ReturnType<typeof headerEnd>['follows'] = 'nothing';
  // What an interpreter, an editor or a notebook reads first.
  while (end < lines.length && /^(#!|#.*coding[:=]|[%!])/.test(lines[end].text)) end++;
  let isFirst = true;
  for (let line = end; line < lines.length; line = statementEnd(lines, line) + 1) {
    const { text, isEmpty } = lines[line];
    if (isEmpty || /^[%!]/.test(text)) continue;
    const isDocstring = isFirst && /^[rRuU]?["']/.test(text);
    const isImport = /^(import|from)\s/.test(text);
    if (!isDocstring && !isImport) break;
    end = statementEnd(lines, line) + 1;
    follows = isDocstring ? 'docstring' : /^from\s+__future__\s/.test(text) ? 'future' : 'imports';
    isFirst = false;
  }
  return { line: end, follows };
}
