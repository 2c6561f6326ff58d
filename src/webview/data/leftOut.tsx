import type { Problem } from '../../core/index';
import type { TablePicture } from '../../protocol/data';
import { ErrorIcon } from '../controls/icons';
import { leftOutText } from './words';

/** The rows of a file that nothing is trained on, and why, with their lines. */
export function LeftOut({ table }: { readonly table: TablePicture }) {
  const { file, rows, leftOut, problems } = table;
  return (
    <div class="left-out">
      <p class="aside">
        {file}: {rows.toLocaleString('en')} rows
        {leftOut === 0 ? ', all of them used.' : `. ${leftOutText(leftOut)}.`}
      </p>
      {problems.length === 0 ? null : (
        <ul tabIndex={0} aria-label="What is wrong in the file">
          {problems.map((problem, i) => (
            <li key={i}>
              <ErrorIcon />
              <span>
                {place(problem)}
                {problem.message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function place({ line, column }: Problem): string {
  if (line === undefined) return '';
  return column === undefined ? `Line ${line}: ` : `Line ${line}, column ${column}: `;
}
