import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../core/index';
import type { Refusal } from '../fields';
import { ProblemText } from './problemText';
import { mend } from './typeInto';
import { useDraft } from './useDraft';

/** The formula of the landscape, which becomes the user's own with the first key pressed. */
export interface FormulaFieldProps {
  /** The source the host has. */
  readonly source: string;
  readonly refusal: Refusal | undefined;
  readonly ask: (source: string) => void;
}

const id = 'formula';
const problemId = 'formula-problem';

/** A field that grows with its lines; under it what is wrong, with a caret below the very column. */
export function FormulaField({ source, refusal, ask }: FormulaFieldProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const { text, problems, asked, read, giveUp, settle } = useDraft({ input, source, refusal, ask });
  return (
    <div class="field formula">
      <label for={id}>f(x, y) =</label>
      <div class="formula-box">
        <textarea
          ref={input}
          id={id}
          class="code"
          rows={text.split('\n').length}
          wrap="off"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text}
          aria-invalid={problems.length > 0}
          aria-describedby={problems.length > 0 ? problemId : undefined}
          onInput={(event) => read(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Escape') giveUp();
          }}
        />
        {problems.length > 0 ? (
          <ProblemText
            id={problemId}
            problems={problems}
            mend={(problem) => {
              mend(input.current, asked, problem);
            }}
          >
            <Carets input={input} source={asked} problem={problems[0]} />
          </ProblemText>
        ) : null}
      </div>
    </div>
  );
}

/** Carets under the characters the first problem is about; follows the field when its text is scrolled sideways. */
function Carets(props: {
  readonly input: { readonly current: HTMLTextAreaElement | null };
  readonly source: string;
  readonly problem: Problem;
}) {
  const line = useRef<HTMLSpanElement>(null);
  const { column, length = 1 } = props.problem;
  useLayoutEffect(() => {
    const field = props.input.current;
    if (field === null) return undefined;
    const follow = (): void => {
      if (line.current !== null) line.current.style.marginLeft = `${-field.scrollLeft}px`;
    };
    follow();
    field.addEventListener('scroll', follow);
    return () => field.removeEventListener('scroll', follow);
  }, [props.input, column]);
  if (column === undefined) return null;
  const lines = props.source.split('\n');
  const carets = `${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, length))}`;
  return (
    <pre class="carets" aria-hidden="true" data-column={column}>
      <span ref={line}>
        {lines.length > 1 ? `${lines[(props.problem.line ?? 1) - 1] ?? ''}\n` : ''}
        {carets}
      </span>
    </pre>
  );
}
