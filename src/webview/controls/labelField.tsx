import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../fields';
import { ProblemText } from './problemText';

/** What a run is called, wherever it is named. Left empty, it is called as its optimizer. */
export function LabelField(props: {
  readonly id: string;
  /** As the run is called now. */
  readonly context: string;
  /** As the user called it. */
  readonly value: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly ask: (label: string | undefined) => void;
}) {
  const { id, context, value = '', refusal, ask } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const problems = text !== value && refusal?.asked === text.trim() ? refusal.problems : [];
  const problemId = `${id}-problem`;
  return (
    <div class="field">
      <label for={id}>
        <span class="unseen">{context} </span>Label
      </label>
      <input
        id={id}
        type="text"
        class="label-input"
        autocomplete="off"
        spellcheck={false}
        value={text}
        placeholder={context}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? problemId : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
        // A label that is half typed would be another one on every key.
        onChange={() => {
          if (text.trim() !== value) ask(text.trim() === '' ? undefined : text.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText(value);
        }}
      />
      {problems.length > 0 ? <ProblemText id={problemId} problems={problems} /> : null}
    </div>
  );
}
