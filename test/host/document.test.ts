import { assert } from 'chai';
import * as vscode from 'vscode';
import { defaultExperiment, edit, type Experiment } from '../../src/core/index';
import { api } from './extension';
import { eventually, fileUri, openExperiment, replaceText } from './files';
import { closeEverything, panelTabs, until } from './tabs';

const rosenbrock: Experiment = {
  ...edit(defaultExperiment, { kind: 'objective', objective: { kind: 'landscape', id: 'rosenbrock' } }),
  title: 'A valley',
};

function editorTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'optimizerLab.experiment',
    );
}

suite('A file', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  /** Waits until the panel shows an experiment of so many steps. */
  async function showsSteps(steps: number | undefined): Promise<void> {
    const { currentExperiment } = await api();
    await eventually(`${steps} steps are shown`, () => currentExperiment()?.steps === steps);
  }

  test('opens as a panel, and is as it was', async () => {
    const document = await openExperiment('valley.optlab.json', rosenbrock);
    await until('its editor is open', () => editorTabs().length === 1);
    await showsSteps(rosenbrock.steps);
    assert.deepEqual((await api()).currentExperiment(), rosenbrock);
    assert.isFalse(document.isDirty);
    assert.equal(document.languageId, 'jsonc');
  });

  test('edited as text moves the panel; undo moves it back', async () => {
    const document = await openExperiment('moved.optlab.json', defaultExperiment);
    await showsSteps(30);
    await replaceText(document, '"steps": 30', '"steps": 31 /* more */');
    await showsSteps(31);
    assert.isTrue(document.isDirty);
    await vscode.commands.executeCommand('undo');
    await showsSteps(30);
    await vscode.commands.executeCommand('redo');
    await showsSteps(31);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await showsSteps(30);
    assert.isFalse(document.isDirty);
  });

  test('whose text is broken is shown as it last was, and says where it is wrong', async () => {
    const document = await openExperiment('broken.optlab.json', defaultExperiment);
    await showsSteps(30);
    await replaceText(document, '"steps": 30', '"steps": -30');
    const found = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Optimizer Lab');
    await eventually('the text has a mark', () => found().length === 1);
    assert.equal(document.getText(found()[0].range), '-30');
    assert.deepEqual((await api()).currentExperiment(), defaultExperiment);
    await replaceText(document, '"steps": -30', '"steps": 29');
    await showsSteps(29);
    await eventually('the mark is gone', () => found().length === 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('that is broken from the start is shown as soon as it is mended', async () => {
    const document = await openExperiment('mended.optlab.json', '{ "version": 1, }');
    await until('its editor is open', () => editorTabs().length === 1);
    await showsSteps(undefined);
    await replaceText(document, '1, }', `${JSON.stringify(rosenbrock).slice('{"version":'.length)}`);
    await showsSteps(rosenbrock.steps);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('that is empty is shown as a new comparison, and stays empty', async () => {
    const document = await openExperiment('empty.optlab.json', '');
    await showsSteps(30);
    assert.equal(document.getText(), '');
    assert.isFalse(document.isDirty);
  });

  test('is not what other extensions compare in', async () => {
    const document = await openExperiment('kept.optlab.json', defaultExperiment);
    await showsSteps(30);
    await (await api()).compare(rosenbrock);
    await until('a panel is open beside it', () => panelTabs().length === 1 && editorTabs().length === 1);
    assert.deepEqual((await api()).currentExperiment(), rosenbrock);
    assert.isFalse(document.isDirty);
    await vscode.commands.executeCommand('vscode.open', fileUri('kept.optlab.json'));
    await eventually('the file is in front', () => editorTabs()[0].isActive);
    await showsSteps(30);
  });
});
