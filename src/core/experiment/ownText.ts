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
  const lines = linesOf(shownRule(run)).map((line) => {
    const [code, ...comment] = source[line.at.line - 1].split('#');
    const isUntouched = written.get(line.at.line) === line.value;
    return {
      code: isUntouched ? code.trim() : printAssignment(line),
      comment: comment.join('#').trim(),
    };
  });
  const width = Math.max(...lines.map(({ code, comment }) => (comment === '' ? 0 : code.length)));
  return lines
    .map(({ code, comment }) => (comment === '' ? code : `${code.padEnd(width)}  # ${comment}`))
    .join('\n');
}

/** All lines of a rule in the order in which they were written. */
function linesOf({ inits, assignments }: Rule): Assignment[] {
  return [...inits, ...assignments].sort((a, b) => a.at.line - b.at.line);
}
