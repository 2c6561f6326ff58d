// Sets mocha up where Node.js runs the tests: on its own, and in VS Code's Node.js extension host.
// Imported before the tests, it defines suite() and test(); run() is called when all of them are loaded.
import Mocha from 'mocha';
import { options } from './options';

const mocha = new Mocha(options);
mocha.suite.emit('pre-require', globalThis as never, '', mocha);

/** @param bail whether the first failure is the end */
export async function run(bail = false): Promise<void> {
  mocha.bail(bail);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} test(s) failed.`);
}
