/**
 * Calls back for Ctrl+S, with Cmd on a Mac. VS Code would save what the file says, and not what the hand has just done.
 */
export function observeSaving(document: Document, save: () => void): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (key.toLowerCase() !== 's' || !(ctrlKey || metaKey) || shiftKey || altKey) return;
    event.preventDefault();
    event.stopPropagation();
    save();
  });
}
