import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again, about what no locator waits for.
 * @param what comes to be: for the message if it does not
 * @param seen tells what is there instead
 * @param within how long it may take, in seconds
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seen?: () => string | Promise<string>,
  within = 20,
): Promise<void> {
  const deadline = Date.now() + within * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error([`Waited in vain until ${what}.`, ...(seen ? [await seen()] : [])].join('\n'));
    await pause(50);
  }
}
