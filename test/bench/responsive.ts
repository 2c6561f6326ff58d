// How long the Node.js extension host keeps others waiting while it reads a large table and trains on it. Runs in VS
// Code, which calls run().
import * as vscode from 'vscode';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { OptimizerLabApi } from '../../src/host/extension';
import type { Comparison } from './compare';

const rows = 100_000;
const columns = 50;

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<OptimizerLabApi>('optimizer-lab.optimizer-lab');
  if (!extension) throw new Error('VS Code does not know the extension.');
  const { compare } = await extension.activate();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  const file = vscode.Uri.joinPath(folder.uri, 'large.csv');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(table()));

  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const sampling = (batch: number | 'full') => ({ batch, epochs: 3 });
  await compare({
    version: 1,
    objective: {
      kind: 'data',
      rows: { file: 'large.csv', standardize: true },
      model: { kind: 'linear' },
      heldOut: 0.2,
    },
    steps: 200,
    runs: (['full', 32, 1] as const).map((batch) => ({
      optimizer: 'sgd',
      hyperparameters: { lr: 0.001 },
      sampling: sampling(batch),
    })),
  });
  delays.disable();
  const title = `Event loop of the extension host while it reads and trains on ${rows.toLocaleString('en-US')} × ${columns}: milliseconds at the 99th percentile`;
  const comparison: Comparison = { title, ours: delays.percentile(99) / 1e6, theirs: 1, limit: 20 };
  console.log(`[test] ${JSON.stringify({ type: 'measured', comparison })}`);
  console.log(`[test] ${JSON.stringify({ type: 'finished' })}`);
}

/** Numbers as measurements are written, from a linear congruential generator. */
function table(): string {
  let state = 1;
  const number = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32).toFixed(4);
  };
  const line = (cell: (column: number) => string) =>
    Array.from({ length: columns }, (_, column) => cell(column)).join(',');
  return [line((column) => `c${column}`), ...Array.from({ length: rows }, () => line(number))].join('\n');
}
