import type { AddedLines } from './pythonImports';

/**
 * Where the imports go that a JavaScript text lacks: behind its own, or else behind what heads the file.
 * @param before the line that needs them; they are kept apart from it
 * @returns undefined when all are there
 */
export function addImports(
  text: readonly string[],
  imports: readonly string[],
  before: number,
): AddedLines | undefined {
  const missing = imports.filter((line) => !isImported(text, line));
  if (missing.length === 0) return undefined;
  const { line, follows } = headerEnd(text);
  const isApart = line < before && (follows === 'imports' || isBlank(text[line]));
  const gap = follows === 'comment' ? [''] : [];
  return { line, lines: [...gap, ...missing, ...(isApart ? [] : [''])] };
}

const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';

/** Whether a module has the name of `import * as name`, imported or required. */
function isImported(text: readonly string[], wanted: string): boolean {
  const name = /\* as (\w+)/.exec(wanted)![1];
  const declared = new RegExp(`^\\s*(import\\s+(\\*\\s*as\\s+)?|(const|let|var)\\s+)${name}\\b`);
  return text.some((line) => declared.test(line));
}

/** The first line behind what has to stand, or already stands, at the top. */
function headerEnd(text: readonly string[]): {
  readonly line: number;
  readonly follows: 'nothing' | 'comment' | 'imports';
} {
  let end = 0;
  let follows: ReturnType<typeof headerEnd>['follows'] = 'nothing';
  for (let line = 0; line < text.length; line = statementEnd(text, line) + 1) {
    const first = text[line].trim();
    const behind = statementEnd(text, line) + 1;
    const isComment = /^\/[/*]/.test(first);
    // A comment that nothing keeps apart is on what follows it.
    if (first === '' || (isComment && !isBlank(text[behind]))) continue;
    if (/^import\b(?!\s*[(.])/.test(first)) follows = 'imports';
    else if (!isComment && !/^(#!|['"]use )/.test(first)) break;
    else if (follows === 'nothing') follows = 'comment';
    end = behind;
  }
  return { line: end, follows };
}

/** The last line of the comment or import that begins on a line. */
function statementEnd(text: readonly string[], line: number): number {
  const first = text[line].trim();
  const ending = first.startsWith('/*') ? /\*\// : first.startsWith('import') ? /['"]/ : /^/;
  const length = text.slice(line).findIndex((each) => ending.test(each));
  return length < 0 ? line : line + length;
}
