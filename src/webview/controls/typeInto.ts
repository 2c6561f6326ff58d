import type { Problem } from '../../core/index';

/** Puts a text in the place of a part of a field's, as if it were typed: one can take it back with the field's own undo. */
export function typeInto(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // Of all ways to change a field's text only this one knows its undo.
  document.execCommand('insertText', false, text);
}

/** Puts what is likely meant in the place of what is wrong, unless the text is no longer the one that was refused. */
export function mend(
  field: HTMLTextAreaElement | null,
  refused: string,
  { line = 1, column = 1, length = 1, replacement = '' }: Problem,
): void {
  if (field?.value !== refused) return;
  const before = refused.split('\n').slice(0, line - 1);
  const from = before.reduce((sum, { length: characters }) => sum + characters + 1, column - 1);
  typeInto(field, from, from + length, replacement);
}
