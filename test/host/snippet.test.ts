import { assert } from 'chai';
import * as vscode from 'vscode';
import { defaultExperiment, type RunSpec } from '../../src/core/index';
import { api } from './extension';
import { closeEverything } from './tabs';

const command = 'optimizerLab.insertSnippet';
const adam: RunSpec = { optimizer: 'adam', hyperparameters: { lr: 0.3 } };
const sgd: RunSpec = { optimizer: 'sgd', hyperparameters: { lr: 0.95 } };
const call = 'torch.optim.Adam(model.parameters(), lr=0.3)';

interface Outcome {
  readonly inserted: boolean;
  readonly message?: string;
}

async function insert(run: RunSpec, target: string): Promise<Outcome> {
  return vscode.commands.executeCommand<Outcome>(command, { run, target });
}

let count = 0;

/** Opens a text in which “|” is the cursor, and “‹›” encloses what is selected. */
async function open(language: string, marked: string): Promise<vscode.TextEditor> {
  // Under a name of its own: one that was used before may still have its text.
  const uri = vscode.Uri.parse(`untitled:snippet-${++count}.txt`);
  const document = await vscode.languages.setTextDocumentLanguage(
    await vscode.workspace.openTextDocument(uri),
    language,
  );
  const editor = await vscode.window.showTextDocument(document);
  const content = marked.replace(/[|‹›]/g, '');
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  const start = document.positionAt(marked.search(/[|‹]/));
  const end = marked.includes('›') ? document.positionAt(marked.indexOf('›') - 1) : start;
  editor.selection = new vscode.Selection(start, end);
  return editor;
}

/** The document's text, with line ends as in this file. */
const textOf = ({ document }: vscode.TextEditor) => document.getText().replaceAll('\r\n', '\n');

/** Inserts, and holds the text to what is expected, and what one undo leaves to what was there. */
async function assertInserts(
  language: string,
  marked: string,
  [run, target]: readonly [RunSpec, string],
  expected: string,
): Promise<void> {
  const editor = await open(language, marked);
  const before = textOf(editor);
  assert.deepEqual(await insert(run, target), { inserted: true });
  assert.equal(textOf(editor), expected);
  await vscode.commands.executeCommand('undo');
  assert.equal(textOf(editor), before, 'one undo takes everything back');
}

suite('Insert Optimizer Snippet', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('a call on an indented line, with its import behind the docstring', () =>
    assertInserts(
      'python',
      '"""Train."""\n\ndef train(model):\n    |\n    return model\n',
      [adam, 'pytorch'],
      `"""Train."""\n\nimport torch\n\ndef train(model):\n    optimizer = ${call}\n    return model\n`,
    ));

  test('a call within a line is an expression; an import is not added twice', () =>
    assertInserts(
      'python',
      'import torch\n\nopt = |  # tuned\n',
      [adam, 'pytorch'],
      `import torch\n\nopt = ${call}  # tuned\n`,
    ));

  test('a call of the library that the run follows', () =>
    assertInserts(
      'python',
      'import os\n\n|\n',
      [{ ...adam, library: 'keras' }, 'keras'],
      'import os\nimport keras\n\noptimizer = keras.optimizers.Adam(learning_rate=0.3)\n',
    ));

  test('a call in JavaScript, with its import behind the others', () =>
    assertInserts(
      'javascript',
      "// Trains.\nimport fs from 'node:fs';\n\nexport function train() {\n|\n}\n",
      [{ ...adam, library: 'tfjs' }, 'tfjs'],
      "// Trains.\nimport fs from 'node:fs';\nimport * as tf from '@tensorflow/tfjs';\n\n" +
        'export function train() {\n    const optimizer = tf.train.adam(0.3);\n}\n',
    ));

  test('a call replaces what is selected', () =>
    assertInserts(
      'python',
      'import torch\n\nopt = ‹torch.optim.SGD(model.parameters(), lr=0.1)›\n',
      [adam, 'pytorch'],
      `import torch\n\nopt = ${call}\n`,
    ));

  test('the value is selected, to be typed over', async () => {
    const editor = await open('python', 'import torch\nopt = |\n');
    await insert({ optimizer: 'adam', hyperparameters: { lr: 0.3, beta1: 0.8 } }, 'pytorch');
    assert.equal(editor.document.getText(editor.selection), '0.3');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(editor.document.getText(editor.selection), '0.8');
    await vscode.commands.executeCommand('leaveSnippet');
  });

  const indentedSgd = `    # SGD (Robbins and Monro, 1951), as in torch.optim.SGD
    class SGD:
        def __init__(self, lr=0.95):
            self.lr = lr

        def step(self, theta, g):
            """Return theta after one step; g is the gradient at theta."""
            return theta - self.lr * g
`;

  test('a class in the middle of an indented block', () =>
    assertInserts(
      'python',
      'def f(theta):\n    a = 1\n    |\n    return a\n',
      [sgd, 'numpy'],
      `def f(theta):\n    a = 1\n${indentedSgd}    return a\n`,
    ));

  test('a class on an empty line that has no indentation, but whose block goes on', () =>
    assertInserts(
      'python',
      'def f(theta):\n    a = 1\n|\n    return a\n',
      [sgd, 'numpy'],
      `def f(theta):\n    a = 1\n${indentedSgd}    return a\n`,
    ));

  test('a class behind a line of code, which stays whole', () =>
    assertInserts(
      'python',
      'def f(theta):\n    return g(|\n        theta)\n',
      [sgd, 'numpy'],
      `def f(theta):\n    return g(\n        theta)\n${indentedSgd}`,
    ));

  test('tabs where the editor indents with tabs', async () => {
    const editor = await open('python', 'def f(theta):\n\ta = 1\n\t|\n\treturn a\n');
    editor.options = { ...editor.options, insertSpaces: false, tabSize: 8 };
    await insert(sgd, 'numpy');
    const expected = indentedSgd.replace(/^ +/gm, (spaces) => '\t'.repeat(spaces.length / 4));
    assert.equal(textOf(editor), `def f(theta):\n\ta = 1\n${expected}\treturn a\n`);
  });

  test('an update rule brings NumPy', async () => {
    const editor = await open('python', 'from __future__ import annotations\nimport sys\n\n|');
    await insert(adam, 'numpy');
    assert.match(
      textOf(editor),
      /^from __future__ import annotations\nimport sys\nimport numpy as np\n\n# Adam \(/,
    );
  });

  test('JavaScript, as deep as the editor indents', async () => {
    const editor = await open('javascript', 'function f() {\n  |\n}\n');
    editor.options = { ...editor.options, insertSpaces: true, tabSize: 2, indentSize: 2 };
    await insert(sgd, 'javascript');
    assert.equal(
      textOf(editor),
      `function f() {
  // SGD (Robbins and Monro, 1951), as in torch.optim.SGD
  class SGD {
    constructor({ lr = 0.95 } = {}) {
      this.lr = lr;
    }

    /** Returns theta after one step, as a new array; g is the gradient at theta. */
    step(theta, g) {
      const { lr } = this;
      const n = theta.length;
      const next = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        next[i] = theta[i] - lr * g[i];
      }
      return next;
    }
  }
}
`,
    );
  });

  test('into a text of another language, with the import about it', async () => {
    const editor = await open('markdown', '```\n|\n```\n');
    await insert(adam, 'pytorch');
    assert.equal(textOf(editor), `\`\`\`\nimport torch\n\n${call}\n\`\`\`\n`);
  });

  test('without an editor, into a new one of the language', async () => {
    assert.deepEqual(await insert(adam, 'pytorch'), { inserted: true });
    const { document } = vscode.window.activeTextEditor!;
    assert.isTrue(document.isUntitled);
    assert.equal(document.languageId, 'python');
    assert.equal(document.getText().replaceAll('\r\n', '\n'), `import torch\n\noptimizer = ${call}`);
  });

  test('with the panel in front, into the editor beside it', async () => {
    const editor = await open('python', 'import torch\n|\n');
    await (await api()).compare(defaultExperiment);
    assert.deepEqual(await insert(adam, 'pytorch'), { inserted: true });
    assert.equal(textOf(editor), `import torch\noptimizer = ${call}\n`);
  });

  test('an own optimizer of the experiment in the panel', async () => {
    const optimizers = {
      mine: { name: 'Mine', rule: 'theta = theta - lr*sign(g)', hyperparameters: { lr: 0.25 } },
    };
    await (await api()).compare({ ...defaultExperiment, optimizers, runs: [{ optimizer: 'mine' }] });
    const { document } = await open('python', '|');
    assert.deepEqual(await insert({ optimizer: 'mine' }, 'numpy'), { inserted: true });
    assert.include(document.getText(), 'return theta - self.lr * np.sign(g)');
  });

  test('a document that is read-only says so and stays as it is', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('readonly-test', {
      provideTextDocumentContent: () => 'import torch\n\n',
    });
    try {
      const uri = vscode.Uri.parse('readonly-test:/train.py');
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      for (const target of ['pytorch', 'numpy']) {
        const { inserted, message } = await insert(adam, target);
        assert.isFalse(inserted);
        assert.match(message ?? '', /train\.py” is read-only: nothing was inserted/);
        assert.equal(textOf(editor), 'import torch\n\n');
      }
    } finally {
      provider.dispose();
    }
  });

  test('a file that the settings make read-only, too', async () => {
    const [folder] = vscode.workspace.workspaceFolders!;
    const files = vscode.workspace.getConfiguration('files', folder.uri);
    await files.update(
      'readonlyInclude',
      { '**/train_torch.py': true },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const uri = vscode.Uri.joinPath(folder.uri, 'train_torch.py');
      const editor = await vscode.window.showTextDocument(uri);
      const before = textOf(editor);
      const { inserted, message } = await insert(adam, 'pytorch');
      assert.isFalse(inserted);
      assert.match(message ?? '', /train_torch\.py” is read-only/);
      assert.equal(textOf(editor), before);
      assert.isFalse(editor.document.isDirty);
    } finally {
      await files.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('what cannot be inserted is refused in words, and nothing changes', async () => {
    const editor = await open('python', 'a = 1\n|');
    const refused: [RunSpec, string, RegExp][] = [
      [{ optimizer: 'adamm' }, 'numpy', /Did you mean “adam”/],
      [adam, 'numpi', /Did you mean “numpy”/],
      [{ optimizer: 'custom', rule: 'theta = theta - g' }, 'pytorch', /no optimizer with this rule/],
      [{ optimizer: 'sgd', hyperparameters: { lr: 'x' as never } }, 'numpy', /finite number/],
    ];
    for (const [run, target, message] of refused) {
      const outcome = await insert(run, target);
      assert.isFalse(outcome.inserted);
      assert.match(outcome.message ?? '', message);
    }
    assert.equal(textOf(editor), 'a = 1\n');
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
