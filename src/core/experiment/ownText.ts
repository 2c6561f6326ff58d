import { printAssignment } from '../language/print';
import type { Rule } from '../language/rule';
import type { Assignment } from '../language/tree';
import type { ResolvedRun } from './resolve';
import { shownRule } from './shownRule';

/**
 * The text of a run's rule as it is shown, with the comments of its lines. A line in which nothing is switched off
 * stands as it was written.
 */
export function shownText(run: ResolvedRun): string {
  const source = run.rule.source.split(/\r\n|\r|\n/);
  const written = new Map(linesOf(run.rule).map((line) => [line.at.line, line.value]));
  const shown = shownRule(run);
  const codes = [
    ...linesOf(shown).map((line) => {
      const isUntouched = written.get(line.at.line) === line.value;
      return { line: line.at.line, code: isUntouched ? undefined : printAssignment(line) };
    }),
    ...shown.plots.map(({ at }) => ({ line: at.line, code: undefined })),
  ].sort((a, b) => a.line - b.line);
  const lines = codes.map(({ line, code }) => {
    const [text, ...comment] = source[line - 1].split('#');
    return { code: code ?? text.trim(), comment: comment.join('#').trim() };
  });
  const width = Math.max(...lines.map(({ code, comment }) => (comment === '' ? 0 : code.length)));
  return lines
    .map(({ code, comment }) => (comment === '' ? code : `${code.padEnd(width)}  # ${comment}`))
    .join('\n');
}

function linesOf({ inits, assignments }: Rule): readonly Assignment[] {
  return [...inits, ...assignments];
}
