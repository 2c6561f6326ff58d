import * as vscode from 'vscode';
import { addImports as addJavaScriptImports } from '../snippets/javascriptImports';
import { addDefinition } from '../snippets/pythonDefinitions';
import { addImports as addPythonImports, type AddedLines } from '../snippets/pythonImports';
import { placeStatement, type Placement, type Position } from '../snippets/placement';
import type { Snippet, Target } from '../snippets/index';

/**
 * Inserts code at the cursor, with tab stops at its values, and its imports at the top: one step to undo. What is
 * selected is replaced by an expression, and left by a statement.
 * @returns false when the editor takes no edits
 */
export async function insertIntoEditor(
  editor: vscode.TextEditor,
  snippet: Snippet,
  target: Home,
): Promise<boolean> {
  const { document } = editor;
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return false;
  const lines = linesOf(document);
  const isAtHome = target.languages.includes(document.languageId);
  // In a text of another kind the code keeps its imports about itself.
  const code = isAtHome ? snippet : withImports(snippet);
  const unit = indentationUnit(editor, target);
  const isExpression = target.kind === 'call' && isAtHome && snippet.isStatement !== true;
  const place = placeOf(editor, lines, target, { isAtHome, isExpression }, unit);
  const { version } = document;

  const added = isAtHome ? topLines(lines, snippet, target, place.start.line, unit) : undefined;
  if (added) {
    const text = added.lines.map((line) => `${line}\n`).join('');
    const isAtEnd = added.line >= document.lineCount;
    const at = isAtEnd
      ? document.lineAt(document.lineCount - 1).range.end
      : new vscode.Position(added.line, 0);
    const inserted = await editor.edit((edit) => edit.insert(at, isAtEnd ? `\n${text}` : text), {
      undoStopBefore: true,
      undoStopAfter: false,
    });
    if (!inserted || document.version === version) return false;
  }
  const { start, end, ...around } = placeBehind(added, place, document, snippet, unit);
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const inserted = await editor.insertSnippet(snippetString(code, target, around, unit), range, {
    undoStopBefore: added === undefined,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  // The panel from which it was asked for may have taken the keys back after the last question.
  if (inserted && editor.viewColumn !== undefined)
    await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn });
  return inserted && document.version > version;
}

/** What of a target says how its code is inserted. */
export type Home = Pick<Target, 'languages' | 'kind' | 'assignment' | 'indent'>;

function linesOf(document: vscode.TextDocument): string[] {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
}

/** What a text lacks at its top, and where it goes there. */
function topLines(
  lines: readonly string[],
  { imports, definition }: Snippet,
  { languages, indent }: Home,
  before: number,
  unit: string,
): AddedLines | undefined {
  if (languages[0] !== 'python') return addJavaScriptImports(lines, imports, before);
  if (!definition) return addPythonImports(lines, imports, before);
  const indented = { ...definition, lines: definition.lines.map((line) => reindented(line, indent, unit)) };
  return addDefinition(lines, imports, indented, before);
}

/** Where a place is once lines were added at the top; what needs a definition stands behind it. */
function placeBehind(
  added: AddedLines | undefined,
  place: Place,
  document: vscode.TextDocument,
  { definition }: Snippet,
  unit: string,
): Place {
  if (!added) return place;
  const { line, lines } = added;
  if (line > place.start.line) {
    if (!definition) return place;
    const behind = { line: line + lines.length, character: 0 };
    return { ...placeStatement(linesOf(document), behind, 'python', unit), assignment: bare };
  }
  const moved = (position: Position) => ({ ...position, line: position.line + lines.length });
  return { ...place, start: moved(place.start), end: moved(place.end) };
}

interface Place extends Placement {
  /** What makes a statement of the code. */
  readonly assignment: readonly [before: string, after: string];
}

const bare: Place['assignment'] = ['', ''];

function placeOf(
  { document, selection }: vscode.TextEditor,
  lines: readonly string[],
  target: Home,
  { isAtHome, isExpression }: { readonly isAtHome: boolean; readonly isExpression: boolean },
  unit: string,
): Place {
  const isOnEmptyLine = selection.isEmpty && lines[selection.active.line].trim() === '';
  const language = isAtHome ? target.languages[0] : document.languageId;
  const place = placeStatement(lines, selection.active, language, unit);
  const staysOnLine = place.start.line === selection.active.line && place.before === '' && place.after === '';
  if (isExpression && !(isOnEmptyLine && staysOnLine)) {
    const { start, end } = selection;
    return { start, end, indentation: '', before: '', after: '', assignment: bare };
  }
  return { ...place, assignment: (isExpression && target.assignment) || bare };
}

/** A text with its imports, and what else belongs to the top, before it. */
function withImports({ text, imports, definition, stops }: Snippet): Snippet {
  if (imports.length === 0) return { text, imports, stops };
  const defined = definition ? `\n\n${definition.lines.join('\n')}\n\n` : '';
  const head = `${imports.join('\n')}\n${defined}\n`;
  return {
    text: head + text,
    imports: [],
    stops: stops.map((stop) => ({ ...stop, offset: stop.offset + head.length })),
  };
}

/** One level as the editor indents; in an untouched file of another language's habits, as the code does. */
function indentationUnit({ options }: vscode.TextEditor, target: Home): string {
  if (options.insertSpaces === false) return '\t';
  const size = Number(options.indentSize ?? options.tabSize);
  return Number.isInteger(size) && size > 0 ? ' '.repeat(size) : target.indent;
}

function snippetString(
  { text, stops }: Snippet,
  { indent }: Home,
  { indentation, before, after, assignment: [head, tail] }: Omit<Place, 'start' | 'end'>,
  unit: string,
): vscode.SnippetString {
  const indented = (piece: string) =>
    piece
      .split('\n')
      .map((line, index, lines) => {
        if (index === 0) return line;
        // An empty line stays empty; the last piece of a line goes on with a stop.
        if (line === '' && index < lines.length - 1) return line;
        return indentation + reindented(line, indent, unit);
      })
      .join('\n');
  const string = new vscode.SnippetString();
  string.appendText(before + indentation + head);
  let end = 0;
  for (const { offset, length } of stops) {
    string.appendText(indented(text.slice(end, offset)));
    string.appendPlaceholder(text.slice(offset, offset + length));
    end = offset + length;
  }
  string.appendText(indented(text.slice(end)) + tail + after);
  return string;
}

/** A line of the code, as deep in units of the text. */
function reindented(line: string, indent: string, unit: string): string {
  const margin = /^ */.exec(line)![0].length;
  return unit.repeat(margin / indent.length) + line.slice(margin);
}
