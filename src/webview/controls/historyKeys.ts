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

/**
 * Listens for those keys, except where they are for the text of a field.
 * @param inFields whether they are not: what is typed into a field is in a file's history too
 */
export function useHistoryKeys(act: (kind: 'undo' | 'redo') => void, inFields: boolean): void {
  const current = useRef({ act, inFields });
  current.current = { act, inFields };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const kind = historyKey(event);
      if (kind === undefined || (isText(event.target) && !current.current.inFields)) return;
      event.preventDefault();
      // VS Code would have the document take back text that was typed some time ago.
      event.stopPropagation();
      current.current.act(kind);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['range', 'checkbox'].includes(target.type);
}
