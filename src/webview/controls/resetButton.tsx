import { useRef } from 'preact/hooks';
import { useFocusHeir } from './focusHeir';
import { drawings, LineIcon } from './icons';

/** Goes back to a default, where a field has another value. Having done so it is gone: the field remains. */
export function ResetButton(props: {
  /** The id of the field that it is for. */
  readonly field: string;
  /** What the field sets. */
  readonly name: string;
  /** The default that it goes back to. */
  readonly text: string;
  readonly ask: () => void;
}) {
  const { field, name, text, ask } = props;
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, () => document.getElementById(field));
  return (
    <button
      ref={button}
      type="button"
      class="bare reset"
      title={text}
      aria-label={`${name}: back to the ${text}`}
      onClick={ask}
    >
      <LineIcon path={drawings.reset} />
    </button>
  );
}
