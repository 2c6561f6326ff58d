import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../core/index';
import type { Refusal } from '../fields';
import { ProblemText } from './problemText';

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
  const asked = useRef<string | undefined>(undefined);
  const [draft, setDraft] = useState<string | undefined>(undefined);

  useEffect(() => {
    const typing = input.current === document.activeElement && asked.current !== undefined;
    // Another formula from the host is news, except to someone who has typed on since and waits for the next one.
    if (!typing) setDraft(undefined);
    if (!typing || asked.current === source) asked.current = undefined;
  }, [source]);

  const text = draft ?? source;
  // What was refused is shown until there is another answer: hiding it at each key would make it flicker.
  const problems = draft !== undefined && draft !== source ? (refusal?.problems ?? []) : [];
  const read = (next: string): void => {
    setDraft(next);
    if (next === asked.current) return;
    asked.current = next;
    ask(next);
  };
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
          onBlur={() => {
            if (draft === source) setDraft(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(undefined);
          }}
        />
        {problems.length > 0 ? (
          <ProblemText id={problemId} problems={problems}>
            <Carets input={input} source={String(refusal?.asked ?? text)} problem={problems[0]} />
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
