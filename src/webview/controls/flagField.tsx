import type { Refusal } from '../fields';
import { ProblemText } from './problemText';

/** A labelled checkbox. */
export function FlagField(props: {
  /** Unique in the document; the label and the message refer to it. */
  readonly id: string;
  /** The visible part of the label; `context` precedes it for those who do not see what stands around it. */
  readonly label: string;
  readonly context?: string;
  readonly value: boolean;
  readonly refusal: Refusal | undefined;
  /** The id of what explains the flag. */
  readonly describedBy?: string | undefined;
  readonly ask: (value: boolean) => void;
}) {
  const { id, label, context, value, refusal, describedBy, ask } = props;
  const problems = refusal?.asked === !value ? refusal.problems : [];
  return (
    <div class="field">
      <label for={id}>
        {context === undefined ? null : <span class="unseen">{context} </span>}
        {label}
      </label>
      <input
        id={id}
        type="checkbox"
        checked={value}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? `${id}-problem` : describedBy}
        onChange={(event) => ask(event.currentTarget.checked)}
      />
      {problems.length > 0 ? <ProblemText id={`${id}-problem`} problems={problems} /> : null}
    </div>
  );
}
