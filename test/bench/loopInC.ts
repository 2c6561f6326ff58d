import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What both sides compute: one optimizer, `side` × `side` runs from `side` starts that are 1e-3 apart along x. */
export interface Workload {
  readonly optimizer: 'adam' | 'momentum' | 'rmsprop';
  readonly landscape: 'anisotropic' | 'rosenbrock';
  readonly steps: number;
  readonly lr: number;
  readonly side: number;
}

/** Milliseconds, and the last loss of the last run. */
export interface Measured {
  readonly time: number;
  readonly loss: number;
}

/** The loop in C, compiled on the spot, in a process that waits: to start one would slow down the next measurement. */
export class LoopInC {
  private readonly process;
  private readonly answers;
  private readonly request: string;

  constructor({ optimizer, landscape, steps, lr, side }: Workload) {
    const folder = 'dist/bench';
    const binary = `${folder}/${optimizer}-${landscape}`;
    mkdirSync(folder, { recursive: true });
    const rule = `-D${optimizer.toUpperCase()}`;
    const objective = landscape === 'rosenbrock' ? '-DROSENBROCK' : '-DQUADRATIC';
    const source = 'test/bench/trajectory.c';
    execFileSync('gcc', ['-O3', '-march=native', rule, objective, '-o', binary, source, '-lm']);
    this.process = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = createInterface(this.process.stdout)[Symbol.asyncIterator]();
    this.request = `${steps} ${lr} ${side}\n`;
  }

  /** Computes everything once. */
  async measure(): Promise<Measured> {
    this.process.stdin.write(this.request);
    const { value } = await this.answers.next();
    const [time, loss] = String(value).split(' ').map(Number);
    return { time, loss };
  }

  dispose(): void {
    this.process.kill();
  }
}
