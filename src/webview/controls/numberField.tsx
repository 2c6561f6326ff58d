import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../fields';
import { parseNumber } from '../parseNumber';
import { ProblemText } from './problemText';

/** A labelled text field for one number of the experiment. */
export interface NumberFieldProps {
  /** Unique in the document; the label and the message refer to it. */
  readonly id: string;
  /** The visible part of the label; `context` precedes it for those who do not see what stands around it. */
  readonly label: string;
  readonly context?: string;
  /** What the host has. */
  readonly value: number;
  readonly refusal: Refusal | undefined;
  /** The id of what explains the number. */
  readonly describedBy?: string;
  /** Called with every number that is typed; never with what is not one. */
  readonly ask: (value: number) => void;
}

/**
 * Shows the host's value, or the user's text as long as that is another one. A text that is no number is refused
 * here; a number is the host's to refuse, and its reasons are shown as long as the refused number stands in the field.
 */
export function NumberField({ id, label, context, value, refusal, describedBy, ask }: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  /** What was asked for since the host last had something else to say, oldest first. */
  const asked = useRef<readonly number[]>([]);
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [finished, setFinished] = useState(false);

  useEffect(() => {
    if (asked.current.includes(value)) {
      // The answer to what was typed here, maybe a while ago: a text that stands for something else since then stays.
      if (draft !== undefined && reads(draft, value) && input.current !== document.activeElement) setDraft(undefined);
      if (asked.current.at(-1) === value) asked.current = [];
    } else if (input.current !== document.activeElement || asked.current.length === 0) {
      // News from elsewhere, except to someone who has typed on since and waits for the next one.
      asked.current = [];
      setDraft(undefined);
    }
  }, [value]);

  const parsed = draft === undefined ? undefined : parseNumber(draft, finished);
  const read = (text: string): void => {
    setDraft(text);
    setFinished(false);
    const next = parseNumber(text);
    if (next.kind !== 'number' || next.value === asked.current.at(-1)) return;
    asked.current = [...asked.current, next.value];
    ask(next.value);
  };

  const problems =
    parsed?.kind === 'refused'
      ? [{ message: parsed.message }]
      : parsed?.kind === 'number' && parsed.value !== value && refusal?.asked === parsed.value
        ? refusal.problems
        : [];
  const problemId = `${id}-problem`;
  return (
    <div class="field">
      <label for={id}>
        {context === undefined ? null : <span class="unseen">{context} </span>}
        {label}
      </label>
      <input
        ref={input}
        id={id}
        class="number"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        value={draft ?? String(value)}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? problemId : describedBy}
        onInput={(event) => read(event.currentTarget.value)}
        // All that can be asked has been; what is still incomplete is now wrong.
        onChange={() => setFinished(true)}
        onBlur={() => {
          if (parsed?.kind === 'number' && parsed.value === value) setDraft(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      {problems.length > 0 ? <ProblemText id={problemId} problems={problems} /> : null}
    </div>
  );
}

function reads(text: string, value: number): boolean {
  const parsed = parseNumber(text);
  return parsed.kind === 'number' && parsed.value === value;
}
