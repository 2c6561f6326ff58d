/**
 * Ctrl+A, with Cmd on a Mac, selects the text of the field that has the focus. VS Code would hear the key too, and
 * select all of the panel a moment later, when something has been typed.
 */
export function keepSelectingAll(document: Document): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
    if (key.toLowerCase() !== 'a' || !(ctrlKey || metaKey) || shiftKey || altKey) return;
    const isText =
      target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
    if (!isText) return;
    event.preventDefault();
    event.stopPropagation();
    target.select();
  });
}
