// The user's own optimizers, kept in their settings: from there they come into every experiment.
import * as vscode from 'vscode';
import { parseOwnOptimizers, type Experiment, type OwnOptimizer } from '../core/index';

const section = 'optimizerLab';
const key = 'optimizers';

function setting(): unknown {
  return vscode.workspace.getConfiguration(section).get<unknown>(key) ?? {};
}

/** The valid ones, by id. */
export function keptOptimizers(): NonNullable<Experiment['optimizers']> {
  return parseOwnOptimizers(setting()).optimizers;
}

/** What was told last, so that the same is not told again with every change of the settings. */
let told = '';

/** Tells the user which entries of the setting are ignored, and why. */
export function tellIgnoredOptimizers(log: vscode.LogOutputChannel): void {
  const texts = parseOwnOptimizers(setting()).problems.map(({ path, line, column, message }) => {
    const place = line === undefined ? '' : vscode.l10n.t('Line {0}, column {1}: ', line, column ?? 1);
    return vscode.l10n.t(
      '“{0}” of the setting {1} is ignored: {2}',
      path ?? '',
      `${section}.${key}`,
      place + message,
    );
  });
  const all = texts.join('\n');
  if (all === told) return;
  told = all;
  texts.forEach((text) => log.warn(text));
  if (texts.length === 0) return;
  const open = vscode.l10n.t('Open Settings');
  const more = texts.length > 1 ? vscode.l10n.t(' {0} more are in the log.', texts.length - 1) : '';
  void vscode.window.showWarningMessage(texts[0] + more, open).then((chosen) => {
    if (chosen) void vscode.commands.executeCommand('workbench.action.openSettings', `${section}.${key}`);
  });
}

/** Writes an own optimizer to the user's settings; asks before another one of the same id is replaced. */
export async function keepOptimizer(id: string, own: OwnOptimizer): Promise<void> {
  const all = allOptimizers();
  const isNew = !Object.hasOwn(all, id) || JSON.stringify(all[id]) === JSON.stringify(own);
  if (!isNew) {
    const replace = vscode.l10n.t('Replace');
    const question = vscode.l10n.t('Your settings have an optimizer “{0}” already. Replace it?', own.name);
    if ((await vscode.window.showWarningMessage(question, { modal: true }, replace)) !== replace) return;
  }
  await writeOptimizers((now) => ({ ...now, [id]: own }), own.name);
}

/** With what is ignored: it may be a slip of the pen that its author wants to mend. */
function allOptimizers(): Readonly<Record<string, unknown>> {
  const configuration = vscode.workspace.getConfiguration(section);
  return configuration.inspect<Record<string, unknown>>(key)?.globalValue ?? {};
}

/**
 * Writes the user's settings, or tells why they cannot be written.
 * @param change what they are to be, of what they are
 * @param name of the optimizer that it is about
 * @returns whether they were written
 */
export async function writeOptimizers(
  change: (all: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
  name: string,
): Promise<boolean> {
  const configuration = vscode.workspace.getConfiguration(section);
  try {
    await configuration.update(key, change(allOptimizers()), vscode.ConfigurationTarget.Global);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('“{0}” was not saved: {1}', name, reason));
    return false;
  }
}
