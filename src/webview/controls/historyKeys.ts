import { useEffect, useRef } from 'preact/hooks';

/** What a key asks of the history, if anything: Ctrl+Z, Shift+Ctrl+Z, Ctrl+Y, with Cmd on a Mac. */
export function historyKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): 'undo' | 'redo' | undefined {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}

/** Listens for those keys, except where they are for the text of a field. */
export function useHistoryKeys(act: (kind: 'undo' | 'redo') => void): void {
  const current = useRef(act);
  current.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const kind = historyKey(event);
      if (kind === undefined || isText(event.target)) return;
      event.preventDefault();
      // VS Code would have the document take back text that was typed some time ago.
      event.stopPropagation();
      current.current(kind);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['range', 'checkbox'].includes(target.type);
}
