// Takes a picture of every state of the panel, in the real workbench: what a test cannot judge, a person can.
import { all } from './pictures';
import { take } from './shot';

const wanted = process.argv.slice(2);
for (const { name, theme, picture } of all) {
  if (wanted.length === 0 || wanted.some((part) => name.includes(part)))
    console.log(await take(name, theme, picture));
}
