import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../fields';
import { useGivingUp } from './givingUp';
import { ProblemText } from './problemText';

/** A labelled text field for what is typed of the experiment: a number, or a list of them. */
export interface TypedFieldProps<T extends number | readonly number[]> {
  /** Unique in the document; the label and the message refer to it. */
  readonly id: string;
  /** The visible part of the label; `context` precedes it for those who do not see what stands around it. */
  readonly label: string;
  readonly context?: string;
  /** What the host has. */
  readonly value: T;
  readonly refusal: Refusal | undefined;
  /** The id of what explains the value. */
  readonly describedBy?: string | undefined;
  /** Called with every value that is typed; never with what is not one. */
  readonly ask: (value: T) => void;
}

/** What a text in a field means: a value, the beginning of one, or none. */
export type Reading<T> =
  | { readonly value: T }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly message: string };

/** How values of a kind are written and read. */
export interface Notation<T> {
  /** Of the input. */
  readonly class: string;
  readonly write: (value: T) => string;
  /** @param finished whether the user has left the field, so that what is incomplete is wrong */
  readonly read: (text: string, finished: boolean) => Reading<T>;
}

/**
 * Shows the host's value, or the user's text as long as that is another one. A text that is no value is refused
 * here; a value is the host's to refuse, and its reasons are shown as long as the refused value stands in the field.
 */
export function TypedField<T extends number | readonly number[]>(
  props: TypedFieldProps<T> & { readonly notation: Notation<T> },
) {
  const { id, label, context, value, refusal, describedBy, ask, notation } = props;
  const input = useRef<HTMLInputElement>(null);
  /** What was asked for since the host last had something else to say, oldest first. */
  const asked = useRef<readonly string[]>([]);
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [finished, setFinished] = useState(false);

  const known = String(value);
  const parsed = draft === undefined ? undefined : notation.read(draft, finished);
  /** As texts, which lists can be compared by. */
  const typed = parsed !== undefined && 'value' in parsed ? String(parsed.value) : undefined;

  useEffect(() => {
    if (asked.current.includes(known)) {
      // The answer to what was typed here, maybe a while ago: a text that stands for something else since then stays.
      if (typed === known && input.current !== document.activeElement) setDraft(undefined);
      if (asked.current.at(-1) === known) asked.current = [];
    } else if (input.current !== document.activeElement || asked.current.length === 0) {
      // News from elsewhere, except to someone who has typed on since and waits for the next one.
      asked.current = [];
      setDraft(undefined);
    }
  }, [known]);

  const take = (text: string): void => {
    setDraft(text);
    setFinished(false);
    const next = notation.read(text, false);
    if (!('value' in next) || String(next.value) === asked.current.at(-1)) return;
    asked.current = [...asked.current, String(next.value)];
    ask(next.value);
  };

  const problems =
    parsed !== undefined && 'message' in parsed
      ? [{ message: parsed.message }]
      : typed !== undefined && typed !== known && String(refusal?.asked) === typed
        ? (refusal?.problems ?? [])
        : [];
  useGivingUp(() => {
    if (problems.length > 0) return;
    asked.current = [];
    setDraft(undefined);
  });
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
        class={notation.class}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        value={draft ?? notation.write(value)}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? problemId : describedBy}
        onInput={(event) => take(event.currentTarget.value)}
        // All that can be asked has been; what is still incomplete is now wrong.
        onChange={() => setFinished(true)}
        onBlur={() => {
          if (typed === known) setDraft(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      {problems.length > 0 ? <ProblemText id={problemId} problems={problems} /> : null}
    </div>
  );
}
