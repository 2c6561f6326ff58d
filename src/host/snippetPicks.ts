import * as vscode from 'vscode';
import {
  optimizers as catalogue,
  ProblemError,
  resolveRun,
  runLabel,
  type Experiment,
  type Library,
  type RunSpec,
} from '../core/index';
import { composeSnippet, targets, type SnippetRequest, type Target } from '../snippets/index';

/**
 * Asks which run.
 * @param runs the panel's; without any, those of the catalogue and the own optimizers with their defaults
 * @param preferred the library of those of the catalogue that it has
 */
export async function pickRun(
  runs: readonly RunSpec[],
  optimizers: NonNullable<Experiment['optimizers']>,
  steps: number | undefined,
  preferred: Library,
): Promise<RunSpec | undefined> {
  const offered: readonly RunSpec[] = [
    ...[...catalogue].map(([optimizer, { libraries }]) => ({
      optimizer,
      ...(Object.hasOwn(libraries, preferred) && { library: preferred }),
    })),
    ...Object.keys(optimizers).map((optimizer) => ({ optimizer })),
  ];
  const specs = runs.length > 0 ? runs : offered;
  const around = { optimizers, ...(steps !== undefined && { steps }) };
  const items = specs.flatMap((run: RunSpec) => {
    const resolved = resolveRun(around, run);
    if (!resolved.ok) return [];
    const { values, defaults } = resolved.run;
    const told = Object.entries(values).filter(([key, value]) => key === 'lr' || value !== defaults[key]);
    return [
      {
        label: runLabel(run, resolved.run),
        description: told.map(([key, value]) => `${key}=${value}`).join('  '),
        run,
      },
    ];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert Optimizer Snippet'),
    placeHolder: vscode.l10n.t('Which optimizer?'),
    matchOnDescription: true,
  });
  return picked?.run;
}

/**
 * Asks for which library or language; what is at home in the editor's language comes first, and of that the call of
 * the library that the run follows.
 * @throws ProblemError when the run is not valid
 */
export async function pickTarget(
  request: Omit<SnippetRequest, 'target'>,
  language: string | undefined,
): Promise<string | undefined> {
  const kinds = { call: vscode.l10n.t('library call'), rule: vscode.l10n.t('update rule') };
  const items = inOrder(request, language).flatMap((target) => {
    const text = previewOf(target, request);
    if (text === undefined) return [];
    return [{ label: target.name, description: kinds[target.kind], detail: text, id: target.id }];
  });
  // Each says the same of a run that is not valid.
  if (items.length === 0) composeSnippet({ ...request, target: [...targets.keys()].at(-1)! });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert Optimizer Snippet'),
    placeHolder: vscode.l10n.t('For which library or language?'),
    matchOnDescription: true,
  });
  return picked?.id;
}

function inOrder(
  { run, optimizers = {}, steps }: Omit<SnippetRequest, 'target'>,
  language: string | undefined,
): Target[] {
  const resolved = resolveRun({ optimizers, ...(steps !== undefined && { steps }) }, run);
  const library = resolved.ok ? resolved.run.library : undefined;
  const rank = ({ id, kind, languages }: Target) =>
    (language !== undefined && languages.includes(language) ? 0 : 2) +
    (kind === 'call' && id === library ? 0 : 1);
  return [...targets.values()].sort((a, b) => rank(a) - rank(b));
}

/** The call, or the first line of the rule's code; undefined when the target cannot express the run. */
function previewOf(target: Target, request: Omit<SnippetRequest, 'target'>): string | undefined {
  try {
    const { text } = composeSnippet({ ...request, target: target.id });
    return text.split('\n').find((line) => !/^(#|\/\/|const )/.test(line));
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
