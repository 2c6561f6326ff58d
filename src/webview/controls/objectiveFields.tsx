import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useFocusHeir } from './focusHeir';

/** Fields of one kind of objective: when another one takes its place, its choice takes the focus. */
export function ObjectiveFields({ children }: { readonly children: ComponentChildren }) {
  const fields = useRef<HTMLDivElement>(null);
  useFocusHeir(fields, () => document.getElementById('landscape'));
  return (
    <div ref={fields} class="objective-fields">
      {children}
    </div>
  );
}
