/**
 * Makes Ctrl+C and the like run what is to run on exit, which stops the programs that were started.
 *
 * @param {number} [status]
 */
export function exitOnSignal(status = 1) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(status));
}
