import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ProblemText } from '../controls/problemText';
import type { Refusal } from '../fields';

/** Asks for the name under which an own rule is saved, and where. */
export function SaveOwn(props: {
  readonly id: string;
  readonly label: string;
  /** The name that it has in the experiment. */
  readonly name: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly toSettings: (name: string) => void;
  readonly toExperiment: (name: string) => void;
  /** Called when it is saved, or when it is not to be saved after all. */
  readonly close: () => void;
}) {
  const { id, label, name, refusal, toSettings, toExperiment, close } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(name ?? label);
  const [asked, setAsked] = useState<string>();
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    if (asked !== undefined && name === asked.trim()) close();
  }, [name, asked]);

  const save = (to: (name: string) => void) => {
    setAsked(text);
    to(text);
  };
  const problems = asked === text && refusal?.asked === text ? refusal.problems : [];
  const problemId = `${id}-problem`;
  return (
    <div
      class="save-own"
      role="group"
      aria-label={`Save ${label}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div class="field">
        <label for={id}>Name</label>
        <input
          ref={input}
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-invalid={problems.length > 0}
          aria-describedby={problems.length > 0 ? problemId : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save(toSettings);
          }}
        />
        {problems.length > 0 ? <ProblemText id={problemId} problems={problems} /> : null}
      </div>
      <button type="button" onClick={() => save(toSettings)}>
        Save to settings
      </button>
      <button type="button" onClick={() => save(toExperiment)}>
        Only in this experiment
      </button>
    </div>
  );
}
