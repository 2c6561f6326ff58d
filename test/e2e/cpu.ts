// What Linux tells of the processes under test.
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks each second, in which Linux counts CPU time for all programs. */
const ticks = 100;

/** CPU time that the processes of a group have used so far, in seconds. */
export function cpuSeconds(group: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ticksOf(pid, group) / ticks)
    .reduce((sum, seconds) => sum + seconds, 0);
}

function ticksOf(pid: string, group: number): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return 0; // It has ended since.
  }
  // The name of the program, in parentheses, may hold anything. See proc_pid_stat(5).
  const [, , processGroup, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(processGroup) === group ? Number(rest[8]) + Number(rest[9]) : 0;
}
