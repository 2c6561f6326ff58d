// Sets mocha up in VS Code's web-worker extension host, as node.ts does in the other.
import 'mocha/mocha'; // its build for browsers, which defines the global `mocha`
import { options } from './options';

mocha.setup(options);

export async function run(): Promise<void> {
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} test(s) failed.`);
}
