import { assert } from 'chai';
import * as vscode from 'vscode';
import { pytorchRecorder } from '../../src/snippets/recorders/pytorch';
import { kerasRecorder } from '../../src/snippets/recorders/keras';
import { closeEverything } from './tabs';

const insert = (framework: string) =>
  vscode.commands.executeCommand<boolean>('optimizerLab.insertRecorder', framework);

let count = 0;

/** Opens a text in which “|” is the cursor. */
async function open(marked: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.parse(`untitled:recorder-${++count}.txt`);
  const document = await vscode.languages.setTextDocumentLanguage(
    await vscode.workspace.openTextDocument(uri),
    'python',
  );
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), marked.replace('|', '')));
  const cursor = document.positionAt(marked.indexOf('|'));
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

const textOf = ({ document }: vscode.TextEditor) => document.getText().replaceAll('\r\n', '\n');
const classOf = ({ snippet }: typeof pytorchRecorder) => snippet.definition!.lines.join('\n');
const own = ['atexit', 'json', 'logging', 'math', 'os', 'weakref'].map((name) => `import ${name}\n`).join('');

suite('Insert Training Recorder', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('the class stands behind the imports, the recorder at the cursor; one undo takes all of it back', async () => {
    const script =
      '"""Train."""\n\nimport torch\n\n\ndef train(model, optimizer):\n    |\n    return model\n';
    const editor = await open(script);
    assert.isTrue(await insert('pytorch'));
    assert.equal(
      textOf(editor),
      `"""Train."""\n\nimport torch\n${own}\n\n${classOf(pytorchRecorder)}\n\n\ndef train(model, optimizer):\n` +
        '    recorder = TrainingRecorder("training.jsonl", model, optimizer)\n' +
        '    # Between loss.backward() and optimizer.step():\n    #     recorder.record(loss)\n    return model\n',
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(textOf(editor), script.replace('|', ''));
  });

  test('the name of the file is selected, then what is recorded', async () => {
    const editor = await open('import torch\n\n|\n');
    await insert('pytorch');
    const selected = () => editor.document.getText(editor.selection);
    assert.equal(selected(), 'training.jsonl');
    for (const name of ['model', 'optimizer']) {
      await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
      assert.equal(selected(), name);
    }
    await vscode.commands.executeCommand('leaveSnippet');
  });

  test('a second recorder has the same class; a cursor among the imports is no place for one', async () => {
    const editor = await open('import os|\nimport torch');
    await insert('pytorch');
    await vscode.commands.executeCommand('leaveSnippet');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await insert('pytorch');
    const text = textOf(editor);
    assert.lengthOf(text.match(/^class TrainingRecorder:/gm)!, 1);
    assert.lengthOf(text.match(/^recorder = /gm)!, 2);
    assert.isBelow(text.indexOf('class TrainingRecorder'), text.indexOf('recorder = '));
    await vscode.commands.executeCommand('leaveSnippet');
  });

  test('Keras, into a file that is indented by tabs', async () => {
    const editor = await open('def build():\n\treturn 1\n\n|\n');
    editor.options = { insertSpaces: false };
    await insert('keras');
    const text = textOf(editor);
    assert.include(text, 'import keras\nimport numpy as np\n');
    assert.include(
      text,
      classOf(kerasRecorder).replace(/^( {4})+/gm, (margin) => '\t'.repeat(margin.length / 4)),
    );
    assert.include(text, '# In model.fit(…):\n#     callbacks=[recorder]\n');
    await vscode.commands.executeCommand('leaveSnippet');
  });
});
