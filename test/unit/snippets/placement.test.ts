import { assert } from 'chai';
import { addImports as addJavaScriptImports } from '../../../src/snippets/javascriptImports';
import { addDefinition } from '../../../src/snippets/pythonDefinitions';
import { addImports } from '../../../src/snippets/pythonImports';
import { placeStatement } from '../../../src/snippets/placement';
import { runPython } from './python';

/** Where “|” stands, and the lines without it. */
function cursorIn(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const cursor = { line: before.length - 1, character: before.at(-1)!.length };
  return { lines: marked.replace('|', '').split('\n'), cursor };
}

/** The text with a small class at the cursor. */
function withStatement(marked: string, statement: readonly string[], language: string): string {
  const { lines, cursor } = cursorIn(marked);
  const { start, end, indentation, before, after } = placeStatement(lines, cursor, language, '    ');
  const inserted = before + statement.map((line) => indentation + line).join('\n') + after;
  const head = [...lines.slice(0, start.line), lines[start.line].slice(0, start.character)].join('\n');
  const tail = [lines[end.line].slice(end.character), ...lines.slice(end.line + 1)].join('\n');
  return head + inserted + tail;
}

function withImports(marked: string, imports: readonly string[], add = addImports): string {
  const { lines, cursor } = cursorIn(marked);
  const added = add(lines, imports, cursor.line);
  return (added ? lines.toSpliced(added.line, 0, ...added.lines) : lines).join('\n');
}

const python = (marked: string) => withStatement(marked, ['class A:', '    pass'], 'python');

suite('Snippets: where a statement goes', () => {
  const placed: [string, string, string][] = [
    ['an empty file', '|', 'class A:\n    pass'],
    [
      'an empty line of a block',
      'if x:\n    a\n    |\n    b\n',
      'if x:\n    a\n    class A:\n        pass\n    b\n',
    ],
    [
      'one that lost its indentation',
      'if x:\n    a\n|\n    b\n',
      'if x:\n    a\n    class A:\n        pass\n    b\n',
    ],
    ['one that is too deep', 'a\n    |\nb\n', 'a\nclass A:\n    pass\nb\n'],
    ['behind a block, where it ends', 'if x:\n    a\n|\nb\n', 'if x:\n    a\nclass A:\n    pass\nb\n'],
    [
      'behind a block, still in it',
      'if x:\n    a\n    |\nb\n',
      'if x:\n    a\n    class A:\n        pass\nb\n',
    ],
    [
      'between levels',
      'if x:\n    if y:\n        a\n      |\nb\n',
      'if x:\n    if y:\n        a\n    class A:\n        pass\nb\n',
    ],
    ['a block without lines', 'if x:  # why\n|\n', 'if x:  # why\n    class A:\n        pass\n'],
    ['a block’s start', 'if x:\n|\n    a\n', 'if x:\n    class A:\n        pass\n    a\n'],
    [
      'before else',
      'if x:\n    a\n|\nelse:\n    b\n',
      'if x:\n    a\n    class A:\n        pass\nelse:\n    b\n',
    ],
    ['before a line of code', 'if x:\n  |  a\n', 'if x:\n    class A:\n        pass\n    a\n'],
    ['within a line of code', 'if x:\n    f(|a)\n', 'if x:\n    f(a)\n    class A:\n        pass\n'],
    [
      'at the end of a line that opens a block',
      'if x:|\n    a\n',
      'if x:\n    class A:\n        pass\n    a\n',
    ],
    [
      'within brackets',
      'a = [\n    1,\n    |\n    2,\n]\nb\n',
      'a = [\n    1,\n    \n    2,\n]\nclass A:\n    pass\nb\n',
    ],
    [
      'within a string',
      's = """\n|\n  \'\'\' # "\n"""\nb\n',
      's = """\n\n  \'\'\' # "\n"""\nclass A:\n    pass\nb\n',
    ],
    ['behind a continued line', 'a = 1 + \\\n    2\n|\n', 'a = 1 + \\\n    2\nclass A:\n    pass\n'],
    [
      'behind comments and quotes of all kinds',
      'if x:\n    s = "#:" + \'"\' # f(:\n    # if y:\n|\n',
      'if x:\n    s = "#:" + \'"\' # f(:\n    # if y:\nclass A:\n    pass\n',
    ],
    [
      'behind the signature of a function on several lines',
      'def f(\n    a,\n):\n|\n',
      'def f(\n    a,\n):\n    class A:\n        pass\n',
    ],
    ['with tabs', 'if x:\n\ta\n|\n\tb\n', 'if x:\n\ta\n\tclass A:\n\t    pass\n\tb\n'],
  ];
  for (const [title, marked, expected] of placed) {
    test(title, () => assert.equal(python(marked), expected));
  }

  test('all of these are valid Python still', function () {
    this.timeout(300_000);
    const script =
      'import json, sys\nfor text in json.load(sys.stdin): compile(text, "text", "exec")\nprint(0)';
    const texts = placed.filter(([title]) => title !== 'with tabs').map(([, marked]) => python(marked));
    runPython(script, texts);
  });

  test('in braces, as the line above or one deeper', () => {
    const braced = (marked: string) => withStatement(marked, ['class A {}'], 'javascript');
    assert.equal(braced('f() {\n|\n}'), 'f() {\n    class A {}\n}');
    assert.equal(braced('f() {\n  a();\n|\n}'), 'f() {\n  a();\n  class A {}\n}');
    assert.equal(braced('f();|'), 'f();\nclass A {}');
    assert.equal(braced('|f();'), 'class A {}\nf();');
  });
});

suite('Snippets: where imports go', () => {
  const np = ['import numpy as np'];
  const placed: [string, string, string][] = [
    ['an empty file', '|', 'import numpy as np\n\n'],
    ['a file with room', '\n|', 'import numpy as np\n\n'],
    ['before code', 'a = 1\n|', 'import numpy as np\n\na = 1\n'],
    ['behind a docstring', '"""A.\n\nB."""\n\na = 1\n|', '"""A.\n\nB."""\n\nimport numpy as np\n\na = 1\n'],
    [
      'behind the future',
      'from __future__ import annotations\n\n|',
      'from __future__ import annotations\n\nimport numpy as np\n\n',
    ],
    [
      'behind imports',
      'import os\nfrom a import (\n    b,\n)\n\nc = 1\n|',
      'import os\nfrom a import (\n    b,\n)\nimport numpy as np\n\nc = 1\n',
    ],
    ['apart from the cursor', 'import os\n|', 'import os\nimport numpy as np\n\n'],
    [
      'behind the shebang',
      '#!/usr/bin/python3\n# coding: utf-8\na = 1\n|',
      '#!/usr/bin/python3\n# coding: utf-8\nimport numpy as np\n\na = 1\n',
    ],
    ['behind a magic of a notebook', '%%time\na = 1\n|', '%%time\nimport numpy as np\n\na = 1\n'],
  ];
  for (const [title, marked, expected] of placed) {
    test(title, () => assert.equal(withImports(marked, np), expected));
  }

  test('not where they are', () => {
    for (const text of [
      'import numpy as np\n|',
      'import os, numpy as np  # both\n|',
      'try:\n    import numpy as np\nexcept ImportError:\n    pass\n|',
    ]) {
      assert.equal(withImports(text, np), text.replace('|', ''));
    }
    assert.equal(withImports('import torch.nn\n|', ['import torch']), 'import torch.nn\n');
  });

  test('but where it only looks so', () => {
    for (const text of [
      'import numpy\n|',
      'import numpy as n\n|',
      '"""\nimport numpy as np\n"""\n|',
      '# import numpy as np\n|',
      'def f():\n    import numpy as np\n|',
      'from numpy import np\n|',
    ]) {
      assert.notEqual(withImports(text, np), text.replace('|', ''));
    }
    assert.include(withImports('import torch.nn as nn\n|', ['import torch']), 'import torch\n');
  });
});

suite('Snippets: where a class goes that the code needs', () => {
  const definition = { name: 'A', lines: ['class A:', '    pass'] };
  const withDefinition = (marked: string) => {
    const { lines, cursor } = cursorIn(marked);
    const added = addDefinition(lines, ['import a'], definition, cursor.line);
    return (added ? lines.toSpliced(added.line, 0, ...added.lines) : lines).join('\n');
  };
  const placed: [string, string, string][] = [
    ['an empty file', '|', 'import a\n\n\nclass A:\n    pass\n\n\n'],
    [
      'behind imports, apart from what follows',
      'import b\n\n\ndef f():\n    |\n',
      'import b\nimport a\n\n\nclass A:\n    pass\n\n\ndef f():\n    \n',
    ],
    [
      'with one empty line there',
      'import a\n\nx = 1\n|\n',
      'import a\n\n\nclass A:\n    pass\n\n\nx = 1\n\n',
    ],
    ['with none', 'import a\nx = 1\n|', 'import a\n\n\nclass A:\n    pass\n\n\nx = 1\n'],
    ['with the cursor behind the imports', 'import a\n|', 'import a\n\n\nclass A:\n    pass\n\n\n'],
    [
      'behind a docstring',
      '"""Trains."""\n\nx = 1\n|',
      '"""Trains."""\n\nimport a\n\n\nclass A:\n    pass\n\n\nx = 1\n',
    ],
  ];
  for (const [title, marked, expected] of placed) {
    test(title, () => assert.equal(withDefinition(marked), expected));
  }

  test('not where it is', () => {
    assert.equal(withDefinition('import a\nclass A(B):\n    pass\n|'), 'import a\nclass A(B):\n    pass\n');
    assert.include(withDefinition('class AB:\n    pass\n|'), 'class A:\n');
    assert.include(withDefinition('"""\nclass A:\n"""\n|'), '    pass\n');
  });
});

suite('Snippets: where imports go in JavaScript', () => {
  const wanted = "import * as tf from '@tensorflow/tfjs';";
  const placed: [string, string, string][] = [
    ['an empty file', '|', 'TF\n\n'],
    ['before code', 'f();\n|', 'TF\n\nf();\n'],
    [
      'behind imports',
      "import a from 'a';\nimport {\n  b,\n} from 'b';\n\nf();\n|",
      "import a from 'a';\nimport {\n  b,\n} from 'b';\nTF\n\nf();\n",
    ],
    [
      'behind what heads the file',
      "#!/usr/bin/env node\n'use strict';\n/*\n * A licence.\n */\n\nf();\n|",
      "#!/usr/bin/env node\n'use strict';\n/*\n * A licence.\n */\n\nTF\n\nf();\n",
    ],
    ['before a comment on code', '/** Trains. */\nf();\n|', 'TF\n\n/** Trains. */\nf();\n'],
    [
      'behind an import under a comment',
      "// a\nimport 'a';\nf(import('b'));\n|",
      "// a\nimport 'a';\nTF\nf(import('b'));\n",
    ],
  ];
  for (const [title, marked, expected] of placed) {
    test(title, () =>
      assert.equal(withImports(marked, [wanted], addJavaScriptImports), expected.replace('TF', wanted)),
    );
  }

  test('not where they are', () => {
    for (const text of [
      `${wanted}\n|`,
      "const tf = require('@tensorflow/tfjs-node');\n|",
      'import tf from "x"\n|',
    ]) {
      assert.equal(withImports(text, [wanted], addJavaScriptImports), text.replace('|', ''));
    }
  });
});
