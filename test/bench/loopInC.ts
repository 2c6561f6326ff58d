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

/** A loop in C, compiled on the spot, in a process that waits: to start one would slow down the next measurement. */
export class LoopInC {
  private readonly process;
  private readonly answers;

  /**
   * @param name of the binary
   * @param request the line that asks for everything once
   * @param input what the loop reads before the first request
   */
  private constructor(
    name: string,
    source: string,
    defines: readonly string[],
    private readonly request: string,
    input = '',
  ) {
    const folder = 'dist/bench';
    const binary = `${folder}/${name}`;
    mkdirSync(folder, { recursive: true });
    execFileSync('gcc', ['-O3', '-march=native', ...defines, '-o', binary, source, '-lm']);
    this.process = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = createInterface(this.process.stdout)[Symbol.asyncIterator]();
    this.process.stdin.write(input);
  }

  static onLandscape({ optimizer, landscape, steps, lr, side }: Workload): LoopInC {
    const defines = [
      `-D${optimizer.toUpperCase()}`,
      landscape === 'rosenbrock' ? '-DROSENBROCK' : '-DQUADRATIC',
    ];
    const request = `${steps} ${lr} ${side}\n`;
    return new LoopInC(`${optimizer}-${landscape}`, 'test/bench/trajectory.c', defines, request);
  }

  /** @param input rows and start, as network.c reads them */
  static ofNetwork(input: string, steps: number, lr: number): LoopInC {
    return new LoopInC('network', 'test/bench/network.c', [], `${steps} ${lr}\n`, input);
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
