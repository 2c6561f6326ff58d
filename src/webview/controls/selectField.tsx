import type { Refusal } from '../fields';
import { ProblemText } from './problemText';

/** A labelled choice of a few. */
export function SelectField(props: {
  /** Unique in the document; the label and the message refer to it. */
  readonly id: string;
  /** The visible part of the label; `context` precedes it for those who do not see what stands around it. */
  readonly label: string;
  readonly context?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly disabled?: boolean }[];
  readonly refusal: Refusal | undefined;
  /** The id of what explains the choice. */
  readonly describedBy?: string | undefined;
  readonly ask: (value: string) => void;
}) {
  const { id, label, context, value, options, refusal, describedBy, ask } = props;
  return (
    <div class="field">
      <label for={id}>
        {context === undefined ? null : <span class="unseen">{context} </span>}
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal === undefined ? describedBy : `${id}-problem`}
        onChange={(event) => ask(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.text}
          </option>
        ))}
      </select>
      {refusal === undefined ? null : <ProblemText id={`${id}-problem`} problems={refusal.problems} />}
    </div>
  );
}
