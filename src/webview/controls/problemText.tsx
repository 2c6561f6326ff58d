import type { ComponentChildren } from 'preact';
import type { Problem } from '../../core/index';
import { ErrorIcon } from './icons';

/** What is wrong with a field: an icon and each problem in words. The field names `id` in its aria-describedby. */
export function ProblemText(props: {
  readonly id: string;
  readonly problems: readonly Problem[];
  /** Puts what is likely meant in the place of what is wrong. */
  readonly mend?: (problem: Problem) => void;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="problem" id={props.id}>
      {props.children}
      {props.problems.map((problem, i) => (
        <div class="problem-line" key={i}>
          <ErrorIcon />
          <span>
            {place(problem)}
            {problem.message}
            {props.mend === undefined || problem.replacement === undefined ? null : (
              <>
                {' '}
                <button type="button" class="link" onClick={() => props.mend!(problem)}>
                  Use {problem.replacement}
                </button>
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}

function place({ line, column }: Problem): string {
  if (column === undefined) return '';
  return line === undefined || line === 1 ? `Column ${column}: ` : `Line ${line}, column ${column}: `;
}
