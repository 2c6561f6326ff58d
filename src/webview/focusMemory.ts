import { useEffect } from 'preact/hooks';

/**
 * A frame loses its focus for good when another one takes the keys, as the palette and an editor do. When they come
 * back, the element that had the focus gets it again: whoever inserts code goes on where they were.
 */
export function useFocusMemory(): void {
  useEffect(() => {
    let last: HTMLElement | undefined;
    const enter = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last = target;
    };
    const point = (): void => {
      // A click beside all controls gives the focus up.
      if (document.activeElement === document.body) last = undefined;
    };
    const back = (): void => {
      // Without scrolling: it may be a click that brings the keys back.
      if (document.activeElement === document.body && last?.isConnected === true)
        last.focus({ preventScroll: true });
    };
    document.addEventListener('focusin', enter);
    document.addEventListener('pointerup', point);
    window.addEventListener('focus', back);
    return () => {
      document.removeEventListener('focusin', enter);
      document.removeEventListener('pointerup', point);
      window.removeEventListener('focus', back);
    };
  }, []);
}
