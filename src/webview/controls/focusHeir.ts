import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Hands the focus on when an element that has it, or holds what has it, goes: it would be nowhere otherwise. */
export function useFocusHeir<E extends HTMLElement>(
  going: RefObject<E | null>,
  heir: (going: E) => HTMLElement | null | undefined,
): void {
  useLayoutEffect(() => {
    const element = going.current;
    // Cleaning up comes before the element is taken out of the document.
    return () => {
      if (element?.contains(document.activeElement) === true) heir(element)?.focus();
    };
  }, []);
}
