import type { ExperimentResult } from '../../src/core/index';

/** The default experiment's trajectories and losses, every bit of them. The same in Node.js and in every browser. */
export const defaultExperimentBits = 'fe035d7c73785111';

/** A digest (FNV-1a, 64 bits) of all numbers of a result. */
export function bitsOf({ runs }: ExperimentResult): string {
  let hash = 0xcbf29ce484222325n;
  for (const { theta, loss } of runs) {
    for (const column of [theta, loss]) {
      for (const byte of new Uint8Array(column.buffer, column.byteOffset, column.byteLength)) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      }
    }
  }
  return hash.toString(16).padStart(16, '0');
}
