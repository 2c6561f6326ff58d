import { assert } from 'chai';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

suite('Desktop launcher', () => {
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stand in '));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts, in place of VS Code, a script that notes how it was called. */
  function launch(exitCode: number) {
    const script = path.join(folder, 'standIn.mjs');
    const notes = path.join(folder, 'notes.json');
    writeFileSync(
      script,
      `import { existsSync, writeFileSync } from 'node:fs';
      const args = process.argv.slice(2);
      const opened = existsSync(args[0] + '/train_torch.py');
      writeFileSync(${JSON.stringify(notes)}, JSON.stringify({ args, opened }));
      process.exit(${exitCode});`,
    );
    const windows = process.platform === 'win32';
    const executable = path.join(folder, windows ? 'code.cmd' : 'code');
    const [head, all] = windows ? ['@', '%*'] : ['#!/bin/sh\n', '"$@"'];
    writeFileSync(executable, `${head}"${process.execPath}" "${script}" ${all}\n`);
    chmodSync(executable, 0o755);

    const env = { ...process.env, VSCODE_EXECUTABLE: executable };
    const { status } = spawnSync(process.execPath, ['test/vscode/desktop.mjs', 'stable'], { env });
    const { args, opened } = JSON.parse(readFileSync(notes, 'utf8')) as { args: string[]; opened: boolean };
    const value = (name: string) =>
      args.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
    return { status, args, opened, value };
  }

  test('starts VS Code on the extension, its tests and the sample workspace', () => {
    const { args, opened, value } = launch(0);
    assert.equal(value('extensionDevelopmentPath'), process.cwd());
    assert.equal(value('extensionTestsPath'), path.resolve('dist/test/host/node.js'));
    assert.isTrue(opened, `${args[0]} is no copy of the sample`);
  });

  test('keeps the user’s own extensions and data out, and leaves none behind', () => {
    const { args, value } = launch(0);
    assert.include(args, '--disable-extensions');
    for (const name of ['user-data-dir', 'extensions-dir']) {
      const dir = value(name) ?? assert.fail(`no --${name}`);
      assert.isTrue(dir.startsWith(path.join(os.tmpdir(), 'optlab-')), dir);
      assert.isFalse(existsSync(path.dirname(dir)), `${dir} is left behind`);
    }
  });

  test('exits as VS Code does', () => {
    assert.equal(launch(0).status, 0);
    assert.equal(launch(3).status, 3);
  });
});
